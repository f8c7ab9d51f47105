/* SPDX-License-Identifier: MIT
 *
 * Who agrees to a change of what a contract has beside its texts: systems and what belongs to them,
 * flows, premises, its parties and its time.
 */
#ifndef BUNKAI_EFFECTS_CONSENT_THINGS_H
#define BUNKAI_EFFECTS_CONSENT_THINGS_H

#include "changes/change.h"
#include "effects/consent_set.h"

/* The contract in both states; `contract` NULL: it is not there. */
struct consent_sides {
	struct arena *a;
	const struct project *project[2];
	const struct contract *contract[2];
};

/* All who sign it in either state. */
void consent_add_all(const struct consent_sides *s, unsigned what, struct consents *out);

void consent_add_thing(const struct consent_sides *s, const struct change *c,
		       struct consents *out);

/* What of a party's a member of a thing is, as `cycle` is its time; 0: it binds nobody. NULL too. */
unsigned consent_term_of_care(const char *member);

#endif
