/* SPDX-License-Identifier: MIT
 *
 * Lists that a workbook's own table cannot have as they are: what is done about each, and said.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "base/arena.h"
#include "book/book.h"
#include "../support/trees.h"

static struct run *run;
static int made;

static void start(void)
{
	run = run_start();
	made = 0;
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(book_list, .init = start, .fini = stop);

/* The sheet of a list of two columns and two rows, the second of which says `text`. */
static const struct sheet *lay_out(const char *left, const char *right, const char *text)
{
	struct doc *doc = doc_new(run->arena, arena_printf(run->arena, "x%d", ++made), "文書");
	struct doc_node *table = tree_table(run->arena, doc_add_part(run->arena, doc, "表"), 2);
	const char *const heads[] = {left, right}, *const row[] = {"1", "内容"},
			  *const last[] = {"2", text};

	tree_row(run->arena, table, heads, 2);
	tree_row(run->arena, table, row, 2);
	tree_row(run->arena, table, last, 2);
	table->head_rows = 1;
	table->list = true;
	return book_lay_out(&run->rc, doc)->sheets.at[0];
}

Test(book_list, is_a_table_of_the_workbook)
{
	cr_expect_eq(lay_out("項番", "内容", "短い")->table_heads.n, 2);
	cr_expect_eq(run_count(run, DIAG_LIST_AS_TEXT), 0);
}

static void expect_no_table(const char *left, const char *right)
{
	size_t said = run_count(run, DIAG_LIST_AS_TEXT);

	cr_expect_eq(lay_out(left, right, "短い")->table_heads.n, 0, "%s %s", left, right);
	cr_expect_eq(run_count(run, DIAG_LIST_AS_TEXT), said + 1, "%s %s", left, right);
}

/* Excel repairs a workbook whose table has one of these. */
Test(book_list, heads_of_a_table_differ_and_are_short)
{
	expect_no_table("ID", "id");
	expect_no_table("ID", "ＩＤ");
	expect_no_table("項番", "項番");
	expect_no_table("項番", "二行\nの見出し");
	expect_no_table("項番", tree_repeat(run->arena, "長", 256));
	cr_expect_eq(lay_out("項番", tree_repeat(run->arena, "長", 255), "短い")->table_heads.n, 2);
}

static bool has_text(const struct sheet *s, const char *text)
{
	for (size_t i = 0; i < s->cells.n; i++)
		if (strcmp(s->cells.at[i].text, text) == 0)
			return s->cells.at[i].rows == 1;
	return false;
}

Test(book_list, a_text_of_many_lines_runs_on_and_its_row_stays_one)
{
	const char *lines = tree_repeat(run->arena, "行う。\n", 40);
	const struct sheet *s = lay_out("項番", "内容", lines);

	cr_expect_eq(s->table_heads.n, 2);
	cr_expect(has_text(s, tree_repeat(run->arena, "行う。 ", 40)));
	cr_expect_eq(run_count(run, DIAG_LIST_AS_TEXT), 0);
	lines = tree_repeat(run->arena, "行う。\n", 4);
	cr_expect(has_text(lay_out("項番", "内容", lines), lines));
}

Test(book_list, a_row_that_no_width_makes_low_enough_is_said)
{
	const struct sheet *s = lay_out("項番", "内容", tree_repeat(run->arena, "長い文。", 3000));

	cr_expect_eq(s->table_heads.n, 0);
	cr_expect_eq(run_count(run, DIAG_LIST_AS_TEXT), 1);
}
