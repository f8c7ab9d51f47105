/* SPDX-License-Identifier: MIT
 *
 * Parties that have to agree again, and to what of theirs.
 */
#ifndef BUNKAI_EFFECTS_CONSENT_SET_H
#define BUNKAI_EFFECTS_CONSENT_SET_H

#include "base/arena.h"

/* What of a party's is touched. */
enum consent_what {
	CONSENT_PARTIES = 1, /* with whom it has the contract */
	CONSENT_ROLE = 2,    /* its mark in the table, or its part in a thing of the 別表 */
	CONSENT_DUTY = 4,    /* what it has to do, or may */
	CONSENT_TIME = 8,
	CONSENT_FEE = 16,
	CONSENT_OWED = 32    /* what another does, and owes it */
};

struct consent {
	const char *party; /* its id */
	unsigned what;
};

/* Each party once. */
struct consents {
	VEC(struct consent) all;
};

void consents_add(struct arena *a, struct consents *all, const char *party, unsigned what);
void consents_join(struct arena *a, struct consents *all, const struct consents *more);

/* 0: the party need not agree. */
unsigned consents_of_party(const struct consents *all, const char *party);

#endif
