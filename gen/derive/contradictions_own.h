/* SPDX-License-Identifier: MIT
 *
 * Contradictions inside of one source, or about one machine: no subject of the rules is needed.
 */
#ifndef BUNKAI_DERIVE_CONTRADICTIONS_OWN_H
#define BUNKAI_DERIVE_CONTRADICTIONS_OWN_H

#include "derive/contradictions.h"

/* Adds answers against their remarks, questions against those above, ledger against bunkai.json. */
void contradictions_own(struct arena *a, const struct testimony_sources *in,
			struct contradictions *out);

#endif
