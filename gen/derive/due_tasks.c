/* SPDX-License-Identifier: MIT
 *
 * Article by article: statements of one 項 with the same actor, occasion and rhythm are gathered to
 * a task, and each task is laid on the months. A statement without a time of its own has that of
 * its 項 (点検し、その結果を報告する), else that of its occasion; one whose time counts from another's day
 * (照合の日から30日以内) stands so many days off it. One that
 * an event asks for whose day is known (適用開始日) is gathered in the same way, by its anchor.
 */
#include "derive/due_tasks.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/due_anchored.h"
#include "derive/due_task.h"
#include "derive/measures.h"
#include "derive/office_duties.h"
#include "derive/time_limit.h"
#include "derive/waiting.h"

/* An article that is gone through. */
struct task_article {
	struct due_list *l;
	const struct coverage_paper *paper;
	const struct chosen *chosen;
	const struct waiting_list *waiting; /* NULL: nothing waits */
	VEC(struct due_task) tasks;
};

/* Its place in the project; NULL: nobody asked for what waits. */
static const struct waiting_list *waiting_in(const struct due_list *l, const struct contract *c)
{
	const struct project *p = l->wish->project;

	return c && l->wish->words ? &l->wish->words[c - p->contracts.at]->waiting : NULL;
}

static bool is_in_force(const struct task_article *x, const struct statement_form *f)
{
	return !x->waiting || !waiting_at(x->waiting, x->chosen, f->paragraph, f->item);
}

static const char *times_of(const struct task_article *x, const struct statement_form *f)
{
	const struct office_duty d = {.chosen = x->chosen, .form = f};

	return office_duty_time(x->l->a, x->l->wish->library, &d);
}

/* What the first statement of the 項 with that occasion says of how often. */
static struct rhythm rhythm_of_paragraph(const struct task_article *x,
					 const struct statement_form *f)
{
	const struct duties *duties = x->chosen->clause->duties;

	for (size_t i = 0; i < duties->statements.n; i++) {
		const struct statement_form *other =
			statement_in(&duties->statements.at[i], x->chosen->position->name);

		if (!other || other->paragraph != f->paragraph ||
		    !text_equal(other->occasion, f->occasion))
			continue;
		struct rhythm r = rhythm_read(&x->l->wish->library->calendar, times_of(x, other));

		if (rhythm_is_own(&r))
			return r;
	}
	return (struct rhythm){0};
}

static struct rhythm rhythm_of(const struct task_article *x, const struct statement_form *f)
{
	struct rhythm r = rhythm_read(&x->l->wish->library->calendar, times_of(x, f));

	if (!rhythm_is_own(&r)) {
		const struct rhythm above = rhythm_of_paragraph(x, f);

		r.months = above.months;
		r.days = above.days;
	} else {
		r.offset = 0; /* 6か月に1回、10日以内: the rhythm counts, the rest is how fast */
		r.unit = NULL;
	}
	return r;
}

static struct due_task *task_for(struct task_article *x, const struct due_task *wanted)
{
	for (size_t i = 0; i < x->tasks.n; i++)
		if (due_task_is_same(&x->tasks.at[i], wanted))
			return &x->tasks.at[i];
	*vec_push(x->l->a, &x->tasks) = *wanted;
	return &x->tasks.at[x->tasks.n - 1];
}

/* A statement with its time: of an occasion, or at an anchor. */
struct timed {
	const struct statement *statement;
	const struct statement_form *form;
	const struct calendar_anchor *anchor; /* NULL: its occasion */
	struct rhythm rhythm;
	bool moves;
};

/* True when a paper of the contract, or of the hospital, has the clause. */
static bool lays_down(const struct task_article *x, const char *clause)
{
	const struct coverage *coverage = x->l->wish->coverage;

	for (size_t i = 0; i < coverage->papers.n; i++) {
		const struct coverage_paper *p = &coverage->papers.at[i];

		for (size_t k = 0; p->contract == x->paper->contract && k < p->selection->n_in; k++)
			if (strcmp(p->selection->all.at[k].clause->id, clause) == 0)
				return true;
	}
	return false;
}

/* What is handed in, under papers that say so, is in time on the business day behind a day off. */
static bool is_moved(const struct task_article *x, const struct statement_form *f)
{
	const struct duty_words *words = &x->l->wish->library->duty_words;
	const struct time_limit limit = time_limit_of(words, times_of(x, f));

	return time_limit_moves(&limit, f->act) && lays_down(x, limit.clock->papers_by);
}

