/* SPDX-License-Identifier: MIT
 *
 * Binding of two states; see the header.
 */
#include "twins.h"

#include <string.h>

#include "base/file.h"
#include "derive/imprint.h"

static bool is_wanted(const struct job *j, const char *scope)
{
	return !scope || strcmp(j->scope, scope) == 0;
}

static const struct job *find_job(const struct jobs *jobs, const char *name)
{
	for (size_t i = 0; i < jobs->all.n; i++)
		if (strcmp(jobs->all.at[i].name, name) == 0)
			return &jobs->all.at[i];
	return NULL;
}

/* The old document, and the numbers of its articles as an edition would freeze them. */
static const struct doc *bind_before(const struct run *run, const struct job *job, struct manifest *numbers, struct diag_list *dl)
{
	struct arena *a = run->arena;
	struct numbers *n = vec_push(a, &numbers->numbers);
	const struct doc *d = job_bind(run, job, imprint_latest(a, run->project, run->library, job->contract), false, n, dl);

	n->document = template_articles(job->template);
	return d;
}

static const struct doc *bind_after(const struct run *run, const struct job *job, const struct run *before, const struct job *old,
				    const struct manifest *numbers, struct diag_list *dl)
{
	struct arena *a = run->arena;
	struct imprint *i = arena_alloc(a, sizeof *i);

	*i = *imprint_latest(a, run->project, run->library, job->contract);
	if (old) {
		const struct imprint *was = imprint_latest(a, before->project, before->library, old->contract);

		i->edition = was->edition;
		i->date = was->date;
		i->editions.at = was->editions.at;
		i->editions.n = i->editions.cap = was->editions.n;
		i->numbers = i->numbers ? i->numbers : numbers;
	}
	return job_bind(run, job, i, false, NULL, dl);
}

static bool compare_job(const struct run *before, const struct run *after, const struct job *x, const struct job *y, struct twins *out,
			struct diag_list *dl)
{
	struct arena *a = after->arena;
	struct manifest numbers = {0};
	struct manifest *kept = arena_alloc(a, sizeof *kept);
	const struct doc *old = x ? bind_before(before, x, &numbers, dl) : NULL;

	*kept = numbers;
	const struct doc *new = y ? bind_after(after, y, before, x, kept, dl) : NULL;

	if ((x && !old) || (y && !new))
		return false;
	const struct job *named = y ? y : x;
	struct twin *p = vec_push(a, &out->all);

	*p = (struct twin){.name = named->name, .scope = named->scope, .template = named->template,
			    .before = x ? x->contract : NULL, .after = y ? y->contract : NULL, .diff = doctree_compare(a, old, new)};
	p->is_same = doctree_is_same(p->diff);
	return true;
}

bool twins_compare(const struct run *before, const struct run *after, const char *scope, struct twins *out, struct diag_list *dl)
{
	struct jobs x = jobs_list(before, NULL, NULL), y = jobs_list(after, NULL, NULL);
	bool ok = true;

	for (size_t i = 0; i < y.all.n; i++)
		if (is_wanted(&y.all.at[i], scope))
			ok = compare_job(before, after, find_job(&x, y.all.at[i].name), &y.all.at[i], out, dl) && ok;
	for (size_t i = 0; i < x.all.n; i++)
		if (is_wanted(&x.all.at[i], scope) && !find_job(&y, x.all.at[i].name))
			ok = compare_job(before, after, &x.all.at[i], NULL, out, dl) && ok;
	return ok;
}

const struct manifest *twins_edition(const struct run *run)
{
	const struct project *p = run->project;
	const char *manifest = file_join(run->arena, p->folder, "../manifest.json");

	return p->issued.n && file_exists(manifest) && file_exists(file_join(run->arena, p->folder, "library/clauses")) ? p->issued.at[0] : NULL;
}
