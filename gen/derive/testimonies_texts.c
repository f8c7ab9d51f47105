/* SPDX-License-Identifier: MIT
 *
 * Each source has its members that hold a text. Of decisions those count that are agreed; a row of
 * several contracts is told once for each.
 */
#include "derive/testimonies_texts.h"

#include <string.h>

#include "base/text.h"
#include "derive/remarks.h"

struct said_walk {
	struct witnessing *g;
	visit_text *visit;
	void *context;
};

static void tell(const struct said_walk *w, struct worded_text t, const char *text,
		 const char *place, const char *member)
{
	if (text_empty(text))
		return;
	t.text = text;
	t.place = member ? arena_concat(w->g->a, place, member, (char *)NULL) : place;
	w->visit(w->context, &t);
}

static bool is_hospital(const struct project *p, const char *party)
{
	const struct party *x = project_party(p, party);

	return x && strcmp(x->kind, "hospital") == 0;
}

static void visit_sheet(const struct said_walk *w, const struct disclosed_sheet *s)
{
	struct witnessing *g = w->g;
	const bool own = is_hospital(g->p, s->party);
	const struct system *system = s->system ? project_system(g->p, s->system) : NULL;
	struct worded_text t = {.source = own ? WITNESS_HOSPITAL : WITNESS_ANSWER,
				.party = s->party,
				.sheet = s,
				.product = s->product};

	if (s->system && !system)
		return;
	t.systems = system ? systems_one(g->a, g->p, system)
		    : own  ? systems_all(g->a, g->p)
			   : systems_of_vendor(g->a, g->p, s->party);
	for (size_t i = 0; i < s->answers.n; i++) {
		const struct disclosed_answer *x = &s->answers.at[i];

		t.key = disclosed_key(g->a, s, x);
		t.date = x->date ? x->date : s->date;
		tell(w, t, x->remark, x->at, ".remark");
	}
}

static void visit_checklist(const struct said_walk *w)
{
	struct witnessing *g = w->g;
	const struct inspection *in = &g->p->inspection;
	const struct party *hospital = project_party_of_kind(g->p, "hospital");
	const char *form = in->checklist ? in->checklist
			   : g->p->checklist ? g->p->checklist
					     : CHECKLIST_DEFAULT;

	for (size_t i = 0; i < in->answers.n; i++) {
		const struct checklist_answer *x = &in->answers.at[i];
		const struct worded_text t = {
			.source = WITNESS_HOSPITAL,
			.party = hospital ? hospital->id : NULL,
			.key = arena_concat(g->a, form, "/", x->item, (char *)NULL),
			.systems = systems_all(g->a, g->p),
			.date = x->date};

		tell(w, t, x->note, x->place, ".note");
		tell(w, t, x->evidence, x->place, ".evidence");
	}
}

/* A column that bunkai has no field for: 'ウイルス対策ソフト：なし' */
static void visit_columns(const struct said_walk *w, const struct worded_text *t,
			  const struct ledger_entry *e)
{
	for (size_t i = 0; i < e->extra.n; i++)
		if (!text_empty(e->extra.at[i].value))
			tell(w, *t,
			     arena_concat(w->g->a, e->extra.at[i].head, "：",
					  e->extra.at[i].value, (char *)NULL),
			     e->at, ".extra");
}

static void visit_entry(const struct said_walk *w, const struct ledger_entry *e)
{
	struct witnessing *g = w->g;
	const struct system *s = e->system ? project_system(g->p, e->system) : NULL;
	struct worded_text t = {.source = WITNESS_LEDGER,
				.key = arena_concat(g->a, "ledger/", e->id, (char *)NULL),
				.thing = e->object,
				.date = g->p->ledger.source.date};

	if (!s)
		return;
	t.systems = systems_one(g->a, g->p, s);
	t.group = s;
	t.name = true;
	tell(w, t, e->name, e->at, ".name");
	tell(w, t, e->line, e->at, ".line");
	visit_columns(w, &t, e);
	tell(w, t, e->note, e->at, ".note");
}

