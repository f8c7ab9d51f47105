/* SPDX-License-Identifier: MIT
 *
 * The anchor's date comes from the contract that the article belongs to, or from each server that the
 * contract (of the hospital's own papers: the project) has.
 */
#include "derive/due_anchored.h"

#include <string.h>

#include "base/text.h"

/* The day that the task counts from, and what its date is called by. */
struct anchor_day {
	const char *iso, *of, *name;
};

static void lay_on(struct due_list *l, const struct due_task *t, const struct anchor_day *day)
{
	const struct calendar *c = &l->wish->library->calendar;
	const struct contract *contract = t->paper->contract;
	struct rhythm r = t->rhythm;
	struct due due = due_task_words(l, t);

	if (t->anchor->back && r.offset > 0)
		r.offset = -r.offset;
	due.kind = DUE_CONTRACT;
	due.rhythm = "";
	due.date = due_task_end(l, t, rhythm_move(l->a, c, &r, day->iso));
	due.id = arena_printf(l->a, "once.%s.%s.%s.%s.%s", contract ? contract->id : "hospital",
			      t->chosen->clause->id, t->statements.at[0].statement->id,
			      t->party ? t->party : "", day->of);
	if (day->name)
		*vec_push(l->a, &due.details) = day->name;
	due_list_add(l, &due, false);
}

static void lay_on_servers(struct due_list *l, const struct due_task *t, const struct system *s)
{
	for (size_t i = 0; i < s->servers.n; i++) {
		const struct server *x = &s->servers.at[i];
		const char *of = arena_concat(l->a, s->id, "-", x->id, (char *)NULL);
		const char *name = text_fill(l->a, library_word(l->wish->library, "due.server"),
					     "system", s->name, "server", x->name);

		if (x->support_end && !x->out_of_scope)
			lay_on(l, t, &(struct anchor_day){x->support_end, of, name});
	}
}

static void lay_on_systems(struct due_list *l, const struct due_task *t)
{
	const struct project *p = l->wish->project;
	const struct contract *c = t->paper->contract;

	for (size_t i = 0; c && i < c->systems.n; i++)
		if (project_system(p, c->systems.at[i]))
			lay_on_servers(l, t, project_system(p, c->systems.at[i]));
	for (size_t i = 0; !c && i < p->systems.n; i++)
		lay_on_servers(l, t, &p->systems.at[i]);
}

static const char *contract_day(const struct contract *c, const char *of)
{
	if (!c)
		return NULL;
	return strcmp(of, "contract.from") == 0 ? c->from : c->ended ? c->ended : c->to;
}

void due_anchored_lay(struct due_list *l, const struct due_task *t)
{
	const char *of = t->anchor->of;
	const struct anchor_day day = {contract_day(t->paper->contract, of), of, NULL};

	if (text_starts(of, "server."))
		lay_on_systems(l, t);
	else if (day.iso)
		lay_on(l, t, &day);
}
