/* SPDX-License-Identifier: MIT
 *
 * The old papers are bound first: the numbers that their articles get are those that an edition
 * would have frozen, and the new papers of the same scope are bound with them.
 */
#include "work/state_pair.h"

#include <string.h>

#include "base/file.h"
#include "derive/imprint.h"
#include "model/over.h"

static bool is_wanted(const struct planned *j, const char *scope)
{
	return !scope || strcmp(j->scope, scope) == 0;
}

static const struct planned *find_job(const struct planned_list *jobs, const char *name)
{
	for (size_t i = 0; i < jobs->all.n; i++)
		if (strcmp(jobs->all.at[i].name, name) == 0)
			return &jobs->all.at[i];
	return NULL;
}

/* The old document. Its articles' numbers go into those that an edition would have frozen. */
static const struct doc *bind_before(const struct run *run, const struct planned *job,
				     struct manifest *numbers, struct diag_list *dl)
{
	struct arena *a = run->arena;
	struct numbers own = {.document = template_articles(job->template)};
	const struct doc *d = documents_bind_to_compare(
		run, job, imprint_latest(a, run->project, run->library, job->contract), &own, dl);

	if (own.articles.n && !manifest_numbers(numbers, own.document))
		*vec_push(a, &numbers->numbers) = own;
	return d;
}

static const struct doc *bind_after(const struct run *run, const struct planned *job,
				    const struct run *before, const struct planned *old,
				    const struct manifest *numbers, struct diag_list *dl)
{
	struct arena *a = run->arena;
	struct imprint *i = arena_alloc(a, sizeof *i);

	*i = *imprint_latest(a, run->project, run->library, job->contract);
	if (old) {
		const struct imprint *was =
			imprint_latest(a, before->project, before->library, old->contract);

		i->edition = was->edition;
		i->date = was->date;
		i->editions.at = was->editions.at;
		i->editions.n = i->editions.cap = was->editions.n;
	}
	i->numbers = i->numbers ? i->numbers : numbers;
	return documents_bind_to_compare(run, job, i, NULL, dl);
}

/* The old documents of a scope, and the numbers of their articles. */
struct numbered_scope {
	const char *name;
	struct manifest numbers;
};

struct paper_pairing {
	const struct run *before, *after;
	struct diag_list *dl;
	struct planned_list x, y;
	const struct doc **old; /* one per job of x; NULL: not bound */
	VEC(struct numbered_scope *) scopes;
};

static struct manifest *numbers_of(struct paper_pairing *c, const char *name)
{
	for (size_t i = 0; i < c->scopes.n; i++)
		if (strcmp(c->scopes.at[i]->name, name) == 0)
			return &c->scopes.at[i]->numbers;
	struct numbered_scope *s = arena_alloc(c->after->arena, sizeof *s);

	s->name = name;
	*vec_push(c->after->arena, &c->scopes) = s;
	return &s->numbers;
}

static bool compare_job(struct paper_pairing *c, const struct planned *x, const struct planned *y,
			struct paper_pairs *out)
{
	struct arena *a = c->after->arena;
	const struct planned *named = y ? y : x;
	const struct doc *old = x ? c->old[x - c->x.all.at] : NULL;
	const struct doc *new =
		y ? bind_after(c->after, y, c->before, x, numbers_of(c, y->scope), c->dl) : NULL;

	if ((x && !old) || (y && !new))
		return false;
	struct paper_pair *t = vec_push(a, &out->all);

	*t = (struct paper_pair){.name = named->name,
				 .scope = named->scope,
				 .template = named->template,
				 .before = x ? x->contract : NULL,
				 .after = y ? y->contract : NULL,
				 .diff = doc_compare(a, old, new),
				 .planned = {x, y},
				 .numbers = numbers_of(c, named->scope)};
	return true;
}

/* Papers of a contract that has ended are no amendment: nobody agrees to their going. */
static bool has_ended(const struct project *p, const char *scope)
{
	const struct contract *c = project_contract(p, scope);

	return c && contract_is_over(p, c);
}

static bool bind_papers(const struct run *before, const struct run *after, const char *scope,
			struct paper_pairs *out, struct diag_list *dl)
{
	struct paper_pairing c = {.before = before,
				  .after = after,
				  .dl = dl,
				  .x = documents_plan(before, NULL, NULL),
				  .y = documents_plan(after, NULL, NULL)};
	bool ok = true;