static void visit_system(const struct said_walk *w, const struct system *s)
{
	struct witnessing *g = w->g;
	struct worded_text t = {.source = WITNESS_SYSTEM, .systems = systems_one(g->a, g->p, s)};

	t.key = arena_concat(g->a, "system/", s->id, ".note", (char *)NULL);
	tell(w, t, s->note, s->place, ".note");
	t.name = true;
	t.source = WITNESS_LEDGER;
	t.key = arena_concat(g->a, "system/", s->id, ".line", (char *)NULL);
	tell(w, t, s->line, s->place, ".line");
	t.key = arena_concat(g->a, "system/", s->id, ".place", (char *)NULL);
	tell(w, t, s->location, s->place, ".place");
	t.key = arena_concat(g->a, "system/", s->id, ".desk", (char *)NULL);
	tell(w, t, s->desk, s->place, ".desk");
	for (size_t i = 0; i < s->backups.n; i++) {
		t.key = arena_concat(g->a, "backup/", s->id, "/", s->backups.at[i].id, (char *)NULL);
		tell(w, t, s->backups.at[i].stored, s->backups.at[i].place, ".stored");
		tell(w, t, s->backups.at[i].method, s->backups.at[i].place, ".method");
	}
	for (size_t i = 0; i < s->lines.n; i++) {
		t.key = arena_concat(g->a, "line/", s->id, "/", s->lines.at[i].id, (char *)NULL);
		tell(w, t, s->lines.at[i].name, s->lines.at[i].place, ".name");
	}
	t.name = false;
	t.source = WITNESS_SYSTEM;
	for (size_t i = 0; i < s->servers.n; i++) {
		t.key = arena_concat(g->a, "server/", s->id, "/", s->servers.at[i].id,
				     (char *)NULL);
		t.thing = t.key;
		tell(w, t, s->servers.at[i].note, s->servers.at[i].place, ".note");
	}
}

static void visit_decision(const struct said_walk *w, const struct decision *d)
{
	struct witnessing *g = w->g;
	const struct contract *c = d->contract ? project_contract(g->p, d->contract) : NULL;
	const char *rows = d->requirement ? d->requirement : d->topic ? d->topic : d->clause;

	if (!c || !text_equal(d->status, "agreed"))
		return;
	tell(w,
	     (struct worded_text){.source = WITNESS_DECISION,
				  .key = rows ? arena_concat(g->a, d->id, " (", rows, ")",
							     (char *)NULL)
					      : d->id,
				  .systems = systems_of_contract(g->a, g->p, c),
				  .date = d->date,
				  .contract = c,
				  .group = d},
	     d->text, d->place, NULL);
}

static void visit_row(const struct said_walk *w, const struct table_row *x)
{
	struct witnessing *g = w->g;
	const struct responsibility *r = x->acts.row;

	if (!r->requirement || r->reg->made)
		return;
	tell(w,
	     (struct worded_text){.source = WITNESS_ROW,
				  .key = r->full_key,
				  .systems = systems_of_contract(g->a, g->p, r->contract),
				  .contract = r->contract,
				  .group = r->reg},
	     r->requirement->text, responsibility_place(g->a, r), NULL);
}

void testimony_texts_visit(struct witnessing *g, visit_text *visit, void *context)
{
	const struct said_walk w = {g, visit, context};
	const struct project *p = g->p;

	for (size_t i = 0; i < p->disclosed.n; i++)
		if (disclosed_counts(p, &p->disclosed.at[i]))
			visit_sheet(&w, &p->disclosed.at[i]);
	visit_checklist(&w);
	for (size_t i = 0; i < p->ledger.entries.n; i++)
		visit_entry(&w, &p->ledger.entries.at[i]);
	for (size_t i = 0; i < p->systems.n; i++)
		visit_system(&w, &p->systems.at[i]);
	for (size_t i = 0; i < p->decisions.n; i++)
		visit_decision(&w, &p->decisions.at[i]);
	for (size_t i = 0; i < p->contracts.n; i++)
		for (size_t k = 0; k < g->in->words[i]->rows.n; k++)
			visit_row(&w, &g->in->words[i]->rows.at[k]);
}
