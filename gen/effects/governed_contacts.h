/* SPDX-License-Identifier: MIT
 *
 * The lists of contacts have a row for each system that a contract is of: which those are, and that
 * the contract ends, is why rows of its vendors' contacts come and go.
 */
#ifndef BUNKAI_EFFECTS_GOVERNED_CONTACTS_H
#define BUNKAI_EFFECTS_GOVERNED_CONTACTS_H

#include "effects/reason_index.h"

/* `c`: a change of a contract. */
void governed_contacts_mark(struct reason_index *l, const struct change *c);

#endif
