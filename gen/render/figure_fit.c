/* SPDX-License-Identifier: MIT
 *
 * Columns share the width by their sizes. Rows begin with their least heights; then each box asks
 * for the height of its text, those of one row first, and the rows that may grow share what lacks.
 */
#include "render/figure_fit.h"

#include <math.h>

double *figure_x_edges(struct arena *a, const struct doc_frame *frame, double width)
{
	double *edges = arena_alloc(a, (frame->n_columns + 1) * sizeof *edges), sum = 0;

	for (size_t i = 0; i < frame->n_columns; i++)
		sum += frame->columns[i].size;
	for (size_t i = 0; i < frame->n_columns; i++)
		edges[i + 1] = edges[i] + width * frame->columns[i].size / sum;
	return edges;
}

/* Widths of columns: shares of the figure's, and what each must not fall below. */
struct word_fitting {
	const struct doc_frame *frame;
	double width;
	double *widths, *least;
};

enum { ROUNDS = 12 };

static double width_of(const struct word_fitting *f, const struct doc_place *place)
{
	double width = 0;

	for (int x = place->x; x < place->x + place->columns; x++)
		width += f->widths[x];
	return width;
}

/* Columns that would fall below their least have it; the others share the rest. */
static void share(struct word_fitting *f)
{
	const struct doc_frame *frame = f->frame;
	double rest = f->width, sum = 0;

	for (size_t i = 0; i < frame->n_columns; i++)
		sum += frame->columns[i].size;
	for (bool again = true; again && sum > 0;) {
		double unit = rest / sum;

		again = false;
		for (size_t i = 0; i < frame->n_columns; i++) {
			double share = frame->columns[i].size * unit;

			if (f->widths[i] < 0 && share < f->least[i]) {
				f->widths[i] = f->least[i];
				rest -= f->least[i];
				sum -= frame->columns[i].size;
				again = true;
			}
		}
	}
	for (size_t i = 0; i < frame->n_columns; i++)
		if (f->widths[i] < 0)
			f->widths[i] = sum > 0 ? frame->columns[i].size * rest / sum : 0;
}

/* Raises what the growing columns of a box need at least; false when the box is wide enough. */
static bool raise_least(struct word_fitting *f, const struct doc_place *place, double need)
{
	double width = width_of(f, place), growing = 0;

	for (int x = place->x; x < place->x + place->columns; x++)
		growing += f->frame->columns[x].grows ? f->widths[x] : 0;
	if (width >= need || growing <= 0)
		return false;
	for (int x = place->x; x < place->x + place->columns; x++)
		if (f->frame->columns[x].grows)
			f->least[x] =
				fmax(f->least[x], f->widths[x] * (1 + (need - width) / growing));
	return true;
}

static double sum_of(const double *numbers, size_t n)
{
	double sum = 0;

	while (n--)
		sum += numbers[n];
	return sum;
}

double *figure_x_edges_for_words(struct arena *a, const struct doc_node *figure, double width,
				 figure_width *word, void *context)
{
	const struct doc_frame *frame = figure->frame;
	size_t n = frame->n_columns;
	double *edges = figure_x_edges(a, frame, width);
	struct word_fitting f = {frame, width, arena_alloc(a, n * sizeof(double)),
				 arena_alloc(a, n * sizeof(double))};
	bool raised = true;

	for (int round = 0; raised && round < ROUNDS; round++) {
		for (size_t i = 0; i < n; i++)
			f.widths[i] = -1;
		share(&f);
		raised = false;
		for (const struct doc_node *node = figure->first; node; node = node->next)
			if (node->place)
				raised = raise_least(&f, node->place, word(context, node)) ||
					 raised;
		if (sum_of(f.least, n) > width)
			return edges;
	}
	for (size_t i = 0; i < n; i++)
		edges[i + 1] = edges[i] + f.widths[i];
	return edges;
}

struct track_span {
	size_t from, to;
	double lacks;
};

/*
 * The rows that grow share what is lacking; where none does, the last row takes it: a text is never
 * cut.
 */
static void stretch(const struct doc_frame *frame, double *heights, const struct track_span *s)
{
	size_t growing = 0;

	for (size_t y = s->from; y < s->to; y++)
		growing += frame->rows[y].grows;
	for (size_t y = s->from; y < s->to; y++)
		if (frame->rows[y].grows)
			heights[y] += s->lacks / (double)growing;
	if (!growing)
		heights[s->to - 1] += s->lacks;
}

static void make_room(const struct doc_frame *frame, double *heights, const struct doc_place *place,
		      double need)
{
	struct track_span s = {(size_t)place->y, (size_t)(place->y + place->rows), need};

	for (size_t y = s.from; y < s.to; y++)
		s.lacks -= heights[y];
	if (s.lacks > 0)
		stretch(frame, heights, &s);
}

/* Boxes of one row come first, then taller ones: those find room that is there already. */
double *figure_y_edges(struct arena *a, const struct doc_node *figure, double line,
		       figure_height *height, void *context)
{
	const struct doc_frame *frame = figure->frame;
	double *edges = arena_alloc(a, (frame->n_rows + 1) * sizeof *edges),
	       *heights = arena_alloc(a, frame->n_rows * sizeof *heights);
	double *needs = arena_alloc(a, figure->n * sizeof *needs), *need = needs;

	for (size_t y = 0; y < frame->n_rows; y++)
		heights[y] = frame->rows[y].size * line;
	for (const struct doc_node *node = figure->first; node; node = node->next, need++)
		*need = node->place ? height(context, node) : 0;
	for (int rows = 1; rows <= (int)frame->n_rows; rows++) {
		need = needs;
		for (const struct doc_node *node = figure->first; node; node = node->next, need++)
			if (node->place && node->place->rows == rows)
				make_room(frame, heights, node->place, *need);
	}
	for (size_t y = 0; y < frame->n_rows; y++)
		edges[y + 1] = edges[y] + heights[y];
	return edges;
}

const struct look *figure_look(const struct style *s, const struct doc_node *node)
{
	return style_look_or(s, node->role, node->kind == DOC_LINE ? "figure-line" : "figure");
}

enum look_border figure_border(const struct style *s, const struct doc_node *node)
{
	const char *mark = doc_difference_name(node->mark);
	const struct look *own = figure_look(s, node);

	return mark ? style_look_or(s, mark, own->role)->border : own->border;
}

unsigned figure_frame_color(const struct style *s)
{
	return style_look_or(s, "figure-line", "border")->color;
}
