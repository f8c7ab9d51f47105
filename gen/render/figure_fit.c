/* SPDX-License-Identifier: MIT
 *
 * Columns share the width by their sizes. Rows begin with their least heights; then each box asks
 * for the height of its text, those of one row first, and the rows that may grow share what lacks.
 */
#include "render/figure_fit.h"

double *figure_x_edges(struct arena *a, const struct doc_frame *frame, double width)
{
	double *edges = arena_alloc(a, (frame->n_columns + 1) * sizeof *edges), sum = 0;

	for (size_t i = 0; i < frame->n_columns; i++)
		sum += frame->columns[i].size;
	for (size_t i = 0; i < frame->n_columns; i++)
		edges[i + 1] = edges[i] + width * frame->columns[i].size / sum;
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

unsigned figure_frame_color(const struct style *s)
{
	return style_look_or(s, "figure-line", "border")->color;
}
