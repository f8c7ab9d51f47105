/* SPDX-License-Identifier: MIT
 *
 * The days between which a regular meeting (定例会議) looks back and ahead: `meetings` of a contract
 * says on which days the last one was held, this one is and the next one will be. The clock is not
 * read: who says nothing of this one means the project's date.
 */
#ifndef BUNKAI_DERIVE_MEETINGS_H
#define BUNKAI_DERIVE_MEETINGS_H

#include "base/arena.h"
#include "model/project.h"

/* ISO dates. What nobody said is a month before, or behind, this one. */
struct meeting_days {
	const char *last, *now, *next;
	bool last_said, next_said;
};

struct meeting_days meetings_of(struct arena *a, const struct project *p, const struct contract *c);

/* True when each lies behind the one before it. */
bool meetings_follow(const struct meeting_days *m);

#endif
