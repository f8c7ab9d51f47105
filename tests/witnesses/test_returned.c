/* SPDX-License-Identifier: MIT
 *
 * Which returned row is which sent one, over hand-made sheets.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"
#include "base/text.h"
#include "sheets.h"

ARENA_SUITE(test_returned, a);

static struct grid grid;

static void expect_code(const struct returned_row *row, const char *code)
{
	cr_assert(row->row, "%s is not placed", row->at);
	cr_expect_str_eq(row->row->code, code);
}

static void expect_open(const struct returned_row *row, unsigned troubles)
{
	cr_expect_null(row->row);
	cr_expect_eq(row->troubles, troubles, "%s has troubles %u", row->at, row->troubles);
}

static const char *said(const struct returned_row *row, const char *field)
{
	const char *value = returned_said(row, field);

	return value ? value : "";
}

Test(test_returned, what_comes_back_untouched_says_nothing)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	for (size_t i = 0; i < 3; i++)
		sheets_sent(a, &grid, r, i);
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_expect_eq(x->sending, r);
	cr_expect_eq(x->placed, 14);
	cr_expect_eq(x->said, 0);
	cr_expect_eq(x->missing.n, 0);
	for (size_t i = 0; i < x->rows.n; i++) {
		cr_expect_eq(x->rows.at[i].troubles, 0);
		cr_expect_eq(x->rows.at[i].row, &r->rows.at[i]);
	}
}

Test(test_returned, answers_are_read_in_any_writing)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	sheets_put(a, s, 3, "回答", "ＯＫ ");
	sheets_put(a, s, 3, "回答日", "令和８年１０月２０日");
	sheets_put(a, s, 3, "乙", "◎ ");
	sheets_put(a, s, 4, "回答", "修正を希望します");
	sheets_put(a, s, 4, "甲", "〇");
	sheets_put(a, s, 4, "乙", "ー");
	sheets_put(a, s, 4, "費用", "別途 見積り");
	sheets_put(a, s, 5, "回答", "ＮＯ");
	const struct returned *x = sheets_read(a, &grid, r, NULL);
	const struct returned_row *third = sheets_row(x, 4), *fourth = sheets_row(x, 5);

	cr_expect_str_eq(said(third, "answer"), "accepted");
	cr_expect_str_eq(said(third, "date"), "2026-10-20");
	cr_expect_eq(returned_cell_of(third, "role:tele")->state, RETURNED_AS_SENT);
	cr_expect_str_eq(said(fourth, "answer"), "wish");
	cr_expect_str_eq(said(fourth, "role:hospital"), "does");
	cr_expect_eq(returned_cell_of(fourth, "role:tele")->state, RETURNED_AS_SENT);
	cr_expect_str_eq(said(fourth, "fee"), "extra");
	cr_expect_str_eq(said(sheets_row(x, 6), "answer"), "refused");
	cr_expect_str_eq(returned_cell_of(fourth, "answer")->at, "回答!I5");
	cr_expect_eq(x->said, 3);
}

Test(test_returned, a_word_that_is_none_of_the_choices_is_a_question)
{
	static const char *const words[] = {"承諾（ただし9月から）", "○", "×", "検討中", "同上",
					    "〃", "はい/いいえ", "承諾、不可"};
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		sheets_put(a, s, i + 1, "回答", words[i]);
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_assert_eq(x->said, ARRAY_LEN(words));
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		const struct returned_row *row = sheets_row(x, i + 2);
		const struct returned_cell *c = returned_cell_of(row, "answer");

		cr_expect_eq(c->state, RETURNED_UNCLEAR, "%s", words[i]);
		cr_expect_null(c->meant);
		cr_expect_str_eq(c->raw, words[i]);
		cr_expect_eq(c->why, i == 4 || i == 5 ? UNCLEAR_DITTO : UNCLEAR_WORD);
		cr_expect_eq(row->troubles, RETURNED_VAGUE);
	}
}

Test(test_returned, heads_are_found_in_any_row_and_columns_in_any_order)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	SHEET(a, &grid, "Sheet1", "回答書の写し", "||", "備考|照 合|回答|要 求|項番|局面",
	      "至急|AAAAA6|承諾|媒体を持ち出すときは台帳に記録する。|R4/1|通常時", "||",
	      "|AAAAA2|不可|乙は、ログを１年間保管する。|R1/1|非常時", "以上");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_assert_eq(x->rows.n, 2);
	expect_code(sheets_row(x, 4), "AAAAA6");
	expect_code(sheets_row(x, 6), "AAAAA2");
	cr_expect_eq(sheets_row(x, 6)->troubles, 0);
	cr_expect_eq(x->missing.n, 12);
	const struct returned_row *row = sheets_row(x, 4);
	const struct returned_cell *beside = &row->cells.at[row->cells.n - 1];

	cr_expect_null(beside->field);
	cr_expect_str_eq(beside->head, "備考");
	cr_expect_str_eq(beside->raw, "至急");
}

Test(test_returned, rows_that_were_sorted_with_their_head_are_found_above_it)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	SHEET(a, &grid, "Sheet1", "R4/1|通常時|媒体を持ち出すときは台帳に記録する。|承諾|AAAAA6",
	      "題名||||", "項番|局面|要求|回答|照合", "R5/1|通常時|遠隔保守の接続は作業ごとに開く。|不可|AAAAA7");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_assert_eq(x->rows.n, 2);
	expect_code(sheets_row(x, 1), "AAAAA6");
	expect_code(sheets_row(x, 4), "AAAAA7");
}

Test(test_returned, one_witness_is_enough_where_nothing_speaks_against_it)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	SHEET(a, &grid, "codes", "照合|回答", "aaaaa5|承諾");
	SHEET(a, &grid, "keys", "項番|局面|回答", "Ｒ４／１|通常時|承諾");
	SHEET(a, &grid, "texts", "要求|回答", "遠隔保守の接続は 作業ごとに開く。|承諾");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_assert_eq(x->rows.n, 3);
	expect_code(&x->rows.at[0], "AAAAA5");
	expect_code(&x->rows.at[1], "AAAAA6");
	expect_code(&x->rows.at[2], "AAAAA7");
}

Test(test_returned, what_several_sent_rows_share_places_none)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	SHEET(a, &grid, "texts", "要求|回答", "サーバのセキュリティ更新を毎月行う。|承諾");
	SHEET(a, &grid, "keys", "項番|回答", "R1/1|承諾");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_assert_eq(x->rows.n, 2);
	expect_open(&x->rows.at[0], RETURNED_UNPLACED);
	expect_open(&x->rows.at[1], RETURNED_UNPLACED);
	cr_expect_eq(x->rows.at[0].maybe.n, 2);
	cr_expect_eq(x->rows.at[1].maybe.n, 2);
	cr_expect(x->rows.at[0].said);
}

Test(test_returned, altered_text_stays_with_its_row_and_is_named)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	sheets_put(a, s, 5, "要求", "特権の利用者を二つ以上の要素で認証する。");
	sheets_put(a, s, 6, "別紙の案", NULL);
	sheets_put(a, s, 7, "要求", "遠隔保守の接続は作業ごとに開く｡");
	const struct returned *x = sheets_read(a, &grid, r, NULL);
	const struct returned_row *fifth = sheets_row(x, 6), *sixth = sheets_row(x, 7);

	expect_code(fifth, "AAAAA5");
	cr_expect_eq(fifth->troubles, RETURNED_ALTERED);
	cr_expect_eq(returned_cell_of(fifth, "text")->state, RETURNED_WRITTEN);
	cr_expect_str_eq(returned_cell_of(fifth, "text")->sent, "特権の利用者を二つの要素で認証する。");
	cr_expect_eq(sixth->troubles, RETURNED_ALTERED);
	cr_expect_eq(returned_cell_of(sixth, "proposal")->state, RETURNED_EMPTIED);
	cr_expect_eq(sheets_row(x, 8)->troubles, 0);
}

Test(test_returned, a_row_with_another_text_needs_code_and_key)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	SHEET(a, &grid, "s", "項番|局面|要求|回答|照合", "R5/1|通常時|全く別の事項を追加で求める。|承諾|",
	      "|通常時|昼の休みに窓口を閉じる。|承諾|AAAAA8",
	      "R4/1|通常時|全く別の事項を追加で求める。|承諾|AAAAA6");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	expect_open(sheets_row(x, 2), RETURNED_UNPLACED);
	expect_open(sheets_row(x, 3), RETURNED_UNPLACED);
	expect_code(sheets_row(x, 4), "AAAAA6");
	cr_expect_eq(sheets_row(x, 4)->troubles, RETURNED_ALTERED);
}

Test(test_returned, a_new_row_is_new_however_like_an_old_one)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	SHEET(a, &grid, "s", "項番|局面|要求|回答|照合",
	      "|通常時|媒体を持ち出すときは必ず台帳に記録する。|修正希望|",
	      "||窓口の電話を増やす。||", "R9/9|通常時|窓口の電話を増やす。||",
	      "R5/1|通常時|遠隔保守の接続は作業ごとに開く。||AAAAA7");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	expect_open(sheets_row(x, 2), RETURNED_NEW);
	expect_open(sheets_row(x, 3), RETURNED_NEW);
	expect_open(sheets_row(x, 4), RETURNED_NEW);
	cr_expect(sheets_row(x, 3)->said);
	cr_assert_eq(sheets_row(x, 2)->maybe.n, 1);
	cr_expect_str_eq(sheets_row(x, 2)->maybe.at[0]->code, "AAAAA6");
}

static void add_copy(struct grid_sheet *s, size_t of)
{
	struct grid_row *row = vec_push(a, &s->rows);

	*row = s->rows.at[of];
	row->number = s->rows.n;
	row->cells = arena_alloc(a, row->n * sizeof *row->cells);
	memcpy(row->cells, s->rows.at[of].cells, row->n * sizeof *row->cells);
}

Test(test_returned, two_that_claim_one_row_are_a_question_and_never_the_last)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	add_copy(s, 3);
	add_copy(s, 4);
	add_copy(s, 5);
	sheets_put(a, s, 3, "回答", "承諾");
	sheets_put(a, s, 9, "回答", "不可");
	sheets_put(a, s, 10, "回答", "承諾");
	sheets_put(a, s, 5, "回答", "はい");
	sheets_put(a, s, 11, "回答", "承諾");
	const struct returned *x = sheets_read(a, &grid, r, NULL);
	const struct returned_row *one = sheets_row(x, 4), *other = sheets_row(x, 10);

	expect_code(one, "AAAAA3");
	expect_code(other, "AAAAA3");
	cr_expect_eq(one->troubles, RETURNED_DOUBLED);
	cr_expect_eq(other->troubles, RETURNED_DOUBLED);
	cr_assert_eq(one->others.n, 2);
	cr_expect_eq(&x->rows.at[one->others.at[0]], one);
	cr_expect_eq(&x->rows.at[one->others.at[1]], other);
	/* one says something, its copy nothing; two say the same in other words */
	cr_expect_eq(sheets_row(x, 5)->troubles, RETURNED_REPEATED);
	cr_expect_eq(sheets_row(x, 11)->troubles, 0);
	cr_expect_eq(sheets_row(x, 6)->troubles, 0);
	cr_expect_eq(sheets_row(x, 12)->troubles, RETURNED_REPEATED);
}

