/* SPDX-License-Identifier: MIT
 *
 * Each list of the project is gone through once. What an accepted risk or an action says is the
 * hospital's own, so that a contract's schedule has none of them.
 */
#include "derive/due_dates.h"

#include <string.h>

#include "base/text.h"
#include "derive/date_words.h"
#include "derive/follow_ups.h"
#include "derive/keys.h"
#include "derive/rhythm.h"
#include "model/over.h"

static const char *word(const struct due_list *l, const char *name)
{
	return library_word(l->wish->library, name);
}

/* What the hospital's own people see to; the office is a word of the library, or a text of a file. */
static struct due own_due(const struct due_list *l, enum due_kind kind, const char *office)
{
	const char *hospital = due_list_hospital(l);

	return (struct due){
		.kind = kind,
		.party = hospital,
		.party_name = due_list_party(l, hospital),
		.office = office,
		.contract = l->wish->contract,
		.place = "",
		.rhythm = "",
		.minutes = due_list_kind_minutes(l, kind),
	};
}

/* --- contracts --- */

static void add_contract_day(struct due_list *l, const struct contract *c, const char *name,
			     const char *date)
{
	struct due due = own_due(l, DUE_CONTRACT, word(l, "due.contract.office"));

	if (!date)
		return;
	due.date = date;
	due.contract = c;
	due.title = text_replace(l->a, word(l, arena_concat(l->a, "due.", name, (char *)NULL)),
				 "{{title}}", c->title);
	due.id = arena_printf(l->a, "%s.%s", name, c->id);
	due.file_place = c->place;
	due_list_add(l, &due, false);
}

static void add_contracts(struct due_list *l)
{
	const struct project *p = l->wish->project;

	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];

		if (!due_list_wants(l, c))
			continue;
		add_contract_day(l, c, "contract.from", c->from);
		add_contract_day(l, c, c->ended ? "contract.ended" : "contract.to",
				 c->ended ? c->ended : c->to);
	}
}

/* --- contacts --- */

/* 医療情報室 試験 四郎 */
static const char *contact_name(const struct due_list *l, const struct contact *c)
{
	const struct party *p = c->party ? project_party(l->wish->project, c->party) : NULL;
	bool outside = p && !text_equal(p->id, due_list_hospital(l));
	const char *desk = c->desk ? c->desk : c->role ? c->role : c->id;

	return arena_concat(l->a, outside ? p->name : "", outside ? " " : "", desk,
			    c->name ? " " : "", c->name ? c->name : "", (char *)NULL);
}

static bool is_meant(const struct due_list *l, const struct contact *c)
{
	const struct contract *contract = l->wish->contract;

	return !contact_is_over(l->wish->project, c) &&
	       (!contract || contract_has_party(contract, c->party));
}

/* Dialled again every so often from the day on which it was last confirmed. */
static void add_ring(struct due_list *l, const struct contact *c, struct rhythm ring)
{
	struct due due = own_due(l, DUE_CONFIRMATION, word(l, "role.first-call"));
	int step = ring.offset;
	bool open = true;

	due.title = text_replace(l->a, word(l, "due.confirmation"), "{{name}}", contact_name(l, c));
	due.file_place = c->place;
	for (; step > 0; ring.offset += step, open = false) {
		due.date = rhythm_move(l->a, &l->wish->library->calendar, &ring, c->confirmed);
		due.id = arena_printf(l->a, "confirmation.%s.%s", c->id, due.date);
		if (strcmp(due.date, l->wish->to) > 0)
			return;
		due_list_add(l, &due, open);
	}
}

#define RING_TERM "contact.ring"

static void add_contacts(struct due_list *l)
{
	const struct project *p = l->wish->project;
	const struct shared_term *t = library_term(l->wish->library, RING_TERM);
	const struct rhythm ring =
		t ? rhythm_period(&l->wish->library->calendar, term_text(l->a, t, &p->terms, ""))
		  : (struct rhythm){0};

	for (size_t i = 0; ring.unit && i < p->contacts.n; i++)
		if (p->contacts.at[i].confirmed && is_meant(l, &p->contacts.at[i]))
			add_ring(l, &p->contacts.at[i], ring);
}

/* --- accepted risks, actions, items of the checklist --- */

static void add_follow(struct due_list *l, const struct followed *f, enum due_kind kind,
		       const char *date)
{
	struct due due = own_due(l, kind, f->follow_up->owner);
	bool is_item = strcmp(f->kind, FOLLOWED_ITEM) == 0;
	const char *form = word(l, arena_concat(l->a, "due.", is_item ? f->kind : due_kind_name(kind),
						(char *)NULL));

	if (!date)
		return;
	due.date = date;
	due.title = text_replace(l->a, form, is_item ? "{{item}}" : "{{risk}}", f->risk);
	due.id = arena_printf(l->a, "%s.%s.%s.%s", due_kind_name(kind), f->kind,
			      f->reg ? f->reg : "", f->risk);
	due.file_place = f->place;
	if (f->what)
		*vec_push(l->a, &due.details) = f->what;
	due_list_add(l, &due, true);
}

static bool is_shared(const struct due_list *l)
{
	return l->wish->contract || l->wish->shared;
}

static void add_follow_ups(struct due_list *l)
{
	const struct followed_list list = follow_ups_of(l->a, l->wish->project);

	for (size_t i = 0; !is_shared(l) && i < list.all.n; i++) {
		const struct followed *f = &list.all.at[i];
		bool accepted = strcmp(f->kind, "acceptance") == 0;

		add_follow(l, f, accepted ? DUE_ACCEPTANCE : DUE_TARGET,
			   f->follow_up->done ? NULL : f->follow_up->due);
		add_follow(l, f, DUE_REVIEW, f->follow_up->review);
	}
}

