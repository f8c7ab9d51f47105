/* SPDX-License-Identifier: MIT
 *
 * What differs between two states of a figure: which boxes came, went, say something else or stand
 * elsewhere among the others, and the same of its lines. Tracks are not asked: they shift whenever
 * a box comes.
 *
 * A box is the one of before that its origin's key names (several of them, apart by blanks, where it
 * shows several things: two boxes that share one are the same), else the one with the same words, or
 * words much alike. Lines are named by boxes (figure_lines.h).
 */
#ifndef BUNKAI_CHANGES_FIGURE_COMPARE_H
#define BUNKAI_CHANGES_FIGURE_COMPARE_H

#include <stdbool.h>

#include "changes/figure_lines.h"

/* A box of both states or of one. */
struct figure_box_pair {
	enum doc_difference state;
	const struct doc_node *before, *after; /* NULL: not there */
};

struct figure_diff {
	const struct doc_node *before, *after; /* NULL: there is no such figure */
	/* in the new order; what went stands where it was, before what came in its place */
	VEC(struct figure_box_pair) boxes;
	struct figure_lines lines;
};

/*
 * Either figure may be NULL: then all of the other came, or went. One that was read back from an
 * edition has no tracks: its lines are not compared.
 */
struct figure_diff *figure_compare(struct arena *a, const struct doc_node *before,
				   const struct doc_node *after);

/* True when all boxes and lines of both are the same. */
bool figure_diff_is_same(const struct figure_diff *d);

/* True when one of the names in `list`, which are apart by blanks, is the first `len` bytes of `name`. */
bool figure_has_name(const char *list, const char *name, size_t len);

/* A surface, or a number on it: what it shows is said beside it. */
bool figure_box_is_surface(const struct doc_node *box);

/* The box that `box` belongs to: the last one before it that has a lower level. NULL: none. */
const struct doc_node *figure_box_above(const struct doc_node *figure, const struct doc_node *box);

#endif
