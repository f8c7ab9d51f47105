/* SPDX-License-Identifier: MIT
 *
 * One value that a source prints many times: a risk's scenario stands on every row of the risk.
 * Collects the printings and chooses one.
 */
#ifndef BUNKAI_IMPORT_REPEATED_H
#define BUNKAI_IMPORT_REPEATED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct value_wording {
	const char *text, *squashed, *place; /* place of the first one */
	size_t n;
};

/* Distinct printings in the order of the source. Start with {0}. */
struct repeated_value {
	VEC(struct value_wording) all;
	size_t missing; /* rows that print a dash or nothing */
};

/* `text` NULL: a row without a value. Strings are lent. */
void repeated_add(struct arena *a, struct repeated_value *p, const char *text, const char *place);

struct repeated_choice {
	const struct value_wording *best; /* NULL: never printed */
	/* all rows with a value; those that stop before the best one does */
	size_t rows, clipped;
	/* a clipped printing; one that differs by stray blanks; NULL: none */
	const struct value_wording *first_clipped, *spaced;
	VEC(const struct value_wording *) others; /* those that say something else */
};

/*
 * The choice among printings: of those that only differ by clipping (one starts with the other,
 * blanks aside) the longest, and of those that differ by blanks the one with the fewest; what says
 * something else than the first printing is listed in `others`. With `exact` every difference
 * counts.
 */
struct repeated_choice repeated_choose(struct arena *a, const struct repeated_value *p, bool exact);

#endif
