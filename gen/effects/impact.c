/* SPDX-License-Identifier: MIT
 *
 * Every unit that differs is entered below the changes that are its reasons. Papers of a contract
 * need its parties' agreement, but for reports, which are made anew each time (a calendar of the
 * contract's dates); those of the hospital are its own, and are told.
 */
#include "effects/impact.h"

#include <string.h>

#include "effects/reason_index.h"

struct weighing {
	struct arena *a;
	const struct project *project; /* the new state's */
	struct impact *out;
};

static void add_id(struct arena *a, struct impact_ids *ids, const char *id)
{
	for (size_t i = 0; i < ids->all.n; i++)
		if (strcmp(ids->all.at[i], id) == 0)
			return;
	*vec_push(a, &ids->all) = id;
}

static bool is_party_of(const struct contract *c, const char *party)
{
	for (size_t i = 0; party && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, party) == 0)
			return true;
	return false;
}

/* A contact that names no system is there for all. */
static bool serves(const struct contact *contact, const struct contract *c)
{
	for (size_t i = 0; i < contact->systems.n; i++)
		for (size_t k = 0; k < c->systems.n; k++)
			if (strcmp(contact->systems.at[i], c->systems.at[k]) == 0)
				return true;
	return !contact->systems.n;
}

static void add_people(struct weighing *w, struct impact_entry *e, const struct contract *c)
{
	for (size_t i = 0; i < w->project->contacts.n; i++) {
		const struct contact *contact = &w->project->contacts.at[i];
		bool concerned = c ? is_party_of(c, contact->party) && serves(contact, c)
				   : strcmp(contact->kind, "hospital") == 0;

		if (concerned)
			add_id(w->a, &e->tell, contact->id);
	}
}

static void add_touched(struct weighing *w, struct impact_entry *e, const struct impact_document *d,
			const struct doc_unit_pair *pair)
{
	*vec_push(w->a, &e->touched) = (struct impact_unit){d, pair};
	bool agreed = d->contract && !d->report && pair->state >= UNIT_CHANGED;

	for (size_t i = 0; agreed && i < d->contract->parties.n; i++)
		add_id(w->a, &e->agree, d->contract->parties.at[i].party);
	add_people(w, e, d->contract);
}

static struct impact_entry *entry_of(struct weighing *w, const struct change *c,
				     const struct change_list *changes)
{
	if (c)
		return &w->out->all.at[c - changes->all.at];
	if (w->out->all.n == changes->all.n)
		(void)vec_push(w->a, &w->out->all);
	return &w->out->all.at[changes->all.n];
}

/* The end of a contract is for all who work by it, whatever papers say it. */
static void tell_end(struct weighing *w, struct impact_entry *e)
{
	if (change_is_end(e->change))
		add_people(w, e, e->change->after.object);
}

/* A contact is told of its own change, whatever papers say it. */
static void tell_itself(struct weighing *w, struct impact_entry *e)
{
	const struct contact *contact =
		strcmp(e->change->kind, "contact") == 0 ? e->change->after.object : NULL;

	if (contact)
		add_id(w->a, &e->tell, contact->id);
}

struct impact *impact_of(struct arena *a, const struct change_list *changes,
			 const struct derived_state *before, const struct derived_state *after,
			 const struct impact_document *documents, size_t n)
{
	struct weighing w = {a, after->own.project, arena_alloc(a, sizeof *w.out)};
	const struct reason_index *links = reasons_index(a, changes, before, after);

	for (size_t i = 0; i < changes->all.n; i++) {
		struct impact_entry *e = vec_push(a, &w.out->all);

		e->change = &changes->all.at[i];
		tell_itself(&w, e);
		tell_end(&w, e);
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < documents[i].diff->all.n; k++) {
			const struct doc_unit_pair *pair = &documents[i].diff->all.at[k];

			if (pair->state == UNIT_SAME)
				continue;
			struct reasons reasons = reasons_find(links, pair, documents[i].document,
							      documents[i].contract);

			for (size_t r = 0; r < reasons.all.n; r++)
				add_touched(&w, entry_of(&w, reasons.all.at[r], changes),
					    &documents[i], pair);
			if (!reasons.all.n)
				add_touched(&w, entry_of(&w, NULL, changes), &documents[i], pair);
		}
	}
	return w.out;
}
