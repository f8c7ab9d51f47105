/* SPDX-License-Identifier: MIT
 *
 * The template says which views fill a paper; the editions say what a paper of amendments starts
 * from, and which of them it led to.
 */
#include "cmd/explain_paper.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/nearest.h"
#include "base/text.h"
#include "derive/imprint.h"
#include "derive/papers.h"
#include "work/edition_amendment.h"

static void collect_views(struct arena *a, const struct template_block *b, struct known *views)
{
	if (b->view)
		known_add(a, views, b->view);
	if (b->when)
		collect_views(a, b->when, views);
	for (size_t i = 0; i < b->body.n; i++)
		collect_views(a, &b->body.at[i], views);
}

static void print_template(struct arena *a, const struct template *t)
{
	struct known views = {0}, needs = {0};

	for (size_t i = 0; i < t->parts.n; i++)
		collect_views(a, &t->parts.at[i], &views);
	for (size_t i = 0; i < t->needs.n; i++)
		known_add(a, &needs, t->needs.at[i]);
	printf("%s %s\n  %s: %s\n  %s: %s\n", t->id, t->title, _("file"), t->file, _("scope"),
	       t->scope);
	if (t->each)
		printf("  %s: %s\n", _("one for each"), t->each);
	if (views.all.n)
		printf("  %s: %s\n", _("filled by the views"), known_list(a, &views));
	if (needs.all.n)
		printf("  %s: %s\n", _("made where one has rows of"), known_list(a, &needs));
}

/* A party's copy bears the template's id and the party's. */
static bool has_paper(const struct manifest *m, const struct template *t)
{
	size_t n = strlen(t->id);

	for (size_t i = 0; i < m->amendment.n; i++)
		if (text_starts(m->amendment.at[i].id, t->id) &&
		    (!m->amendment.at[i].id[n] || (t->each && m->amendment.at[i].id[n] == '-')))
			return true;
	return false;
}

static void print_scope(const struct run *run, const struct template *t, const char *scope)
{
	const struct manifest *m = project_issued(run->project, scope);

	if (!m) {
		printf(_("  %s: no edition was issued that it could start from\n"), scope);
		return;
	}
	printf(_("  %s: from edition %d of %s (%s) to the project as it is now\n"), scope,
	       m->number, m->date, m->folder);
	if (has_paper(m, t))
		printf(_("  %s: from edition %d to edition %d, in %s/%s\n"), scope, m->number - 1,
		       m->number, m->folder, FOLDER_DOCUMENTS "/" FOLDER_AMENDMENT);
}

static void print_states(const struct run *run, const struct template *t)
{
	const struct project *p = run->project;

	for (size_t i = 0; strcmp(t->scope, "hospital") != 0 && i < p->contracts.n; i++)
		print_scope(run, t, p->contracts.at[i].id);
	if (strcmp(t->scope, "contract") != 0)
		print_scope(run, t, SCOPE_HOSPITAL);
}

static void print_made(const struct run *run, const struct template *t)
{
	const struct project *p = run->project;
	bool per_contract = papers_are_of_contracts(t);

	for (size_t i = 0; i < (per_contract ? p->contracts.n : 1); i++) {
		const struct contract *c = per_contract ? &p->contracts.at[i] : NULL;

		printf(papers_make(p, t, c) ? _("  %s/%s: made\n")
					    : _("  %s/%s: not made, no 'documents' names it\n"),
		       scope_of(c), t->id);
	}
}

bool explain_paper(const struct run *run, const char *key)
{
	const struct template *t = library_paper(run->library, key);

	if (!t)
		return false;
	print_template(run->arena, t);
	if (t->amends)
		print_states(run, t);
	else
		print_made(run, t);
	return true;
}
