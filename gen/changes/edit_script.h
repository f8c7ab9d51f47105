/* SPDX-License-Identifier: MIT
 *
 * The fewest edits from one sequence of numbers to another: the walk that word diffs and table
 * diffs share.
 */
#ifndef BUNKAI_CHANGES_EDIT_SCRIPT_H
#define BUNKAI_CHANGES_EDIT_SCRIPT_H

#include <stddef.h>

#include "base/arena.h"

enum edit_op { EDIT_SAME, EDIT_OLD, EDIT_NEW };

/* One edit: `n` numbers are kept, dropped from the old sequence or taken from the new one. */
struct edit {
	enum edit_op op;
	size_t n;
};

struct edit_script {
	/* never two of one kind in a row; of a replacement the old numbers come first */
	VEC(struct edit) all;
};

/*
 * Myers 1986. Sequences that need more than some thousand edits are given as one replacement of
 * what lies between their common ends: nobody reads the difference of two such texts word by word.
 */
void edit_script_find(struct arena *a, const unsigned *before, size_t n, const unsigned *after,
		      size_t m, struct edit_script *out);

#endif
