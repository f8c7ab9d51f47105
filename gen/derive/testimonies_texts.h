/* SPDX-License-Identifier: MIT
 *
 * The texts of a project in which people say what is so, one after the other, each with who says it
 * of which systems: what sentences and numbers are read from.
 */
#ifndef BUNKAI_DERIVE_TESTIMONIES_TEXTS_H
#define BUNKAI_DERIVE_TESTIMONIES_TEXTS_H

#include "derive/testimonies.h"

struct worded_text {
	enum witness source;
	const char *text, *party, *key, *place, *date;
	const bool *systems;
	const struct disclosed_sheet *sheet;
	const char *product, *thing;
	const struct contract *contract; /* of rows and decisions: whose parties act */
	const void *group;
	bool name; /* it is a name: that it stands there says that the thing is there */
};

typedef void visit_text(void *context, const struct worded_text *t);

/* Remarks, notes and evidence, the ledger's texts, systems', decisions' and rows'. */
void testimony_texts_visit(struct witnessing *g, visit_text *visit, void *context);

#endif
