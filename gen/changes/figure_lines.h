/* SPDX-License-Identifier: MIT
 *
 * The lines of two states of a figure, compared by the boxes that they join or part: figure_compare
 * says first which boxes of both are the same.
 *
 * A line is known by the boxes that it joins; one that ends at no box by those on either side of it,
 * or, where it runs through several rows, by its look alone: each row says between which boxes.
 */
#ifndef BUNKAI_CHANGES_FIGURE_LINES_H
#define BUNKAI_CHANGES_FIGURE_LINES_H

#include <stdbool.h>

#include "base/arena.h"
#include "doc/doc.h"

/* A box and its number: those of two states that are the same box have the same. */
struct figure_named {
	const struct doc_node *box;
	unsigned name; /* from 1 */
};

struct figure_boxes {
	const struct doc_node *figure; /* NULL: none */
	VEC(struct figure_named) all;
};

/* A line of both states or of one. */
struct figure_line_pair {
	enum doc_difference state;
	const struct doc_node *before, *after; /* NULL: not there */
	/* the boxes that it joins or parts, of the new state if it has it; NULL: none there */
	const struct doc_node *from, *to;
	bool parts; /* it runs between both, and joins nothing */
};

/* A line through several rows that runs between other boxes of a row than it did. */
struct figure_crossing {
	const struct doc_node *line, *row; /* the new ones; the row by its first box */
	const struct doc_node *before[2], *after[2]; /* left and right of it; NULL: nothing */
};

struct figure_lines {
	VEC(struct figure_line_pair) all;
	VEC(struct figure_crossing) crossings;
};

/* Of figures that were read back from an edition nobody knows where lines run: then there is none. */
void figure_lines_compare(struct arena *a, const struct figure_boxes *before,
			  const struct figure_boxes *after, struct figure_lines *out);

#endif