Test(test_returned, a_copy_that_was_written_over_does_not_make_its_source_doubtful)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	add_copy(s, 5);
	sheets_put(a, s, 5, "回答", "承諾");
	sheets_put(a, s, 9, "要求", "職員の名札を新しくする。");
	sheets_put(a, s, 9, "回答", "修正希望");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	expect_code(sheets_row(x, 6), "AAAAA5");
	cr_expect_eq(sheets_row(x, 6)->troubles, 0);
	expect_open(sheets_row(x, 10), RETURNED_UNPLACED);
}

Test(test_returned, codes_that_were_filled_down_lose_against_the_rows_own_words)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	for (size_t i = 2; i < 8; i++) {
		sheets_put(a, s, i, "照合", "AAAAA1");
		sheets_put(a, s, i, "回答", "承諾");
	}
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	for (size_t i = 0; i < 8; i++)
		expect_code(sheets_row(x, i + 2), r->rows.at[i].code);
}

Test(test_returned, all_sorted_but_the_codes_goes_with_the_texts)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	for (size_t i = 1; i < 9; i++)
		sheets_put(a, s, i, "理由", r->rows.at[i - 1].code);
	sheets_sort(s, "要求", "照合");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	for (size_t i = 0; i < 8; i++)
		expect_code(&x->rows.at[i], said(&x->rows.at[i], "reason"));
}

