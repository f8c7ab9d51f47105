/* SPDX-License-Identifier: MIT
 *
 * What must not be taken: rows of sendings that are not ours, the text of one row beside the names of
 * another, answers that were sorted alone.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"
#include "base/text.h"
#include "sheets.h"

ARENA_SUITE(strangers, a);

static struct grid grid;

static void expect_open(const struct returned_row *row, unsigned troubles)
{
	cr_expect_null(row->row, "%s is placed", row->at);
	cr_expect_eq(row->troubles, troubles, "%s has troubles %u", row->at, row->troubles);
}

Test(strangers, the_very_text_of_another_row_speaks_against_code_and_key)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	SHEET(a, &grid, "s", "項番|局面|要求|回答|照合",
	      "R4/1|通常時|サーバのセキュリティ更新を毎月行う。|承諾|AAAAA6", /* of two rows */
	      "R5/1|通常時|データベースの控えを毎日取得する。|承諾|AAAAA7",
	      "R3/1|通常時|乙は、ログを1年間保管する。|承諾|AAAAA5",
	      "R6/1|通常時|データベースの控えを取得する。|承諾|AAAAA8");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	expect_open(sheets_row(x, 2), RETURNED_UNPLACED);
	expect_open(sheets_row(x, 3), RETURNED_UNPLACED | RETURNED_MIXED);
	expect_open(sheets_row(x, 4), RETURNED_UNPLACED);
	cr_assert(sheets_row(x, 5)->row);
	cr_expect_str_eq(sheets_row(x, 5)->row->code, "AAAAA8");
}

Test(strangers, the_workbook_of_another_project_is_none_of_ours)
{
	const struct sending_record *ours = sheets_sending(a, "tele", 0);
	const struct sending_record *theirs = sheets_sending(a, "tele", 'Z');

	/* with its id, and without: the codes alone */
	for (int with_id = 0; with_id < 2; with_id++) {
		grid = (struct grid){0};
		struct grid_sheet *s = sheets_sent(a, &grid, theirs, 0);

		for (size_t i = 1; i < 9; i++)
			sheets_put(a, s, i, "回答", "承諾");
		if (with_id)
			SHEET(a, &grid, "使い方", "送付番号　tele-2026.tele.1.ZK3F9Q　回答期限 令和8年11月15日");
		const struct returned *x = sheets_read(a, &grid, ours, NULL);

		cr_expect_null(x->sending);
		cr_expect_not(x->guessed);
		cr_expect_eq(x->placed, 0);
		cr_expect(!with_id || text_equal(x->other_id, "tele-2026.tele.1.ZK3F9Q"));
	}
}

Test(strangers, an_id_of_elsewhere_is_not_overruled_by_words_or_by_what_somebody_says)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);
	struct returned_sent sent = {.known = r};

	*vec_push(a, &sent.all) = r;
	grid = (struct grid){0};
	SHEET(a, &grid, "s", "ward-2025.ehr.2.9M4T2Q", "要求|項番|局面|回答",
	      "媒体を持ち出すときは台帳に記録する。|R4/1|通常時|承諾");
	cr_expect_null(sheets_read(a, &grid, r, NULL)->sending);
	const struct returned_file file = {"s.csv", &grid};
	const struct returned *x = returned_read(a, &file, &sent, sheets_words(a));

	cr_expect_null(x->sending);
	cr_expect_str_eq(x->other_id, "ward-2025.ehr.2.9M4T2Q");
	cr_expect_eq(x->placed, 0);
}

Test(strangers, a_single_row_with_a_code_that_was_never_given_is_a_question)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	sheets_put(a, s, 6, "回答", "承諾");
	sheets_put(a, s, 6, "照合", "ZZ3F9Q");
	sheets_put(a, s, 7, "照合", "確認済");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_expect_eq(x->sending, r);
	expect_open(sheets_row(x, 7), RETURNED_UNPLACED);
	cr_assert_eq(sheets_row(x, 7)->maybe.n, 1);
	cr_expect_str_eq(sheets_row(x, 7)->maybe.at[0]->code, "AAAAA6");
	cr_expect(sheets_row(x, 8)->row, "what is no code at all tells nothing");
	cr_expect_eq(x->placed, 7);
}

/* Verdicts by a rule: of row n of 68 the kind in which it stands. */
static struct returned *answered(const char *(*verdict)(size_t))
{
	struct sending_record *r = sheets_sending(a, "tele", 0);

	sheets_grow(a, r, 60);
	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	for (size_t i = 1; i < s->rows.n; i++)
		sheets_put(a, s, i, "回答", verdict(i));
	return sheets_read(a, &grid, r, NULL);
}

static const char *three_groups(size_t i)
{
	return i < 6 ? "修正希望" : i < 53 ? "承諾" : i < 60 ? "不可" : NULL;
}

static const char *two_groups(size_t i)
{
	return i < 13 ? "不可" : "承諾";
}

static const char *by_topic(size_t i)
{
	return i < 18 ? "修正希望" : i < 48 ? "承諾" : "不可"; /* topics of ten rows begin there */
}

static const char *here_and_there(size_t i)
{
	return i % 11 == 3 ? "修正希望" : i % 17 == 5 ? "不可" : "承諾";
}

static const char *few(size_t i)
{
	return i == 20 ? "修正希望" : i < 20 ? "承諾" : NULL;
}

Test(strangers, verdicts_in_groups_were_sorted_alone)
{
	const char *(*const sorted[])(size_t) = {three_groups, two_groups};
	const char *(*const natural[])(size_t) = {by_topic, here_and_there, few};

	for (size_t i = 0; i < ARRAY_LEN(sorted); i++) {
		const struct returned *x = answered(sorted[i]);

		cr_expect_eq(x->placed, 0, "%zu: %zu", i, x->placed);
		expect_open(&x->rows.at[30], RETURNED_UNPLACED | RETURNED_MIXED);
	}
	for (size_t i = 0; i < ARRAY_LEN(natural); i++)
		cr_expect_eq(answered(natural[i])->placed, 68, "%zu", i);
}

Test(strangers, whole_rows_sorted_by_verdict_are_as_they_were)
{
	struct sending_record *r = sheets_sending(a, "tele", 0);

	sheets_grow(a, r, 60);
	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	for (size_t i = 1; i < s->rows.n; i++)
		sheets_put(a, s, i, "回答", here_and_there(i));
	sheets_sort(s, "回答", NULL);
	cr_expect_eq(sheets_read(a, &grid, r, NULL)->placed, 68);
}
