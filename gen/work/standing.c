/* SPDX-License-Identifier: MIT
 *
 * A document is bound as its latest edition would print it today. Where its checksum is another,
 * the frozen tree says how much of it changed, and the checksums of the frozen inputs say why.
 */
#include "work/standing.h"

#include <string.h>

#include "base/text.h"
#include "editions/doc_read.h"
#include "model/over.h"
#include "work/documents.h"

struct judging {
	struct arena *a;
	const struct run *run;
	struct standings *out;
	struct diag_list *dl;
};

const char *standing_name(enum issued_state s)
{
	static const char *const names[ISSUED_STATE__MAX] = {"never", "current", "stale", "gone",
							       "ended"};

	return names[s];
}

/* That another contract was issued since is a cause only where nothing else is. */
static void drop_numbers(struct changed_inputs *causes)
{
	size_t n = 0;

	for (size_t i = 0; i < causes->all.n; i++)
		if (!text_starts(causes->all.at[i], "issued/"))
			causes->all.at[n++] = causes->all.at[i];
	causes->all.n = n ? n : causes->all.n;
}

static const struct changed_inputs *find_causes(struct judging *j, const struct manifest *m)
{
	struct changed_inputs *causes = arena_alloc(j->a, sizeof *causes);
	struct inputs inputs = {0};

	freeze_inputs(j->a, j->run->project, j->run->library, m->contract, &inputs, j->dl);
	freeze_compare(j->a, m, &inputs, causes, j->dl);
	drop_numbers(causes);
	return causes;
}

static void judge_stale(struct judging *j, struct document_standing *d, const struct doc *now)
{
	const struct manifest *m = d->edition;
	const char *tree = arena_printf(j->a, "%s/trees/%s.json", m->folder, d->document);
	const struct doc *before = doc_read(j->a, tree, j->dl);

	if (before)
		d->change = doc_diff_tally(doc_compare(j->a, before, now));
	d->causes = find_causes(j, m);
}

/*
 * A report tells of the days around the one it was made on: what differs in it only because days
 * have passed is no change of the project.
 */
static bool bind_on_its_day(const struct judging *j, const struct planned *planned,
			    const struct manifest *m, struct planned_now *out)
{
	struct project then = *j->run->project;
	struct run run = *j->run;

	if (planned->template->report) {
		then.date = m->date;
		run.noted = noted_new(j->a); /* what was noted was noted of another day */
	}
	run.project = &then;
	return documents_bind_now(&run, planned, false, out, j->dl);
}

static void judge_document(struct judging *j, const struct planned *planned)
{
	const struct manifest *m = project_issued(j->run->project, planned->scope);
	struct document_standing *d = vec_push(j->a, &j->out->all);
	struct planned_now now;

	*d = (struct document_standing){.scope = planned->scope, .document = planned->template->id};
	if (!manifest_document(m, d->document))
		return;
	d->edition = m;
	if (!bind_on_its_day(j, planned, m, &now))
		return;
	d->standing = now.is_issued ? CURRENT : STALE;
	if (!now.is_issued)
		judge_stale(j, d, now.now);
}

static bool is_made(const struct planned_list *plan, const char *scope, const char *id)
{
	for (size_t i = 0; i < plan->all.n; i++)
		if (strcmp(plan->all.at[i].scope, scope) == 0 &&
		    strcmp(plan->all.at[i].template->id, id) == 0)
			return true;
	return false;
}

/* Because its contract ended, or because somebody took it out of the project. */
static struct document_standing not_made(const struct project *p, const struct manifest *m,
					 const char *id)
{
	const struct contract *c = project_contract(p, m->contract);
	bool over = c && contract_is_over(p, c);

	return (struct document_standing){.scope = m->contract,
					  .document = id,
					  .standing = over ? ENDED : GONE,
					  .edition = m,
					  .ended = over ? c->ended : NULL};
}

static void add_gone(struct judging *j, const struct planned_list *plan)
{
	const struct project *p = j->run->project;

	for (size_t i = 0; i < p->issued.n; i++) {
		const struct manifest *m = p->issued.at[i];

		for (size_t k = 0; k < m->documents.n; k++)
			if (!is_made(plan, m->contract, m->documents.at[k].id))
				*vec_push(j->a, &j->out->all) =
					not_made(p, m, m->documents.at[k].id);
	}
}

bool standings_of(const struct run *run, struct standings *out, struct diag_list *dl)
{
	struct judging j = {.a = run->arena, .run = run, .out = out, .dl = dl};
	struct planned_list plan = documents_plan(run, NULL, NULL);

	for (size_t i = 0; i < plan.all.n; i++)
		judge_document(&j, &plan.all.at[i]);
	add_gone(&j, &plan);
	return !diag_failed(dl);
}
