/* SPDX-License-Identifier: MIT
 *
 * Findings about the documents a project asks for: unknown ones, and ones that would come out without content.
 */
#include <string.h>

#include "check/check.h"
#include "derive/clauses.h"

static void check_article_document(struct arena *a, const struct check_input *in, const struct template *t, const struct contract *c,
				   struct diag_list *dl)
{
	const struct selection *s = select_clauses(a, in->project, in->library, t, c);

	if (!s->n_in)
		diag_add(dl, DIAG_EMPTY_DOCUMENT, t->id, c ? c->place : in->project->file, "clauses");
	for (size_t i = s->n_in; i < s->all.n; i++)
		if (s->all.at[i].verdict == CLAUSE_NO_CHAPTER)
			diag_add(dl, DIAG_NO_CHAPTER, s->all.at[i].clause->id, s->all.at[i].clause->file, s->all.at[i].clause->topic, t->id);
}

static bool has_block(const struct template *t, const char *block, const char *view)
{
	for (size_t i = 0; i < t->parts.n; i++)
		for (size_t k = 0; k < t->parts.at[i].body.n; k++) {
			const struct template_block *b = &t->parts.at[i].body.at[k];

			if (strcmp(b->block, block) == 0 && (!view || (b->view && strcmp(b->view, view) == 0)))
				return true;
		}
	return false;
}

static void check_template(struct arena *a, const struct check_input *in, const struct template *t, size_t contract, struct diag_list *dl)
{
	const struct contract *c = strcmp(t->scope, "contract") == 0 ? &in->project->contracts.at[contract] : NULL;

	if (has_block(t, "articles", NULL))
		check_article_document(a, in, t, c, dl);
	if (c && has_block(t, "table", "responsibilities") && !in->responsibilities[contract]->rows.n)
		diag_add(dl, DIAG_EMPTY_DOCUMENT, t->id, c->place, "responsibilities");
	if (!c && has_block(t, "table", "contacts") && !in->project->contacts.n)
		diag_add(dl, DIAG_EMPTY_DOCUMENT, t->id, in->project->file, "contacts");
}

void check_documents(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct template *t = library_template(in->library, p->documents.at[i]);
		size_t copies = t && strcmp(t->scope, "contract") == 0 ? p->contracts.n : 1;

		if (!t)
			diag_add(dl, DIAG_UNKNOWN_DOCUMENT, NULL, p->file, p->documents.at[i]);
		for (size_t k = 0; t && k < copies; k++)
			check_template(a, in, t, k, dl);
	}
	if (!p->documents.n)
		diag_add(dl, DIAG_NO_DOCUMENTS, NULL, p->file);
}
