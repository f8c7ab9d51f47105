/* SPDX-License-Identifier: MIT
 *
 * Contradictions inside of one source, or about one machine: no subject of the rules is needed.
 */
#ifndef BUNKAI_DERIVE_CONTRADICTIONS_OWN_H
#define BUNKAI_DERIVE_CONTRADICTIONS_OWN_H

#include "derive/testimonies.h"

struct contradiction {
	const char *subject;     /* what both speak of, as people call it */
	struct testimony x, y;   /* x: an answer, or what is asked to be corrected first */
	VEC(const struct testimony *) also; /* of y's group, which say the same */
};

struct contradictions {
	VEC(struct contradiction) all; /* each pair once, in the order of the testimonies */
};

/* Adds answers against their remarks, questions against those above, ledger against bunkai.json. */
void contradictions_own(struct arena *a, const struct testimony_sources *in,
			struct contradictions *out);

#endif
