/* SPDX-License-Identifier: MIT
 *
 * All lists are laid one behind the other, the project's first; every document is asked for where
 * it stands first, of all contracts at once. So a project whose contracts say nothing has its
 * papers in the order of its own list.
 */
#include "derive/papers.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "model/over.h"

struct wanting {
	struct arena *a;
	const struct project *project;
	const struct library *library;
	struct map *seen; /* documents that were asked for */
	struct wanted_papers *out;
};

bool papers_are_of_contracts(const struct template *t)
{
	return strcmp(t->scope, "contract") == 0;
}

bool papers_make(const struct project *p, const struct template *t, const struct contract *c)
{
	for (size_t i = 0; !c && i < p->documents.n; i++)
		if (strcmp(p->documents.at[i], t->id) == 0)
			return true;
	return c && contract_has_document(p, c, t->id);
}

const struct template *papers_below(const struct project *p, const struct library *l,
				    const char *document, const char *rank)
{
	for (size_t i = 0; i < p->documents.n; i++) {
		const struct template *t = library_template(l, p->documents.at[i]);

		if (t && text_equal(t->of, document) && text_equal(t->rank, rank))
			return t;
	}
	return NULL;
}

bool paper_is_over(const struct project *p, const struct wanted_paper *w)
{
	return w->contract && contract_is_over(p, w->contract);
}

static void want(struct wanting *w, const struct template *t, const struct contract *c)
{
	*vec_push(w->a, &w->out->all) = (struct wanted_paper){t, c};
}

static void want_of_contracts(struct wanting *w, const struct template *t)
{
	for (size_t i = 0; i < w->project->contracts.n; i++)
		if (contract_has_document(w->project, &w->project->contracts.at[i], t->id))
			want(w, t, &w->project->contracts.at[i]);
}

/* `of_hospital`: the list may name documents of the whole hospital. */
static void want_document(struct wanting *w, const char *id, bool of_hospital)
{
	const struct template *t = library_template(w->library, id);

	if (!t || map_get(w->seen, id))
		return;
	if (papers_are_of_contracts(t))
		want_of_contracts(w, t);
	else if (of_hospital)
		want(w, t, NULL);
	map_set(w->seen, id, w);
}

struct wanted_papers *papers_wanted(struct arena *a, const struct project *p,
				    const struct library *l)
{
	struct wanting w = {a, p, l, map_new(a), arena_alloc(a, sizeof *w.out)};

	for (size_t i = 0; i < p->documents.n; i++)
		want_document(&w, p->documents.at[i], true);
	for (size_t i = 0; i < p->contracts.n; i++)
		for (size_t k = 0; k < p->contracts.at[i].documents.n; k++)
			want_document(&w, p->contracts.at[i].documents.at[k], false);
	return w.out;
}
