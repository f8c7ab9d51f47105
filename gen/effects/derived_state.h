/* SPDX-License-Identifier: MIT
 *
 * One of the two states that are compared, with what was derived from it.
 */
#ifndef BUNKAI_EFFECTS_DERIVED_STATE_H
#define BUNKAI_EFFECTS_DERIVED_STATE_H

#include "changes/change.h"
#include "derive/responsibility.h"
#include "derive/table_words.h"

struct derived_state {
	struct project_state own;
	struct responsibilities *const *responsibilities; /* one per contract */
	const struct table_words *const *words;           /* the same; NULL: not derived */
};

#endif