static void add_to_task(struct task_article *x, const struct timed *s, const char *party,
			const char *objects)
{
	const struct due_task wanted = {
		.paper = x->paper,
		.chosen = x->chosen,
		.paragraph = s->form->paragraph,
		.party = party,
		.office = s->form->office,
		.occasion = s->anchor ? NULL : s->form->occasion,
		.anchor = s->anchor,
		.rhythm = s->rhythm,
		.moves = s->moves,
	};
	struct due_task *task = task_for(x, &wanted);

	if (!task->objects)
		task->objects = objects;
	*vec_push(x->l->a, &task->statements) =
		(struct due_statement){x->paper, x->chosen, s->statement, s->form};
}

static void add_actors(struct task_article *x, const struct timed *s, const char *who)
{
	const struct contract *c = x->paper->contract;

	if (!c) {
		if (strcmp(who, "hospital") == 0)
			add_to_task(x, s, due_list_hospital(x->l), NULL);
		return;
	}
	const struct actors actors = actors_of(x->l->a, x->l->wish->project, c, who);

	for (size_t i = 0; i < actors.all.n; i++)
		add_to_task(x, s, c->parties.at[actors.all.at[i].party].party,
			    actors.all.at[i].objects);
}

/* Whoever is bound and whoever joins (双方は): each has it in its own calendar. */
static void add_timed(struct task_article *x, const struct timed *s)
{
	add_actors(x, s, s->form->who);
	for (size_t i = 0; i < s->form->with.n; i++)
		add_actors(x, s, s->form->with.at[i]);
}

static bool is_one_of(const char *const *list, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], id) == 0)
			return true;
	return false;
}

/* A period from another event (`from`) does not run from the anchor. */
static bool is_anchored(const struct task_article *x, const struct statement_form *f,
			const struct calendar_anchor *anchor)
{
	return is_one_of(f->events.at, f->events.n, anchor->event) &&
	       (!f->from || strcmp(f->from, anchor->event) == 0) &&
	       (!anchor->clauses.n ||
		is_one_of(anchor->clauses.at, anchor->clauses.n, x->chosen->clause->id));
}

static void add_anchored(struct task_article *x, const struct statement *s,
			 const struct statement_form *f)
{
	const struct calendar *c = &x->l->wish->library->calendar;
	const struct rhythm r = rhythm_read(c, times_of(x, f));

	for (size_t i = 0; r.unit && i < c->anchors.n; i++) {
		const struct rhythm offset = {.offset = r.offset, .unit = r.unit};
		struct timed timed = {s, f, &c->anchors.at[i], offset,
				      offset.offset > 0 && is_moved(x, f)};

		if (is_anchored(x, f, timed.anchor))
			add_timed(x, &timed);
	}
}

static void gather(struct task_article *x)
{
	const struct duties *duties = x->chosen->clause->duties;

	for (size_t i = 0; i < duties->statements.n; i++) {
		const struct statement *s = &duties->statements.at[i];
		const struct statement_form *f = statement_in(s, x->chosen->position->name);

		if (!f || !f->who || !statement_binds(f) || !is_in_force(x, f))
			continue;
		if (f->occasion)
			add_timed(x, &(struct timed){s, f, NULL, rhythm_of(x, f),
						     is_moved(x, f)});
		add_anchored(x, s, f);
	}
}

static void add_article(struct due_list *l, const struct coverage_paper *paper,
			const struct chosen *c)
{
	struct task_article x = {
		.l = l, .paper = paper, .chosen = c, .waiting = waiting_in(l, paper->contract)};

	if (!c->clause->duties || !c->position)
		return;
	gather(&x);
	for (size_t i = 0; i < x.tasks.n; i++)
		(x.tasks.at[i].anchor ? due_anchored_lay : due_task_lay)(l, &x.tasks.at[i]);
}

void due_tasks_add(struct due_list *l)
{
	const struct coverage *coverage = l->wish->coverage;

	for (size_t i = 0; i < coverage->papers.n; i++) {
		const struct coverage_paper *paper = &coverage->papers.at[i];

		if (!due_list_wants(l, paper->contract))
			continue;
		for (size_t k = 0; k < paper->selection->n_in; k++)
			add_article(l, paper, &paper->selection->all.at[k]);
	}
}
