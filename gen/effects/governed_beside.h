/* SPDX-License-Identifier: MIT
 *
 * Rows that say several statements of a 項 together, or are numbered within their topic, are known
 * by the first of those statements: here what changed of the others is found.
 */
#ifndef BUNKAI_EFFECTS_GOVERNED_BESIDE_H
#define BUNKAI_EFFECTS_GOVERNED_BESIDE_H

#include "effects/reason_index.h"

/*
 * For the row of a statement, 'clause#id', that nothing else explains: changes of the clause's
 * statements, measures and whom they name; if there are none, those of its topic's.
 */
void governed_beside_take(const struct reason_index *l, const char *key,
			  struct marked_changes *found);

#endif
