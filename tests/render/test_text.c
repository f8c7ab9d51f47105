/* SPDX-License-Identifier: MIT
 *
 * The plain text: the whole of a small document, and that a changed cell is one changed line.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/trees.h"

static struct run *run;

static void start(void)
{
	run = run_start();
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(text_tree, .init = start, .fini = stop);

Test(text_tree, everything_is_there_in_order)
{
	size_t len;

	cr_expect_str_eq(
		run_render(run, "text", tree_small(run->arena), &len),
		"DRAFT\n関係者外秘\n保守契約書別紙\nみなと病院　遠隔診療\n令和8年10月1日\n初版\n\n"
		"# 保守\n\n## 総則\n\n第1条（作業の申請）\n  乙は、作業の前に申請する。\n  2 "
		"申請には次を記載する。\n"
		"    (1) 作業の目的\n      ア 対象の機器\n\n"
		"# 別表\n\n契約: 遠隔診療の保守\n\n[要求事項 | 医療機関 | 事業者]\n\n-- "
		"保守作業時\n\n"
		"要求事項: 作業を申請する\n          第1条\n医療機関: ○\n事業者: ◎\n\n注 "
		"◎は責任を負う者をいう。\n\n甲\n氏名:\n");
}

Test(text_tree, heads_over_several_columns_are_joined)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *table = tree_table(run->arena, doc_add_part(run->arena, d, "表"), 3);
	size_t len;

	table->head_rows = 2;
	struct doc_node *head =
		tree_row(run->arena, table, (const char *const[]){"項目", "役割"}, 2);

	head->first->rowspan = 2;
	head->last->colspan = 2;
	tree_row(run->arena, table, (const char *const[]){"甲", "乙"}, 2);
	tree_row(run->arena, table, (const char *const[]){"保守", "○\n補助", "◎"}, 3);
	const char *text = run_render(run, "text", d, &len);

	cr_expect(strstr(text, "[項目 | 役割/甲 | 役割/乙]\n\n項目: 保守\n役割/甲: ○\n         "
			       "補助\n役割/乙: ◎\n"),
		  "%s", text);
}

Test(text_tree, more_cells_than_columns_are_not_dropped)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *table = tree_table(run->arena, doc_add_part(run->arena, d, "表"), 2);
	size_t len;

	tree_row(run->arena, table, (const char *const[]){"一", "二"}, 2)->first->rowspan = 9;
	tree_row(run->arena, table, (const char *const[]){"三", "四", "五"}, 3);
	const char *text = run_render(run, "text", d, &len);

	cr_expect(strstr(text, "三") && strstr(text, "四") && strstr(text, "五"), "%s", text);
}
