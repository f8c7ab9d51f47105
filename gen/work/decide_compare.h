/* SPDX-License-Identifier: MIT
 *
 * Rows as they are and as they would be: what `bunkai decide` shows before it writes, and where it
 * would change what was decided before.
 */
#ifndef BUNKAI_WORK_DECIDE_COMPARE_H
#define BUNKAI_WORK_DECIDE_COMPARE_H

#include "work/run.h"

struct row_pair {
	const struct responsibility *before, *after; /* NULL: the row was, or will be, not there */
};

struct row_pairs {
	VEC(struct row_pair) all;
};

/* True when the two differ in what a decision can say. */
bool row_pair_differs(const struct row_pair *p);

/*
 * The rows that differ, and with them those of `after` that rest on one of the `n` decisions whose
 * ids are given; in the order of `after`, rows that are gone behind them.
 */
struct row_pairs rows_compare(struct arena *a, const struct run *before, const struct run *after,
			      const char *const *ids, size_t n);

/*
 * True when somebody agreed on the row, rejected or accepted it, and `after` says otherwise: in
 * its status, a party's part, who said so and when, or the fee, time or words that were settled.
 */
bool row_pair_overrides(const struct row_pair *p);

/* 'R24/④-1', with its phase where that is not its topic's: 'R24/④-1（非常時）'. */
const char *row_pair_name(struct arena *a, const struct library *l, const struct row_pair *p);

#endif
