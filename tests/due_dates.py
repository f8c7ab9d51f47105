#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The calendar of due dates, computed a second time. From the clauses' statements, their parameters, the terms and clauses/calendar.json alone
(its months, business days and weekdays, none of its patterns) every date of every article that the papers have is worked out here, and held against
the trees of `calendar` and `contract-calendar`: no date more, none less, in three years and with a project's own months. The public holidays are
worked out from the law (third Mondays, equinoxes, substitutes). Hours are the sum of minutes, and every event of the trees has a name of its own.
usage: due_dates.py BUNKAI"""
import calendar
import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
CHILDREN = ("body", "items", "rows", "cells")
count = {"passed": 0, "failed": 0, "skipped": 0, "moved": 0}


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    for line in problems[:12]:
        print(f"FAIL due_dates: {what}: {str(line)[:300]}")


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


# --- the law of public holidays ---

def nth_monday(year, month, n):
    first = date(year, month, 1)
    return first + timedelta((7 - first.weekday()) % 7 + 7 * (n - 1))


def equinox(year, base):
    return int(base + 0.242194 * (year - 1980) - (year - 1980) // 4)


def holidays_by_law(year):
    days = {date(year, m, d) for m, d in ((1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23))}
    days |= {nth_monday(year, m, n) for m, n in ((1, 2), (7, 3), (9, 3), (10, 2))}
    days |= {date(year, 3, equinox(year, 20.8431)), date(year, 9, equinox(year, 23.2488))}
    for day in sorted(days):
        if day.weekday() == 6:
            substitute = day + timedelta(1)
            while substitute in days:
                substitute += timedelta(1)
            days.add(substitute)
    between = {d + timedelta(1) for d in days if d + timedelta(2) in days and (d + timedelta(1)).weekday() < 6}
    return days | (between - days)


def check_holidays(library):
    listed = {date.fromisoformat(h["date"]): h for h in library["holidays"]}
    years = sorted({d.year for d in listed})
    check("its years follow each other", [] if years == list(range(years[0], years[-1] + 1)) and len(years) >= 3 else years)
    for year in years:
        law = holidays_by_law(year)
        check(f"public holidays of {year}", sorted(map(str, law ^ {d for d in listed if d.year == year})))
    known = int(library["as_of"][:4]) + 1  # in February the next year's equinoxes are announced
    check("equinoxes not announced are marked", [d for d, h in listed.items()
          if h.get("expected", False) != (h["name"] in ("春分の日", "秋分の日") and d.year > known)])


# --- days ---

class Days:
    def __init__(self, library):
        self.off = {date.fromisoformat(h["date"]) for h in library["holidays"]}

    def works(self, day):
        return day.weekday() < 5 and day not in self.off and not (day.month, day.day) >= (12, 29) and not (day.month, day.day) <= (1, 3)

    def nth(self, year, month, n):
        last = calendar.monthrange(year, month)[1]
        working = [date(year, month, d) for d in range(1, last + 1) if self.works(date(year, month, d))]
        return working[min(n, len(working)) - 1]

    def last(self, year, month):
        return self.nth(year, month, 31)

    def next_open(self, day):
        while not self.works(day):
            day += timedelta(1)
        return day

    def weekdays(self, year, month, name):
        """How often a month has that day of the week."""
        return sum(date(year, month, d).weekday() == "月火水木金土日".index(name) for d in range(1, calendar.monthrange(year, month)[1] + 1))

    def move(self, day, n, unit):
        if unit == "営業日":
            step = 1 if n > 0 else -1
            while n:
                day += timedelta(step)
                n -= step if self.works(day) else 0
            return day
        if unit in ("か月", "年"):
            months = day.year * 12 + day.month - 1 + n * (12 if unit == "年" else 1)
            year, month = divmod(months, 12)
            return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
        return day + timedelta(n * (7 if unit == "週間" else 1))


# --- what paragraphs say ---

def form_in(statement, position):
    """The statement as the position has it; None: it does not have it."""
    if position not in statement["at"]:
        return None
    form = {**statement, **statement.get("alt", {}).get(position, {}), "place": statement["at"][position]}
    return {k: v for k, v in form.items() if v is not None}


def occasion_of(form):
    when = form.get("when")
    return next((w["occasion"] for w in (when if isinstance(when, list) else [when]) if isinstance(w, dict)), None)


def in_days(days):
    return (0, days) if days < 28 else (round(days / 30), 0)


def rhythm_of(text):
    """(months, days): what the words say of how often; (0, 0): nothing."""
    for pattern in (r"(\d+)(か月|日|時間|週間|年)ごと", r"(\d+)(か月|日|時間|週間|年)に\d+回", r"(\d+)(か月)を経過"):
        if found := re.search(pattern, text):
            n, unit = int(found[1]), found[2]
            return (n, 0) if unit == "か月" else (12 * n, 0) if unit == "年" else in_days(max(1, n // 24 if unit == "時間" else n * 7 if unit == "週間" else n))
    if found := re.search(r"年(\d+)回", text):
        return 12 // int(found[1]), 0
    if found := re.search(r"月(\d+)回", text):
        return in_days(30 // int(found[1]))
    for word, answer in (("毎日", (0, 1)), ("毎週", (0, 7)), ("毎月", (1, 0)), ("毎年", (12, 0))):
        if word in text:
            return answer
    return 0, 0


def day_of(text):
    """By which day of its month; 31 is the last one."""
    found = re.search(r"(?:毎月|翌月の)(\d+)日", text)
    return int(found[1]) if found else 31 if re.search(r"前月の末日|翌月末日|毎月末日", text) else 0


def offset_of(text):
    for pattern, sign in ((r"(\d+)(営業日|か月|週間|日|年)前", -1), (r"(\d+)(営業日|か月|週間|日|年)以内", 1)):
        if found := re.search(pattern, text):
            return sign * int(found[1]), found[2]
    return (1, "営業日") if "翌営業日" in text else (0, None)


def moves(act, text):
    """第何条の書面の提出及び金銭の支払の期間: a number of days, weeks, months or years, or a day of the month, and not one that is counted back."""
    if not re.search("提出|支払", act):
        return False
    for number, unit, behind in re.findall(r"(\d+)(営業日|時間|分|秒|年度|年|か月|月|週間|週|日)(以内|前|まで)", text):
        return unit not in ("営業日", "時間", "分", "秒") and behind != "前"
    return False


class Library:
    def __init__(self, project, own):
        self.calendar = load(ROOT / "clauses/calendar.json")
        self.days = Days(self.calendar)
        self.terms = {t["id"]: t for t in load(ROOT / "clauses/terms.json")["terms"]}
        self.topics = [t["id"] for t in load(ROOT / "clauses/topics.json")["topics"]]
        self.occasions = {o["id"]: o for o in self.calendar["occasions"]}
        self.own_terms, self.own = project.get("terms", {}), own
        self.clauses = {p.name[:-3]: p for p in (ROOT / "clauses").glob("*/*.md")}

    def head(self, clause):
        text = self.clauses[clause].read_text(encoding="utf-8").split("---\n", 2)[1]
        return re.search(r"^topic: *(\S+)", text, re.M)[1], dict(re.findall(r"^  (\w+): *\"?([^\"\n]*)\"?$", text, re.M))

    def term(self, name, position):
        term = self.terms[name]
        value = self.own_terms.get(name, term.get("positions", {}).get(position, term["value"]))
        return f"{value}{term['unit']}" if isinstance(value, (int, float)) else value

    def fill(self, text, names, position):
        text = re.sub(r"\{\{term\.([\w.-]+)\}\}", lambda m: self.term(m[1], position), text)
        return re.sub(r"\{\{(\w+)\}\}", lambda m: str(names.get(m[1], m[0])), text)

    def business_day(self, topic, occasion):
        for days in (self.own.get("days", {}), self.calendar["days"]):
            if occasion in days.get(topic, {}):
                return days[topic][occasion]
        return self.occasions[occasion]["business_day"]

    def month(self, topic, occasion):
        for months in (self.own.get("months", {}), self.calendar["months"]):
            if occasion in months.get(topic, {}):
                return months[topic][occasion]
        return 1 + self.topics.index(topic) % 12


def statements_of(library, clause, position, params):
    """[(項, 号 …, occasion, what its time says)] of those that bind somebody and come round."""
    path = library.clauses[clause].with_suffix("").with_suffix(".duties.json")
    topic, names = library.head(clause)
    names = {**names, **{k: v for k, v in params.items() if "." not in k}, **{k.split(".", 1)[1]: v for k, v in params.items() if k.startswith(clause + ".")}}
    for statement in load(path).get("statements", []) if path.is_file() else []:
        form = form_in(statement, position)
        if form and form.get("kind", "do") not in ("may", "effect") and occasion_of(form):
            text = "、".join(library.fill(t, names, position) for t in form.get("time", []))
            yield topic, int(re.match(r"\d+", form["place"])[0]), form, occasion_of(form), text


def dates_of(library, topic, occasion, own, day, offset, window, span, moved):
    """Days on which something is due that comes every so many months; `span`: the contract's; `moved`: to the next business day."""
    o = library.occasions[occasion]
    months = own or o["months"]
    if o.get("months") != months:
        o = next((x for x in library.calendar["occasions"] if x.get("months") == months), o)
    slot = library.month(topic, o["id"])
    reach = 12 if offset[1] else 0
    for month in range(window[0].year * 12 + window[0].month - 1 - reach, window[1].year * 12 + window[1].month + reach):
        if (month - slot + 1) % months:
            continue
        year, m = month // 12, month % 12 + 1
        base = date(year, m, min(day, calendar.monthrange(year, m)[1])) if day else library.days.nth(year, m, library.business_day(topic, o["id"]))
        due = library.days.move(base, *offset) if offset[1] else base
        within = span[0] <= base <= span[1] and span[0] <= due <= span[1]
        if moved and not library.days.works(due):
            due = library.days.next_open(due)
            count["moved"] += within and window[0] <= due <= window[1]
        if within and window[0] <= due <= window[1]:
            yield due


