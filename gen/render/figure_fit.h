/* SPDX-License-Identifier: MIT
 *
 * What both renderers of a figure share: from tracks to edges. Columns share the width; rows are as
 * tall as their least height and, where they grow, as their boxes' texts need, measured by the
 * renderer's own letters. A figure that is right on its tracks is right on paper.
 */
#ifndef BUNKAI_RENDER_FIGURE_FIT_H
#define BUNKAI_RENDER_FIGURE_FIT_H

#include "base/arena.h"
#include "doc/doc.h"
#include "render/style.h"

/* Height in points that the text of a box, or of a line's label, needs over its columns. */
typedef double figure_height(void *context, const struct doc_node *node);

/* Width in points that the longest word of such a text needs, frame to frame. */
typedef double figure_width(void *context, const struct doc_node *node);

/* frame->n_columns + 1 edges from 0 to `width`. */
double *figure_x_edges(struct arena *a, const struct doc_frame *frame, double width);

/*
 * The same, but columns that grow take from the others what the longest word of a box needs, as
 * long as the figure has room for all words.
 */
double *figure_x_edges_for_words(struct arena *a, const struct doc_node *figure, double width,
				 figure_width *word, void *context);

/* frame->n_rows + 1 edges from 0; `line` is the height of one line. */
double *figure_y_edges(struct arena *a, const struct doc_node *figure, double line,
		       figure_height *height, void *context);

/* The look of a box, a label or a line. */
const struct look *figure_look(const struct style *s, const struct doc_node *node);

/* How its frame, or the line, is drawn: as its mark says, else as its look does. */
enum look_border figure_border(const struct style *s, const struct doc_node *node);

/* The colour of boxes' frames. */
unsigned figure_frame_color(const struct style *s);

#endif
