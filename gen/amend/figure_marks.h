/* SPDX-License-Identifier: MIT
 *
 * Both states of a figure, marked: what comes, goes, changes and moves has a frame of its own look
 * and a word in front of its text, and the words that changed are marked in it.
 */
#ifndef BUNKAI_AMEND_FIGURE_MARKS_H
#define BUNKAI_AMEND_FIGURE_MARKS_H

#include "base/unicode.h"
#include "changes/figure_compare.h"
#include "model/library.h"

/* Marked copies; NULL where there is no such state, and then nothing is marked in the other one. */
struct figure_marked {
	struct doc_node *before, *after;
};

/*
 * The library's words 'figure.mark.…'; `words` finds where words end, NULL: by characters. The old
 * figure stands above the new one on a page. `differences`: what both say to who does not see them.
 */
struct figure_marked figure_marks_put(struct arena *a, const struct library *l,
				      struct breaker *words, const struct figure_diff *d,
				      const char *differences);

#endif
