/* SPDX-License-Identifier: MIT
 *
 * Texts beyond what a cell holds: they go on below wherever they stand, nothing is lost, the
 * finding says which cell, and the library takes the workbook.
 */
#include "book/sheet.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "book/book.h"
#include "book/links.h"
#include "book/pieces.h"
#include "book/running.h"
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

TestSuite(sheet_long, .init = start, .fini = stop);

/* All cells of a sheet that hold a piece of `text`, from the top down; cells are sorted. */
static void expect_whole(const struct sheet *s, const char *text, size_t pieces)
{
	const char *rest = text;
	size_t n = 0, below = 0;

	for (size_t i = 0; i < s->cells.n; i++) {
		const struct sheet_cell *c = &s->cells.at[i];
		size_t len = strlen(c->text);

		if (!len || strncmp(rest, c->text, len) != 0)
			continue;
		cr_expect(!n || c->y == below, "a gap above row %u", c->y);
		below = c->y + c->rows;
		rest += len;
		n++;
	}
	cr_expect_str_eq(rest, "", "%zu bytes of %zu are missing", strlen(rest), strlen(text));
	cr_expect_eq(n, pieces, "%zu pieces", n);
}

static void expect_written(const struct doc *d)
{
	size_t len;

	cr_expect_not_null(run_render(run, "xlsx", d, &len));
	cr_expect_eq(run_count(run, DIAG_CANNOT_WRITE), 0);
}

static const char *place_of(enum diag_code code)
{
	for (size_t i = 0; i < run->dl->all.n; i++)
		if (run->dl->all.at[i].code == code)
			return run->dl->all.at[i].place;
	return "";
}

static struct doc_node *add_figure(struct arena *a, struct doc_node *part, const char *text)
{
	static struct doc_track columns[] = {{.size = 20}, {.size = 5}},
				rows[] = {{.size = 2, .grows = true},
					  {.size = 2, .grows = true}};
	static const struct doc_frame frame = {columns, rows, 2, 2, false};
	static const struct doc_place place = {0, 0, 1, 2, ALIGN_START};
	struct doc_node *figure = doc_add(a, part, DOC_FIGURE, NULL),
			*box = doc_add(a, figure, DOC_BOX, text);

	figure->frame = &frame;
	box->place = &place;
	box->role = "figure-box";
	return figure;
}

Test(sheet_long, a_box_goes_on_in_cells_below_within_its_frame)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	const char *text = tree_repeat(run->arena, "枠の中の長い文。", 9000);

	add_figure(run->arena, doc_add_part(run->arena, d, "図"), text);
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];
	const struct sheet_cell *first = NULL, *last = NULL;

	expect_whole(s, text, 3);
	for (size_t i = 0; i < s->cells.n; i++)
		if (s->cells.at[i].edges) {
			first = first ? first : &s->cells.at[i];
			last = &s->cells.at[i];
		}
	cr_assert(first && last > first);
	cr_expect(first->edges[SIDE_TOP].drawn && !first->edges[SIDE_BOTTOM].drawn);
	cr_expect(!last->edges[SIDE_TOP].drawn && last->edges[SIDE_BOTTOM].drawn);
	cr_expect(last->edges[SIDE_LEFT].drawn && last->edges[SIDE_RIGHT].drawn);
	cr_expect_eq(run_count(run, DIAG_CELL_TOO_LONG), 1);
	cr_expect_str_eq(place_of(DIAG_CELL_TOO_LONG),
			 arena_printf(run->arena, "x.xlsx:図!A%u", first->y + 1));
	expect_written(d);
}

/* Of the pieces of a box each has the height of its lines. */
Test(sheet_long, pieces_of_a_box_are_tall_enough)
{
	struct doc *d = doc_new(run->arena, "x", "題");

	add_figure(run->arena, doc_add_part(run->arena, d, "図"),
		   tree_repeat(run->arena, "枠の中の長い文。", 9000));
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];
	struct measurer *m = measure_open(run->arena, run->rc.style, run->dl);
	size_t n = 0;

	for (size_t i = 0; i < s->cells.n; i++) {
		const struct sheet_cell *c = &s->cells.at[i];
		double height = 0;

		if (!c->edges)
			continue;
		for (size_t y = c->y; y < c->y + c->rows; y++)
			height += s->heights.at[y];
		cr_expect_geq(height,
			      (double)measure_lines(m, c->look, c->text, s->widths.at[c->x]) *
				      c->look->size);
		n++;
	}
	measure_close(m);
	cr_expect_eq(n, 3);
}

