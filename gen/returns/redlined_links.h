/* SPDX-License-Identifier: MIT
 *
 * In one group of paragraphs: which new text each old one lives on in.
 */
#ifndef BUNKAI_RETURNS_REDLINED_LINKS_H
#define BUNKAI_RETURNS_REDLINED_LINKS_H

#include "returns/redlined_parts.h"

/* Words of an old text that stand in a new one. */
struct text_link {
	size_t old, new, kept; /* kept: signs, those of the printed number aside */
};

struct text_links {
	VEC(struct text_link) all; /* in the order of the file */
	size_t *owner;  /* of each new text the old one whose it is; NO_UNIT: a new one */
	size_t *host;   /* of each old text the other one that its words stand in now; NO_UNIT */
	bool *joins;    /* of each old text: others' words stand in what it owns */
	size_t *old_of, *new_of; /* of each paragraph from the group's first; NO_UNIT: none */
};

/* Linear in the paragraphs and their pieces. */
struct text_links text_links_of(struct arena *a, const struct word_file *file,
				const struct came_group *g);

#endif
