/* SPDX-License-Identifier: MIT
 *
 * What the sources share: a list that grows, and sets of systems.
 */
#include "derive/testimonies.h"

#include <string.h>

#include "base/text.h"

struct testimony *testimony_add(struct witnessing *g, const struct answer_subject *s,
				enum witness source, enum claim claim)
{
	struct testimony *t = vec_push(g->a, &g->out->all);

	t->subject = s;
	t->source = source;
	t->claim = claim;
	return t;
}

static bool *no_systems(struct arena *a, const struct project *p)
{
	return arena_alloc(a, (p->systems.n + 1) * sizeof(bool));
}

const bool *systems_one(struct arena *a, const struct project *p, const struct system *s)
{
	bool *set = no_systems(a, p);

	if (s)
		set[s - p->systems.at] = true;
	return set;
}

const bool *systems_of_contract(struct arena *a, const struct project *p, const struct contract *c)
{
	bool *set = no_systems(a, p);

	for (size_t i = 0; i < c->systems.n; i++) {
		const struct system *s = project_system(p, c->systems.at[i]);

		if (s)
			set[s - p->systems.at] = true;
	}
	return set;
}

const bool *systems_of_vendor(struct arena *a, const struct project *p, const char *party)
{
	bool *set = no_systems(a, p);

	for (size_t i = 0; i < p->systems.n; i++)
		set[i] = text_equal(p->systems.at[i].vendor, party);
	return set;
}

const bool *systems_all(struct arena *a, const struct project *p)
{
	bool *set = no_systems(a, p);

	for (size_t i = 0; i < p->systems.n; i++)
		set[i] = true;
	return set;
}

static bool is_under(const struct project *p, const char *x, const char *y)
{
	const struct party *at = project_party(p, x);

	for (size_t n = 0; at && at->under && n <= p->parties.n; n++) {
		if (strcmp(at->under, y) == 0)
			return true;
		at = project_party(p, at->under);
	}
	return false;
}

bool parties_are_one(const struct project *p, const char *x, const char *y)
{
	return x && y && (strcmp(x, y) == 0 || is_under(p, x, y) || is_under(p, y, x));
}
