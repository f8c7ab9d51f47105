/* SPDX-License-Identifier: MIT
 *
 * The one chain of times: what its steps name is there, it runs forward, and nothing beside it (a
 * paragraph of the rules, a step of contacts.json) says another time for the same.
 */
#include <string.h>

#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/chain_links.h"
#include "derive/conditions.h"
#include "derive/holders.h"

struct chain_check {
	struct arena *a;
	const struct check_input *in;
	const struct call_links *links;
	struct diag_list *dl;
};

/* --- names --- */

static void tell_unknown(struct chain_check *k, const char *subject, const char *place,
			 const char *member, const char *word, const struct known *known)
{
	size_t n = k->dl->all.n;

	diag_add(k->dl, DIAG_CHAIN_UNKNOWN, subject, place, member, word);
	diag_offer(k->dl, n, word, known, known->all.n <= 12);
}

#define KNOWN_IDS(k, list, known)                                                                  \
	do {                                                                                       \
		for (size_t i_ = 0; i_ < (list).n; i_++)                                           \
			*vec_push((k)->a, &(known).all) = (list).at[i_].id;                        \
	} while (0)

static struct known known_events(struct chain_check *k)
{
	struct known out = {0};

	KNOWN_IDS(k, k->in->library->chain.events, out);
	return out;
}

static struct known known_steps(struct chain_check *k)
{
	struct known out = {0};

	KNOWN_IDS(k, k->in->library->chain.steps, out);
	return out;
}

static struct known known_terms(struct chain_check *k)
{
	struct known out = {0};

	KNOWN_IDS(k, k->in->library->terms, out);
	return out;
}

static struct known known_desks(struct chain_check *k)
{
	struct known out = {0};

	KNOWN_IDS(k, k->in->library->desks, out);
	return out;
}

static struct known known_duty_events(struct chain_check *k)
{
	struct known out = {0};

	KNOWN_IDS(k, k->in->library->duty_words.events, out);
	return out;
}

static struct known known_offices(struct chain_check *k)
{
	const struct duty_strings *offices = &k->in->library->duty_words.offices;
	struct known out = {0};

	for (size_t i = 0; i < offices->n; i++)
		*vec_push(k->a, &out.all) = offices->at[i];
	return out;
}

/*
 * Of the desk that the step names, if that has any by name: a desk of before deadlines had ids is
 * no mistake, and the paragraph gives the time.
 */
static struct known known_deadlines(struct chain_check *k, const char *deadline)
{
	const struct library *l = k->in->library;
	struct known out = {0};

	for (size_t i = 0; i < l->desks.n; i++) {
		const struct desk *d = &l->desks.at[i];

		for (size_t n = 0; n < d->deadlines.n; n++)
			if (d->deadlines.at[n].id)
				*vec_push(k->a, &out.all) =
					arena_concat(k->a, d->id, "/", d->deadlines.at[n].id,
						     (char *)NULL);
		if (text_starts(deadline, d->id) && deadline[strlen(d->id)] == '/' &&
		    d->deadlines.n && !d->deadlines.at[0].id)
			return (struct known){0};
	}
	return out;
}

static struct known known_statements(struct chain_check *k, const struct clause *c)
{
	struct known out = {0};

	for (size_t i = 0; c->duties && i < c->duties->statements.n; i++)
		*vec_push(k->a, &out.all) = arena_concat(
			k->a, c->id, "#", c->duties->statements.at[i].id, (char *)NULL);
	return out;
}

/* A project that wrote a clause anew need not have its statements: then no paper has the place. */
static void check_statement(struct chain_check *k, const struct chain_step *s)
{
	const struct library *l = k->in->library;
	const char *mark = strchr(s->statement, '#');
	const char *id = mark ? arena_strndup(k->a, s->statement, (size_t)(mark - s->statement))
			      : s->statement;
	const struct clause *c = library_clause(l, id);
	struct known clauses = {0};

	c = c ? c : library_successor(l, id);
	if (!c) {
		KNOWN_IDS(k, l->clauses, clauses);
		tell_unknown(k, s->id, s->place, "statement", id, &clauses);
		return;
	}
	const struct known statements = known_statements(k, c);

	if (!c->own && (!mark || !c->duties || !duties_find(c->duties, mark + 1)))
		tell_unknown(k, s->id, s->place, "statement", s->statement, &statements);
}

