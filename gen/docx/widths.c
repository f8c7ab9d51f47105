/* SPDX-License-Identifier: MIT
 *
 * A column needs its longest word, and each line that fits into it on a page.
 */
#include "docx/widths.h"

#include <math.h>
#include <string.h>

#include "page/cell.h"
#include "type/latin.h"

/* Points beside a cell's words: its white, and what frames take of it. */
static const double beside = 2 * cell_side + 1.5;

/* No column gives away more than the rest. */
static const double least_share = 0.72;

enum { LONG_WORD_EM = 15 }; /* a longer one may be broken, as on pages */

struct easing {
	struct docx_maker *m;
	const double *widths;
	double *needs;
};

/* As a word processor sets it: ASCII has the face of Latin words. */
static double width_there(struct docx_maker *m, const struct look *look, const char *text,
			  size_t len)
{
	bool *latin = arena_alloc(m->fonts->arena, len + 1);

	for (size_t i = 0; i < len; i++)
		latin[i] = (unsigned char)text[i] < 0x80;
	return faces_width(m->fonts->faces, look->face, look->size, text, len, latin);
}

static double width_here(struct docx_maker *m, const struct look *look, const char *text,
			 size_t len)
{
	const bool *latin = latin_find(m->fonts->arena, text, true);

	return faces_width(m->fonts->faces, look->face, look->size, text, len, latin);
}

static void need(struct easing *e, size_t column, double width)
{
	e->needs[column] = fmax(e->needs[column], width + beside);
}

/* Latin words, telephone numbers, addresses: what stands between blanks and Japanese signs. */
static void need_words(struct easing *e, const struct page_grid_cell *c, const char *text)
{
	while (*text) {
		size_t other = strcspn(text, "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					     "[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"),
		       len;

		text += other;
		for (len = 0; (unsigned char)text[len] > ' ' && (unsigned char)text[len] < 0x7F;)
			len++;
		double width = width_there(e->m, c->look, text, len);

		if (width <= LONG_WORD_EM * c->look->size)
			need(e, c->column, width);
		text += len;
	}
}

static void need_lines(struct easing *e, const struct page_grid_cell *c, const char *text)
{
	double room = e->widths[c->column] - 2 * cell_side + 0.01;

	for (const char *end; text; text = end ? end + 1 : NULL) {
		end = strchr(text, '\n');
		size_t len = end ? (size_t)(end - text) : strlen(text);
		const char *line = arena_strndup(e->m->fonts->arena, text, len);

		if (width_here(e->m, c->look, line, len) <= room)
			need(e, c->column, width_there(e->m, c->look, line, len));
	}
}

typedef void need_text(struct easing *e, const struct page_grid_cell *c, const char *text);

static void need_of_cells(struct easing *e, const struct page_grid *g, need_text *of)
{
	for (size_t r = 0; r < g->n_rows; r++)
		for (size_t i = 0; i < g->rows[r].n; i++) {
			const struct page_grid_cell *c = &g->rows[r].cells[i];

			if (c->columns == 1 && c->node->text)
				of(e, c, c->node->text);
			for (const struct doc_node *p = c->node->first; p; p = p->next)
				if (c->columns == 1 && p->text)
					of(e, c, p->text);
		}
}

/* Who lacks room gets as much as the others have to spare. */
static void share(const struct easing *e, size_t n, double *widths)
{
	double lacking = 0, spare = 0;

	for (size_t i = 0; i < n; i++) {
		lacking += fmax(0, e->needs[i] - widths[i]);
		spare += fmax(0, widths[i] - e->needs[i]);
	}
	if (lacking <= 0 || spare <= 0)
		return;
	double moved = fmin(lacking, spare);

	for (size_t i = 0; i < n; i++)
		widths[i] += widths[i] < e->needs[i]
				     ? (e->needs[i] - widths[i]) * moved / lacking
				     : -(widths[i] - e->needs[i]) * moved / spare;
}

/* Words first, since a telephone number that breaks is none. */
void widths_ease(struct docx_maker *m, const struct page_grid *g, double *widths)
{
	size_t n = g->n_columns;
	double *pages = arena_alloc(m->fonts->arena, n * sizeof *pages);
	struct easing e = {m, pages, arena_alloc(m->fonts->arena, n * sizeof *e.needs)};

	memcpy(pages, widths, n * sizeof *pages);
	for (size_t i = 0; i < n; i++)
		e.needs[i] = least_share * widths[i];
	need_of_cells(&e, g, need_words);
	share(&e, n, widths);
	need_of_cells(&e, g, need_lines);
	share(&e, n, widths);
}
