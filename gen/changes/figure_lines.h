/* SPDX-License-Identifier: MIT
 *
 * The lines of two states of a figure, named by its boxes: figure_compare matches these first.
 */
#ifndef BUNKAI_CHANGES_FIGURE_LINES_H
#define BUNKAI_CHANGES_FIGURE_LINES_H

#include "changes/figure_compare.h"

/* A box and its number: those of two states that are the same box have the same. */
struct figure_named {
	const struct doc_node *box;
	unsigned name; /* from 1 */
};

struct figure_boxes {
	const struct doc_node *figure; /* NULL: none */
	VEC(struct figure_named) all;
};

/* Adds the lines of both, and where those that part a row part it elsewhere, to *d. */
void figure_lines_compare(struct arena *a, const struct figure_boxes *before,
			  const struct figure_boxes *after, struct figure_diff *d);

#endif
