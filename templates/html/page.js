// SPDX-License-Identifier: MIT
// What a page of bunkai can do beside being read: choose rows, say who is called now, write the time and keep what was
// written. Without it all words are there.
"use strict";
(function () {
	const main = document.querySelector("main");
	const make = function (name, words, kind) {
		const element = document.createElement(name);
		if (words) element.textContent = words;
		if (kind) element.className = kind;
		return element;
	};

	// --- rows that are chosen

	const filter = function (box) {
		const table = document.querySelector("table." + box.dataset.of);
		const rows = Array.from(table.querySelectorAll("tr[data-f]")).map(function (row) {
			return {row: row, says: row.dataset.f.split(",").map(function (s) { return s.split("."); })};
		});
		const selects = Array.from(box.querySelectorAll("select"));
		const words = selects.map(function (select) {
			return Array.from(select.options).map(function (o) { return o.textContent || "（空欄）"; });
		});
		const count = make("p", "", "count");
		const clear = make("button", "全ての行を表示する");
		const takes = function (says, but) {
			return selects.every(function (select, i) {
				return i === but || select.value === "" || says[i].includes(select.value);
			});
		};
		const recount = function (select, i) {
			let all = 0;
			const n = words[i].map(function () { return 0; });
			rows.forEach(function (r) {
				if (!takes(r.says, i)) return;
				all++;
				new Set(r.says[i]).forEach(function (v) { n[v]++; });
			});
			Array.from(select.options).forEach(function (o, k) {
				o.textContent = k ? words[i][k - 1] + "（" + n[k - 1] + "）" : "全て（" + all + "）";
			});
		};
		// a group's line goes with its rows; one of the second level with those below it
		const groups = function () {
			let first = null, second = null;
			table.querySelectorAll("tbody>tr").forEach(function (row) {
				if (row.classList.contains("second")) { second = row; row.hidden = true; return; }
				if (row.classList.contains("group")) { first = row; second = null; row.hidden = true; return; }
				if (row.hidden) return;
				if (first) first.hidden = false;
				if (second) second.hidden = false;
			});
		};
		const show = function () {
			let shown = 0;
			rows.forEach(function (r) {
				r.row.hidden = !takes(r.says, -1);
				shown += r.row.hidden ? 0 : 1;
			});
			groups();
			selects.forEach(recount);
			const chosen = selects.map(function (select, i) {
				const name = select.parentNode.querySelector("span").textContent;
				return select.value === "" ? "" : name + "「" + words[i][Number(select.value)] + "」";
			}).filter(Boolean);
			clear.hidden = !chosen.length;
			count.textContent = chosen.length ? chosen.join("、") + "に絞り込んでいる：全" + rows.length + "行のうち" + shown + "行"
				: "全" + rows.length + "行";
		};

		selects.forEach(function (select) {
			const all = make("option");
			all.value = "";
			select.insertBefore(all, select.firstChild);
			select.value = "";
			select.addEventListener("change", show);
		});
		clear.type = "button";
		clear.addEventListener("click", function () {
			selects.forEach(function (select) { select.value = ""; });
			show();
		});
		count.setAttribute("aria-live", "polite");
		box.append(clear, count);
		box.hidden = false;
		show();
		// a link that leads to a row finds it
		const reveal = function () {
			const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
			if (target && table.contains(target) && target.closest("[hidden]")) {
				clear.click();
				target.scrollIntoView();
			}
		};
		window.addEventListener("hashchange", reveal);
	};

	// --- who answers now

	const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
	const NAMES = ["日曜", "月曜", "火曜", "水曜", "木曜", "金曜", "土曜"];
	const off = ((main && main.dataset.daysOff) || "").split("/");
	const holidays = new Set(off[0].split(" "));
	const years = new Set(off[0].split(" ").map(function (d) { return d.slice(0, 4); }));

	// the hospital's clock, wherever the telephone thinks it is
	const tokyo = function (moment) {
		const t = new Date(moment.getTime() + 9 * 3600 * 1000);
		return {date: t.toISOString().slice(0, 10), day: t.getUTCDay(), minute: t.getUTCHours() * 60 + t.getUTCMinutes()};
	};
	const kind = function (t) {
		const date = t.date.slice(5);
		if (holidays.has(t.date)) return "holiday";
		if (off.length > 2 && (off[1] <= off[2] ? date >= off[1] && date <= off[2] : date >= off[1] || date <= off[2]))
			return "year-end";
		return DAYS[t.day];
	};
	const clock = function (minute) {
		return Math.floor(minute / 60) + ":" + String(minute % 60).padStart(2, "0");
	};
	const holds = function (hours, moment) {
		const now = tokyo(moment), day = kind(now), before = kind(tokyo(new Date(moment.getTime() - 24 * 3600 * 1000)));
		const said = {};
		hours.split(" ").forEach(function (word) {
			const at = word.indexOf("=");
			if (at > 0) said[word.slice(0, at)] = word.slice(at + 1);
		});
		const ranges = day + "<" + before in said ? said[day + "<" + before] : said[day];
		return (ranges || "").split(",").some(function (range) {
			const ends = range.split("-").map(Number);
			return ends.length === 2 && now.minute >= ends[0] && now.minute < ends[1];
		});
	};
	const isFirst = function (row) { return row.dataset.hours.startsWith("first"); };
	const rowsWithHours = Array.from(document.querySelectorAll("tr[data-hours]"));

	const badge = function (row, moment) {
		const heads = row.querySelectorAll("th[scope=row]"), head = heads[heads.length - 1] || row.cells[0];
		let mark = head.querySelector(".badge");
		if (!mark) {
			mark = make("span", "", "badge");
			head.append(mark);
		}
		mark.textContent = holds(row.dataset.hours, moment) ? "いま受付時間内" : "いま受付時間外";
	};
	const box = make("div", "", "now");
	box.setAttribute("role", "region");
	// the cells that a card has: their words and links, not their places
	const copy = function (cell, kindOf) {
		const out = make("div", "", kindOf);
		Array.from(cell.childNodes).forEach(function (node) { out.append(node.cloneNode(true)); });
		out.querySelectorAll("[id]").forEach(function (e) { e.removeAttribute("id"); });
		return out;
	};
	const now = function () {
		const moment = new Date(), t = tokyo(moment), day = kind(t);
		let row = null;
		rowsWithHours.forEach(function (r) {
			if (!isFirst(r)) { badge(r, moment); return; }
			const called = !row && holds(r.dataset.hours, moment);
			r.classList.toggle("called", called);
			if (called) row = r;
		});
		box.hidden = !row;
		if (!row) return;
		const heads = Array.from(row.closest("table").querySelectorAll("thead th")).map(function (h) { return h.textContent; });
		const title = make("h2", "いま電話する番号");
		const special = day === "holiday" ? "・祝日" : day === "year-end" ? "・年末年始" : "";
		const when = make("p", Number(t.date.slice(5, 7)) + "月" + Number(t.date.slice(8)) + "日（" + NAMES[t.day] + special + "）" +
			clock(t.minute) + "の担当。この端末の時計による。");
		title.id = "-now";
		box.setAttribute("aria-labelledby", "-now");
		box.replaceChildren(title, when);
		if (!years.has(t.date.slice(0, 4)) && off[0])
			box.append(make("p", "この年の祝日は登録されていない。祝日は、下の表で確かめる。"));
		const number = row.querySelector(".tap") ? row.querySelector(".tap").closest("td,th") : null;
		if (number) box.append(copy(number, "number"));
		Array.from(row.cells).forEach(function (cell, i) {
			if (cell === number || i === 0) return;
			box.append(make("p", heads[i] + "："), copy(cell, "who"));
		});
	};
	if (rowsWithHours.some(isFirst)) {
		main.insertBefore(box, main.firstChild);
	}
	if (rowsWithHours.length) {
		now();
		setInterval(now, 20000);
		document.addEventListener("visibilitychange", now);
	}

	// --- what people write

	const fields = Array.from(document.querySelectorAll(".in"));
	const key = "bunkai:" + (main ? main.dataset.key : "");
	const store = {
		read: function () { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch (e) { return {}; } },
		write: function (value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch (e) { /* kept in the page alone */ } },
		clear: function () { try { localStorage.removeItem(key); } catch (e) { /* there is none */ } }
	};
	const named = function (field, i) { return i + " " + (field.getAttribute("aria-label") || ""); };
	const keep = function () {
		const all = {};
		fields.forEach(function (field, i) { if (field.value) all[named(field, i)] = field.value; });
		store.write(all);
	};
	if (fields.length && document.querySelector("[data-time]")) {
		const kept = store.read(), line = make("p", "記入したことは、この端末のこの画面にだけ残り、送られない。印刷して残す。 ", "kept");
		const clear = make("button", "記入を全て消す");
		fields.forEach(function (field, i) {
			if (kept[named(field, i)]) field.value = kept[named(field, i)];
			field.addEventListener("input", keep);
		});
		clear.type = "button";
		clear.addEventListener("click", function () {
			if (!window.confirm("この画面に記入したことを全て消す。よいか。")) return;
			fields.forEach(function (field) { field.value = ""; });
			store.clear();
		});
		line.append(clear);
		main.append(line);
	}
	document.querySelectorAll("[data-time]").forEach(function (field) {
		const button = make("button", "いまの時刻", "stamp");
		button.type = "button";
		button.setAttribute("aria-label", field.getAttribute("aria-label") + "に、いまの時刻を書く");
		button.addEventListener("click", function () {
			field.value += (field.value ? " " : "") + clock(tokyo(new Date()).minute);
			keep();
		});
		field.after(button);
	});

	document.querySelectorAll(".filter").forEach(filter);
})();
