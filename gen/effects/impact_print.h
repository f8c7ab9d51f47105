/* SPDX-License-Identifier: MIT
 *
 * What changes touch, for readers: each change with the articles and rows below it, who has to
 * agree again and whom to tell; then how every document stands. As lines of a terminal and as JSON
 * (bunkai/impact/1).
 */
#ifndef BUNKAI_EFFECTS_IMPACT_PRINT_H
#define BUNKAI_EFFECTS_IMPACT_PRINT_H

#include <stdio.h>

#include "base/json.h"
#include "effects/impact.h"

/* The comparison with one state. */
struct impact_report {
	const char *since; /* the old state as it was named */
	/* it is an edition: changes that touch none of its papers are only counted */
	bool scoped;
	const char *scope; /* the edition's contract, or SCOPE_HOSPITAL; NULL: not scoped */
	struct project_state before, after;
	const struct change_list *changes;
	const struct impact *impact;
	const struct impact_document *documents;
	size_t n;
};

void impact_print(struct arena *a, const struct impact_report *r, FILE *out);

/* An object with since, changes, following (what no change is named for) and documents. */
struct json *impact_to_json(struct arena *a, const struct impact_report *r);

#endif