Test(test_returned, answers_sorted_apart_from_the_texts_are_questions)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 1);

	for (size_t i = 1; i < 5; i++) {
		sheets_put(a, s, i, "回答", i % 2 ? "承諾" : "不可");
		sheets_put(a, s, i, "照合", r->rows.at[12 - i].code);
	}
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	for (size_t i = 0; i < 4; i++)
		expect_open(&x->rows.at[i], RETURNED_UNPLACED | RETURNED_MIXED);
}

Test(test_returned, wished_words_of_other_rows_give_answers_away_that_were_sorted_alone)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	for (size_t i = 5; i < 9; i++) {
		sheets_put(a, s, i, "回答", "修正希望");
		sheets_put(a, s, i, "修正の文言",
			   arena_concat(a, settings_get(&r->rows.at[12 - i].cells, "text"),
					"ただし、夜間を除く。", (char *)NULL));
	}
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	for (size_t i = 0; i < x->rows.n; i++)
		expect_open(&x->rows.at[i], RETURNED_UNPLACED | RETURNED_MIXED);
}

Test(test_returned, a_merged_cell_answers_its_first_row_alone)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	sheets_put(a, s, 2, "回答", "承諾");
	*vec_push(a, &s->merges) = (struct grid_merge){2, 8, 3, 1};
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_expect_str_eq(said(sheets_row(x, 3), "answer"), "accepted");
	cr_expect_eq(sheets_row(x, 3)->troubles, 0);
	for (size_t i = 4; i < 6; i++) {
		const struct returned_cell *c = returned_cell_of(sheets_row(x, i), "answer");

		cr_expect_eq(sheets_row(x, i)->troubles, RETURNED_VAGUE);
		cr_expect(sheets_row(x, i)->said);
		cr_expect_eq(c->why, UNCLEAR_MERGED);
		cr_expect_str_eq(c->raw, "承諾");
	}
	cr_expect_not(sheets_row(x, 6)->said);
}

