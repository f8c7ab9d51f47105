/* SPDX-License-Identifier: MIT
 *
 * Column widths: they fill the page, keep words whole, and go where lines are saved.
 */
#include "page/columns.h"

#include <criterion/criterion.h>

#include "page/layout.h"
#include "render/style_read.h"

static const double width = 500;

static struct arena *arena;
static struct doc *doc;
static struct doc_node *table;
static struct page_setter *setter;

static void start(void)
{
	struct diag_list *dl;

	arena = arena_new();
	dl = diag_new(arena);
	doc = doc_new(arena, "x", "題");
	table = doc_add(arena, doc_add_part(arena, doc, "表"), DOC_TABLE, NULL);
	const struct style *style = style_read(arena, "templates/style.json", NULL, dl);

	cr_assert_not_null(style);
	setter = layout_document(arena, style, doc, NULL, dl);
}

static void stop(void)
{
	layout_close(setter);
	arena_free(arena);
}

TestSuite(page_columns, .init = start, .fini = stop);

static struct doc_node *add_row(size_t n, const char *const *texts)
{
	struct doc_node *row = doc_add(arena, table, DOC_ROW, NULL);

	for (size_t i = 0; i < n; i++)
		doc_add(arena, row, DOC_CELL, texts[i]);
	return row;
}

#define row_of(...)                                                                                \
	add_row(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),                       \
		(const char *const[]){__VA_ARGS__})

/* The widths, after checking that they add up and that none is nothing. */
static const double *fit(size_t n)
{
	struct page_grid g = page_grid_build(setter, table);
	const double *widths = columns_fit(setter, &g, width);
	double sum = 0;

	cr_assert_eq(g.n_columns, n);
	for (size_t i = 0; i < n; i++) {
		cr_expect_gt(widths[i], 8);
		sum += widths[i];
	}
	cr_expect_float_eq(sum, width, 0.01);
	return widths;
}

static double em(void)
{
	return style_look(setter->style, "cell")->size;
}

Test(page_columns, one_column_takes_all)
{
	row_of("短い");
	cr_expect_float_eq(fit(1)[0], width, 0.01);
}

Test(page_columns, hints_are_followed_where_nothing_speaks_against)
{
	struct doc_column columns[] = {{.width = 20}, {.width = 40}};

	table->columns = columns;
	table->n_columns = 2;
	row_of("短い", "短い");
	const double *w = fit(2);

	cr_expect_float_eq(w[1] / w[0], 2, 0.2);
}

/* As days of a week do, whatever stands in them; but a word is not broken for that. */
Test(page_columns, columns_that_are_fixed_keep_their_shares)
{
	struct doc_column columns[] = {{.width = 20, .fixed = true}, {.width = 5, .fixed = true}};

	table->columns = columns;
	table->n_columns = 2;
	row_of("短い", "乙は、保守を行うときは、その五日前までに申請書を提出する。");
	const double *w = fit(2);

	cr_expect_float_eq(w[0], width * 0.8, 0.01);
	cr_expect_float_eq(w[1], width * 0.2, 0.01);
	columns[1].width = 0.5;
	w = fit(2);
	cr_expect_gt(w[1], 3 * em());
}

Test(page_columns, long_text_gets_the_room_that_short_text_leaves)
{
	struct doc_column columns[] = {{.width = 40}, {.width = 20}};

	table->columns = columns;
	table->n_columns = 2;
	for (int i = 0; i < 20; i++)
		row_of("短い", "乙は、保守を行うときは、その五日前までに、作業の目的と方法を書いた"
			       "申請書を甲に提出し、承認を得なければならない。");
	const double *w = fit(2);

	cr_expect_gt(w[1], 250, "two lines instead of four");
}

Test(page_columns, short_words_and_mail_addresses_stay_whole_in_a_crowd)
{
	static const char text[] =
		"通信経路を暗号化し、利用者を識別し、その記録を三年間保存しなければならない。";

	for (int i = 0; i < 10; i++)
		row_of("保守作業時", "director@midorino.example", text, text, text, text);
	const double *w = fit(6);

	cr_expect_gt(w[0], 5 * em());
	cr_expect_gt(w[1], 14.9 * em());
}

Test(page_columns, keys_dates_and_numbers_stay_whole_in_a_crowd)
{
	static const char text[] =
		"通信経路を暗号化し、利用者を識別し、その記録を三年間保存しなければならない。";

	for (int i = 0; i < 10; i++)
		row_of("R134/①-12", "令和8年9月10日", "0X-XXXX-1003", text, text, text, text, text);
	const double *w = fit(8);

	cr_expect_geq(w[0], 7 * em());
	cr_expect_geq(w[1], 8.5 * em(), "with its quarter spaces");
	cr_expect_geq(w[2], 6 * em());
	for (size_t i = 3; i < 8; i++)
		cr_expect_geq(w[i], 3 * em());
}

Test(page_columns, too_many_columns_still_fit)
{
	row_of("ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP",
	       "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP",
	       "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP");
	fit(10);
}

Test(page_columns, spans_from_above_push_cells_into_columns_of_their_own)
{
	row_of("甲", "乙")->first->rowspan = 2;
	row_of("丙", "丁");
	fit(3);
}
