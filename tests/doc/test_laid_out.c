/* SPDX-License-Identifier: MIT
 *
 * A flat table as a page shows it.
 */
#include "doc/laid_out.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/arena.h"
#include "render/table.h"

enum { COLUMNS = 5 };

static const char *const rows[][COLUMNS] = {
	{"項番", "論点", "要求", "観点", "状態"},
	{"R1/①", "脆弱性", "確かめる。", "技術", "案"},
	{"R1/②", "脆弱性", "知らせる。", "", "案"},
	{"R2/①", "保守", "申請する。", "人的", "要協議"},
};

static struct doc_node *make_table(struct arena *a)
{
	static struct doc_column columns[COLUMNS] = {
		{.width = 9},
		{.group = 1},
		{.width = 40, .stack = "要求事項"},
		{.stack = "要求事項", .label = "観点："},
		{.width = 5},
	};
	struct doc_node *table = arena_alloc(a, sizeof *table);

	*table = (struct doc_node){.kind = DOC_TABLE};
	table->columns = columns;
	table->n_columns = COLUMNS;
	table->head_rows = 1;
	for (size_t y = 0; y < ARRAY_LEN(rows); y++) {
		struct doc_node *row = doc_add(a, table, DOC_ROW, NULL);

		row->id = y ? rows[y][0] : NULL;
		for (size_t x = 0; x < COLUMNS; x++)
			doc_add(a, row, DOC_CELL, rows[y][x]);
	}
	return table;
}

static const char *line_of(struct arena *a, const struct doc_node *row)
{
	const char *line = "";

	for (const struct doc_node *cell = row->first; cell; cell = cell->next)
		line = arena_concat(a, line, *line ? "|" : "", table_cell_text(a, cell),
				    (char *)NULL);
	return line;
}

Test(laid_out, groups_stand_above_and_stacks_share_a_column)
{
	static const char *const wanted[] = {
		"項番|要求事項|状態", "脆弱性", "R1/①|確かめる。\n観点：技術|案", "R1/②|知らせる。|案",
		"保守", "R2/①|申請する。\n観点：人的|要協議"};
	struct arena *a = arena_new();
	const struct doc_node *table = make_table(a), *laid = table_laid_out(a, table),
			      *row = laid->first;

	cr_assert(doc_table_is_flat(table));
	cr_assert_eq(laid->n_columns, 3);
	for (size_t i = 0; i < ARRAY_LEN(wanted); i++, row = row->next) {
		cr_assert_not_null(row);
		cr_expect_str_eq(line_of(a, row), wanted[i]);
	}
	cr_assert_null(row);
	cr_assert_str_eq(laid->first->next->role, "group");
	cr_assert_str_eq(laid->first->next->next->id, "R1/①", "anchors stay with their rows");
	cr_assert_eq(table->n, ARRAY_LEN(rows), "the flat table is as it was");
	arena_free(a);
}

/* Contents and running heads have it: 第3条 alone says nothing. */
Test(laid_out, a_group_is_not_named_by_a_number_alone)
{
	static struct doc_column columns[] = {{.group = 1}, {.group = 1}, {.width = 5}};
	static const char *const cells[][3] = {
		{"条", "条項", "案"}, {"第3条", "原契約との関係", "甲"}, {"保守作業", "第3条", "乙"}};
	struct arena *a = arena_new();
	struct doc_node table = {.kind = DOC_TABLE, .columns = columns, .n_columns = 3};

	table.head_rows = 1;
	for (size_t y = 0; y < ARRAY_LEN(cells); y++) {
		struct doc_node *row = doc_add(a, &table, DOC_ROW, NULL);

		for (size_t x = 0; x < ARRAY_LEN(columns); x++)
			doc_add(a, row, DOC_CELL, cells[y][x]);
	}
	const struct doc_node *row = table_laid_out(a, &table)->first->next;

	cr_expect_str_eq(row->text, "第3条　原契約との関係");
	cr_expect_str_eq(row->next->next->text, "保守作業");
	arena_free(a);
}

/* A label that begins with a wide blank goes on in the line above. */
Test(laid_out, a_label_may_go_on)
{
	struct arena *a = arena_new();
	struct doc_node *table = make_table(a);

	table->columns[3].label = "　";
	cr_assert_str_eq(line_of(a, table_laid_out(a, table)->first->next->next),
			 "R1/①|確かめる。　技術|案");
	table->columns[3].label = "観点：";
	arena_free(a);
}

Test(laid_out, any_other_table_is_itself)
{
	struct arena *a = arena_new();
	struct doc_node *table = make_table(a);

	table->columns = NULL;
	cr_assert_not(doc_table_is_flat(table));
	cr_assert_eq(table_laid_out(a, table), table);
	arena_free(a);
}