Test(test_returned, struck_reckoned_and_commented_cells_are_seen)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	for (size_t i = 1; i < 4; i++)
		sheets_put(a, s, i, "回答", "承諾");
	*vec_push(a, &s->remarks) = (struct grid_remark){GRID_COMMENT, 6, 4, "誰が行うのか"};
	*vec_push(a, &s->remarks) = (struct grid_remark){GRID_STRUCK, 2, 8, "承諾"};
	*vec_push(a, &s->remarks) = (struct grid_remark){GRID_FORMULA, 3, 8, "=A1"};
	*vec_push(a, &s->remarks) = (struct grid_remark){GRID_STRUCK, 7, 4, "媒体"};
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_expect_eq(returned_cell_of(sheets_row(x, 2), "answer")->why, UNCLEAR_STRUCK);
	cr_expect_eq(returned_cell_of(sheets_row(x, 3), "answer")->why, UNCLEAR_FORMULA);
	cr_expect_str_eq(said(sheets_row(x, 4), "answer"), "accepted");
	cr_expect(sheets_row(x, 6)->said);
	cr_expect_str_eq(returned_cell_of(sheets_row(x, 6), "text")->comment, "誰が行うのか");
	cr_expect_eq(sheets_row(x, 7)->troubles, RETURNED_ALTERED);
}

Test(test_returned, contacts_are_changed_in_place)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 2);

	sheets_put(a, s, 1, "氏名", "雛形 一郎");
	sheets_put(a, s, 1, "電話", "0X-XXXX-9999");
	sheets_put(a, s, 2, "電話", NULL);
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	expect_code(sheets_row(x, 2), "DDDDD1");
	cr_expect_str_eq(said(sheets_row(x, 2), "member:name"), "雛形 一郎");
	cr_expect_eq(sheets_row(x, 2)->troubles, 0);
	expect_code(sheets_row(x, 3), "DDDDD2");
	cr_expect_eq(returned_cell_of(sheets_row(x, 3), "member:phone")->state, RETURNED_EMPTIED);
	cr_expect(sheets_row(x, 3)->said);
}

