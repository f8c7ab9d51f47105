/* SPDX-License-Identifier: MIT
 *
 * A step's time has one source: a shared term, else the number of a desk's deadline, else the words
 * of its statement, else the text of the deadline. The words are made from it, so that no paper
 * can say another.
 */
#include "derive/chain_links.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "derive/conditions.h"
#include "derive/holders.h"
#include "model/over.h"

/* What every link of one project is made from. */
struct linker {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	const struct coverage *coverage;
};

/* --- statements --- */

static bool find_in(const struct coverage_paper *paper, const struct clause *clause,
		    const char *statement, struct office_duty *out)
{
	const struct chosen *c = selection_find(paper->selection, clause->id);
	const struct statement *s = c && c->position && clause->duties
					    ? duties_find(clause->duties, statement)
					    : NULL;

	if (!s)
		return false;
	*out = (struct office_duty){paper->selection, c, s, statement_in(s, c->position->name)};
	return out->form;
}

struct office_duty chain_duty_find(struct arena *a, const struct library *l,
				   const struct coverage *coverage, const char *name)
{
	const char *mark = strchr(name, '#');
	const char *id = mark ? arena_strndup(a, name, (size_t)(mark - name)) : name;
	const struct clause *clause = library_clause(l, id);
	struct office_duty out = {0};

	clause = clause ? clause : library_successor(l, id);
	for (size_t i = 0; mark && clause && i < coverage->papers.n; i++)
		if (!coverage->papers.at[i].contract &&
		    find_in(&coverage->papers.at[i], clause, mark + 1, &out))
			return out;
	return (struct office_duty){0};
}

/* --- words --- */

const char *chain_since(struct arena *a, const struct library *l, const struct chain_event *event,
			const char *time)
{
	const char *later = library_word(l, "chain.later");

	if (!event || strstr(time, library_word(l, "act.from")))
		return time;
	if (isdigit((unsigned char)*time))
		return arena_concat(a, event->since, time, (char *)NULL);
	if (!*time)
		later = library_word(l, "chain.after");
	else if (event == &l->chain.events.at[0])
		return time;
	return text_fill(a, later, "detail", event->name, "time", time);
}

/* The event from which the deadline of a desk runs: what it says, or the discovery. */
static const struct chain_event *event_of(const struct library *l, const struct deadline *d)
{
	return d->from ? chain_event(&l->chain, d->from) : l->chain.events.at;
}

const char *chain_deadline_within(struct arena *a, const struct library *l,
				  const struct deadline *d)
{
	const struct chain_event *event = event_of(l, d);
	enum period_unit unit = d->within ? 0 : period_unit_find(d->unit);
	const char *time = period_words(a, l, &(struct period){d->count, unit});

	if (d->within)
		return d->within;
	if (d->to)
		time = text_fill(a, library_word(l, "deadline.range"), "detail", time, "time",
				 period_words(a, l, &(struct period){d->to, unit}));
	if (d->about)
		time = arena_concat(a, d->about, time, (char *)NULL);
	return text_fill(a, library_word(l, "deadline.within"), "detail",
			 !event       ? ""
			 : event->day ? event->day
				      : event->since,
			 "time", time);
}

const char *chain_deadline_counted(struct arena *a, const struct library *l,
				   const struct deadline *d)
{
	const char *within = chain_deadline_within(a, l, d);
	const char *words = arena_concat(a, d->first ? library_word(l, "deadline.first") : "",
					 d->last_open ? library_word(l, "deadline.last") : "",
					 (char *)NULL);

	if (*words)
		words = text_fill(a, library_word(l, "deadline.counting"), "detail", words, NULL,
				  NULL);
	return arena_concat(a, within, words, (char *)NULL);
}

/* --- what gives the time --- */

static void add_period(const struct linker *k, struct call_link *link, int count,
		       const char *unit)
{
	*vec_push(k->a, &link->periods.all) =
		(struct named_period){.period = {count, period_unit_find(unit)}};
}

static bool by_term(const struct linker *k, struct call_link *link)
{
	if (!link->term)
		return false;
	const char *value = term_text(k->a, link->term, &k->p->terms, "");

	link->periods = periods_in(k->a, k->l, value);
	value = text_fill(k->a, library_word(k->l, "chain.within"), "time", value, NULL, NULL);
	link->within = chain_since(k->a, k->l, link->event, value);
	return true;
}

static bool by_deadline(const struct linker *k, struct call_link *link)
{
	const struct deadline *d = link->deadline;

	if (!d || d->within)
		return false;
	link->event = event_of(k->l, d);
	add_period(k, link, d->count, d->unit);
	if (d->to)
		add_period(k, link, d->to, d->unit);
	link->within = chain_deadline_counted(k->a, k->l, d);
	return true;
}

static bool by_statement(const struct linker *k, struct call_link *link)
{
	const char *time = link->duty.form ? office_duty_time(k->a, k->l, &link->duty) : "";

	if (!*time)
		return false;
	link->periods = periods_in(k->a, k->l, time);
	link->within = chain_since(k->a, k->l, link->event, time);
	return true;
}

/* A text of a library of before its numbers were any is counted as far as it has some. */
static bool by_text(const struct linker *k, struct call_link *link)
{
	const char *within = link->deadline ? link->deadline->within : NULL;

	if (!within)
		return false;
	link->periods = periods_in(k->a, k->l, within);
	link->within = within;
	return true;
}

static bool by_nothing(const struct linker *k, struct call_link *link)
{
	link->within = chain_since(k->a, k->l, link->event, "");
	return true;
}

