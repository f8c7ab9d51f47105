/* SPDX-License-Identifier: MIT
 *
 * How alike two texts are, whatever order and spelling their words have: by the pairs of characters
 * they share. It tells that a row with a new number is the old one.
 */
#ifndef BUNKAI_CHANGES_SIMILAR_H
#define BUNKAI_CHANGES_SIMILAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* At or above this two rows are taken for the same one. */
#define SIMILAR_ENOUGH 0.6

/* The pairs of neighbouring characters of a text, sorted; blanks do not count. */
struct char_pairs {
	uint64_t *at;
	size_t n;
};

struct char_pairs similar_pairs(struct arena *a, const char *text);

/* 0 to 1: twice the common pairs by all pairs (Dice). Two empty texts have nothing in common. */
double similar_likeness(const struct char_pairs *x, const struct char_pairs *y);

#endif
