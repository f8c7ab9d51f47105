/* SPDX-License-Identifier: MIT
 *
 * Numbers for requirements that the source prints without one: in the order of the texts, the same
 * again for the same texts, never those of a row that has gone.
 */
#include "import/own_numbers.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena *arena;
static struct diag_list *dl;
static struct risk_register *reg;

static void set_up(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	reg = arena_alloc(arena, sizeof *reg);
}

static void tear_down(void)
{
	arena_free(arena);
}

TestSuite(own_numbers, .init = set_up, .fini = tear_down);

static void add(struct risk_register *r, const char *risk, const char *no, const char *text)
{
	*vec_push(arena, &r->requirements) = (struct requirement){
		.risk = risk, .no = no, .text = text, .numbered = no && *no == '#'};
}

static const char *numbers(const struct risk_register *r)
{
	const char *all = "";

	for (size_t i = 0; i < r->requirements.n; i++) {
		const struct requirement *q = &r->requirements.at[i];

		all = arena_concat(arena, all, *all ? " " : "", q->risk, "/",
				   q->no ? q->no : "none", (char *)NULL);
	}
	return all;
}

Test(own_numbers, each_risk_counts_for_itself_and_printed_numbers_stay)
{
	add(reg, "R1", NULL, "甲");
	add(reg, "R2", NULL, "乙");
	add(reg, "R1", "①-1", "丙");
	add(reg, "R1", NULL, "丁");
	add(reg, "R1", NULL, NULL);
	own_numbers_fill(arena, reg, NULL, dl);
	cr_assert_str_eq(numbers(reg), "R1/#1 R2/#1 R1/①-1 R1/#2 R1/none");
	cr_assert(reg->requirements.at[0].numbered && !reg->requirements.at[2].numbered);
	cr_assert_eq(dl->all.n, 1);
	cr_assert_eq(dl->all.at[0].code, DIAG_NUMBERED_HERE);
}

Test(own_numbers, nothing_is_said_where_all_are_printed)
{
	add(reg, "R1", "1", "甲");
	own_numbers_fill(arena, reg, NULL, dl);
	cr_assert_eq(dl->all.n, 0);
}

Test(own_numbers, a_text_keeps_its_number_wherever_it_moves)
{
	struct risk_register *old = arena_alloc(arena, sizeof *old);

	add(old, "R1", "#1", "甲を行う");
	add(old, "R1", "#2", "同じ文");
	add(old, "R1", "#3", "同じ文");
	add(old, "R1", "#5", "消える文");
	add(reg, "R1", NULL, "同じ文");
	add(reg, "R1", NULL, "新しい文");
	add(reg, "R1", NULL, "同じ\n文");
	add(reg, "R1", NULL, "甲を行う");
	add(reg, "R1", NULL, "同じ文");
	add(reg, "R2", NULL, "甲を行う");
	own_numbers_fill(arena, reg, old, dl);
	cr_assert_str_eq(numbers(reg), "R1/#2 R1/#6 R1/#3 R1/#1 R1/#7 R2/#1");
	cr_assert_not_null(strstr(dl->all.at[0].message, "3 kept theirs"));
}

static void add_cell(struct source_row *r, const char *name, const char *value)
{
	*vec_push(arena, &r->fields) = (struct source_field){.name = name, .value = value};
}

Test(own_numbers, rows_of_a_source_count_a_dash_as_no_number)
{
	static const struct profile profile = {.dash = "-"};
	struct source_tables source = {0};
	struct source_table *t = vec_push(arena, &source.tables);

	*t = (struct source_table){.kind = "treatments", .source = "一覧"};
	for (int i = 0; i < 3; i++) {
		struct source_row *r = vec_push(arena, &t->rows);

		add_cell(r, "risk", "R1");
		add_cell(r, "no", i == 1 ? "#4" : "-");
		add_cell(r, "text", i == 2 ? "-" : "文");
	}
	own_numbers_give(arena, &source, &profile, NULL, dl);
	cr_assert_str_eq(source_row_get(&t->rows.at[0], "no"), "#5",
			 "printed numbers are not taken");
	cr_assert(source_row_made(&t->rows.at[0], "no"));
	cr_assert_not(source_row_made(&t->rows.at[1], "no"));
	cr_assert_str_eq(source_row_get(&t->rows.at[2], "no"), "-", "a placeholder stays one");
}
