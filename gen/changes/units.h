/* SPDX-License-Identifier: MIT
 *
 * Taking a document apart into the units that doctree compares.
 */
#ifndef BUNKAI_CHANGES_UNITS_H
#define BUNKAI_CHANGES_UNITS_H

#include "changes/doctree.h"

struct units {
	VEC(struct unit) all;
};

/* In reading order; none for NULL. */
struct units units_of(struct arena *a, const struct doc *d);

#endif
