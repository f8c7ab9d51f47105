/* SPDX-License-Identifier: MIT
 *
 * The fewest edits from one sequence of numbers to another: the walk that word diffs and table
 * diffs share.
 */
#ifndef BUNKAI_CHANGES_EDITS_H
#define BUNKAI_CHANGES_EDITS_H

#include <stddef.h>

#include "base/arena.h"

enum word_op { WORD_SAME, WORD_OLD, WORD_NEW };

/* One edit: `n` numbers are kept, dropped from the old sequence or taken from the new one. */
struct edit {
	enum word_op op;
	size_t n;
};

struct edits {
	/* never two of one kind in a row; of a replacement the old numbers come first */
	VEC(struct edit) all;
};

/*
 * Myers 1986. Sequences that need more than some thousand edits are given as one replacement of
 * what lies between their common ends: nobody reads the difference of two such texts word by word.
 */
void edits_find(struct arena *a, const unsigned *before, size_t n, const unsigned *after, size_t m,
		struct edits *out);

#endif
