/* SPDX-License-Identifier: MIT
 *
 * Marks that changes leave, by name: 'register:R24/④-1' of a row, 'clause:ID', 'edition:ID' of a
 * guideline, 'at:bunkai.json:…' of a place, 'counts:CONTRACT' of what is counted over its rows,
 * 'form:ID' of a template whose own words cite it.
 */
#ifndef BUNKAI_EFFECTS_REASON_INDEX_H
#define BUNKAI_EFFECTS_REASON_INDEX_H

#include "effects/derived_state.h"

struct map;

/* Each once. */
struct marked_changes {
	VEC(const struct change *) all;
};

struct reason_index {
	struct arena *a;
	const struct change_list *changes;
	const struct derived_state *states[2];
	struct map *marks; /* name -> struct marked_changes */
	struct map *beside; /* what governed_beside.c has found, by clause and by topic */
};

void marked_add(struct arena *a, struct marked_changes *m, const struct change *c);

/* A key that is NULL or "" leaves no mark. */
void reason_mark(struct reason_index *l, const char *kind, const char *key,
		 const struct change *c);

/* Adds what is marked under 'kind:key'. */
void reason_take(const struct reason_index *l, const char *kind, const char *key,
		 struct marked_changes *found);

/* What the change is of, in the state before (0) or after (1); NULL: it is not there. */
const void *change_object(const struct change *c, int side);

/* True of the change that a contract has ended: it has a last day now. */
bool change_is_end(const struct change *c);

#endif