/* --- decisions --- */

/* Whoever it makes accountable; the hospital of one that is still to be taken. */
static const char *decided_party(const struct due_list *l, const struct decision *d,
				 const struct contract *c)
{
	for (size_t i = 0; i < d->roles.all.n; i++) {
		const struct setting *s = &d->roles.all.at[i];
		const struct contract_party *p = c ? contract_party_in_role(c, s->name) : NULL;

		if (strcmp(s->value, "accountable") == 0)
			return p ? p->party : s->name;
	}
	return due_list_hospital(l);
}

static const char *topic_name(const struct due_list *l, const char *id)
{
	const struct topic *t = id ? library_topic(l->wish->library, id) : NULL;

	return t ? t->name : id;
}

/* 「変更の管理」の項番（電子カルテ R103/①-3）: what readers know it by, then the row's number. */
static const char *decided_row(const struct due_list *l, const char *written, bool more)
{
	const struct project *p = l->wish->project;
	struct key key = key_parse(p, written);
	struct key_row row = {0};

	for (size_t i = 0; !key.reg && i < p->registers.n; i++)
		if (key_find(p->registers.at[i], written, &row))
			key = (struct key){p->registers.at[i], written};
	bool named = key.reg && settings_get(&p->register_names, key.reg->id);
	const char *number = named ? arena_concat(l->a, key_lead(l->a, p, key.reg), key.key,
						  (char *)NULL)
				   : key.key;

	if (!key.reg || !key_find(key.reg, key.key, &row) || !row.risk->topic)
		return written;
	return text_fill(l->a, word(l, more ? "due.rows" : "due.row"), "key", number, "topic",
			 topic_name(l, row.risk->topic));
}

static const char *decided_title(const struct due_list *l, const struct decision *d)
{
	const struct clause *c = d->clause ? library_clause(l->wish->library, d->clause) : NULL;
	size_t n;
	const char *const *keys = decision_keys(d, &n);

	if (d->text)
		return d->text;
	if (!n && c)
		return text_replace(l->a, word(l, "due.decision.clause"), "{{title}}", c->title);
	return text_replace(l->a, word(l, "due.decision"), "{{what}}",
			    n	       ? decided_row(l, keys[0], n > 1)
			    : d->topic ? topic_name(l, d->topic)
				       : "");
}

static void add_decision(struct due_list *l, const struct decision *d, size_t i)
{
	const struct library *lib = l->wish->library;
	const struct contract *c =
		d->contract ? project_contract(l->wish->project, d->contract) : NULL;
	const char *date = d->when ? date_words_find(l->a, &lib->calendar, d->when) : NULL;
	struct due due = own_due(l, DUE_TARGET, NULL);

	if (!date || !due_list_wants(l, c))
		return;
	due.date = date;
	due.contract = c;
	due.party = decided_party(l, d, c);
	due.party_name = due_list_party(l, due.party);
	due.title = decided_title(l, d);
	due.id = arena_printf(l->a, "decision.%s", d->id ? d->id : arena_printf(l->a, "%zu", i));
	due.file_place = d->place;
	due_list_add(l, &due, true);
}

/* --- servers and terms --- */

static void add_server(struct due_list *l, const struct system *s, const struct server *x)
{
	const char *who = x->updates ? x->updates : x->owner ? x->owner : due_list_hospital(l);
	struct due due = own_due(l, DUE_SUPPORT, NULL);

	if (!x->support_end || x->out_of_scope)
		return;
	due.date = x->support_end;
	due.party = who;
	due.party_name = due_list_party(l, who);
	due.title = text_fill(l->a, word(l, "due.support"), "system", s->name, "server", x->name);
	if (x->os)
		*vec_push(l->a, &due.details) = x->os;
	due.id = arena_printf(l->a, "support.%s.%s", s->id, x->id);
	due.file_place = x->place;
	due_list_add(l, &due, true);
}

static bool has_system(const struct contract *c, const char *id)
{
	for (size_t i = 0; c && i < c->systems.n; i++)
		if (strcmp(c->systems.at[i], id) == 0)
			return true;
	return !c;
}

static void add_servers(struct due_list *l)
{
	const struct project *p = l->wish->project;

	for (size_t i = 0; i < p->systems.n; i++)
		for (size_t k = 0; k < p->systems.at[i].servers.n; k++)
			if (has_system(l->wish->contract, p->systems.at[i].id))
				add_server(l, &p->systems.at[i], &p->systems.at[i].servers.at[k]);
}

static void add_terms(struct due_list *l)
{
	const struct library *lib = l->wish->library;

	for (size_t i = 0; i < lib->terms.n; i++) {
		const struct shared_term *t = &lib->terms.at[i];
		const char *text = term_text(l->a, t, &l->wish->project->terms, ""),
			   *date = date_words_find(l->a, &lib->calendar, text);
		struct due due = own_due(l, DUE_TERM, NULL);

		if (!date)
			continue;
		due.date = date;
		due.title = t->meaning;
		due.id = arena_printf(l->a, "term.%s", t->id);
		due_list_add(l, &due, false);
	}
}

void due_dates_add(struct due_list *l)
{
	const struct project *p = l->wish->project;

	add_contracts(l);
	add_contacts(l);
	add_follow_ups(l);
	for (size_t i = 0; i < p->decisions.n; i++)
		add_decision(l, &p->decisions.at[i], i);
	add_servers(l);
	add_terms(l);
}