static void set_time(const struct linker *k, struct call_link *link)
{
	static bool (*const sources[])(const struct linker *k, struct call_link *link) = {
		[BY_TERM] = by_term,
		[BY_DEADLINE] = by_deadline,
		[BY_STATEMENT] = by_statement,
		[BY_TEXT] = by_text,
		[BY_NOTHING] = by_nothing,
	};

	while (!sources[link->source](k, link))
		link->source++;
}

/* --- links --- */

static void set_place(const struct linker *k, struct call_link *link)
{
	const struct office_duty *d = &link->duty;

	link->place = d->form ? office_duty_place(k->a, k->l, NULL, d) : "";
	link->condition = d->form ? office_duty_fill(k->a, d, d->form->condition) : "";
}

/*
 * True of a step whose article the hospital's rules leave out, as of an account that it does not
 * have: nobody is bound to it. A project that makes no rules has the whole chain.
 */
static bool has_no_paper(const struct linker *k, const struct chain_step *s)
{
	const char *mark = s->statement ? strchr(s->statement, '#') : NULL;
	const char *id = mark ? arena_strndup(k->a, s->statement, (size_t)(mark - s->statement))
			      : NULL;
	bool rules = false;

	if (!id || !library_clause(k->l, id))
		return false;
	for (size_t i = 0; i < k->coverage->papers.n; i++) {
		const struct coverage_paper *paper = &k->coverage->papers.at[i];

		if (!paper->contract && selection_find(paper->selection, id))
			return false;
		rules = rules || (!paper->contract && paper->selection->n_in);
	}
	return rules;
}

static void add_step(const struct linker *k, const struct chain_step *s, struct call_links *out)
{
	struct call_link *link = vec_push(k->a, &out->all);

	link->id = s->id;
	link->step = s;
	link->event = chain_event(&k->l->chain, s->after);
	link->term = s->term ? library_term(k->l, s->term) : NULL;
	link->deadline = s->deadline ? library_deadline(k->l, s->deadline, &link->desk) : NULL;
	if (s->statement)
		link->duty = chain_duty_find(k->a, k->l, k->coverage, s->statement);
	set_time(k, link);
	set_place(k, link);
}

static bool is_named(const struct call_chain *c, const struct library *l, const struct deadline *d)
{
	const struct desk *desk;

	for (size_t i = 0; i < c->steps.n; i++)
		if (c->steps.at[i].deadline &&
		    library_deadline(l, c->steps.at[i].deadline, &desk) == d)
			return true;
	return false;
}

static void add_deadline(const struct linker *k, const struct desk *desk,
			 const struct deadline *d, struct call_links *out)
{
	struct call_link *link = vec_push(k->a, &out->all);

	link->id = arena_concat(k->a, desk->id, "/", d->id ? d->id : d->what, (char *)NULL);
	link->desk = desk;
	link->deadline = d;
	link->event = event_of(k->l, d);
	set_time(k, link);
	set_place(k, link);
}

struct call_links chain_links_of(struct arena *a, const struct project *p,
				  const struct library *l, const struct coverage *coverage)
{
	const struct linker k = {a, p, l, coverage};
	struct call_links out = {0};

	for (size_t i = 0; i < l->chain.steps.n; i++) {
		const struct chain_step *s = &l->chain.steps.at[i];

		if ((!s->when || conditions_hold(a, p, l, NULL, s->when)) && !has_no_paper(&k, s))
			add_step(&k, s, &out);
	}
	for (size_t i = 0; l->chain.events.n && i < l->desks.n; i++)
		for (size_t n = 0; n < l->desks.at[i].deadlines.n; n++)
			if (!is_named(&l->chain, l, &l->desks.at[i].deadlines.at[n]))
				add_deadline(&k, &l->desks.at[i],
					     &l->desks.at[i].deadlines.at[n], &out);
	return out;
}

const struct call_link *chain_link_find(const struct call_links *links, const char *id)
{
	for (size_t i = 0; i < links->all.n; i++)
		if (strcmp(links->all.at[i].id, id) == 0)
			return &links->all.at[i];
	return NULL;
}

const char *chain_escalation_within(struct arena *a, const struct call_links *links,
				    const struct escalation *e)
{
	const struct call_link *link = e->chain ? chain_link_find(links, e->chain) : NULL;
	const char *id = link && link->step ? link->step->also : NULL;
	const struct call_link *also = id ? chain_link_find(links, id) : NULL;

	if (!link)
		return e->within;
	return also ? arena_concat(a, also->within, "\n", link->within, (char *)NULL)
		    : link->within;
}

const char *chain_escalation_what(const struct library *l, const struct escalation *e)
{
	const struct chain_step *s = e->chain ? chain_step(&l->chain, e->chain) : NULL;

	return e->what || !s ? e->what : s->what;
}

static const struct contact *called_at(const struct project *p, const struct chain_step *s)
{
	for (size_t i = 0; i < p->escalation.n; i++)
		if (text_equal(p->escalation.at[i].chain, s->id))
			return project_contact(p, p->escalation.at[i].contact);
	return NULL;
}

const struct contact *chain_contact(const struct project *p, const struct library *l,
				    const struct chain_step *s)
{
	const struct contact *c = called_at(p, s);

	for (size_t i = 0; !c && i < s->to.n; i++)
		c = office_holder(p, l, s->to.at[i]);
	return c && !contact_is_over(p, c) ? c : NULL;
}
