/* SPDX-License-Identifier: MIT
 *
 * Which row of a contract's table an answer is about: by the key that was sent, whichever registers
 * have joined the project since, and by its phase.
 */
#ifndef BUNKAI_DERIVE_ANSWERED_ROWS_H
#define BUNKAI_DERIVE_ANSWERED_ROWS_H

#include "derive/responsibility.h"
#include "model/talks.h"

struct answered_rows;

/* Rows are lent. */
struct answered_rows *answered_rows_new(struct arena *a, const struct project *p,
					const struct responsibilities *rows);

/*
 * The row of that key and phase; of the phase alone nobody knows any more, the row of the key. NULL:
 * the contract has no such row (any more), or the answer is about none.
 */
const struct responsibility *answered_row(const struct answered_rows *x,
					  const struct given_answer *answer);

#endif
