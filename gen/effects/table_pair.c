/* SPDX-License-Identifier: MIT
 *
 * The rows of both states stand in a map each, by their full keys.
 */
#include "effects/table_pair.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

struct table_pairs {
	const struct contract *contract[2];
	struct map *rows[2]; /* key -> struct responsibility */
	const struct table_words *words[2];
};

static void take_rows(struct arena *a, struct table_pairs *pairs, int side,
		      const struct derived_state *s)
{
	const struct contract *c = pairs->contract[side];
	size_t i = c ? (size_t)(c - s->own.project->contracts.at) : 0;

	pairs->rows[side] = map_new(a);
	if (!c || !s->responsibilities)
		return;
	pairs->words[side] = s->words ? s->words[i] : NULL;
	for (size_t k = 0; k < s->responsibilities[i]->rows.n; k++) {
		struct responsibility *r = &s->responsibilities[i]->rows.at[k];

		map_set(pairs->rows[side], r->full_key, r);
	}
}

struct table_pairs *table_pairs_new(struct arena *a, const struct derived_state *before,
				const struct derived_state *after, const char *contract)
{
	const struct derived_state *const states[2] = {before, after};
	struct table_pairs *pairs = arena_alloc(a, sizeof *pairs);

	for (int side = 0; side < 2; side++) {
		pairs->contract[side] = project_contract(states[side]->own.project, contract);
		take_rows(a, pairs, side, states[side]);
	}
	return pairs;
}

struct table_pair table_pair_find(const struct table_pairs *pairs, const char *key)
{
	struct table_pair p = {{pairs->contract[0], pairs->contract[1]}, {NULL}, {NULL}};

	for (int side = 0; side < 2; side++) {
		p.row[side] = map_get(pairs->rows[side], key);
		if (p.row[side] && pairs->words[side])
			p.words[side] = table_words_find(pairs->words[side], p.row[side]);
	}
	return p;
}

/* The party's place in the contract; its number of parties: it is none of them. */
static size_t place_in(const struct contract *c, const char *party)
{
	size_t i = 0;

	while (i < c->parties.n && strcmp(c->parties.at[i].party, party) != 0)
		i++;
	return i;
}

const char *table_pair_role(const struct table_pair *p, int side, const char *party)
{
	size_t i = p->row[side] ? place_in(p->contract[side], party) : 0;
	const struct row_share *share;
	const struct role *role;

	if (!p->row[side] || i == p->contract[side]->parties.n)
		return NULL;
	share = p->words[side] ? &p->words[side]->acts.shares[i] : NULL;
	role = share ? share->role : p->row[side]->shares[i].role;
	return !role || (share && share->proposed) || strcmp(role->id, "none") == 0 ? NULL
										     : role->id;
}

const char *table_pair_does(const struct table_pair *p, int side, const char *party)
{
	size_t i = p->words[side] ? place_in(p->contract[side], party) : 0;
	bool knows = p->words[side] && i < p->contract[side]->parties.n;
	const char *text = knows ? p->words[side]->shares[i].text : NULL;

	return text ? text : "";
}

static const char *said(const char *decided, const char *stated)
{
	return decided ? decided : stated ? stated : "";
}

const char *table_pair_time(const struct table_pair *p, int side)
{
	return p->row[side] ? said(p->row[side]->when, p->words[side] ? p->words[side]->when : NULL)
			    : "";
}

const char *table_pair_fee(const struct table_pair *p, int side)
{
	return p->row[side] ? said(p->row[side]->fee, p->words[side] ? p->words[side]->fee : NULL)
			    : "";
}

bool table_pair_rewritten(const struct table_pair *p)
{
	return p->row[0] && p->row[1] &&
	       (!text_equal(responsibility_text(p->row[0]), responsibility_text(p->row[1])) ||
		!text_equal(p->row[0]->agreed, p->row[1]->agreed));
}

bool table_pair_agreed(const struct table_pair *p, int side)
{
	return p->row[side] && strcmp(p->row[side]->status, "agreed") == 0;
}
