/* SPDX-License-Identifier: MIT
 *
 * Who may be told of a change: a paper for the parties of a contract names no member that is for
 * the hospital alone, and nothing of an object that belongs to others.
 */
#ifndef BUNKAI_EFFECTS_CHANGE_READERS_H
#define BUNKAI_EFFECTS_CHANGE_READERS_H

#include "effects/reasons.h"

/*
 * How narrow the audience of a change is for the parties of that contract: of what belongs to the
 * parties of another one it is the hospital.
 */
enum audience change_audience(struct arena *a, const struct change *c,
			      const struct derived_state *before, const struct derived_state *after,
			      const struct contract *contract);

/*
 * The same of one member of the object that came or went, or of what hangs below it (a server of a
 * system: `kind` is server's): a name may be for everyone where an address is not.
 */
enum audience change_member_audience(const struct change *c, const char *kind, const char *member,
				     const struct derived_state *before,
				     const struct derived_state *after,
				     const struct contract *contract);

#endif
