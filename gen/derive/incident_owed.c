/* SPDX-License-Identifier: MIT
 *
 * What vendors owe in an incident: the statements of their contracts' articles that are done upon
 * one of the chain's events (`duties` of an event), by whom of the parties they bind. A time that
 * names another day (求めを受けた時から24時間以内) is not counted from the event.
 */
#include "derive/incident_owed.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "derive/actors.h"
#include "derive/measures.h"
#include "model/over.h"

/* One contract's papers, as they are gone through. */
struct owing {
	struct arena *a;
	const struct incident_wish *wish;
	const struct contract *contract;
	const struct selection *paper;
	const struct waiting_list *waiting; /* NULL: nothing waits */
	struct incident *out;
};

struct owed {
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
	const struct chain_event *upon;  /* it is done */
	const struct chain_event *event; /* its time runs from it; NULL: from something else */
};

static bool has(const char *const *words, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

/* An event that is no incident's alone (通知を受けたとき) counts in clauses of its phase. */
static bool is_of_phase(const struct chain_event *e, const struct owed *o)
{
	const char *phase = o->form->phase ? o->form->phase : o->chosen->clause->phase;

	return !e->phase || text_equal(e->phase, phase);
}

static const struct chain_event *event_of(const struct owing *x, const struct owed *o,
					  const char *duty)
{
	const struct call_chain *c = &x->wish->library->chain;

	for (size_t i = 0; i < c->events.n; i++) {
		const struct chain_event *e = &c->events.at[i];

		if (has(e->duties.at, e->duties.n, duty) && is_of_phase(e, o))
			return e;
	}
	return NULL;
}

/* The event of the chain upon which it is done; of several the first that is known. */
static const struct chain_event *event_upon(const struct owing *x, const struct owed *o)
{
	const struct chain_event *found = NULL;
	struct moment at;

	for (size_t i = 0; i < o->form->events.n; i++) {
		const struct chain_event *e = event_of(x, o, o->form->events.at[i]);

		if (e && incident_event_at(x->wish, e, &at))
			return e;
		found = found ? found : e;
	}
	return found;
}

/* --- times --- */

static const char *filled(const struct owing *x, const struct owed *o, const char *text)
{
	struct expand e = {.a = x->a, .names = &o->chosen->names};

	return text ? expand_text(&e, text, "") : "";
}

/* True when the time does not say from when, or says the event: 疑いを知った時から24時間以内. */
static bool runs_from(const struct owing *x, const struct chain_event *e, const char *time)
{
	const char *from = strstr(time, library_word(x->wish->library, "act.from"));

	for (size_t i = 0; from && i < e->marks.n; i++) {
		const char *mark = strstr(time, e->marks.at[i]);

		if (mark && mark < from)
			return true;
	}
	return !from;
}

static bool any_runs_from(const struct owing *x, const struct owed *o,
			  const struct chain_event *e)
{
	for (size_t i = 0; i < o->form->times.n; i++)
		if (runs_from(x, e, filled(x, o, o->form->times.at[i])))
			return true;
	return false;
}

/*
 * The event from which its times run: that upon which it is done, or whoever knows it by another
 * (`knows`); where every time names another day the one that has its words, else none.
 */
static const struct chain_event *event_from(const struct owing *x, const struct owed *o)
{
	const struct call_chain *c = &x->wish->library->chain;
	const struct chain_event *upon = o->upon;
	const struct chain_event *known = upon->knows ? chain_event(c, upon->knows) : NULL;
	struct moment at;

	if (o->form->from)
		return event_of(x, o, o->form->from);
	if (!o->form->times.n || any_runs_from(x, o, upon))
		return known && incident_event_at(x->wish, known, &at) ? known : upon;
	for (size_t i = 0; i < c->events.n; i++)
		if (any_runs_from(x, o, &c->events.at[i]))
			return &c->events.at[i];
	return NULL;
}

static struct periods periods_of(const struct owing *x, const struct owed *o)
{
	struct periods out = {0};

	for (size_t i = 0; o->event && i < o->form->times.n; i++) {
		const char *time = filled(x, o, o->form->times.at[i]);
		const struct periods some = periods_in(x->a, x->wish->library, time);

		bool meant = runs_from(x, o->event, time) || runs_from(x, o->upon, time);

		for (size_t k = 0; meant && k < some.all.n; k++)
			*vec_push(x->a, &out.all) = some.all.at[k];
	}
	return out;
}

static const char *within_of(const struct owing *x, const struct owed *o)
{
	const struct library *l = x->wish->library;
	const struct office_duty d = {.chosen = o->chosen, .form = o->form};
	const char *time = office_duty_time(x->a, l, &d);

	if (!*time || o->form->from)
		return time;
	return isdigit((unsigned char)*time) && o->upon->knows
		       ? arena_concat(x->a, library_word(l, "chain.knows"), time, (char *)NULL)
		       : chain_since(x->a, l, o->upon, time);
}

static bool is_paper(const struct library *l, const char *act)
{
	for (size_t i = 0; i < l->chain.papers.n; i++)
		if (strstr(act, l->chain.papers.at[i]))
			return true;
	return false;
}

/* A paper is in time on the next business day (clause general-definitions). */
static void move_to_business(const struct owing *x, const struct owed *o,
			     struct incident_due *due)
{
	const struct library *l = x->wish->library;
	const struct days_off off = calendar_days_off(&l->calendar);

	if (!period_is_of_days(&due->period) || !is_paper(l, o->form->act) ||
	    days_is_business(&off, due->at.date))
		return;
	due->at.date = days_to_business(x->a, due->at.date, 1, &off);
	due->first = due->at;
	due->moved = true;
}

static void set_times(const struct owing *x, const struct owed *o, struct incident_due *due)
{
	const struct periods periods = periods_of(x, o);

	incident_set_times(x->a, x->wish, &periods, due);
	if (due->state == INCIDENT_TIMED)
		move_to_business(x, o, due);
}

/* --- statements --- */

static void add_owed(const struct owing *x, const struct owed *o, const char *party)
{
	const struct library *l = x->wish->library;
	const struct party *known = project_party(x->wish->project, party);
	const struct office_duty duty = {x->paper, o->chosen, o->statement, o->form};
	struct incident_due due = {
		.id = arena_concat(x->a, o->chosen->clause->id, "#", o->statement->id,
				   (char *)NULL),
		.event = o->event,
		.contract = x->contract,
		.party = party,
		.who = known ? known->name : party,
		.what = filled(x, o, o->form->act),
		.within = within_of(x, o),
		.condition = filled(x, o, o->form->condition),
		.place = office_duty_place(x->a, l, NULL, &duty),
	};

	set_times(x, o, &due);
	*vec_push(x->a, &x->out->all) = due;
}

static bool waits(const struct owing *x, const struct owed *o)
{
	return x->waiting &&
	       waiting_at(x->waiting, o->chosen, o->form->paragraph, o->form->item);
}

/* The hospital's own duties stand in its rules, and so in the chain. */
static void add_actors(const struct owing *x, const struct owed *o)
{
	const struct contract *c = x->contract;
	const struct actors who = actors_of(x->a, x->wish->project, c, o->form->who);

	for (size_t i = 0; !who.vague && i < who.all.n; i++) {
		const struct contract_party *cp = &c->parties.at[who.all.at[i].party];

		if (strcmp(cp->role, "hospital") != 0)
			add_owed(x, o, cp->party);
	}
}

/* A period that begins later than the event (保全の完了から) begins with none of the chain's. */
static void add_statement(const struct owing *x, const struct chosen *c,
			  const struct statement *s)
{
	struct owed o = {.chosen = c,
			 .statement = s,
			 .form = statement_in(s, c->position->name)};

	if (!o.form || !o.form->who || strcmp(o.form->kind, "do") != 0 || waits(x, &o))
		return;
	o.upon = event_upon(x, &o);
	o.event = o.upon ? event_from(x, &o) : NULL;
	if (o.upon)
		add_actors(x, &o);
}

static void add_articles(struct owing *x, const struct selection *s)
{
	x->paper = s;
	for (size_t i = 0; i < s->n_in; i++) {
		const struct chosen *c = &s->all.at[i];

		for (size_t k = 0; c->position && c->clause->duties &&
				   k < c->clause->duties->statements.n;
		     k++)
			add_statement(x, c, &c->clause->duties->statements.at[k]);
	}
}

static void add_contract(struct arena *a, const struct incident_wish *w, const struct contract *c,
			 struct incident *out)
{
	struct owing x = {
		.a = a,
		.wish = w,
		.contract = c,
		.waiting = w->words ? &w->words[c - w->project->contracts.at]->waiting : NULL,
		.out = out,
	};

	for (size_t i = 0; i < w->coverage->papers.n; i++)
		if (w->coverage->papers.at[i].contract == c)
			add_articles(&x, w->coverage->papers.at[i].selection);
}

void incident_add_owed(struct arena *a, const struct incident_wish *w, struct incident *out)
{
	for (size_t i = 0; i < w->project->contracts.n; i++) {
		const struct contract *c = &w->project->contracts.at[i];

		if (w->contract ? c == w->contract : !contract_is_over(w->project, c))
			add_contract(a, w, c, out);
	}
}
