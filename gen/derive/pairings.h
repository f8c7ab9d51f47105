/* SPDX-License-Identifier: MIT
 *
 * Which testimonies are held against each other: two that are about the same (systems, products,
 * machines), of sources that a rule of clauses/contradiction-rules.json (`meetings`) lets meet.
 */
#ifndef BUNKAI_DERIVE_PAIRINGS_H
#define BUNKAI_DERIVE_PAIRINGS_H

#include "derive/contradictions_own.h"

struct testimonies_of_one {
	VEC(const struct testimony *) all; /* of one subject, as the sources stand */
};

struct pairing {
	struct arena *a;
	const struct testimony_sources *in;
	const struct project *p;
	struct testimonies_of_one *subjects; /* by their place in the rules */
	struct map *told;                    /* sides of a pair */
	struct contradictions *out;
};

struct pairing pairing_new(struct arena *a, const struct testimony_sources *in,
			   const struct testimonies *all, struct contradictions *out);

const struct testimonies_of_one *pairing_of(const struct pairing *c,
					    const struct answer_subject *subject);

/* One party, or one under the other. */
bool parties_are_one(const struct project *p, const char *x, const char *y);

bool testimonies_share_system(const struct project *p, const struct testimony *x,
			      const struct testimony *y);

/* Somebody else alone has the role for what the party speaks of. */
bool testimony_is_anothers(const struct pairing *c, const struct testimony *t);

/* Systems, machines and products of both fit. */
bool testimonies_about_same(const struct pairing *c, const struct testimony *no,
			    const struct testimony *yes);

/* One of the rules lets their sources meet. */
bool testimonies_meet(const struct pairing *c, const struct testimony *no,
		      const struct testimony *yes);

#endif
