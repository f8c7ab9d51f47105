/* SPDX-License-Identifier: MIT
 *
 * Every unit that differs is entered below the changes that are its reasons. Papers of a contract
 * need the agreement of the parties that they bind otherwise (effects/consent.h), but for reports,
 * which are made anew each time (a calendar of the contract's dates); those of the hospital are its
 * own, and are told.
 */
#include "effects/impact.h"

#include <string.h>

#include "base/hash.h"
#include "effects/consent.h"
#include "effects/reason_index.h"

struct weighing {
	struct arena *a;
	const struct derived_state *before, *after;
	const struct project *project; /* the new state's */
	struct map *scopes;            /* contract -> struct consent_scope */
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

static struct consent_scope *consent_scope_in(struct weighing *w, const char *contract)
{
	struct consent_scope *s = map_get(w->scopes, contract);

	if (!s) {
		s = consent_scope_new(w->a, w->before, w->after, contract);
		map_set(w->scopes, contract, s);
	}
	return s;
}

/* Who agrees to the unit, whichever change made it; nobody to what is no paper of a contract. */
static struct consents consents_of_unit(struct weighing *w, const struct impact_document *d,
					const struct doc_unit_pair *pair)
{
	struct consents out = {0};

	if (d->contract && !d->report)
		consent_add_unit(consent_scope_in(w, d->contract->id), d->document, pair, &out);
	return out;
}

static void add_touched(struct weighing *w, struct impact_entry *e, const struct impact_document *d,
			const struct doc_unit_pair *pair, const struct consents *agree)
{
	*vec_push(w->a, &e->touched) = (struct impact_unit){d, pair};
	consents_join(w->a, &e->agree, agree);
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

/* True when one of the contract's papers that are signed reads otherwise by the change. */
static bool is_touched(const struct impact_entry *e, const struct contract *c)
{
	for (size_t i = 0; i < e->touched.n; i++) {
		const struct impact_document *d = e->touched.at[i].document;

		if (d->contract == c && !d->report && e->touched.at[i].pair->state >= UNIT_CHANGED)
			return true;
	}
	return false;
}

static bool is_first_of(const struct impact_entry *e, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (e->touched.at[k].document->contract == e->touched.at[i].document->contract)
			return false;
	return true;
}

/* What is agreed on things, parties and times is asked of the change, where a paper prints it. */
static void ask_change(struct weighing *w, struct impact_entry *e)
{
	for (size_t i = 0; i < e->touched.n; i++) {
		const struct contract *c = e->touched.at[i].document->contract;

		if (c && is_first_of(e, i) && is_touched(e, c))
			consent_add_change(consent_scope_in(w, c->id), e->change, &e->agree);
	}
}

static const struct consents no_consents = {0};

/*
 * A unit that is agreed for what it reads like now has several changes as its reasons: those that
 * never bind anybody, such as a telephone number, do not ask, unless there are no others.
 */
static bool asks(const struct reasons *reasons, const struct change *c)
{
	bool others = false;

	for (size_t i = 0; i < reasons->all.n; i++)
		others = others || consent_can_ask(reasons->all.at[i]);
	return !others || consent_can_ask(c);
}

static void weigh_unit(struct weighing *w, const struct reason_index *links,
		       const struct change_list *changes, const struct impact_document *d,
		       const struct doc_unit_pair *pair)
{
	struct reasons reasons = reasons_find(links, pair, d->document, d->contract);
	struct consents agree = consents_of_unit(w, d, pair);

	for (size_t r = 0; r < reasons.all.n; r++) {
		const struct change *c = reasons.all.at[r];

		add_touched(w, entry_of(w, c, changes), d, pair,
			    asks(&reasons, c) ? &agree : &no_consents);
	}
	if (!reasons.all.n)
		add_touched(w, entry_of(w, NULL, changes), d, pair, &agree);
}

struct impact *impact_of(struct arena *a, const struct change_list *changes,
			 const struct derived_state *before, const struct derived_state *after,
			 const struct impact_document *documents, size_t n)
{
	struct weighing w = {.a = a,
			     .before = before,
			     .after = after,
			     .project = after->own.project,
			     .scopes = map_new(a),
			     .out = arena_alloc(a, sizeof *w.out)};
	const struct reason_index *links = reasons_index(a, changes, before, after);

	for (size_t i = 0; i < changes->all.n; i++) {
		struct impact_entry *e = vec_push(a, &w.out->all);

		e->change = &changes->all.at[i];
		tell_itself(&w, e);
		tell_end(&w, e);
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < documents[i].diff->all.n; k++)
			if (documents[i].diff->all.at[k].state != UNIT_SAME)
				weigh_unit(&w, links, changes, &documents[i],
					   &documents[i].diff->all.at[k]);
	for (size_t i = 0; i < changes->all.n; i++)
		ask_change(&w, &w.out->all.at[i]);
	return w.out;
}
