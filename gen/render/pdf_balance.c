/* SPDX-License-Identifier: MIT
 *
 * Balancing of columns; see the header. Lines are estimated from text lengths, over a sample of the rows; the best single move is made
 * until no move saves a line.
 */
#include "render/pdf_balance.h"

#include <math.h>
#include <string.h>

#include "render/pdf_cell.h"

enum { SAMPLE = 120, MOVES = 60 };

static const double lower_weight = 0.1, loss_em = 0.4; /* loss: a line holds that much less than its measure, on the average */

struct sample_cell {
	double *lengths; /* of the lines that the text has of itself, points */
	size_t n;
	double pitch, em;
};

struct sample {
	size_t n_rows, n_columns;
	struct sample_cell *cells; /* row by row; n 0: nothing there */
};

typedef VEC(double) lengths;

static void add_lengths(struct press *p, const char *text, const struct look *look, lengths *all)
{
	for (const char *end; text; text = end ? end + 1 : NULL) {
		end = strchr(text, '\n');
		*vec_push(p->arena, all) = faces_width(p->faces, look->face, look->size, text, end ? (size_t)(end - text) : strlen(text));
	}
}

static struct sample_cell sample_cell(struct press *p, const struct grid_cell *in)
{
	lengths all = {0};

	add_lengths(p, in->node->text, in->look, &all);
	for (const struct doc_node *part = in->node->first; part; part = part->next)
		add_lengths(p, part->text, in->look, &all);
	return (struct sample_cell){all.at, all.n, in->look->size * in->look->leading, in->look->size};
}

/* Cells of one row and one column, of rows evenly spread over the table. */
static struct sample take_sample(struct press *p, const struct grid *g)
{
	size_t n = g->n_rows < SAMPLE ? g->n_rows : SAMPLE;
	struct sample s = {n, g->n_columns, arena_alloc(p->arena, n * g->n_columns * sizeof *s.cells)};

	for (size_t i = 0; i < n; i++) {
		const struct grid_row *row = &g->rows[i * g->n_rows / n];

		for (size_t k = 0; k < row->n; k++)
			if (row->cells[k].columns == 1 && row->cells[k].rows == 1)
				s.cells[i * g->n_columns + row->cells[k].column] = sample_cell(p, &row->cells[k]);
	}
	return s;
}

static double cell_height_at(const struct sample_cell *c, double width)
{
	double measure = fmax(width - 2 * cell_side, c->em), inner = fmax(measure - loss_em * c->em, c->em), lines = 0;

	for (size_t i = 0; i < c->n; i++)
		lines += c->lengths[i] <= measure ? 1 : ceil(c->lengths[i] / inner);
	return lines * c->pitch;
}

/* The height of all sampled rows when column `changed` has another width; what lower cells take counts a little, too. */
static double total_height(const struct sample *s, const double *widths, size_t changed, double change)
{
	double total = 0;

	for (size_t r = 0; r < s->n_rows; r++) {
		double highest = 0, all = 0;

		for (size_t i = 0; i < s->n_columns; i++) {
			double height = cell_height_at(&s->cells[r * s->n_columns + i], widths[i] + (i == changed ? change : 0));

			highest = fmax(highest, height);
			all += height;
		}
		total += highest + lower_weight * all;
	}
	return total;
}

/* The column whose change by `step` (negative: a giver, kept above its least) leaves the lowest height; n_columns: none. */
static size_t best_column(const struct sample *s, const double *widths, const double *least, double step, size_t but, double *height)
{
	size_t best = s->n_columns;

	for (size_t i = 0; i < s->n_columns; i++) {
		if (i == but || widths[i] + step < least[i])
			continue;
		double h = total_height(s, widths, i, step);

		if (best == s->n_columns || h < *height) {
			best = i;
			*height = h;
		}
	}
	return best;
}

/* False when no move of that size saves anything. */
static bool move(const struct sample *s, const double *least, double *widths, double step)
{
	double before = total_height(s, widths, s->n_columns, 0), with, without;
	size_t to = best_column(s, widths, least, step, s->n_columns, &with);
	size_t from = best_column(s, widths, least, -step, to, &without);

	if (from == s->n_columns || before - with <= without - before)
		return false;
	widths[to] += step;
	widths[from] -= step;
	if (total_height(s, widths, s->n_columns, 0) < before)
		return true;
	widths[to] -= step;
	widths[from] += step;
	return false;
}

void balance_widths(struct press *p, const struct grid *g, const double *least, double *widths)
{
	static const double steps[] = {40, 20, 10, 5}; /* points */
	struct sample s = take_sample(p, g);
	int moves = 0;

	if (g->n_columns < 2)
		return;
	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		while (moves++ < MOVES && move(&s, least, widths, steps[i]))
			;
}