	c.old = arena_alloc(after->arena, c.x.all.n * sizeof *c.old);
	for (size_t i = 0; i < c.x.all.n; i++)
		if (is_wanted(&c.x.all.at[i], scope))
			c.old[i] = bind_before(before, &c.x.all.at[i],
					       numbers_of(&c, c.x.all.at[i].scope), dl);
	for (size_t i = 0; i < c.y.all.n; i++)
		if (is_wanted(&c.y.all.at[i], scope))
			ok = compare_job(&c, find_job(&c.x, c.y.all.at[i].name), &c.y.all.at[i],
					 out) &&
			     ok;
	for (size_t i = 0; i < c.x.all.n; i++)
		if (is_wanted(&c.x.all.at[i], scope) && !find_job(&c.y, c.x.all.at[i].name) &&
		    !has_ended(after->project, c.x.all.at[i].scope))
			ok = compare_job(&c, &c.x.all.at[i], NULL, out) && ok;
	return ok;
}

const struct manifest *state_edition(const struct run *run)
{
	const struct project *p = run->project;
	const char *manifest = file_join(run->arena, p->folder, "../manifest.json");

	return p->issued.n && file_stands(run->arena, manifest, run->problems) &&
			       file_stands(run->arena,
					   file_join(run->arena, p->folder, "library/clauses"),
					   run->problems)
		       ? p->issued.at[0]
		       : NULL;
}

bool state_pair_load(struct state_pair *p, struct arena *a, const char *before,
		     struct diag_list *dl)
{
	*p = (struct state_pair){.a = a, .name = before};
	if (!run_load_state(&p->before, a, before)) {
		diag_append(dl, p->before.problems);
		return false;
	}
	p->edition = state_edition(&p->before);
	return true;
}

bool state_pair_load_library(struct state_pair *p, struct arena *a, const char *folder,
			     struct diag_list *dl)
{
	*p = (struct state_pair){.a = a, .name = folder};
	if (run_load_as(&p->before, a, folder, &(struct run_wish){.library_wording = true}))
		return true;
	diag_append(dl, p->before.problems);
	return false;
}

static struct derived_state derived_of(const struct run *run)
{
	return (struct derived_state){
		{run->project, run->library}, run->responsibilities, run->words};
}

bool state_pair_compare(struct state_pair *p, const struct run *after, const char *scope,
			struct diag_list *dl)
{
	p->after = after;
	p->states[0] = derived_of(&p->before);
	p->states[1] = derived_of(after);
	p->changes = state_compare(p->a, &p->states[0].own, &p->states[1].own, dl);
	if (diag_failed(dl))
		return false;
	scope = scope ? scope : p->edition ? p->edition->contract : NULL;
	return bind_papers(&p->before, after, scope, &p->papers, dl);
}

/* Reports are made anew each time; what a contract's parties never got needs no amendment. */
static bool is_amended(const struct paper_pair *p)
{
	bool is_of_contract = p->before || p->after;

	return !p->template->report && !(is_of_contract && template_is_internal(p->template));
}

struct impact_document *paper_pairs_documents(struct arena *a, const struct paper_pairs *papers,
					      const char *scope, size_t *n)
{
	struct impact_document *list = arena_alloc(a, papers->all.n * sizeof *list);

	*n = 0;
	for (size_t i = 0; i < papers->all.n; i++) {
		const struct paper_pair *p = &papers->all.at[i];

		if (!scope || (strcmp(p->scope, scope) == 0 && is_amended(p)))
			list[(*n)++] = (struct impact_document){
				p->name, p->template->id, p->after ? p->after : p->before, p->diff,
				p->template->report};
	}
	return list;
}

struct impact_report state_pair_report(const struct state_pair *p)
{
	struct impact_report r = {
		.since = p->name,
		.scoped = p->edition != NULL,
		.scope = p->edition ? p->edition->contract : NULL,
		.before = p->states[0].own,
		.after = p->states[1].own,
		.changes = p->changes,
	};

	r.documents = paper_pairs_documents(p->a, &p->papers, NULL, &r.n);
	r.impact = impact_of(p->a, p->changes, &p->states[0], &p->states[1], r.documents, r.n);
	return r;
}
