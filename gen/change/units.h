/* SPDX-License-Identifier: MIT
 *
 * Taking a document apart into the units that doctree compares.
 */
#ifndef BUNKAI_CHANGE_UNITS_H
#define BUNKAI_CHANGE_UNITS_H

#include "change/doctree.h"

struct units {
	VEC(struct unit) all;
};

/* In reading order; none for NULL. */
struct units units_of(struct arena *a, const struct doc *d);

#endif
