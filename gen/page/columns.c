/* SPDX-License-Identifier: MIT
 *
 * Each column has four wishes, measured over all cells: the width below which words break (hard),
 * below which short texts take many lines (least), that of its hint or of usual cells (want), and
 * that of its longest line (natural). The page's width is shared between those: shrinking from want
 * towards hard, or growing towards natural; then balance.c moves what saves lines.
 */
#include "page/columns.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "page/balance.h"
#include "page/cell.h"
#include "page/key.h"
#include "doc/laid_out.h"
#include "type/latin.h"

enum {
	NATURAL_EM = 32, /* a column without a hint does not ask for more */
	HARD_EM = 3,
	LEAST_EM = 4,
	/* a text of that length is not broken; half of a longer one may be broken again */
	HALF_EM = 6,
	HEAD_EM = 7,     /* a head's line */
	WORD_EM = 15     /* a longer Latin word, such as a mail address, may be broken */
};

struct wish {
	/* below `hard` words break; below `least` short texts take many lines */
	double hard, least;
	double natural, want;
	double total; /* of all cells' lengths */
	size_t cells;
};

/* Wide enough for the longest word; and for half of a short text, within bounds. */
static void measure_least(struct page_setter *p, const char *text, const struct look *look,
			  double natural, struct wish *w)
{
	double em = look->size, key = key_width(p, text, look),
	       word = fmin(lines_longest_word(&p->setter, text, look->face, em, LINE_CELL),
			   WORD_EM * em);

	w->hard = fmax(w->hard, fmax(fmax(word, key), fmin(natural, HARD_EM * em)));
	double half = natural <= HALF_EM * em ? natural : fmin(natural / 2, HALF_EM * em);

	w->least = fmax(w->least, fmin(natural, fmax(w->hard, fmax(LEAST_EM * em, half))));
}

/* A column's head breaks between words into two lines at most, while that takes no more than so. */
static double width_of_head(struct page_setter *p, const char *text, const struct look *look)
{
	struct line_setter setter = p->setter;
	double em = look->size, width = lines_width(&setter, text, look->face, em, LINE_CELL);

	setter.names = true;
	for (double least = fmax(width / 2, LEAST_EM * em); least < width && width > HALF_EM * em;
	     least += em / 2) {
		struct lines lines = {0};

		lines_break(&setter, text, look->face, em, least, LINE_CELL, &lines);
		if (lines.all.n <= 2)
			return fmin(least, HEAD_EM * em);
	}
	return fmin(width, HALF_EM * em);
}

static void measure_text(struct page_setter *p, const char *text, const struct look *look,
			 struct wish *w)
{
	const bool *latin = latin_find(p->arena, text, true);
	double natural = 0;

	for (const char *from = text, *end; from; from = end ? end + 1 : NULL) {
		end = strchr(from, '\n');
		natural = fmax(natural, faces_width(p->faces, look->face, look->size, from,
						    end ? (size_t)(end - from) : strlen(from),
						    latin ? latin + (from - text) : NULL));
	}
	w->natural = fmax(w->natural, natural);
	w->total += natural;
	w->cells++;
	measure_least(p, text, look, natural, w);
}

static void measure_cell(struct page_setter *p, const struct doc_node *cell,
			 const struct look *look, struct wish *w)
{
	if (cell->text && !cell->first)
		measure_text(p, cell->text, look, w);
	for (const struct doc_node *part = cell->first; part; part = part->next)
		if (part->text)
			measure_text(p, part->text, look, w);
}

static void measure_table(struct page_setter *p, const struct page_grid *g, struct wish *wishes)
{
	for (size_t r = 0; r < g->n_rows; r++) {
		for (size_t i = 0; i < g->rows[r].n; i++) {
			const struct page_grid_cell *c = &g->rows[r].cells[i];

			page_set_origin(p, g->rows[r].node, c->node);
			if (c->columns != 1)
				continue;
			struct wish *w = &wishes[c->column];

			measure_cell(p, c->node, c->look, w);
			if (r < g->head_rows && c->node->text)
				w->least = fmax(w->least, width_of_head(p, c->node->text, c->look));
		}
	}
}

/*
 * Without a hint: room for cells of twice the usual length, so that one long cell among short ones
 * does not take the page.
 */
static double usual_width(const struct wish *w, double em)
{
	double usual = w->cells ? 2 * w->total / (double)w->cells : 0;

	return fmin(fmin(w->natural, usual), NATURAL_EM * em);
}

static void make_wishes(struct page_setter *p, const struct page_grid *g, struct wish *wishes)
{
	const struct look *cell = style_look(p->style, "cell");

	measure_table(p, g, wishes);
	for (size_t i = 0; i < g->n_columns; i++) {
		struct wish *w = &wishes[i];
		double hint = i < g->n_hints ? g->hints[i].width * cell->size / 2 : 0,
		       sides = 2 * cell_side + 0.5;

		w->hard = fmax(w->hard, cell->size) + sides;
		w->least = fmax(w->least, 2 * cell->size) + sides;
		/* people write here: what stands there now says nothing about the room they need */
		if (hint > 0 && g->hints[i].input)
			w->least = fmax(w->least, hint + sides);
		w->want = fmax(w->least, sides + (hint > 0 ? hint : usual_width(w, cell->size)));
		w->natural += sides;
	}
}

