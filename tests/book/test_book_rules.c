/* SPDX-License-Identifier: MIT
 *
 * Looks that follow a choice: which cells they are laid over, what they ask, and bars in cells with
 * numbers.
 */
#include "book/sheet_rules.h"

#include <criterion/criterion.h>
#include <string.h>

#include "book/book.h"
#include "xlsx/rules.h"
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

TestSuite(rules, .init = start, .fini = stop);

static const struct doc_rule statuses[] = {{"要協議", "open"}, {"合意済", "agreed"}, {NULL, NULL}};

static void add_row(struct doc_node *table, const char *role, const char *middle)
{
	struct doc_node *row =
		tree_row(run->arena, table, (const char *const[]){"R1", "内容", "要協議"}, 3);

	row->role = role;
	row->first->next->role = middle;
	row->last->role = role;
}

static const struct sheet *lay_out(bool input)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *table = tree_table(run->arena, doc_add_part(run->arena, d, "題"), 3);

	tree_row(run->arena, table, (const char *const[]){"項番", "要求事項", "状態"}, 3);
	table->columns[2].rules = statuses;
	table->columns[2].input = input;
	add_row(table, "open", NULL);
	doc_add(run->arena, doc_add(run->arena, table, DOC_ROW, NULL), DOC_CELL, "区切り")
		->colspan = 3;
	table->last->role = "group";
	add_row(table, "open", "missing");
	add_row(table, "agreed", NULL);
	add_row(table, "gap", NULL);
	return book_lay_out(&run->rc, d)->sheets.at[0];
}

static void expect_area(const struct sheet_area *a, size_t x0, size_t y0, size_t x1, size_t y1)
{
	cr_expect(a->x0 == x0 && a->y0 == y0 && a->x1 == x1 && a->y1 == y1, "%zu,%zu to %zu,%zu",
		  a->x0, a->y0, a->x1, a->y1);
}

/* The head is row 0 of the table; the title above it takes rows of its own. */
Test(rules, a_row_follows_but_not_what_has_a_look_of_its_own)
{
	const struct sheet *s = lay_out(false);
	const struct sheet_condition *chosen = &s->conditions.at[0], *rest = &s->conditions.at[2];
	size_t y = s->head_y + 1;

	cr_assert_eq(s->conditions.n, 4);
	cr_assert_eq(chosen->areas.n, 1);
	expect_area(&chosen->areas.at[0], 2, y, 2, y + 4);
	cr_expect(chosen->asks_row && chosen->x == 2 && chosen->y == y);
	cr_expect_str_eq(chosen->text, "要協議");
	cr_expect_str_eq(chosen->look->role, "open");
	/*
	 * Column 0 up to the last row but one, which is a gap; column 1 without the missing cell.
	 */
	cr_assert_eq(rest->areas.n, 3);
	expect_area(&rest->areas.at[0], 0, y, 0, y + 3);
	expect_area(&rest->areas.at[1], 1, y, 1, y);
	expect_area(&rest->areas.at[2], 1, y + 3, 1, y + 3);
}

Test(rules, a_look_without_fill_leaves_the_tint_of_an_input)
{
	static const struct doc_rule plain[] = {{"案", "proposed"}, {NULL, NULL}};
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *table = tree_table(run->arena, doc_add_part(run->arena, d, "題"), 2);

	tree_row(run->arena, table, (const char *const[]){"項番", "状態"}, 2);
	tree_row(run->arena, table, (const char *const[]){"R1", "案"}, 2);
	table->columns[1] = (struct doc_column){.input = true, .rules = plain};
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];

	cr_assert_eq(s->conditions.n, 1);
	cr_expect(s->conditions.at[0].look->has_fill);
	cr_expect_eq(s->conditions.at[0].look->fill, style_look(run->rc.style, "input")->fill);
	cr_expect(s->protect);
}

