/* SPDX-License-Identifier: MIT
 *
 * What differs between two states of a figure, in sentences: which boxes are added and taken out,
 * which say something else, which lines join and part others. Each difference is told once.
 */
#ifndef BUNKAI_AMEND_FIGURE_WORDS_H
#define BUNKAI_AMEND_FIGURE_WORDS_H

#include "changes/figure_compare.h"
#include "model/library.h"

struct figure_words {
	VEC(const char *) all; /* boxes first, in the new figure's order; then lines */
};

/*
 * None when both states are the same; one of a figure that only one state has. The library's words
 * 'figure.changes.…'.
 */
struct figure_words figure_words_of(struct arena *a, const struct library *l,
				    const struct figure_diff *d);

#endif
