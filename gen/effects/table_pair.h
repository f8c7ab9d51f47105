/* SPDX-License-Identifier: MIT
 *
 * A row of the responsibility table in both states of a contract, as data: what its parties are to
 * it, what it asks, by when, at whose cost.
 */
#ifndef BUNKAI_EFFECTS_TABLE_PAIR_H
#define BUNKAI_EFFECTS_TABLE_PAIR_H

#include <stdbool.h>

#include "changes/doc_compare.h"
#include "effects/derived_state.h"

/* [0] before, [1] after; NULL: it is not there. Words are NULL too where nothing derived them. */
struct table_pair {
	const struct contract *contract[2];
	const struct responsibility *row[2];
	const struct table_row *words[2];
};

struct table_pairs;

struct table_pairs *table_pairs_new(struct arena *a, const struct derived_state *before,
				const struct derived_state *after, const char *contract);

/*
 * By the full key that the printed row came from; a requirement that asks something in several phases
 * has a row for each, told apart by the phase that the row prints. Of an unknown one both are NULL.
 */
struct table_pair table_pair_find(const struct table_pairs *pairs, const struct doc_unit_pair *p);

/* The id of the party's role in the row; NULL: it has none, or one that nobody agreed to (（◎）). */
const char *table_pair_role(const struct table_pair *p, int side, const char *party);

/* What the table says that the party does; "": nothing. */
const char *table_pair_does(const struct table_pair *p, int side, const char *party);

/* Of a decision, else of the statements that the row rests on; "": nothing is said. */
const char *table_pair_time(const struct table_pair *p, int side);
const char *table_pair_fee(const struct table_pair *p, int side);

/* True when it asks something else than it did, or something else was agreed on it. */
bool table_pair_rewritten(const struct table_pair *p);
bool table_pair_agreed(const struct table_pair *p, int side);

#endif