Test(rules, a_condition_asks_the_row_or_the_first_line)
{
	struct sheet_condition c = {.asks_row = true, .x = 11, .y = 3, .text = "合意済"};

	cr_expect_str_eq(xlsx_rules_condition(run->arena, &c), "$L4=\"合意済\"");
	c.asks_row = false;
	c.text = "Hi\"gh";
	cr_expect_str_eq(xlsx_rules_condition(run->arena, &c),
			 "OR(L4=\"Hi\"\"gh\",LEFT(L4,LEN(\"Hi\"\"gh\")+1)=\"Hi\"\"gh\"&CHAR(10))");
	c.text = "";
	cr_expect_null(xlsx_rules_condition(run->arena, &c));
	c.text = tree_repeat(run->arena, "あ", 255);
	cr_expect_null(xlsx_rules_condition(run->arena, &c));
}

/* Two maps with rules of their own, side by side: each is one rectangle. */
Test(rules, boxes_of_one_array_are_one_rectangle)
{
	static const struct doc_rule left[] = {{"高", "heat-4"}, {NULL, NULL}},
				     right[] = {{"高", "heat-4"}, {NULL, NULL}};
	static struct doc_track tracks[4] = {{.size = 1, .grows = true},
					    {.size = 1, .grows = true},
					    {.size = 1, .grows = true},
					    {.size = 1, .grows = true}};
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *figure =
		doc_add(run->arena, doc_add_part(run->arena, d, "題"), DOC_FIGURE, NULL);
	struct doc_place places[8];

	figure->frame = &(struct doc_frame){tracks, tracks, 4, 2, false};
	for (int i = 0; i < 8; i++) {
		struct doc_node *box = doc_add(run->arena, figure, DOC_BOX, "高");

		places[i] = (struct doc_place){i % 4, i / 4, 1, 1, ALIGN_CENTER};
		box->place = &places[i];
		box->rules = i % 4 < 2 ? left : right;
	}
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];

	cr_assert_eq(s->conditions.n, 2);
	size_t y = s->conditions.at[0].areas.at[0].y0;

	expect_area(&s->conditions.at[0].areas.at[0], 0, y, 1, y + 1);
	expect_area(&s->conditions.at[1].areas.at[0], 2, y, 3, y + 1);
	cr_expect_not(s->conditions.at[0].asks_row);
}

Test(rules, a_figure_with_numbers_is_their_table_with_bars)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *figure =
		doc_add(run->arena, doc_add_part(run->arena, d, "題"), DOC_FIGURE, NULL);
	struct doc_node *holder = doc_add_part(run->arena, doc_new(run->arena, "y", "y"), NULL),
			*table = tree_table(run->arena, holder, 2);

	doc_add(run->arena, figure, DOC_BOX, "図だけの語");
	tree_row(run->arena, table, (const char *const[]){"者", "合意済"}, 2)->last->role =
		"agreed";
	tree_row(run->arena, table, (const char *const[]){"甲", "12"}, 2);
	table->columns[1].whole = 40;
	figure->numbers = table;
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];

	cr_assert_eq(s->bars.n, 1);
	cr_expect_eq(s->bars.at[0].whole, 40);
	cr_expect_eq(s->bars.at[0].color, style_look(run->rc.style, "agreed")->fill);
	cr_expect(!s->filter && !s->head_rows && s->one_page);
	for (size_t i = 0; i < s->cells.n; i++) {
		cr_expect_str_neq(s->cells.at[i].text, "図だけの語");
		cr_expect_eq(!!(s->cells.at[i].flags & CELL_NUMBER),
			     strcmp(s->cells.at[i].text, "12") == 0, "%s", s->cells.at[i].text);
	}
}

Test(rules, bars_are_as_long_as_their_numbers)
{
	cr_expect_str_eq(
		xlsx_rules_free_bars(run->arena, "<a><dataBar><cfvo/></dataBar></a>"),
		"<a><dataBar minLength=\"0\" maxLength=\"100\"><cfvo/></dataBar></a>");
}
