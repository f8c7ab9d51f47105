/* SPDX-License-Identifier: MIT
 *
 * Marked words: every format shows them, and their words are the same as without marks.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "book/book.h"
#include "book/pieces.h"
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

TestSuite(test_spans, .init = start, .fini = stop);

/*
 * 5日前 in the paragraph, 7日前 in the second line of a cell, and a cell that is marked as a whole.
 */
static void fill(struct arena *a, struct doc *d)
{
	static const struct doc_span whole[] = {{0, 6, "changed", NULL}};
	struct doc_span *five = arena_alloc(a, sizeof *five),
			*seven = arena_alloc(a, sizeof *seven);
	struct doc_node *part = doc_add_part(a, d, "新旧"),
			*node = doc_add(a, part, DOC_PARAGRAPH, "作業の5日前まで");

	*five = (struct doc_span){9, 16, "changed", NULL};
	*seven = (struct doc_span){9, 16, "changed", NULL};
	node->spans = five;
	node->n_spans = 1;
	struct doc_node *table = tree_table(a, part, 2),
			*head = tree_row(a, table, (const char *const[]){"改正後", "改正前"}, 2);
	struct doc_node *row = doc_add(a, table, DOC_ROW, NULL),
			*cell = doc_add(a, row, DOC_CELL, NULL);

	head->role = "head";
	doc_add(a, cell, DOC_PARAGRAPH, "（略）");
	node = doc_add(a, cell, DOC_PARAGRAPH, "作業の7日前まで");
	node->label = "2";
	node->spans = seven;
	node->n_spans = 1;
	cell = doc_add(a, row, DOC_CELL, "新設");
	cell->spans = whole;
	cell->n_spans = 1;
}

static const char *render(const char *format)
{
	struct doc *d = doc_new(run->arena, "shinkyu", "新旧対照表");
	size_t len;

	d->date = "2026-10-01";
	fill(run->arena, d);
	return run_render(run, format, d, &len);
}

Test(test_spans, text_puts_low_lines_around_them)
{
	const char *text = render("text");

	cr_expect_not_null(strstr(text, "作業の_5日前_まで"), "%s", text);
	cr_expect_not_null(strstr(text, "2 作業の_7日前_まで"), "%s", text);
	cr_expect_not_null(strstr(text, "_新設_"), "%s", text);
}

Test(test_spans, json_has_runs_instead_of_a_text)
{
	const char *text = render("json");
	struct strbuf sb = strbuf_new(run->arena);

	for (const char *p = text; (p = strstr(p, "\"text\"")); p++)
		strbuf_add_bytes(&sb, strchr(p + 6, '"') + 1,
				 strcspn(strchr(p + 6, '"') + 1, "\""));
	cr_expect_str_eq(
		sb.text,
		"新旧対照表2026-10-01新旧作業の5日前まで改正後改正前（略）2作業の7日前まで新設",
		"%s", sb.text);
	cr_expect_not_null(strstr(text, "\"runs\""));
	cr_expect_not_null(strstr(text, "\"changed\""));
}

static const struct sheet_cell *find_cell(const struct book *b, const char *part_of_it)
{
	for (size_t i = 0; i < b->sheets.at[0]->cells.n; i++)
		if (strstr(b->sheets.at[0]->cells.at[i].text, part_of_it))
			return &b->sheets.at[0]->cells.at[i];
	cr_assert_fail("%s", part_of_it);
	return NULL;
}

Test(test_spans, workbook_cuts_the_cell_into_pieces)
{
	struct doc *d = doc_new(run->arena, "shinkyu", "新旧対照表");

	fill(run->arena, d);
	const struct book *b = book_lay_out(&run->rc, d);
	struct cell_pieces p = pieces_cut(run->arena, find_cell(b, "7日前"));

	cr_assert_eq(p.all.n, 3);
	cr_expect_str_eq(p.all.at[0].text, "（略）\n2 作業の");
	cr_expect_str_eq(p.all.at[1].text, "7日前");
	cr_expect(p.all.at[1].marked && !p.all.at[0].marked && !p.all.at[2].marked);
	p = pieces_cut(run->arena, find_cell(b, "新設"));
	cr_assert_eq(p.all.n, 2);
	cr_expect(p.all.at[0].marked && p.all.at[1].marked);
	cr_expect_str_eq(p.all.at[0].text, "新");
}
