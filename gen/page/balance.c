/* SPDX-License-Identifier: MIT
 *
 * Lines are estimated from text lengths, over a sample of the rows: the column that gains most
 * takes width from the one that loses least, in steps that become smaller, until no move saves a
 * line.
 */
#include "page/balance.h"

#include <math.h>
#include <string.h>

#include "page/cell.h"
#include "type/latin.h"

enum { SAMPLE = 120, MOVES = 60 };

/* loss: a line holds that much less than its measure, on the average */
static const double lower_weight = 0.1, loss_em = 0.4;

struct sample_cell {
	double *lengths; /* of the lines that the text has of itself, points */
	size_t n;
	double pitch, em;
};

/* The heights of a row's cells at the widths of the moment. */
struct row_state {
	double highest, second, all;
	size_t at; /* column of the highest */
};

struct sample {
	size_t n_rows, n_columns;
	struct sample_cell *cells; /* row by row; n 0: nothing there */
	double *heights;           /* of the cells */
	struct row_state *rows;
};

typedef VEC(double) lengths;

static void add_lengths(struct page_setter *p, const char *text, const struct look *look,
			lengths *all)
{
	const bool *latin = text ? latin_find(p->arena, text, true) : NULL;

	for (const char *from = text, *end; from; from = end ? end + 1 : NULL) {
		end = strchr(from, '\n');
		*vec_push(p->arena, all) = faces_width(p->faces, look->face, look->size, from,
						       end ? (size_t)(end - from) : strlen(from),
						       latin ? latin + (from - text) : NULL);
	}
}

static struct sample_cell sample_cell(struct page_setter *p, const struct page_grid_cell *in)
{
	lengths all = {0};

	add_lengths(p, in->node->text, in->look, &all);
	for (const struct doc_node *part = in->node->first; part; part = part->next)
		add_lengths(p, part->text, in->look, &all);
	return (struct sample_cell){all.at, all.n, in->look->size * in->look->leading,
				    in->look->size};
}

/* Cells of one row and one column, of rows evenly spread over the table. */
static struct sample take_sample(struct page_setter *p, const struct page_grid *g)
{
	size_t n = g->n_rows < SAMPLE ? g->n_rows : SAMPLE;
	struct sample s = {.n_rows = n, .n_columns = g->n_columns};

	s.cells = arena_alloc(p->arena, n * g->n_columns * sizeof *s.cells);
	s.heights = arena_alloc(p->arena, n * g->n_columns * sizeof *s.heights);
	s.rows = arena_alloc(p->arena, n * sizeof *s.rows);

	for (size_t i = 0; i < n; i++) {
		const struct page_grid_row *row = &g->rows[i * g->n_rows / n];

		for (size_t k = 0; k < row->n; k++)
			if (row->cells[k].columns == 1 && row->cells[k].rows == 1)
				s.cells[i * g->n_columns + row->cells[k].column] =
					sample_cell(p, &row->cells[k]);
	}
	return s;
}

static double cell_height_at(const struct sample_cell *c, double width)
{
	double measure = fmax(width - 2 * cell_side, c->em),
	       inner = fmax(measure - loss_em * c->em, c->em), lines = 0;

	for (size_t i = 0; i < c->n; i++)
		lines += c->lengths[i] <= measure ? 1 : ceil(c->lengths[i] / inner);
	return lines * c->pitch;
}

static double weigh(double highest, double all)
{
	return highest + lower_weight * all; /* what lower cells take counts a little, too */
}

/* Brings heights and row states up to date; the height of all sampled rows. */
static double measure_rows(const struct sample *s, const double *widths)
{
	double total = 0;

	for (size_t r = 0; r < s->n_rows; r++) {
		struct row_state row = {0};

		for (size_t i = 0; i < s->n_columns; i++) {
			double height = s->heights[r * s->n_columns + i] =
				cell_height_at(&s->cells[r * s->n_columns + i], widths[i]);

			row.second = height > row.highest ? row.highest : fmax(row.second, height);
			row.at = height > row.highest ? i : row.at;
			row.highest = fmax(row.highest, height);
			row.all += height;
		}
		s->rows[r] = row;
		total += weigh(row.highest, row.all);
	}
	return total;
}

/* The height of all sampled rows if column i had that width. */
static double height_if(const struct sample *s, size_t i, double width)
{
	double total = 0;

	for (size_t r = 0; r < s->n_rows; r++) {
		const struct row_state *row = &s->rows[r];
		double height = cell_height_at(&s->cells[r * s->n_columns + i], width),
		       others = row->at == i ? row->second : row->highest;

		total += weigh(fmax(height, others),
			       row->all - s->heights[r * s->n_columns + i] + height);
	}
	return total;
}

/*
 * The column whose change by `step` (negative: a giver, kept above its least) leaves the lowest
 * height; n_columns: none.
 */
static size_t best_column(const struct sample *s, const double *widths, const double *least,
			  double step, size_t but, double *height)
{
	size_t best = s->n_columns;

	for (size_t i = 0; i < s->n_columns; i++) {
		if (i == but || widths[i] + step < least[i])
			continue;
		double h = height_if(s, i, widths[i] + step);

		if (best == s->n_columns || h < *height) {
			best = i;
			*height = h;
		}
	}
	return best;
}

/*
 * False when no move of that size saves anything; heights and row states are those of `widths`
 * before and after.
 */
static bool move(const struct sample *s, const double *least, double *widths, double step,
		 double *total)
{
	double with, without;
	size_t to = best_column(s, widths, least, step, s->n_columns, &with);
	size_t from = best_column(s, widths, least, -step, to, &without);

	if (from == s->n_columns || *total - with <= without - *total)
		return false;
	widths[to] += step;
	widths[from] -= step;
	double after = measure_rows(s, widths);

	if (after < *total) {
		*total = after;
		return true;
	}
	widths[to] -= step;
	widths[from] += step;
	measure_rows(s, widths);
	return false;
}

void balance_widths(struct page_setter *p, const struct page_grid *g, const double *least,
		    double *widths)
{
	static const double steps[] = {48, 24, 12, 6, 3}; /* points */
	struct sample s = take_sample(p, g);
	double total = measure_rows(&s, widths);
	int moves = 0;

	if (g->n_columns < 2)
		return;
	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		while (moves++ < MOVES && move(&s, least, widths, steps[i], &total))
			;
}
