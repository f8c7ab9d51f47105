/* SPDX-License-Identifier: MIT
 *
 * A calendar of a tree's rows: every row with a day is one event and nothing else is, texts come
 * out of it as they went in, and an event is known again after a change.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/chance.h"
#include "../support/trees.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "ics/events.h"

static struct run *run;

static void start(void)
{
	run = run_start();
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(ics, .init = start, .fini = stop);

enum { COLUMNS = 5 };

static struct doc *new_doc(struct doc_node **table)
{
	static const enum doc_event events[COLUMNS] = {EVENT_START, EVENT_SUMMARY, EVENT_CATEGORY,
						       EVENT_NOTE, EVENT_NOTE};
	struct doc *d = doc_new(run->arena, "calendar", "年間予定表");

	d->author = "みなと病院";
	d->date = "2026-10-01";
	*table = tree_table(run->arena, doc_add_part(run->arena, d, "予定"), COLUMNS);
	for (size_t i = 0; i < COLUMNS; i++)
		(*table)->columns[i].event = events[i];
	tree_row(run->arena, *table,
		 (const char *const[]){"期日", "すること", "担当", "根拠", "記録"}, COLUMNS);
	return d;
}

static struct doc_node *add_row(struct doc_node *table, const char *day, const char *summary,
				const char *who)
{
	struct doc_node *row = tree_row(
		run->arena, table,
		(const char *const[]){"令和8年10月1日", summary, who, "規程第8条2", ""}, COLUMNS);

	row->first->day = day;
	return row;
}

static char *render_piece(const struct doc *d, const char *piece)
{
	size_t len;

	run->rc.piece = piece;
	return run_render(run, "ics", d, &len);
}

static const char *unfold(const char *text)
{
	return text_replace(run->arena, text, "\r\n ", "");
}

/* The nth line that begins so, without that. */
static const char *value(const char *text, const char *name, size_t nth)
{
	const char *lead = arena_concat(run->arena, "\r\n", name, ":", (char *)NULL);

	for (const char *at = strstr(text, lead); at; at = strstr(at + 1, lead))
		if (!nth--)
			return arena_strndup(run->arena, at + strlen(lead),
					     strcspn(at + strlen(lead), "\r"));
	return NULL;
}

static size_t count(const char *text, const char *words)
{
	size_t n = 0;

	for (const char *at = strstr(text, words); at; at = strstr(at + 1, words))
		n++;
	return n;
}

