/* SPDX-License-Identifier: MIT
 *
 * From a changed article or row back to the changes that made it so: by where its words come from,
 * by what a decision, parameter or condition governs, else by the words themselves.
 */
#ifndef BUNKAI_EFFECTS_REASONS_H
#define BUNKAI_EFFECTS_REASONS_H

#include "changes/doc_compare.h"
#include "changes/state_compare.h"
#include "effects/derived_state.h"

struct reason_index;

struct reason_index *reasons_index(struct arena *a, const struct change_list *changes,
				   const struct derived_state *before,
				   const struct derived_state *after);

struct reasons {
	/* in the order of the list; empty: a consequence of other amendments, such as a number */
	VEC(const struct change *) all;
};

/*
 * `document` is the id of the template the unit stands in, `contract` whose it is; NULL: of the
 * whole hospital.
 */
struct reasons reasons_find(const struct reason_index *l, const struct doc_unit_pair *pair,
			    const char *document, const struct contract *contract);

#endif
