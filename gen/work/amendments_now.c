/* SPDX-License-Identifier: MIT
 *
 * Scope by scope: which papers are wanted of it, whether it has an edition, and what has changed
 * since. All papers of an amendment are bound together, since they cite each other; those that
 * nobody wants are left.
 */
#include "work/amendments_now.h"

#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/imprint.h"
#include "model/edition.h"
#include "work/edition_amendment.h"

struct wanting_papers {
	struct arena *a;
	const struct run *run;
	const struct amendment_wish *wish;
	struct amending_papers *out;
	struct diag_list *dl;
	size_t editions;      /* scopes that have one to start from */
	struct strbuf without; /* those that have none */
};

struct wanted_ids {
	VEC(const struct template *) all;
};

static bool suits(const struct template *t, const struct contract *c)
{
	return strcmp(t->scope, "any") == 0 || strcmp(t->scope, c ? "contract" : "hospital") == 0;
}

static void want(struct wanting_papers *w, const char *id, const struct contract *c,
		 struct wanted_ids *out)
{
	const struct template *t = library_amendment(w->run->library, id);

	if (t && suits(t, c))
		*vec_push(w->a, &out->all) = t;
}

static struct wanted_ids wanted_of(struct wanting_papers *w, const struct contract *c)
{
	const struct project *p = w->run->project;
	struct wanted_ids out = {0};
	size_t n = p->documents.n;
	const char *const *list = c ? contract_documents(p, c, &n) : p->documents.at;

	if (w->wish->document)
		want(w, w->wish->document, c, &out);
	for (size_t i = 0; !w->wish->document && i < n; i++)
		want(w, list[i], c, &out);
	return out;
}

/* A party's copy bears the template's id and the party's. */
static bool is_of(const struct doc *d, const struct template *t)
{
	return strcmp(d->id, t->id) == 0 ||
	       (t->each && text_starts(d->id, t->id) && d->id[strlen(t->id)] == '-');
}

static const char *folder_of(struct wanting_papers *w, const char *scope, const struct doc *d)
{
	return strcmp(scope, SCOPE_HOSPITAL) != 0 && d->reader == AUDIENCE_HOSPITAL
		       ? file_join(w->a, FOLDER_INTERNAL, scope)
		       : scope;
}

static void add_paper(struct wanting_papers *w, const char *scope, const struct doc *bound)
{
	struct doc *d = arena_alloc(w->a, sizeof *d);

	*d = *bound;
	d->draft = w->wish->draft ? library_word(w->run->library, "draft") : NULL;
	*vec_push(w->a, &w->out->all) = (struct amending_paper){
		arena_concat(w->a, scope, "/", d->id, (char *)NULL), folder_of(w, scope, d), d};
}

/* Of one template; false: it has nothing to tell. */
static bool add_papers(struct wanting_papers *w, const char *scope, const struct template *t,
		       const struct amendment_papers *bound)
{
	size_t before = w->out->all.n;

	for (size_t i = 0; i < bound->all.n; i++)
		if (is_of(bound->all.at[i], t))
			add_paper(w, scope, bound->all.at[i]);
	return w->out->all.n > before;
}

static bool amend_since(struct wanting_papers *w, const struct manifest *latest,
			const struct wanted_ids *wanted)
{
	struct amendment_papers bound;

	if (!edition_amendment(w->run, latest, NULL, &bound, w->dl))
		return false;
	for (size_t i = 0; i < wanted->all.n; i++)
		if (!add_papers(w, latest->contract, wanted->all.at[i], &bound))
			diag_add(w->dl, DIAG_NOTHING_AMENDED, latest->contract, latest->folder,
				 wanted->all.at[i]->id, latest->contract,
				 arena_printf(w->a, "%d", latest->number));
	return true;
}

static bool amend_scope(struct wanting_papers *w, const struct contract *c)
{
	const struct manifest *latest = project_issued(w->run->project, scope_of(c));
	const struct wanted_ids wanted = wanted_of(w, c);

	if (!wanted.all.n)
		return true;
	w->out->asked = true;
	w->editions += latest != NULL;
	if (latest)
		return amend_since(w, latest, &wanted);
	strbuf_join(&w->without, ", ", scope_of(c));
	return true;
}

/* An edition of any scope is enough for what was asked for; what is listed waits for its own. */
static bool tell_without(struct wanting_papers *w)
{
	const char *document = w->wish->document, *place = w->run->project->folder;

	if (!w->without.len || (document && w->editions))
		return true;
	if (document)
		diag_add(w->dl, DIAG_NO_EDITION_BEFORE, NULL, place, document, w->without.text);
	else
		diag_add(w->dl, DIAG_AMENDMENT_WAITS, NULL, place, w->without.text);
	return !document;
}

bool amendments_now(const struct run *run, const struct amendment_wish *wish,
		    struct amending_papers *out, struct diag_list *dl)
{
	struct wanting_papers w = {.a = run->arena,
				   .run = run,
				   .wish = wish,
				   .out = out,
				   .dl = dl,
				   .without = strbuf_new(run->arena)};
	const struct project *p = run->project;
	bool ok = true;

	*out = (struct amending_papers){0};
	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];

		if (run_makes(run, c) && (!wish->contract || strcmp(wish->contract, c->id) == 0))
			ok = amend_scope(&w, c) && ok;
	}
	if (!wish->contract)
		ok = amend_scope(&w, NULL) && ok;
	return tell_without(&w) && ok;
}
