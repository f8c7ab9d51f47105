/* SPDX-License-Identifier: MIT
 *
 * The rows of both states stand in a map each, by their full keys; of one key they are in a chain.
 */
#include "effects/table_pair.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

/* A row of the key, and the next that has it: of another phase. */
struct keyed_row {
	const struct responsibility *row;
	const char *phase; /* as papers print it */
	struct keyed_row *next;
};

struct table_pairs {
	struct arena *a;
	const struct contract *contract[2];
	struct map *rows[2]; /* key -> struct keyed_row */
	const struct table_words *words[2];
};

static const char *phase_name(struct arena *a, const struct derived_state *s, const char *phase)
{
	return phase ? library_word(s->own.library, arena_concat(a, "phase.", phase, (char *)NULL))
		     : NULL;
}

static void add_keyed(struct arena *a, struct map *rows, struct keyed_row own, const char *key)
{
	struct keyed_row *first = map_get(rows, key), *new = arena_alloc(a, sizeof *new);

	*new = own;
	if (!first) {
		map_set(rows, key, new);
		return;
	}
	new->next = first->next;
	first->next = new;
}

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

		add_keyed(a, pairs->rows[side],
			  (struct keyed_row){.row = r, .phase = phase_name(a, s, r->phase)},
			  r->full_key);
	}
}

struct table_pairs *table_pairs_new(struct arena *a, const struct derived_state *before,
				const struct derived_state *after, const char *contract)
{
	const struct derived_state *const states[2] = {before, after};
	struct table_pairs *pairs = arena_alloc(a, sizeof *pairs);

	pairs->a = a;
	for (int side = 0; side < 2; side++) {
		pairs->contract[side] = project_contract(states[side]->own.project, contract);
		take_rows(a, pairs, side, states[side]);
	}
	return pairs;
}

static bool prints(struct arena *a, const struct doc_unit *u, const char *words)
{
	for (const struct doc_node *cell = u->node->first; words && cell; cell = cell->next)
		if (strcmp(doc_node_words(a, cell, true), words) == 0)
			return true;
	return false;
}

/* The one whose phase the unit prints; of the unit's own state else the first. */
static const struct responsibility *row_of(const struct table_pairs *pairs, int side,
					   const struct doc_unit *u, bool is_own)
{
	const char *key = u && u->node->origin ? u->node->origin->key : NULL;
	const struct keyed_row *first = key ? map_get(pairs->rows[side], key) : NULL;
	bool is_sole = is_own && first && !first->next;

	for (const struct keyed_row *r = is_sole ? NULL : first; r; r = r->next)
		if (prints(pairs->a, u, r->phase))
			return r->row;
	return is_own && first ? first->row : NULL;
}

struct table_pair table_pair_find(const struct table_pairs *pairs, const struct doc_unit_pair *p)
{
	const struct doc_unit *units[2] = {p->before ? p->before : p->after,
					   p->after ? p->after : p->before};
	struct table_pair pair = {{pairs->contract[0], pairs->contract[1]}, {NULL}, {NULL}};

	for (int side = 0; side < 2; side++) {
		pair.row[side] = row_of(pairs, side, units[side], side ? p->after : p->before);
		if (pair.row[side] && pairs->words[side])
			pair.words[side] = table_words_find(pairs->words[side], pair.row[side]);
	}
	return pair;
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
