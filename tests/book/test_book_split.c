/* SPDX-License-Identifier: MIT
 *
 * Which sheets a part becomes: lists that share it with others go away with the texts around them,
 * what has no heading stays.
 */
#include "book/sheet_split.h"

#include <criterion/criterion.h>

#include "../support/trees.h"

static struct run *run;
static struct doc *doc;
static struct doc_node *part;

static void start(void)
{
	run = run_start();
	doc = doc_new(run->arena, "x", "文書");
	part = doc_add_part(run->arena, doc, "部");
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(sheet_split, .init = start, .fini = stop);

static struct doc_node *add_list(void)
{
	static const char *const words[] = {"項番", "内容"};
	struct doc_node *table = tree_table(run->arena, part, 2);

	tree_row(run->arena, table, words, 2);
	tree_row(run->arena, table, words, 2);
	table->list = true;
	return table;
}

static struct doc_node *add_heading(const char *text)
{
	struct doc_node *heading = doc_add(run->arena, part, DOC_HEADING, text);

	heading->level = 2;
	heading->id = text;
	return heading;
}

static const struct doc_node *sheet(const struct sheet_plans *plans, size_t i)
{
	cr_assert_lt(i, plans->all.n);
	return plans->all.at[i].part;
}

Test(sheet_split, a_list_alone_stays_in_its_part)
{
	add_heading("一覧");
	add_list();
	const struct sheet_plans plans = sheet_split(run->arena, run->rc.style, doc);

	cr_assert_eq(plans.all.n, 1);
	cr_expect_eq(sheet(&plans, 0), part);
}

Test(sheet_split, lists_below_headings_go_away_with_the_texts_around_them)
{
	add_list();
	add_heading("別の一覧");
	doc_add(run->arena, part, DOC_PARAGRAPH, "前");
	add_list();
	doc_add(run->arena, part, DOC_NOTE, "後");
	add_heading("様式");
	tree_table(run->arena, part, 2);
	const struct sheet_plans plans = sheet_split(run->arena, run->rc.style, doc);

	cr_assert_eq(plans.all.n, 3, "a form's columns are no list's");
	cr_expect_eq(sheet(&plans, 0)->n, 3, "the first list, both headings");
	cr_expect_str_eq(sheet(&plans, 0)->first->next->link, plans.all.at[1].anchor);
	cr_expect_null(sheet(&plans, 0)->first->next->id);
	cr_expect_str_eq(sheet(&plans, 1)->text, "別の一覧");
	cr_expect_str_eq(sheet(&plans, 1)->id, "別の一覧");
	cr_expect_eq(sheet(&plans, 1)->n, 3);
	cr_expect_str_eq(sheet(&plans, 1)->last->text, "後");
	cr_expect_str_eq(sheet(&plans, 2)->text, "様式");
	cr_expect_eq(part->n, 7, "the document is as it was");
	cr_expect_null(part->first->next->link);
}

Test(sheet_split, what_is_no_list_stays)
{
	add_heading("様式");
	add_list()->list = false;
	add_heading("一覧");
	doc_add(run->arena, part, DOC_ARTICLE, "条");
	add_list();
	const struct sheet_plans plans = sheet_split(run->arena, run->rc.style, doc);

	cr_assert_eq(plans.all.n, 1, "nothing heads the list below the article");
	cr_expect_eq(sheet(&plans, 0)->n, 5);
}

Test(sheet_split, two_lists_below_one_heading_part_at_the_first)
{
	add_heading("一覧");
	add_list();
	add_list();
	const struct sheet_plans plans = sheet_split(run->arena, run->rc.style, doc);

	cr_assert_eq(plans.all.n, 2);
	cr_expect_eq(sheet(&plans, 0)->n, 2, "the heading and the second list");
	cr_expect_eq(sheet(&plans, 1)->n, 1);
}

Test(sheet_split, a_figure_below_the_parts_own_list_goes_on_a_second_sheet)
{
	add_list();
	doc_add(run->arena, part, DOC_FIGURE, NULL);
	doc_add(run->arena, part, DOC_NOTE, "凡例");
	const struct sheet_plans plans = sheet_split(run->arena, run->rc.style, doc);

	cr_assert_eq(plans.all.n, 2);
	cr_expect_eq(sheet(&plans, 0)->n, 1);
	cr_expect_str_eq(sheet(&plans, 1)->text, "部");
	cr_expect_eq(sheet(&plans, 1)->n, 2);
}
