/* SPDX-License-Identifier: MIT
 *
 * Spans: every place of a table is covered once, and no cell gets lost.
 */
#include "render/table.h"

#include <criterion/criterion.h>

#include "../support/trees.h"

static struct arena *arena;

static void start(void)
{
	arena = arena_new();
}

static void stop(void)
{
	arena_free(arena);
}

TestSuite(table, .init = start, .fini = stop);

static const struct table_layout *lay_out(struct doc_node *table)
{
	const struct table_layout *t = table_lay_out(arena, table);
	int *covered = arena_alloc(arena, t->n_rows * t->n_columns * sizeof *covered);

	for (size_t i = 0; i < t->cells.n; i++)
		for (size_t y = 0; y < t->cells.at[i].rows; y++)
			for (size_t x = 0; x < t->cells.at[i].columns; x++)
				covered[(t->cells.at[i].y + y) * t->n_columns + t->cells.at[i].x +
					x]++;
	for (size_t i = 0; i < t->n_rows * t->n_columns; i++)
		cr_expect_eq(covered[i], 1, "place %zu", i);
	return t;
}

static struct doc_node *new_table(size_t n_columns)
{
	return tree_table(arena, doc_add_part(arena, doc_new(arena, "x", "x"), "x"), n_columns);
}

Test(table, spans_push_later_cells_aside)
{
	struct doc_node *table = new_table(3),
			*row = tree_row(arena, table, (const char *const[]){"a", "b", "c"}, 3);

	row->first->rowspan = 2;
	tree_row(arena, table, (const char *const[]){"d", "e"}, 2);
	const struct table_layout *t = lay_out(table);

	cr_assert_eq(t->cells.n, 5);
	cr_expect_eq(t->cells.at[0].rows, 2);
	cr_expect_str_eq(t->cells.at[3].cell->text, "d");
	cr_expect_eq(t->cells.at[3].x, 1);
}

Test(table, short_rows_are_filled_up_and_long_spans_cut_down)
{
	struct doc_node *table = new_table(4),
			*row = tree_row(arena, table, (const char *const[]){"a", "b"}, 2);

	row->first->rowspan = 7;
	row->last->colspan = 2;
	tree_row(arena, table, NULL, 0);
	const struct table_layout *t = lay_out(table);

	cr_expect_eq(t->cells.at[0].rows, 2);
	cr_expect_eq(t->n_columns, 4);
	cr_expect_null(t->cells.at[2].cell);
}

Test(table, a_row_with_too_many_cells_widens_the_table)
{
	struct doc_node *table = new_table(2);

	tree_row(arena, table, (const char *const[]){"a", "b"}, 2)->first->rowspan = 2;
	tree_row(arena, table, (const char *const[]){"c", "d", "e"}, 3);
	cr_expect_eq(lay_out(table)->n_columns, 4);
}

Test(table, words_of_a_cell_are_its_paragraphs_by_line)
{
	struct doc_node *row = tree_row(arena, new_table(1), (const char *const[]){NULL}, 1),
			*cell = row->first;

	doc_add(arena, cell, DOC_PARAGRAPH, "要求")->label = "(1)";
	doc_add(arena, cell, DOC_PARAGRAPH, "（注記）")->label = "第1条";
	cell->last->link = "a1";
	cr_expect_str_eq(table_cell_text(arena, cell), "(1) 要求\n第1条（注記）");
	cr_expect_str_eq(table_cell_link(cell), "a1");
	cr_expect_str_eq(table_cell_text(arena, NULL), "");
}

Test(table, a_seal_stands_behind_the_signatory)
{
	struct doc_node node = {.kind = DOC_SIGNATURE};
	struct doc_node *date = doc_add(arena, &node, DOC_ROW, NULL),
			*signatory = doc_add(arena, &node, DOC_ROW, NULL);

	doc_add(arena, date, DOC_CELL, "年月日");
	doc_add(arena, date, DOC_CELL, "");
	doc_add(arena, signatory, DOC_CELL, "代表者　　　印");
	doc_add(arena, signatory, DOC_CELL, "院長");
	const struct doc_node *parted = table_part_marks(arena, &node);

	cr_assert_eq(parted->n, 2);
	cr_expect_eq(parted->first->first->next->colspan, 2);
	cr_assert_eq(parted->last->n, 3);
	cr_expect_str_eq(parted->last->first->text, "代表者");
	cr_expect_str_eq(parted->last->first->next->text, "院長");
	cr_expect_str_eq(parted->last->last->text, "印");
	cr_expect_str_eq(signatory->first->text, "代表者　　　印", "the tree is as it was");
	doc_add(arena, signatory, DOC_CELL, "x");
	node.last = date;
	node.first = date;
	date->next = NULL;
	cr_expect_eq(table_part_marks(arena, &node), &node);
}
