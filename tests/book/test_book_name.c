/* SPDX-License-Identifier: MIT
 *
 * Names of sheets: what Excel forbids, its limit in UTF-16 units, and clashes.
 */
#include "book/sheet_name.h"

#include <criterion/criterion.h>

#include "../support/trees.h"

static struct run *run;
static struct book book;

static void start(void)
{
	run = run_start();
	book = (struct book){.arena = run->arena,
			     .dl = run->dl,
			     .doc = doc_new(run->arena, "x", "文書"),
			     .names = map_new(run->arena)};
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(sheet_name, .init = start, .fini = stop);

Test(sheet_name, a_fitting_title_is_the_name)
{
	cr_expect_str_eq(sheet_name_choose(&book, "責任分界表"), "責任分界表");
	cr_expect_eq(run->dl->all.n, 0);
}

/* Excel repairs a workbook that has one of them, in whichever width, in a sheet's name. */
Test(sheet_name, forbidden_characters_and_their_wide_forms_give_way)
{
	cr_expect_str_eq(sheet_name_choose(&book, "[a]:*/\\ 'b'"), "〔a〕・※・・ ′b′");
	cr_expect_str_eq(sheet_name_choose(&book, "［c］：＊／＼ ’b＇￥"), "〔c〕・※・・ ′b′・");
	cr_expect_str_eq(sheet_name_choose(&book, "誰が行うか？"), "誰が行うか");
	cr_expect_eq(run_count(run, DIAG_SHEET_NAME), 3);
}

Test(sheet_name, equal_names_are_numbered_without_regard_to_case_and_width)
{
	cr_expect_str_eq(sheet_name_choose(&book, "Annex"), "Annex");
	cr_expect_str_eq(sheet_name_choose(&book, "ANNEX"), "ANNEX(2)");
	cr_expect_str_eq(sheet_name_choose(&book, "annex"), "annex(3)");
	cr_expect_str_eq(sheet_name_choose(&book, "Ａｎｎｅｘ"), "Ａｎｎｅｘ(4)");
	cr_expect_str_eq(sheet_name_choose(&book, "履歴"), "履歴(2)");
}

Test(sheet_name, long_names_are_cut_to_31_units_with_room_for_the_number)
{
	const char *title = tree_repeat(run->arena, "𠮷", 20); /* two units each */

	cr_expect_str_eq(sheet_name_choose(&book, title), tree_repeat(run->arena, "𠮷", 15));
	cr_expect_str_eq(
		sheet_name_choose(&book, title),
		arena_concat(run->arena, tree_repeat(run->arena, "𠮷", 14), "(2)", (char *)NULL));
}

Test(sheet_name, a_list_has_a_name_of_its_own_without_its_brackets_or_behind_its_part)
{
	const char *title = "紛失又は盗難のとき（利用者の連絡、機器の切離し、回線の遮断及び報告の期限）";

	cr_expect_str_eq(sheet_name_choose_below(&book, "改定履歴", "版"), "改定履歴");
	cr_expect_str_eq(sheet_name_choose_below(&book, "改定履歴", "本則"), "本則　改定履歴");
	cr_expect_str_eq(sheet_name_choose_below(&book, title, "期限"), "紛失又は盗難のとき");
	cr_expect_str_eq(sheet_name_choose_below(&book, title, "期限"), "期限　紛失又は盗難のとき");
	cr_expect_str_eq(sheet_name_choose_below(&book, "改定履歴", "版"), "版　改定履歴");
	cr_expect_str_eq(sheet_name_choose_below(&book, "改定履歴", "版"), "改定履歴(2)");
	cr_expect_str_eq(sheet_name_choose_below(&book, "改定履歴", "改定履歴"), "改定履歴(3)");
}

Test(sheet_name, a_part_without_title_is_named_after_the_document)
{
	cr_expect_str_eq(sheet_name_choose(&book, NULL), "文書");
	cr_expect_str_eq(sheet_name_choose(&book, "\x01"), "-");
}
