/* SPDX-License-Identifier: MIT
 *
 * A table that has become flat is the one it was: editions issued before have its groups as rows,
 * and nobody amends a contract because a workbook's columns are others.
 */
#include <criterion/criterion.h>

#include "../support/suite.h"
#include "amend/paper_sections.h"
#include "changes/doc_compare.h"
#include "doc/doc.h"

ARENA_SUITE(doc_laid_out, a);

static void add_cells(struct doc_node *table, const char *const *words, size_t n)
{
	struct doc_node *row = doc_add(a, table, DOC_ROW, NULL);

	for (size_t i = 0; i < n; i++)
		doc_add(a, row, DOC_CELL, words[i]);
}

static struct doc_node *add_table(struct doc *d, const struct doc_column *columns, size_t n)
{
	struct doc_node *table = doc_add(a, doc_add_part(a, d, "合意事項"), DOC_TABLE, NULL);

	table->columns = arena_alloc(a, n * sizeof *columns);
	for (size_t i = 0; i < n; i++)
		table->columns[i] = columns[i];
	table->n_columns = n;
	table->head_rows = 1;
	return table;
}

/* A line above the rows of each group. */
static struct doc *with_groups(void)
{
	static const char *const rows[][2] = {
		{"項番", "事項"}, {"R1", "合意する。"}, {"R2", "定める。"}};
	struct doc *d = doc_new(a, "x", "文書");
	struct doc_node *table = add_table(d, (struct doc_column[2]){{.width = 5}}, 2), *group;

	add_cells(table, rows[0], 2);
	for (size_t i = 1; i < 3; i++) {
		group = doc_add(a, table, DOC_ROW, NULL);
		group->role = "group";
		group = doc_add(a, group, DOC_CELL, i == 1 ? "変更の管理" : "二要素認証");
		group->role = "group";
		group->colspan = 2;
		add_cells(table, rows[i], 2);
	}
	return d;
}

static struct doc *flat(const char *second)
{
	const char *const rows[][3] = {{"項番", "論点", "事項"},
				       {"R1", "変更の管理", "合意する。"},
				       {"R2", second, "定める。"}};
	struct doc *d = doc_new(a, "x", "文書");
	struct doc_node *table =
		add_table(d, (struct doc_column[3]){{.width = 5}, {.group = 1}, {.width = 9}}, 3);

	for (size_t i = 0; i < 3; i++)
		add_cells(table, rows[i], 3);
	return d;
}

Test(doc_laid_out, a_flat_table_is_the_one_with_groups)
{
	const struct doc *was = with_groups(), *is = flat("二要素認証"), *other = flat("権限");

	cr_expect(doc_diff_is_same(doc_compare(a, was, is)));
	cr_expect(paper_nodes_equal(a, was->first->first, is->first->first));
	cr_expect_not(doc_diff_is_same(doc_compare(a, was, other)));
	cr_expect_not(paper_nodes_equal(a, was->first->first, other->first->first));
}