struct sums {
	/* lack: what the columns would still take to reach their natural width */
	double hard, least, want, lack;
};

static struct sums add_up(const struct wish *wishes, size_t n)
{
	struct sums s = {0};

	for (size_t i = 0; i < n; i++) {
		s.hard += wishes[i].hard;
		s.least += wishes[i].least;
		s.want += wishes[i].want;
		s.lack += fmax(0, wishes[i].natural - wishes[i].want);
	}
	return s;
}

/* From `low` (factor 0) to `high` (factor 1). */
static double between(double low, double high, double factor)
{
	return low + (high - low) * factor;
}

/*
 * Too little room: first the wishes shrink to the least, then the least to the hard widths, and in
 * the end those too.
 */
static void shrink(const struct wish *wishes, size_t n, struct sums s, double width, double *widths)
{
	for (size_t i = 0; i < n; i++) {
		const struct wish *w = &wishes[i];

		if (width >= s.least)
			widths[i] =
				between(w->least, w->want, (width - s.least) / (s.want - s.least));
		else if (width >= s.hard)
			widths[i] =
				between(w->hard, w->least, (width - s.hard) / (s.least - s.hard));
		else
			widths[i] = w->hard * width / s.hard;
	}
}

/* Room to spare goes to those that lack some, and then to all in proportion. */
static void grow(const struct wish *wishes, size_t n, struct sums s, double width, double *widths)
{
	double filled = fmin(width - s.want, s.lack), rest = width / (s.want + filled);

	for (size_t i = 0; i < n; i++) {
		double lack = fmax(0, wishes[i].natural - wishes[i].want);

		widths[i] = (wishes[i].want + (s.lack > 0 ? lack * filled / s.lack : 0)) * rest;
	}
}

/* A table of so few columns fits whatever stands in them. */
static bool is_narrow(const struct page_setter *p, size_t n, double width)
{
	return (double)n * (HARD_EM * style_look(p->style, "cell")->size + 2 * cell_side) <= width;
}

bool columns_have_room(struct page_setter *p, const struct doc_node *flat, double width)
{
	if (is_narrow(p, flat->n_columns, width))
		return true;
	struct arena *outer = page_use_arena(p, arena_new());
	const struct doc_node *table = table_laid_out(p->arena, flat);
	const struct page_grid g = page_grid_build(p, table);
	struct wish *wishes = arena_alloc(p->arena, g.n_columns * sizeof *wishes);

	make_wishes(p, &g, wishes);
	double least = add_up(wishes, g.n_columns).least;

	arena_free(page_use_arena(p, outer));
	return least <= width;
}

size_t *columns_part(struct page_setter *p, const struct page_grid *g, double width, size_t *n)
{
	struct wish *wishes = arena_alloc(p->arena, g->n_columns * sizeof *wishes);
	size_t *bands = arena_alloc(p->arena, (g->n_columns + 1) * sizeof *bands);

	*n = 1;
	bands[0] = 1;
	bands[1] = g->n_columns;
	if (is_narrow(p, g->n_columns, width))
		return bands;
	make_wishes(p, g, wishes);
	double used = wishes[0].least;

	for (size_t i = 1; i < g->n_columns; i++) {
		if (used + wishes[i].least > width && i > bands[*n - 1]) {
			bands[(*n)++] = i;
			used = wishes[0].least;
		}
		used += wishes[i].least;
	}
	bands[*n] = g->n_columns;
	return bands;
}

/* Each column has its hint's share of the width, and words have room in it. */
static bool fix(const struct page_grid *g, const struct wish *wishes, double width, double *widths)
{
	double hints = 0;

	for (size_t i = 0; i < g->n_columns; i++) {
		if (i >= g->n_hints || !g->hints[i].fixed)
			return false;
		hints += g->hints[i].width;
	}
	for (size_t i = 0; i < g->n_columns; i++) {
		widths[i] = width * g->hints[i].width / hints;
		if (widths[i] < wishes[i].hard)
			return false;
	}
	return true;
}

double *columns_fit(struct page_setter *p, const struct page_grid *g, double width)
{
	struct wish *wishes = arena_alloc(p->arena, g->n_columns * sizeof *wishes);
	double *widths = arena_alloc(p->arena, g->n_columns * sizeof *widths),
	       *least = arena_alloc(p->arena, g->n_columns * sizeof *least);

	make_wishes(p, g, wishes);
	if (fix(g, wishes, width, widths))
		return widths;
	struct sums s = add_up(wishes, g->n_columns);

	(s.want > width ? shrink : grow)(wishes, g->n_columns, s, width, widths);
	for (size_t i = 0; i < g->n_columns; i++)
		least[i] = fmin(width < s.least ? wishes[i].hard : wishes[i].least, widths[i]);
	balance_widths(p, g, least, widths);
	return widths;
}
