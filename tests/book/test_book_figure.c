/* SPDX-License-Identifier: MIT
 *
 * Figures on sheets: boxes in cells of their own with room for their words, lines as sides of
 * cells, printed on one page.
 */
#include "book/sheet_figure.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../support/figures.h"
#include "../support/rounds.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "book/book.h"
#include "render/figure_fit.h"
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

TestSuite(sheet_figure, .init = start, .fini = stop);

static void check_places(const struct sheet *s)
{
	char *taken = arena_alloc(run->arena, s->heights.n * s->widths.n);

	for (size_t i = 0; i < s->cells.n; i++) {
		const struct sheet_cell *c = &s->cells.at[i];

		cr_assert(c->rows && c->columns && c->y + c->rows <= s->heights.n &&
			  c->x + c->columns <= s->widths.n);
		for (size_t y = c->y; y < c->y + c->rows; y++)
			for (size_t x = c->x; x < c->x + c->columns; x++)
				cr_assert_eq(taken[y * s->widths.n + x]++, 0,
					     "%s: row %zu, column %zu: %.40s", s->name, y, x,
					     c->text);
	}
}

struct looking {
	const struct book *b;
	size_t boxes;
	bool numbers; /* of the figure under way */
};

/* The text stands in one cell, and the cell is as tall as its lines. */
static bool expect_cell(const struct doc_node *node, void *context)
{
	struct looking *l = context;

	if (node->kind == DOC_FIGURE)
		l->numbers = node->numbers != NULL;
	if (l->numbers && (node->kind == DOC_BOX || node->kind == DOC_LINE))
		return true;

	if ((node->kind != DOC_BOX && node->kind != DOC_LINE) || text_empty(node->text))
		return true;
	for (size_t i = 0; i < l->b->sheets.n; i++)
		for (size_t n = 0; n < l->b->sheets.at[i]->cells.n; n++)
			if (strcmp(l->b->sheets.at[i]->cells.at[n].text, node->text) == 0) {
				l->boxes++;
				return true;
			}
	cr_expect_fail("%.60s is missing", node->text);
	return true;
}

static double room_of(const struct sheet *s, const struct sheet_cell *c)
{
	double height = 0;

	for (size_t y = c->y; y < c->y + c->rows; y++)
		height += s->heights.at[y];
	return height;
}

static void check_room(const struct book *b)
{
	struct measurer *m = measure_open(run->arena, run->rc.style, run->dl);

	for (size_t i = 0; i < b->sheets.n; i++) {
		const struct sheet *s = b->sheets.at[i];

		for (size_t n = 0; n < s->cells.n; n++) {
			const struct sheet_cell *c = &s->cells.at[n];
			double width = -6;

			for (size_t x = c->x; x < c->x + c->columns; x++)
				width += s->widths.at[x];
			if (c->edges && *c->text)
				cr_expect_geq(room_of(s, c) + 0.01,
					      (double)measure_lines(m, c->look, c->text, width) *
						      c->look->size,
					      "%.40s is cut", c->text);
		}
	}
	measure_close(m);
}

static size_t count_sides(const struct sheet *s, enum look_border border)
{
	size_t sides = 0;

	for (size_t n = 0; n < s->cells.n; n++)
		for (int k = 0; s->cells.at[n].edges && k < SIDE__MAX; k++)
			sides += s->cells.at[n].edges[k].drawn &&
				 s->cells.at[n].edges[k].border == border;
	return sides;
}

static const struct sheet *sheet_titled(const struct book *b, const char *title)
{
	for (size_t i = 0; i < b->sheets.n; i++)
		if (strcmp(b->sheets.at[i]->title, title) == 0)
			return b->sheets.at[i];
	cr_assert_fail("no sheet %s", title);
	return NULL;
}

static void check_document(struct fixture *f, const char *document, const char *contract)
{
	const struct doc *d = figures_document(f, document, contract);
	struct looking l = {.b = book_lay_out(&run->rc, d)};

	cr_assert(l.b);
	for (size_t i = 0; i < l.b->sheets.n; i++)
		check_places(l.b->sheets.at[i]);
	doc_walk(d, expect_cell, &l); /* of a figure with numbers, these stand for its boxes */
	cr_expect_gt(l.boxes, 3);
	check_room(l.b);
}

Test(sheet_figure, pictures_of_projects_made_by_chance)
{
	for (unsigned seed = 1; seed <= rounds(2, 6); seed++) {
		struct fixture *f = figures_open(seed);

		check_document(f, "contacts", NULL);
		check_document(f, "boundary", "c1");
		figures_close(f);
	}
}

Test(sheet_figure, the_boundary_is_drawn_and_the_sheet_is_one_page)
{
	struct fixture *f = figures_open(3);

	const struct book *b = book_lay_out(&run->rc, figures_document(f, "boundary", "c1"));
	const struct sheet *diagram = sheet_titled(b, "責任分界図");

	cr_expect_gt(count_sides(diagram, BORDER_THICK_DASHED), 5);
	cr_expect_gt(count_sides(diagram, BORDER_THICK), 3);
	cr_expect(diagram->one_page && !sheet_titled(b, "責任分界表")->one_page);
	figures_close(f);
}

/*
 * What the file itself holds: every text in a part, the sides in the styles, one page in the
 * set-up.
 */
static void expect_words(const char *all, const struct doc_node *parent)
{
	for (const struct doc_node *node = parent->first; node; node = node->next) {
		if (!text_empty(node->text))
			cr_expect_not_null(strstr(all, text_squash(run->arena, node->text)),
					   "%.60s is missing", node->text);
		expect_words(all, node);
	}
}

Test(sheet_figure, every_word_stands_in_the_parts)
{
	struct fixture *f = figures_open(4);
	size_t len;

	const struct doc *d = figures_document(f, "boundary", "c1");

	run_render(run, "xlsx", d, &len);
	FILE *in = popen(arena_printf(run->arena,
				      "unzip -p %s 'xl/worksheets/*' xl/sharedStrings.xml "
				      "xl/styles.xml 2>/dev/null",
				      run_path(run, "xlsx")),
			 "r");
	struct strbuf parts = strbuf_new(run->arena);
	char buffer[4096];

	for (size_t n; (n = fread(buffer, 1, sizeof buffer, in)) > 0;)
		strbuf_add_bytes(&parts, buffer, n);
	pclose(in);
	const char *all = text_squash(run->arena, parts.text);

	size_t tables = 0;

	for (const struct doc_node *part = d->first; part; part = part->next) {
		for (const struct doc_node *node = part->first; node; node = node->next) {
			if (node->kind != DOC_FIGURE)
				continue;
			expect_words(all, node->numbers ? node->numbers : node);
			tables += node->numbers != NULL;
		}
	}
	cr_expect_eq(tables, 1);
	cr_expect_not_null(strstr(all, "mediumDashed"));
	figures_close(f);
}

Test(sheet_figure, rows_take_what_texts_need)
{
	struct doc_track columns[] = {{.size = 1}, {.size = 3}},
			 rows[] = {{.size = 1},
				   {.size = 2, .grows = true},
				   {.size = 1, .grows = true}};
	const struct doc_frame frame = {columns, rows, 2, 3, false};
	const double *x = figure_x_edges(run->arena, &frame, 100);

	cr_expect_float_eq(x[1], 25, 1e-9);
	cr_expect_float_eq(x[2], 100, 1e-9);
}