Test(ics, a_row_with_a_day_is_an_event_of_the_whole_day)
{
	struct doc_node *table;
	struct doc *d = new_doc(&table);

	add_row(table, "2026-12-31", "台帳を点検する", "医療情報部")->uid = "t-1";
	const char *text = render_piece(d, "");

	cr_expect_str_eq(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bunkai//bunkai//JA\r\n"
			       "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
			       "X-WR-CALNAME;VALUE=TEXT:年間予定表\r\nBEGIN:VEVENT\r\n"
			       "UID:c094009f-d9e1-85e7-a7e3-e1240bd2bcb3\r\n"
			       "DTSTAMP:20261001T000000Z\r\nDTSTART;VALUE=DATE:20261231\r\n"
			       "DTEND;VALUE=DATE:20270101\r\nSUMMARY:【医療情報部】台帳を点検する\r\n"
			       "DESCRIPTION:根拠：規程第8条2\r\nCATEGORIES:医療情報部\r\n"
			       "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

Test(ics, rows_without_a_day_lines_of_groups_and_other_tables_are_none)
{
	struct doc_node *table, *other;
	struct doc *d = new_doc(&table);

	tree_row(run->arena, table, (const char *const[]){"10月"}, 1)->first->colspan = COLUMNS;
	add_row(table, NULL, "毎日点検する", "医療情報部");
	add_row(table, "2026-10-01", "申請する", "医療情報部");
	other = tree_table(run->arena, d->first, 2);
	tree_row(run->arena, other, (const char *const[]){"期日", "すること"}, 2);
	tree_row(run->arena, other, (const char *const[]){"令和8年10月2日", "見ない"}, 2)
		->first->day = "2026-10-02";
	const char *text = render_piece(d, "");

	cr_expect_eq(count(text, "BEGIN:VEVENT"), 1, "%s", text);
	cr_expect_str_eq(value(text, "SUMMARY", 0), "【医療情報部】申請する");
}

/* RFC 5545 3.1: 75 octets a line, and no letter torn in two; 3.3.11: what a text escapes. */
Test(ics, long_and_odd_texts_arrive_whole)
{
	struct doc_node *table;
	struct doc *d = new_doc(&table);
	const char *summary = tree_repeat(run->arena, "個人情報を、委託先；確認\\する,; 𠮷", 40);

	struct doc_node *row = add_row(table, "2026-10-01", summary, "医事課, 総務課");

	row->calendar = "own";
	row->last->text = "一行目\n二行目\a";
	const char *text = render_piece(d, "own");

	for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
		size_t bad, len = strcspn(line, "\r");

		cr_assert(len <= 75 && text_is_utf8(line, len, &bad), "%.*s", (int)len, line);
	}
	cr_expect_str_eq(
		value(unfold(text), "SUMMARY", 0),
		text_replace(run->arena,
			     text_replace(run->arena,
					  text_replace(run->arena, summary, "\\", "\\\\"), ",",
					  "\\,"),
			     ";", "\\;"));
	cr_expect_str_eq(value(unfold(text), "DESCRIPTION", 0),
			 "根拠：規程第8条2\\n記録：一行目\\n二行目");
	cr_expect_str_eq(value(unfold(text), "CATEGORIES", 0), "医事課, 総務課");
}

/* Every length of a line: none ends inside of its end. */
Test(ics, lines_end_in_cr_and_lf)
{
	struct doc_node *table;
	struct doc *d = new_doc(&table);

	for (size_t n = 1; n < 160; n++)
		add_row(table, "2026-10-01", tree_repeat(run->arena, "a", n),
			"")
			->last->text = tree_repeat(run->arena, "あ", n / 2);
	const char *text = render_piece(d, "");

	for (const char *at = text; (at = strpbrk(at, "\r\n")); at += 2)
		cr_assert(at[0] == '\r' && at[1] == '\n', "%.80s", at > text + 60 ? at - 60 : text);
	for (size_t n = 1; n < 160; n++)
		cr_assert_eq(strlen(value(unfold(text), "SUMMARY", n - 1)), n);
}

Test(ics, a_last_day_counts_and_never_lies_before_the_first)
{
	struct doc_node *table;
	struct doc *d = new_doc(&table);

	table->columns[4].event = EVENT_END;
	add_row(table, "2028-02-28", "訓練", "")->last->day = "2028-02-29";
	add_row(table, "2028-02-28", "逆", "")->last->day = "2028-01-01";
	const char *text = render_piece(d, "");

	cr_expect_str_eq(value(text, "DTEND;VALUE=DATE", 0), "20280301");
	cr_expect_str_eq(value(text, "DTEND;VALUE=DATE", 1), "20280229");
}

static const char *list_pieces(const struct doc *d)
{
	struct strbuf sb = strbuf_new(run->arena);

	for (const char *const *p = events_pieces(run->arena, d); *p; p++)
		strbuf_printf(&sb, "[%s]", *p);
	return sb.text;
}

Test(ics, each_party_has_a_calendar_of_its_own)
{
	struct doc_node *table;
	struct doc *d = new_doc(&table);

	cr_expect_str_eq(list_pieces(d), "");
	add_row(table, "2026-10-01", "甲の仕事", "みなと病院")->calendar = "hospital";
	add_row(table, "2026-10-02", "乙の仕事", "見本システム")->calendar = "tele";
	add_row(table, "2026-10-03", "誰のでもない仕事", "");
	add_row(table, NULL, "日のない仕事", "回線会社")->calendar = "line";
	cr_expect_str_eq(list_pieces(d), "[][hospital][tele]");
	const char *all = arena_strdup(run->arena, render_piece(d, "")),
		   *own = arena_strdup(run->arena, render_piece(d, "tele"));

	cr_expect_eq(count(all, "BEGIN:VEVENT"), 3);
	cr_expect_eq(count(own, "BEGIN:VEVENT"), 1);
	cr_expect_str_eq(value(own, "SUMMARY", 0), "乙の仕事");
	cr_expect_str_eq(value(own, "X-WR-CALNAME;VALUE=TEXT", 0), "年間予定表　見本システム");
	cr_expect_str_eq(value(own, "UID", 0), value(all, "UID", 1));
}

Test(ics, an_event_is_known_again_and_no_two_are_one)
{
	struct doc_node *table;
	struct doc *d = new_doc(&table), *next;
	struct doc_origin origin = {.kind = "clause", .key = "incident-a#drill"};

	add_row(table, "2026-10-01", "訓練", "甲")->uid = "t-1";
	add_row(table, "2026-10-01", "訓練", "甲")->uid = "t-1";
	add_row(table, "2026-10-01", "訓練", "甲")->origin = &origin;
	const char *before = arena_strdup(run->arena, render_piece(d, ""));

	next = new_doc(&table);
	next->id = "contract-calendar";
	next->date = "2027-04-01";
	add_row(table, "2026-11-20", "訓練を行う", "乙")->uid = "t-1";
	add_row(table, "2026-10-01", "訓練を行う", "乙")->origin = &origin;
	const char *after = render_piece(next, "");

	cr_expect_str_eq(value(before, "UID", 0), value(after, "UID", 0));
	cr_expect_str_eq(value(before, "UID", 2), value(after, "UID", 1));
	cr_expect_str_neq(value(before, "UID", 0), value(before, "UID", 1));
	next->author = "みさき病院";
	cr_expect_str_neq(value(before, "UID", 0), value(render_piece(next, ""), "UID", 0));
}

/* Random tables: as many events as rows with a day, each with its own texts, in the rows' order. */
Test(ics, every_row_with_a_day_is_an_event_and_vice_versa)
{
	chance_seed(11);
	for (int round = 0; round < 50; round++) {
		struct doc_node *table;
		struct doc *d = new_doc(&table);
		VEC(const char *) expected = {0};

		for (unsigned i = pick(30); i; i--) {
			bool dated = pick(3) > 0;
			const char *title = arena_printf(run->arena, "第%u件、%u", i,
							 pick(4));

			add_row(table,
				dated ? arena_printf(run->arena, "2027-%02u-%02u",
						     pick(12) + 1,
						     pick(28) + 1)
				      : NULL,
				title, "");
			if (dated)
				*vec_push(run->arena, &expected) = title;
		}
		const char *text = render_piece(d, "");

		cr_assert_eq(count(text, "BEGIN:VEVENT"), expected.n);
		for (size_t i = 0; i < expected.n; i++)
			cr_assert_str_eq(value(unfold(text), "SUMMARY", i), expected.at[i]);
	}
}

Test(ics, a_full_disk_is_reported)
{
	struct doc_node *table;
	struct doc *d = new_doc(&table);
	struct render_result result;

	add_row(table, "2026-10-01", "訓練", "甲");
	cr_expect_not(render_find("ics")->render(&run->rc, d, "/dev/full", &result));
	cr_expect_eq(run_count(run, DIAG_CANNOT_WRITE), 1);
}
