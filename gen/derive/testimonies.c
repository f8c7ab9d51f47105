/* SPDX-License-Identifier: MIT
 *
 * The sources are asked one after the other; what they share stands here.
 */
#include "derive/testimonies.h"

#include <string.h>

#include "base/text.h"

struct testimony *testimony_add(struct gathering *g, const struct answer_subject *s,
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

struct testimonies testimonies_of(struct arena *a, const struct testimony_sources *in)
{
	struct testimonies out = {0};
	struct gathering g = {a, in, in->project, in->library, &out, map_new(a)};

	gather_answers(&g);
	gather_checklist(&g);
	gather_papers(&g);
	gather_systems(&g);
	gather_ledger(&g);
	gather_rows(&g);
	gather_articles(&g);
	return out;
}
