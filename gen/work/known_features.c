/* SPDX-License-Identifier: MIT
 *
 * Three walks: the list of features, the conditions of clauses, the systems.
 */
#include "work/known_features.h"

#include <string.h>

#include "derive/conditions.h"

static void add_asked(struct arena *a, const char *when, struct known *known)
{
	struct condition_terms terms = {0};

	if (when)
		terms = condition_parse(a, when);
	for (size_t i = 0; i < terms.all.n; i++)
		if (terms.all.at[i].kind == CONDITION_SYSTEM)
			known_add(a, known, terms.all.at[i].name);
}

void known_add_features(struct arena *a, const struct project *p, const struct library *l,
			struct known *known)
{
	for (size_t i = 0; i < l->features.n; i++)
		if (strcmp(l->features.at[i].of, FEATURE_OF_SYSTEM) == 0)
			known_add(a, known, l->features.at[i].id);
	for (size_t i = 0; i < l->clauses.n; i++)
		add_asked(a, l->clauses.at[i].when, known);
	for (size_t i = 0; i < p->systems.n; i++)
		for (size_t k = 0; k < p->systems.at[i].flags.all.n; k++)
			known_add(a, known, p->systems.at[i].flags.all.at[k].name);
}