static void check_name(struct chain_check *k, const struct chain_step *s, const char *member,
		       const char *word, struct known known)
{
	if (word && known.all.n && !known_has(&known, word))
		tell_unknown(k, s->id, s->place, member, word, &known);
}

static void check_condition(struct chain_check *k, const struct chain_step *s)
{
	const struct library *l = k->in->library;
	struct known features = {0};

	if (!s->when || condition_is_known(k->a, l, s->when))
		return;
	for (size_t i = 0; i < l->features.n; i++)
		*vec_push(k->a, &features.all) = arena_concat(
			k->a, l->features.at[i].of, ".", l->features.at[i].id, (char *)NULL);
	tell_unknown(k, s->id, s->place, "when", s->when, &features);
}

static void check_step(struct chain_check *k, const struct chain_step *s)
{
	check_name(k, s, "who", s->who, known_offices(k));
	check_name(k, s, "night", s->night, known_offices(k));
	for (size_t i = 0; i < s->to.n; i++)
		check_name(k, s, "to", s->to.at[i], known_offices(k));
	for (size_t i = 0; i < s->desks.n; i++)
		check_name(k, s, "desks", s->desks.at[i], known_desks(k));
	check_name(k, s, "after", s->after, known_events(k));
	check_name(k, s, "unless", s->unless, known_events(k));
	check_name(k, s, "term", s->term, known_terms(k));
	check_name(k, s, "behind", s->behind, known_steps(k));
	check_name(k, s, "also", s->also, known_steps(k));
	if (s->deadline)
		check_name(k, s, "deadline", s->deadline, known_deadlines(k, s->deadline));
	if (s->statement)
		check_statement(k, s);
	check_condition(k, s);
}

static const struct chain_event *stand_in_of(const struct call_chain *c,
					     const struct chain_event *e)
{
	return e->otherwise ? chain_event(c, e->otherwise) : NULL;
}

/* True of the first event of those that stand in for each other: each circle is told once. */
static bool begins_circle(const struct call_chain *c, const struct chain_event *e)
{
	const struct chain_event *at = stand_in_of(c, e);

	for (size_t i = 0; at && at > e && i < c->events.n; i++)
		at = stand_in_of(c, at);
	return at == e;
}

static void check_event(struct chain_check *k, const struct chain_event *e)
{
	const struct known events = known_events(k), duties = known_duty_events(k);

	if (e->otherwise && !known_has(&events, e->otherwise))
		tell_unknown(k, e->id, e->place, "else", e->otherwise, &events);
	else if (begins_circle(&k->in->library->chain, e))
		diag_add(k->dl, DIAG_CHAIN_CIRCLE, e->id, e->place, e->id, e->otherwise);
	for (size_t i = 0; i < e->duties.n; i++)
		if (!known_has(&duties, e->duties.at[i]))
			tell_unknown(k, e->id, e->place, "duties", e->duties.at[i], &duties);
}

static void check_deadlines(struct chain_check *k)
{
	const struct library *l = k->in->library;
	const struct known events = known_events(k);

	for (size_t i = 0; i < l->desks.n; i++)
		for (size_t n = 0; n < l->desks.at[i].deadlines.n; n++) {
			const struct deadline *d = &l->desks.at[i].deadlines.at[n];

			if (d->from && !known_has(&events, d->from))
				tell_unknown(k, l->desks.at[i].id, "clauses/desks.json", "from",
					     d->from, &events);
		}
}

/* --- times --- */

/* True when one of them is among the others. */
static bool agree(const struct periods *some, const struct periods *others)
{
	for (size_t i = 0; i < some->all.n; i++)
		if (periods_have(others, &some->all.at[i].period))
			return true;
	return !some->all.n || !others->all.n;
}

/* The paragraph says a number of its own, and the chain has another. */
static void check_paragraph(struct chain_check *k, const struct call_link *link)
{
	const struct office_duty *d = &link->duty;

	if (!d->form || link->source == BY_STATEMENT || link->source == BY_NOTHING)
		return;
	const char *time = office_duty_time(k->a, k->in->library, d);
	const struct periods own = periods_in(k->a, k->in->library, time);

	if (!agree(&own, &link->periods))
		diag_add(k->dl, DIAG_CHAIN_TIME, d->chosen->clause->id, d->chosen->clause->file,
			 link->place, time, link->within, link->id);
}

