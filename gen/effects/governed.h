/* SPDX-License-Identifier: MIT
 *
 * What a change governs besides the words of its own object: a decision its rows, a parameter its
 * clauses, a statement the rows that it answers.
 */
#ifndef BUNKAI_EFFECTS_GOVERNED_H
#define BUNKAI_EFFECTS_GOVERNED_H

#include "effects/reason_index.h"

void governed_mark(struct reason_index *l, const struct change *c);

#endif
