/* SPDX-License-Identifier: MIT
 *
 * Where in the papers of a scope a change shows: 保守契約書別紙：第8条（申請）, 責任分界表：R24/④-1.
 */
#ifndef BUNKAI_AMEND_CHANGE_PLACES_H
#define BUNKAI_AMEND_CHANGE_PLACES_H

#include "amend/amendment.h"

/* The places of all changes, found once. */
struct change_places;

struct change_places *change_places_find(struct arena *a, const struct amendment *in);

struct place_lines {
	VEC(const char *) all; /* one per paper */
};

/* None of a change that no paper of the scope shows. */
struct place_lines change_places_of(const struct change_places *p, const struct change *c);

#endif
