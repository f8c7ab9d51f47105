/* SPDX-License-Identifier: MIT
 *
 * The chain of times (clauses/chain.json) says what terms, deadlines of desks, statements and
 * contacts say: here changes of those leave their marks at its rows, and at the steps of the order
 * of calls that cite it.
 */
#ifndef BUNKAI_EFFECTS_GOVERNED_CHAIN_H
#define BUNKAI_EFFECTS_GOVERNED_CHAIN_H

#include "effects/reason_index.h"

void governed_chain_mark(struct reason_index *l, const struct change *c);

#endif