def expected(library, articles, params, window, span, present):
    """{(clause, 項, ISO date)} of tasks, {(clause, 項, month)} of daily and weekly work. What papers are handed in moves under definitions that say so."""
    papers = any(clause == "general-definitions" for clause, _ in articles)
    tasks, standing = set(), set()
    for clause, position in articles:
        found = list(statements_of(library, clause, position, params))
        for topic, paragraph, form, occasion, text in found:
            if form["who"] not in present:
                continue
            own = rhythm_of(text)
            offset = offset_of(text) if own == (0, 0) else (0, None)
            if own == (0, 0):
                own = next((r for _, p, _, o, t in found if (p, o) == (paragraph, occasion) and (r := rhythm_of(t)) != (0, 0)), own)
            months, days = own if own != (0, 0) else (library.occasions[occasion].get("months", 0), library.occasions[occasion].get("days", 0))
            if days:
                for month in range(window[0].year * 12 + window[0].month - 1, window[1].year * 12 + window[1].month):
                    last = library.days.last(month // 12, month % 12 + 1)
                    if span[0] <= last <= span[1]:
                        standing.add((clause, paragraph, f"{last:%Y-%m}"))
            else:
                tasks |= {(clause, paragraph, str(d)) for d in dates_of(library, topic, occasion, months, day_of(text), offset, window, span, papers and moves(form["act"], text))}
    return tasks, standing


# --- what the trees say ---

def walk(node, kind):
    if node.get("kind") == kind:
        yield node
    for name in CHILDREN:
        for child in node.get(name) or []:
            yield from walk(child, kind)


def text_of(cell):
    return cell.get("text") or "\n".join(p.get("text", "") for p in cell.get("items", []))


def rows_of(tree, part):
    """Rows of the part's last table as {head: text}, with the row's origin, day and name."""
    table = list(walk(next(p for p in tree["body"] if p.get("id") == part), "table"))[-1:]
    for rows in (t["rows"] for t in table):
        heads = [text_of(c) for c in rows[0]["cells"]]
        for row in rows[1:]:
            if len(row["cells"]) == len(heads):
                cells = dict(zip(heads, map(text_of, row["cells"])))
                day = next((c["day"] for c in row["cells"] if c.get("day")), None)
                yield {**cells, "origin": row.get("origin", {}), "day": day, "uid": row.get("uid")}


def paragraph_of(place):
    """2 of 規程第8条2(3); 1 where the article has one 項."""
    found = re.fullmatch(r".*第\d+条(?:の\d+)*?(\d*)(?:\(\d+\))?", place)
    return int(found[1] or 1)


def iso_month(shown):
    found = re.fullmatch(r"令和(\d+|元)年(\d+)月", shown)
    return f"{2018 + int(found[1].replace('元', '1'))}-{int(found[2]):02}"


def said(rows, standing):
    """What comes round on a day, or, without one, every day or week of a month."""
    rows = [r for r in rows if r["origin"].get("kind") == "statement"]
    return {(r["origin"]["key"].split("#")[0], paragraph_of(r["条・項"]), iso_month(r["月"]) if standing else r["day"]) for r in rows
            if standing == (not r["day"]) and r.get("周期・区分") != "契約の期日"}


# --- a project in three shapes ---

PROBE = {"schema": "bunkai/template/1", "title": "p", "confidentiality": "hospital", "parts": [
    {"part": "条", "id": "articles", "body": [{"block": "table", "view": "clauses", "columns": [{"head": "id", "field": "id"}, {"head": "position", "field": "position"}]}]},
    {"part": "協議中", "id": "waiting", "body": [{"block": "table", "view": "waiting", "empty": "なし", "columns": [{"head": "title", "field": "title"}]}]}]}


def papers_with_articles(project):
    for name in project["documents"]:
        template = load(ROOT / f"templates/documents/{name}.json")
        if any(b.get("block") == "articles" for p in template["parts"] for b in p["body"]):
            yield template


def lay_probes(folder, project):
    (folder / "templates/documents").mkdir(parents=True, exist_ok=True)
    for template in papers_with_articles(project):
        probe = {**PROBE, "id": f"probe-{template['id']}", "scope": template["scope"], "articles": template["id"]}
        if template["scope"] == "hospital":
            probe = {**probe, "parts": PROBE["parts"][:1], "terms": template.get("terms", {})}
            probe |= {k: template[k] for k in ("of", "rank") if k in template}
        (folder / f"templates/documents/{probe['id']}.json").write_text(json.dumps(probe, ensure_ascii=False), encoding="utf-8")
        yield probe


def build(bunkai, folder, out, document):
    done = subprocess.run([bunkai, "build", folder, "-o", out, "--doc", document, "--format", "json"], capture_output=True, text=True, check=False)
    trees = {p.parent.name: load(p) for p in Path(out).rglob(f"{document}.json")}
    check(f"{document} is built", [] if trees else [done.stdout + done.stderr])
    return trees


def articles_in(bunkai, folder, out, project):
    """scope -> [(clause, position)]; clauses of which something waits are left to other suites."""
    found, waiting = {}, set()
    for probe in lay_probes(folder, project):
        for scope, tree in build(bunkai, folder, out, probe["id"]).items():
            found.setdefault("hospital" if probe["scope"] == "hospital" else scope, []).extend((r["id"], r["position"]) for r in rows_of(tree, "articles"))
            if probe["scope"] == "contract":
                waiting |= {r["title"] for r in rows_of(tree, "waiting")}
    return found, waiting


def span_of(contract):
    return date.fromisoformat(contract["from"]), date.fromisoformat(contract.get("ended") or contract["to"])


SIDES = {"hospital", "vendor", "each"} | {f"{r}({k})" for k in ("server", "device", "line", "system") for r in ("owner", "updates", "configurer", "monitor", "maintainer")} \
    | {"takes(backup)", "restores(backup)"}


def present_in(contract):
    roles = {p["role"] for p in contract["parties"]}
    return SIDES | roles | ({"others"} if len(contract["parties"]) > 2 else set())


def compare(what, got, wanted):
    check(f"{what}: dates of clauses that the tree lacks", sorted(wanted - got))
    check(f"{what}: dates that no clause asks for", sorted(got - wanted))
    check(f"{what}: there are dates", [] if wanted else ["none"])


def quarters(minutes):
    return -(-minutes // 15) / 4


def check_hours(tree, library):
    """Minutes of all rows, by month and office, are the hours that the matrix prints; its sums are those of its cells; it is numbers."""
    sums, dues = {}, {}
    for r in rows_of(tree, "months"):
        month = iso_month(r["月"])
        if int(r["分"]):
            sums[month, r["担当"]] = sums.get((month, r["担当"]), 0) + int(r["分"])
            dues[month] = dues.get(month, 0) + 1
    lines = {r["月"]: r for r in rows_of(tree, "hours")}
    offices = [h for h in lines["計"] if h not in ("月", "計", "うち日々の業務", "件数", "origin", "day", "uid")]
    late = list(rows_of(tree, "late"))
    months = {iso_month(m): line for m, line in lines.items() if m != "計"}
    first = min(months)
    check("twelve months and their sum", [] if len(months) == 12 else sorted(months))
    check("every office has a column", sorted({o for _, o in sums} - set(offices)))
    check("hours are the sum of minutes", [f"{m} {o}: {line[o]} for {sums.get((m, o))} minutes" for m, line in months.items() for o in offices
          if not (late and m == first) and float(line[o]) != quarters(sums.get((m, o), 0))])
    check("as many things are due", [f"{m}: {line['件数']} for {dues.get(m)}" for m, line in months.items() if not (late and m == first) and int(line["件数"]) != dues.get(m, 0)])
    check("a line's sum is that of its cells", [m for m, line in lines.items() if float(line["計"]) != sum(float(line[o]) for o in offices)])
    check("a column's sum is that of its cells", [o for o in [*offices, "計", "件数"] if float(lines["計"][o]) != sum(float(line[o]) for line in months.values())])
    table = list(walk(next(p for p in tree["body"] if p.get("id") == "hours"), "table"))[-1]
    check("its cells are numbers", [c for c in table["columns"][1:] if not c.get("number")])
    check_weekly(tree, library)


def check_weekly(tree, library):
    """Weekly work says its weekday, and takes as often its time as the month has that day."""
    day = library.occasions["weekly"]["weekday"]
    rows = [r for r in rows_of(tree, "months") if r["周期・区分"].startswith("毎週") and not r["day"]]
    check("weekly work says its weekday", sorted({r["周期・区分"] for r in rows} - {f"毎週（{day}）"}))
    check("there is weekly work", [] if rows else ["none"])
    by_task = {}
    for r in rows:
        year, month = map(int, iso_month(r["月"]).split("-"))
        by_task.setdefault(r["origin"]["key"], set()).add(int(r["分"]) / library.days.weekdays(year, month, day))
    check("weekly work takes its time on each such day", [f"{k}: {v}" for k, v in by_task.items() if len(v) != 1 and 0 not in v])


def names_a_day(library, key):
    clause, statement = key.split("#")
    forms = load(library.clauses[clause].with_suffix("").with_suffix(".duties.json"))["statements"]
    return re.search("(毎月|翌月|前月)[^、]*日", json.dumps([s for s in forms if s["id"] == statement], ensure_ascii=False))


def check_spread(tree, library):
    """Days that no article names hold no heap: what comes round every month is spread over them."""
    heap = {}
    for r in rows_of(tree, "months"):
        if r["day"] and r["周期・区分"] == "毎月" and not names_a_day(library, r["origin"]["key"]):
            heap.setdefault(r["day"], set()).add((r["origin"].get("key"), r["条・項"], r["当事者"]))
    whole = {}
    for day, tasks in heap.items():
        whole[day[:7]] = whole.get(day[:7], 0) + len(tasks)
    check("monthly work is spread over the month", [f"{d}: {len(t)} of {whole[d[:7]]}" for d, t in heap.items() if whole[d[:7]] > 20 and len(t) * 3 > whole[d[:7]]])


def check_names(trees):
    """An event has the same name in each tree that has it, and no other one has it."""
    for scope, tree in trees.items():
        names = [r["uid"] for part in tree["body"] for r in rows_of(tree, part["id"]) if r["day"] and r["uid"]]
        check(f"{scope}: events have names of their own", sorted({n for n in names if names.count(n) > 1}))


def run(bunkai, what, change, work):
    folder, out = Path(work) / "project", Path(work) / "out"
    shutil.copytree(ROOT / "samples/telehealth", folder)
    project = change(load(folder / "bunkai.json"))
    project["documents"] = [d for d in project["documents"] if d in PAPERS]  # each build looks for 未記入 in all papers that are made
    (folder / "bunkai.json").write_text(json.dumps(project, ensure_ascii=False), encoding="utf-8")
    own = project.get("calendar", {})
    library = Library(project, own)
    articles, waiting = articles_in(bunkai, folder, out, project)
    start = date.fromisoformat(own.get("from", project["date"][:7]) + "-01")
    window = start, date(start.year + (start.month > 1), (start.month - 2) % 12 + 1, 28)
    window = start, window[1].replace(day=calendar.monthrange(window[1].year, window[1].month)[1])
    check(f"{what}: nothing waits", sorted(waiting))
    contracts = {c["id"]: c for c in project["contracts"]}
    trees = build(bunkai, folder, out, "contract-calendar")
    every, every_standing = set(), set()
    for scope, tree in trees.items():
        c = contracts[scope]
        tasks, standing = expected(library, articles[scope], {**project["params"], **c.get("params", {})}, window, span_of(c), present_in(c))
        compare(f"{what}, {scope}", said(rows_of(tree, "dates"), False), tasks)
        compare(f"{what}, {scope}, daily and weekly", said(rows_of(tree, "dates"), True), standing)
    tree = build(bunkai, folder, out, "calendar")["hospital"]
    own_articles = {c for c, _ in articles["hospital"]}
    tasks, standing = expected(library, articles["hospital"], project["params"], window, (date.min, date.max), {"hospital"})
    compare(f"{what}, the hospital's own", {x for x in said(rows_of(tree, "months"), False) if x[0] in own_articles}, tasks)
    compare(f"{what}, the hospital's own, daily and weekly", {x for x in said(rows_of(tree, "months"), True) if x[0] in own_articles}, standing)
    check_hours(tree, library)
    check_spread(tree, library)
    check_names({"hospital": tree, **trees})


PAPERS = {"annex", "boundary", "memorandum", "pledge", "rules", "bylaws", "contacts", "calendar", "contract-calendar"}


def as_it_is(project):
    return project


def later(project):
    """A year later, with contracts that go on, months of its own and terms and parameters that are not the standard's."""
    for c in project["contracts"]:
        c["to"] = "2028-12-31"
    return {**project, "date": "2027-04-10", "terms": {"remote.month-report": 20},
            "params": {**project["params"], "report_months": 4, "test_months": 6},
            "calendar": {"months": {"backup": {"year-check": 2, "half": 2}, "staff": {"year-drill": 9}}, "days": {"backup": {"year-check": 23, "half": 1}, "logging": {"monthly": 17}}}}


def far(project):
    for c in project["contracts"]:
        c["to"] = "2029-03-31"
    return {**project, "date": "2027-10-01", "calendar": {"from": "2028-01"}}


def main():
    bunkai = Path(sys.argv[1]).resolve()
    check_holidays(load(ROOT / "clauses/calendar.json"))
    for what, change in (("this year", as_it_is), ("next year", later), ("the year after", far)):
        with tempfile.TemporaryDirectory() as work:
            run(bunkai, what, change, work)
    check("some papers end on a day off, and move", [] if count["moved"] else ["none"])
    print(f"{count['moved']} papers handed in on the business day behind a day off")
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
