/* SPDX-License-Identifier: MIT
 *
 * An article leaves its place, or takes it again, by what the rows say that it rests on
 * (derive/waiting.h): what changed those rows is the reason.
 */
#ifndef BUNKAI_EFFECTS_GOVERNED_WAITING_H
#define BUNKAI_EFFECTS_GOVERNED_WAITING_H

#include "effects/reason_index.h"

/* The changes of rows by which other places of the clause wait than before; none: the same do. */
void governed_waiting_take(const struct reason_index *l, const struct contract *contract,
			   const char *clause, struct marked_changes *found);

#endif
