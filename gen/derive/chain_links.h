/* SPDX-License-Identifier: MIT
 *
 * The chain of times as one project has it: each step of clauses/chain.json with the words and the
 * length of its time, from the one place that lays it down, and where that stands. No clock is
 * asked here; derive/incident.h counts from one.
 */
#ifndef BUNKAI_DERIVE_CHAIN_LINKS_H
#define BUNKAI_DERIVE_CHAIN_LINKS_H

#include "derive/coverage.h"
#include "derive/office_duties.h"
#include "derive/periods.h"

/* What gives a step its time, from the first that does to the last. */
enum chain_source { BY_TERM, BY_DEADLINE, BY_STATEMENT, BY_TEXT, BY_NOTHING };

struct call_link {
	const char *id;                  /* the step's; of a mere deadline 'ppc/first' */
	const struct chain_step *step;   /* NULL: the deadline of a desk that no step names */
	const struct chain_event *event; /* from which it runs; NULL: there is no such event */
	enum chain_source source;
	const char *within;       /* 発見から30分以内; of a step without a time: 決定の後 */
	struct periods periods;   /* that it says; none: nobody can count it */
	const struct shared_term *term;     /* what the step names; NULL: nothing known */
	const struct deadline *deadline;
	const struct desk *desk;            /* of the deadline */
	struct office_duty duty;  /* its statement; `form` NULL: no paper that is made has it */
	const char *condition;    /* of the statement: 不正の目的による…とき; "" of none */
	const char *place;        /* 細則第8条4; "" where no paper has it */
};

struct call_links {
	VEC(struct call_link) all; /* in the order of the file, mere deadlines behind */
};

/* Of the steps whose condition holds. `coverage` has the papers that are made. */
struct call_links chain_links_of(struct arena *a, const struct project *p,
				  const struct library *l, const struct coverage *coverage);

const struct call_link *chain_link_find(const struct call_links *links, const char *id);

/*
 * Whom the step tells: the contact of the order of calls that names it, else who holds the first of
 * its offices that is held. NULL: nobody in force.
 */
const struct contact *chain_contact(const struct project *p, const struct library *l,
				    const struct chain_step *s);

/*
 * The time of a step of the order of calls: of the step of the chain that it names, with the other
 * event by which the same call is due on a line of its own; else its own text. NULL: neither.
 */
const char *chain_escalation_within(struct arena *a, const struct call_links *links,
				    const struct escalation *e);

/* What is to be done at it: its own text, else that of the step that it names; or NULL. */
const char *chain_escalation_what(const struct library *l, const struct escalation *e);

/* 発覚の日からおおむね3日から5日以内 */
const char *chain_deadline_within(struct arena *a, const struct library *l,
				  const struct deadline *d);

/*
 * The same with how the desk counts, where it does in its own way: 発覚の日から30日以内（初日を算入す
 * る。末日が閉庁日のときは、次の開庁日とする。）
 */
const char *chain_deadline_counted(struct arena *a, const struct library *l,
				   const struct deadline *d);

/*
 * The statement that 'clause#statement' names in a paper of the whole hospital; `form` NULL: no
 * paper has it.
 */
struct office_duty chain_duty_find(struct arena *a, const struct library *l,
				   const struct coverage *coverage, const char *name);

/* Words of how long, from the event: 発見から30分以内, 遮断の後、直ちに. */
const char *chain_since(struct arena *a, const struct library *l, const struct chain_event *event,
			const char *time);

#endif
