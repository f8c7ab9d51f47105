/* SPDX-License-Identifier: MIT
 *
 * A row shows the cells that name it: the first that tell all rows apart, else also those that
 * tell it from the rows that begin like it; rows of a register are known by
 * their number, and by the phase where one has several.
 */
#include "amend/row_naming.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"

ARENA_SUITE(row_naming, a);

static struct doc_node *new_table(void)
{
	struct doc_node *table = arena_alloc(a, sizeof *table);

	table->kind = DOC_TABLE;
	return table;
}

/* Cells apart by |. */
static struct doc_node *add_row(struct doc_node *table, const char *cells)
{
	struct doc_node *row = doc_add(a, table, DOC_ROW, NULL);

	for (const char *at = cells;; at++) {
		size_t n = strcspn(at, "|");

		doc_add(a, row, DOC_CELL, arena_strndup(a, at, n));
		at += n;
		if (!*at)
			return row;
	}
}

static struct doc_unit unit_of(const struct doc_node *table, const struct doc_node *row)
{
	return (struct doc_unit){.node = row, .table = table, .heads = ""};
}

/* The cells that name a row, apart by |; with ! behind where another row reads alike in all. */
static const char *named(const struct doc_node *table, const struct doc_node *row)
{
	const struct doc_unit u = unit_of(table, row);
	const struct row_naming naming = row_naming_of(a, &u);
	struct strbuf sb = strbuf_new(a);
	size_t i = 0;

	for (const struct doc_node *cell = row->first; cell; cell = cell->next, i++)
		if (naming.names[i])
			strbuf_join(&sb, "|", cell->text);
	strbuf_add(&sb, naming.alike ? "!" : "");
	return sb.text;
}

Test(row_naming, the_first_cells_that_tell_all_rows_apart)
{
	struct doc_node *table = new_table();
	struct doc_node *first = add_row(table, "電子カルテ|DBサーバ|乙|年1回");

	cr_assert_str_eq(named(table, first), "電子カルテ");
	add_row(table, "電子カルテ|APサーバ|乙|年1回");
	cr_assert_str_eq(named(table, first), "電子カルテ|DBサーバ");
}

Test(row_naming, a_number_alone_names_nothing)
{
	struct doc_node *table = new_table();
	struct doc_node *first = add_row(table, "6|電話する相手|昼間");

	add_row(table, "7|電話する相手|昼間");
	cr_assert_str_eq(named(table, first), "6|電話する相手");
}

Test(row_naming, rows_that_begin_alike_show_what_tells_them_apart)
{
	struct doc_node *table = new_table();
	struct doc_node *gateway = add_row(table, "例示社|1|0X-XXXX-0001|平日|2|連携サーバ"),
			*remote = add_row(table, "例示社|1|0X-XXXX-0001|平日|3|遠隔診療"),
			*bare = add_row(table, "例示社|1|0X-XXXX-0001|平日|3|"),
			*other = add_row(table, "架空社|1|0X-XXXX-0002|平日|4|遠隔診療");

	cr_assert_str_eq(named(table, gateway), "例示社|連携サーバ", "words before numbers");
	cr_assert_str_eq(named(table, remote), "例示社|遠隔診療");
	cr_assert_str_eq(named(table, bare), "例示社|3!", "an empty cell tells nothing");
	cr_assert_str_eq(named(table, other), "架空社");
}

Test(row_naming, twins_are_apart_by_their_groups_alone)
{
	struct doc_node *table = new_table();

	add_row(table, "遠隔診療")->role = "group";
	struct doc_node *first = add_row(table, "例示社|受付");

	add_row(table, "連携サーバ")->role = "group";
	struct doc_node *second = add_row(table, "例示社|受付");
	struct doc_node *other = add_row(table, "架空社|受付");
	const struct doc_unit twin = unit_of(table, second), single = unit_of(table, other);

	cr_assert_str_eq(named(table, first), "例示社!");
	cr_assert(row_naming_has_twin(a, &twin));
	cr_assert_not(row_naming_has_twin(a, &single));
}

/* Where the source asks for something in several phases, that tells its rows apart. */
Test(row_naming, a_row_of_a_register_is_known_by_its_number)
{
	static const struct {
		const char *cells, *wanted;
	} rows[] = {{"R24/④-1|申請する|通常時", "R24/④-1|通常時"},
		    {"R24/④-1|申請する|保守作業時", "R24/④-1|保守作業時"},
		    {"R24/④-2|申請する|通常時", "R24/④-2"}};
	struct doc_node *table = new_table(), *nodes[ARRAY_LEN(rows)];

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		nodes[i] = add_row(table, rows[i].cells);
		nodes[i]->origin = arena_alloc(a, sizeof *nodes[i]->origin);
		*nodes[i]->origin = (struct doc_origin){.kind = "register"};
	}
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		cr_expect_str_eq(named(table, nodes[i]), rows[i].wanted);
}

Test(row_naming, the_key_is_the_first_line_that_says_something)
{
	struct doc_node *table = new_table();
	struct doc_unit numbered = unit_of(table, add_row(table, "7|例示社\n契約番号 1|昼間")),
			plain = unit_of(table, add_row(table, "第10条4　報告|乙"));

	cr_assert_str_eq(row_naming_key(a, &numbered), "7 例示社");
	cr_assert_str_eq(row_naming_key(a, &plain), "第10条4");
}
