/* SPDX-License-Identifier: MIT
 *
 * Binding of two states; see the header.
 */
#include "work/twins.h"

#include <string.h>

#include "base/file.h"
#include "derive/imprint.h"

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
	const struct doc *d = documents_bind(
		run, job, imprint_latest(a, run->project, run->library, job->contract), false, &own,
		dl);

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
	return documents_bind(run, job, i, false, NULL, dl);
}

/* The old documents of a scope, and the numbers of their articles. */
struct scope {
	const char *name;
	struct manifest numbers;
};

struct comparing {
	const struct run *before, *after;
	struct diag_list *dl;
	struct planned_list x, y;
	const struct doc **old; /* one per job of x; NULL: not bound */
	VEC(struct scope *) scopes;
};

static struct manifest *numbers_of(struct comparing *c, const char *name)
{
	for (size_t i = 0; i < c->scopes.n; i++)
		if (strcmp(c->scopes.at[i]->name, name) == 0)
			return &c->scopes.at[i]->numbers;
	struct scope *s = arena_alloc(c->after->arena, sizeof *s);

	s->name = name;
	*vec_push(c->after->arena, &c->scopes) = s;
	return &s->numbers;
}

static bool compare_job(struct comparing *c, const struct planned *x, const struct planned *y,
			struct twins *out)
{
	struct arena *a = c->after->arena;
	const struct planned *named = y ? y : x;
	const struct doc *old = x ? c->old[x - c->x.all.at] : NULL;
	const struct doc *new =
		y ? bind_after(c->after, y, c->before, x, numbers_of(c, y->scope), c->dl) : NULL;

	if ((x && !old) || (y && !new))
		return false;
	struct twin *t = vec_push(a, &out->all);

	*t = (struct twin){.name = named->name,
			   .scope = named->scope,
			   .template = named->template,
			   .before = x ? x->contract : NULL,
			   .after = y ? y->contract : NULL,
			   .diff = doctree_compare(a, old, new)};
	t->is_same = doctree_is_same(t->diff);
	return true;
}

bool twins_compare(const struct run *before, const struct run *after, const char *scope,
		   struct twins *out, struct diag_list *dl)
{
	struct comparing c = {.before = before,
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
		if (is_wanted(&c.x.all.at[i], scope) && !find_job(&c.y, c.x.all.at[i].name))
			ok = compare_job(&c, &c.x.all.at[i], NULL, out) && ok;
	return ok;
}

const struct manifest *twins_edition(const struct run *run)
{
	const struct project *p = run->project;
	const char *manifest = file_join(run->arena, p->folder, "../manifest.json");

	return p->issued.n && file_exists(manifest) &&
			       file_exists(file_join(run->arena, p->folder, "library/clauses"))
		       ? p->issued.at[0]
		       : NULL;
}
