/* SPDX-License-Identifier: MIT
 *
 * Workbooks that come back: cells that count others, words that stay as they are written, a list
 * with nothing merged above it, and the name of the copy in every place that a file has for it.
 */
#include "book/counts.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/trees.h"
#include "base/text.h"
#include "book/book.h"

static struct run *run;

static void start(void)
{
	run = run_start();
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(counts, .init = start, .fini = stop);

static const struct doc_count accepted = {"rows", "回答", "承諾"}, left = {"rows", "回答", ""};

static void add_counters(struct doc *d, const struct doc_count *count, const char *text)
{
	struct arena *a = run->arena;
	struct doc_node *part = doc_add_part(a, d, "使い方"), *table = tree_table(a, part, 2);

	tree_row(a, table, (const char *const[]){"シート", "承諾"}, 2);
	tree_row(a, table, (const char *const[]){"回答", text}, 2)->last->count = count;
}

static struct doc_node *add_answers(struct doc *d, const char *id)
{
	struct arena *a = run->arena;
	struct doc_node *part = doc_add_part(a, d, "回答"), *table;

	doc_add(a, part, DOC_PARAGRAPH, "送付番号 c1.maker.1.ABC123");
	table = tree_table(a, part, 3);
	table->id = id;
	table->list = true;
	table->columns[1] = (struct doc_column){.width = 10, .input = true, .verbatim = true};
	tree_row(a, table, (const char *const[]){"項番", "回答", "照合"}, 3);
	tree_row(a, table, (const char *const[]){"R1", "承諾", "ABC123"}, 3);
	tree_row(a, table, (const char *const[]){"R2", "", "DEF456"}, 3);
	return table;
}

/* The counters stand before what they count. */
static struct doc *make_workbook(const struct doc_count *count)
{
	struct doc *d = doc_new(run->arena, "answers", "回答書");

	d->identifier = "c1.maker.1.ABC123";
	d->without_contents = true;
	add_counters(d, count, "1");
	add_answers(d, "rows");
	return d;
}

static const char *formula(const struct doc_count *count)
{
	return book_count_formula(run->arena, book_lay_out(&run->rc, make_workbook(&accepted)),
				  count);
}

Test(counts, a_cell_counts_the_rows_that_say_so)
{
	cr_expect_str_eq(formula(&accepted), "COUNTIF('回答'!$B$4:$B$5,\"承諾\")");
	cr_expect_str_eq(formula(&left), "COUNTBLANK('回答'!$B$4:$B$5)");
}

Test(counts, what_is_counted_is_taken_word_by_word)
{
	const struct doc_count odd = {"rows", "回答", "\"*?~"};

	cr_expect_str_eq(formula(&odd), "COUNTIF('回答'!$B$4:$B$5,\"\"\"~*~?~~\")");
}

Test(counts, what_is_not_there_is_not_counted)
{
	const struct doc_count no_table = {"others", "回答", ""}, no_column = {"rows", "返答", ""};

	cr_expect_null(formula(&no_table));
	cr_expect_null(formula(&no_column));
}

static const struct sheet_cell *find_cell(const struct sheet *s, const char *text)
{
	for (size_t i = 0; i < s->cells.n; i++)
		if (strcmp(s->cells.at[i].text, text) == 0)
			return &s->cells.at[i];
	return NULL;
}

Test(counts, nothing_is_merged_above_a_list_that_comes_back)
{
	struct doc *d = make_workbook(&accepted);
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[1];

	cr_assert(s->table_heads.n == 3);
	cr_expect(find_cell(s, "送付番号 c1.maker.1.ABC123")->flags & CELL_SPILL);
	cr_expect(find_cell(s, "回答")->flags & CELL_SPILL, "the title");
	d->identifier = NULL;
	s = book_lay_out(&run->rc, d)->sheets.at[1];
	cr_expect_not(find_cell(s, "送付番号 c1.maker.1.ABC123")->flags & CELL_SPILL);
}

Test(counts, a_text_of_several_lines_stays_merged)
{
	struct doc *d = make_workbook(&accepted);

	d->last->first->text = tree_repeat(run->arena, "一行には収まらない長い案内である。", 20);
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[1];

	cr_expect_not(find_cell(s, d->last->first->text)->flags & CELL_SPILL);
}

/* A head that is repeated, or kept in sight, would stand over the texts below the counters. */
Test(counts, counters_are_no_head_of_what_follows)
{
	const struct book *b = book_lay_out(&run->rc, make_workbook(&accepted));

	cr_expect_eq(b->sheets.at[0]->head_rows, 0);
	cr_expect_eq(b->sheets.at[0]->freeze_rows, 0);
	cr_expect_eq(b->sheets.at[1]->head_rows, 1);
	cr_expect(b->sheets.at[1]->freeze_rows > 0);
}

Test(counts, people_write_into_a_list_that_is_not_locked)
{
	const struct sheet *s = book_lay_out(&run->rc, make_workbook(&accepted))->sheets.at[1];
	unsigned flags = 0;

	for (size_t i = 0; i < s->cells.n; i++)
		if (s->cells.at[i].y == 4 && s->cells.at[i].x == 1)
			flags = s->cells.at[i].flags;
	cr_expect(flags & CELL_INPUT && flags & CELL_VERBATIM);
	cr_expect_not(s->protect);
}
