/* SPDX-License-Identifier: MIT
 *
 * What is to be said of the library alone, without a project: bunkai check --library.
 */
#ifndef BUNKAI_WORK_LIBRARY_CHECK_H
#define BUNKAI_WORK_LIBRARY_CHECK_H

#include "work/run.h"

struct library_wish {
	const char *folder; /* of a project whose own clauses and templates are laid over; or NULL */
	unsigned rounds;    /* choices of positions and features that are tried by chance … */
	unsigned seed;      /* … the same for the same seed */
};

/*
 * Loads the library and fills `findings`; the project of `run` is made up, and has no registers.
 * False when the library is unusable: see `problems`.
 */
bool library_check(struct run *run, struct arena *a, const struct library_wish *wish);

#endif