static void check_order(struct chain_check *k, const struct call_link *link)
{
	const char *behind = link->step ? link->step->behind : NULL;
	const struct call_link *before = behind ? chain_link_find(k->links, behind) : NULL;
	const struct named_period *own = periods_longest(&link->periods),
				  *other = before ? periods_longest(&before->periods) : NULL;

	if (own && other && link->event == before->event &&
	    period_compare(&own->period, &other->period) < 0)
		diag_add(k->dl, DIAG_CHAIN_ORDER, link->id, link->step->place, link->id,
			 link->within, before->id, before->within);
}

/* --- the order of calls in contacts.json --- */

/* True when the step of the chain calls this contact, or his like. */
static bool calls(const struct chain_check *k, const struct call_link *link,
		  const struct contact *c)
{
	const struct chain_step *s = link->step;

	if (!s)
		return false;
	for (size_t i = 0; i < s->to.n; i++)
		if (office_is_held_by(k->in->library, s->to.at[i], c))
			return true;
	return s->vendors && contact_is_outside(c);
}

/* The links that a step of contacts.json may mean, and all that they say. */
struct meant {
	const struct call_link *first; /* NULL: none; one with a number comes first */
	struct periods periods;
};

static void add_meant(const struct chain_check *k, struct meant *m, const struct call_link *link)
{
	const struct named_period *p = periods_longest(&link->periods);
	const struct named_period *before = m->first ? periods_longest(&m->first->periods) : NULL;

	for (size_t i = 0; i < link->periods.all.n; i++)
		*vec_push(k->a, &m->periods.all) = link->periods.all.at[i];
	if (!m->first || (p && p->period.count && !(before && before->period.count)))
		m->first = link;
}

static struct meant meant_by(const struct chain_check *k, const struct escalation *e)
{
	const struct call_link *link = e->chain ? chain_link_find(k->links, e->chain) : NULL;
	const struct contact *c = project_contact(k->in->project, e->contact);
	struct meant m = {0};

	if (link)
		add_meant(k, &m, link);
	if (link && link->step && link->step->also)
		link = chain_link_find(k->links, link->step->also);
	if (link && m.first != link)
		add_meant(k, &m, link);
	for (size_t i = 0; !e->chain && c && i < k->links->all.n; i++)
		if (calls(k, &k->links->all.at[i], c))
			add_meant(k, &m, &k->links->all.at[i]);
	return m;
}

/* The first number of the text that the chain does not have. */
static bool has_stray(const struct periods *own, const struct periods *chain)
{
	for (size_t i = 0; i < own->all.n; i++)
		if (own->all.at[i].period.count &&
		    !periods_have(chain, &own->all.at[i].period))
			return true;
	return false;
}

static void check_escalation(struct chain_check *k, const struct escalation *e)
{
	const struct known steps = known_steps(k);
	const struct meant m = meant_by(k, e);

	if (e->chain && !known_has(&steps, e->chain)) {
		tell_unknown(k, e->contact, e->place, "chain", e->chain, &steps);
		return;
	}
	if (!e->chain && !e->within)
		diag_add(k->dl, DIAG_ESCALATION_WITHOUT_TIME, e->contact, e->place,
			 known_list(k->a, &steps));
	if (!e->within || !m.first)
		return;
	const struct periods own = periods_in(k->a, k->in->library, e->within);

	if (has_stray(&own, &m.periods))
		diag_add(k->dl, DIAG_ESCALATION_TIME, e->contact, e->place, e->within,
			 m.first->within, m.first->id);
}

void check_chain(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct call_chain *c = &in->library->chain;
	const struct call_links links =
		chain_links_of(a, in->project, in->library, in->coverage);
	struct chain_check k = {a, in, &links, dl};
	size_t n = dl->all.n;

	if (!c->events.n)
		return; /* a library of before there was one */
	for (size_t i = 0; i < c->events.n; i++)
		check_event(&k, &c->events.at[i]);
	for (size_t i = 0; i < c->steps.n; i++)
		check_step(&k, &c->steps.at[i]);
	check_deadlines(&k);
	for (size_t i = 0; i < links.all.n; i++) {
		check_paragraph(&k, &links.all.at[i]);
		check_order(&k, &links.all.at[i]);
	}
	for (size_t i = 0; i < in->project->escalation.n; i++)
		check_escalation(&k, &in->project->escalation.at[i]);
	diag_about(dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
}
