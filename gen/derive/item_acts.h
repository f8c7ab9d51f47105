/* SPDX-License-Identifier: MIT
 *
 * From an item of an official document to what the project's papers have somebody do about it: the
 * measures that cite the item lead to the statements of the papers that are made.
 */
#ifndef BUNKAI_DERIVE_ITEM_ACTS_H
#define BUNKAI_DERIVE_ITEM_ACTS_H

#include "derive/coverage.h"
#include "derive/references.h"

struct item_act {
	const struct coverage_paper *paper;
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
};

struct item_acts {
	VEC(struct item_act) all; /* paper by paper in the order of their articles, each once */
};

/*
 * Those that bind somebody. Where a statement answers one of the measures wholly, those that only
 * help with it are left out, unless `helpers` are asked for: who only helps may keep the record.
 * What waits (derive/waiting.h) is in: whoever prints asks for it.
 */
struct item_acts item_acts_of(struct arena *a, const struct project *p, const struct library *l,
			      const struct coverage *coverage,
			      const struct guideline_item *item, bool helpers);

#endif
