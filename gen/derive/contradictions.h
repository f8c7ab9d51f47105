/* SPDX-License-Identifier: MIT
 *
 * Which testimonies (derive/testimonies.h) cannot both be so: one says that something is done, the
 * other that it is not, of the same system, and neither a day, nor a remark, nor who answers for
 * whom explains it. Beside these an answer that its own remark denies, a question answered yes
 * below one that was denied, and a machine of which ledger and bunkai.json say different things.
 */
#ifndef BUNKAI_DERIVE_CONTRADICTIONS_H
#define BUNKAI_DERIVE_CONTRADICTIONS_H

#include "derive/contradictions_own.h"

struct contradictions contradictions_of(struct arena *a, const struct testimony_sources *in);

/* The vendor of whom it speaks; NULL: it speaks of the hospital alone. */
const char *contradiction_vendor(const struct project *p, const struct contradiction *c);

#endif