Test(test_returned, the_id_or_the_codes_say_which_sending_it_is)
{
	const struct sending_record *old = sheets_sending(a, "tele", 'B');
	const struct sending_record *late = sheets_sending(a, "tele", 'E');

	grid = (struct grid){0};
	SHEET(a, &grid, "s", "送付番号：ｔｅｌｅ－２０２６．tele.1.BK3F9Q", "要求|項番|局面|回答",
	      "媒体を持ち出すときは台帳に記録する。|R4/1|通常時|承諾");
	const struct returned *x = sheets_read(a, &grid, old, late);

	cr_expect_eq(x->sending, old);
	cr_expect_not(x->guessed);
	expect_code(&x->rows.at[0], "BAAAA6");

	/* a title that was copied loses against what the rows say */
	grid = (struct grid){0};
	SHEET(a, &grid, "s", "tele-2026.tele.1.BK3F9Q", "要求|項番|局面|回答|照合",
	      "媒体を持ち出すときは台帳に記録する。|R4/1|通常時|承諾|EAAAA6");
	x = sheets_read(a, &grid, old, late);
	cr_expect_eq(x->sending, late);
	expect_code(&x->rows.at[0], "EAAAA6");

	/* nothing says so: the latest of the party, and it is told */
	grid = (struct grid){0};
	SHEET(a, &grid, "s", "要求|項番|局面|回答",
	      "媒体を持ち出すときは台帳に記録する。|R4/1|通常時|承諾");
	x = sheets_read(a, &grid, old, late);
	cr_expect_eq(x->sending, late);
	cr_expect(x->guessed);
}

Test(test_returned, a_file_that_may_be_either_partys_is_nobodys)
{
	const struct sending_record *one = sheets_sending(a, "tele", 'B');
	const struct sending_record *other = sheets_sending(a, "cloud", 'E');

	grid = (struct grid){0};
	SHEET(a, &grid, "s", "要求|項番|局面|回答",
	      "媒体を持ち出すときは台帳に記録する。|R4/1|通常時|承諾");
	const struct returned *x = sheets_read(a, &grid, one, other);

	cr_expect_null(x->sending);
	cr_expect_eq(x->either.n, 2);
	cr_expect_null(x->rows.at[0].row);
}

Test(test_returned, an_id_of_elsewhere_and_sheets_without_heads_are_told)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	SHEET(a, &grid, "使い方", "送付番号 ward-2025.ehr.2.9M4T2Q", "回答の列に承諾と書く。");
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_expect_null(x->sending);
	cr_assert(x->other_id);
	cr_expect_str_eq(x->other_id, "ward-2025.ehr.2.9M4T2Q");
	cr_assert_eq(x->skipped.n, 1);
	cr_expect_str_eq(x->skipped.at[0].name, "使い方");
	cr_expect_eq(x->rows.n, 0);
}

Test(test_returned, rows_of_two_sendings_in_one_sheet_go_each_to_its_own)
{
	const struct sending_record *old = sheets_sending(a, "tele", 'B');
	const struct sending_record *late = sheets_sending(a, "tele", 'E');

	grid = (struct grid){0};
	SHEET(a, &grid, "s", "項番|局面|要求|回答|照合",
	      "R4/1|通常時|媒体を持ち出すときは台帳に記録する。|承諾|EAAAA6",
	      "R5/1|通常時|遠隔保守の接続は作業ごとに開く。|承諾|EAAAA7",
	      "R3/1|通常時|特権の利用者を二つの要素で認証する。|承諾|BAAAA5");
	const struct returned *x = sheets_read(a, &grid, old, late);

	cr_expect_eq(x->sending, late);
	cr_expect_eq(sheets_row(x, 4)->sending, old);
	expect_code(sheets_row(x, 4), "BAAAA5");
}

Test(test_returned, an_undecided_fee_that_is_taken_out_says_nothing)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	sheets_put(a, s, 1, "回答", "承諾");
	sheets_put(a, s, 1, "費用", NULL);
	const struct returned_row *first = sheets_row(sheets_read(a, &grid, r, NULL), 2);

	cr_expect_eq(returned_cell_of(first, "fee")->state, RETURNED_AS_SENT);
	cr_expect_eq(first->troubles, 0);
}

Test(test_returned, a_column_of_roles_that_is_lost_throughout_changes_nothing)
{
	const struct sending_record *r = sheets_sending(a, "tele", 0);

	grid = (struct grid){0};
	struct grid_sheet *s = sheets_sent(a, &grid, r, 0);

	for (size_t i = 1; i < 9; i++)
		sheets_put(a, s, i, "甲", NULL);
	sheets_put(a, s, 3, "乙", NULL);
	const struct returned *x = sheets_read(a, &grid, r, NULL);

	cr_expect_eq(x->said, 1);
	cr_expect_null(returned_cell_of(sheets_row(x, 4), "role:hospital"));
	cr_expect_eq(returned_cell_of(sheets_row(x, 4), "role:tele")->state, RETURNED_EMPTIED);
}
