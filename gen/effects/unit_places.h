/* SPDX-License-Identifier: MIT
 *
 * Where in an article its words changed, as people cite it: 第1項, 第2項第3号. What came or went with
 * its number is a place as well.
 */
#ifndef BUNKAI_EFFECTS_UNIT_PLACES_H
#define BUNKAI_EFFECTS_UNIT_PLACES_H

#include "changes/doc_compare.h"
#include "model/library.h"

struct unit_places {
	VEC(const char *) all;
};

/* The words that stand in a 項 or a 号 itself. */
struct unit_line {
	const char *place, *text;
	const char *above; /* the words of its 項, whose subject a 号 has; of a 項 its own */
};

struct unit_lines {
	VEC(struct unit_line) all;
};

struct unit_lines unit_lines_of(struct arena *a, const struct library *l,
				const struct doc_node *article);

/* In the new article's order, then what went; none of a row, or of an article that came or went. */
struct unit_places unit_places_of(struct arena *a, const struct library *l,
				  const struct doc_unit_pair *p);

#endif