/* The library counts '_x005F_x0041_' where people see '_x0041_'. */
Test(sheet_long, what_is_escaped_counts_as_it_is_written)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	const char *text = tree_repeat(run->arena, "_x0041_", 4000);

	doc_add(run->arena, doc_add_part(run->arena, d, "部"), DOC_PARAGRAPH, text);
	expect_whole(book_lay_out(&run->rc, d)->sheets.at[0], text, 2);
	expect_written(d);
}

/* `n` marks of three bytes in a text of 3 x `length` bytes. */
static struct doc_node *add_marked(struct doc *d, size_t n, size_t length)
{
	struct arena *a = run->arena;
	struct doc_span *spans = arena_alloc(a, n * sizeof *spans);
	struct doc_node *node =
		doc_add(a, doc_add_part(a, d, "部"), DOC_PARAGRAPH, tree_repeat(a, "文", length));

	for (size_t i = 0; i < n; i++)
		spans[i] = (struct doc_span){length / n * 3 * i, length / n * 3 * i + 3, "changed",
					     NULL};
	node->spans = spans;
	node->n_spans = n;
	/* with a label of its own it stands in columns, where marks are kept */
	node->label = "1";
	return node;
}

/* The library counts the fonts of the pieces, too. */
Test(sheet_long, marks_count_and_none_is_lost)
{
	static const size_t marks[] = {1, 40, 100, 300};

	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		struct doc *d = doc_new(run->arena, "x", "題");
		const struct doc_node *node = add_marked(d, marks[i], 30000);
		const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];
		size_t found = 0, bytes = 0;

		for (size_t k = 0; k < s->cells.n; k++) {
			const struct cell_pieces p = pieces_cut(run->arena, &s->cells.at[k]);

			for (size_t j = 0; s->cells.at[k].n_spans && j < p.all.n; j++) {
				found += p.all.at[j].marked;
				bytes += strlen(p.all.at[j].text);
			}
		}
		cr_expect_eq(found, marks[i], "%zu of %zu marks", found, marks[i]);
		cr_expect_eq(bytes, strlen(node->text));
		expect_written(d);
	}
}

Test(sheet_long, a_span_over_rows_goes_on_in_its_first_row)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *table = tree_table(run->arena, doc_add_part(run->arena, d, "表"), 2);
	const char *text = tree_repeat(run->arena, "長い欄。", 10000);

	tree_row(run->arena, table, (const char *const[]){"項目", "内容"}, 2);
	tree_row(run->arena, table, (const char *const[]){"甲", text}, 2)->last->rowspan = 2;
	tree_row(run->arena, table, (const char *const[]){"乙"}, 1);
	expect_whole(book_lay_out(&run->rc, d)->sheets.at[0], text, 2);
	cr_expect(text_starts(place_of(DIAG_CELL_TOO_LONG), "x.xlsx:表!B"), "%s",
		  place_of(DIAG_CELL_TOO_LONG));
	expect_written(d);
}

/* Names of anchors come from ids, which may be of any length. */
Test(sheet_long, a_long_id_has_a_name_that_the_library_takes)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *part = doc_add_part(run->arena, d, "部");

	for (size_t n = 1; n < 400; n += 7)
		doc_add(run->arena, part, DOC_PARAGRAPH, "文")->id =
			tree_repeat(run->arena, n % 2 ? "i" : "鍵", n);
	expect_written(d);
}

/* A header holds 255 characters, and '&' is two. */
Test(sheet_long, a_long_secret_of_a_draft_is_written)
{
	struct doc *d = doc_new(run->arena, "x", tree_repeat(run->arena, "&", 300));

	d->confidentiality = d->draft = d->edition = d->date = tree_repeat(run->arena, "&", 300);
	doc_add_part(run->arena, d, "部")->foot = tree_repeat(run->arena, "& ", 100);
	cr_expect_leq(text_length(running_header(run->arena, "&\"font\"&9&K000000", d)), 255);
	expect_written(d);
}
