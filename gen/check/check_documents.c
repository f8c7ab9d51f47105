/* SPDX-License-Identifier: MIT
 *
 * Findings about the documents a project asks for: unknown ones, ones that would come out without
 * content, and holes in their articles.
 */
#include <string.h>

#include "check/check.h"
#include "check/scope.h"
#include "derive/clauses.h"
#include "derive/papers.h"
#include "derive/selection_reference.h"

struct looking {
	struct arena *a;
	const struct library *library;
	const struct selection *selection;
};

static const char *find_reference(void *context, const char *target, struct reference_hole *hole)
{
	const struct looking *l = context;

	return selection_cite(l->a, l->library, l->selection, target, hole);
}

static void check_blocks(const struct expand *e, const char *file, const struct block *block)
{
	for (; block; block = block->next) {
		if (block->text)
			expand_text(e, block->text, arena_printf(e->a, "%s:%d", file, block->line));
		check_blocks(e, file, block->first);
	}
}

/* Placeholders and references are filled in as binding will do, for what that reports. */
static void check_article_texts(struct arena *a, const struct library *l, const struct selection *s,
			struct diag_list *dl)
{
	struct looking looking = {a, l, s};

	for (size_t i = 0; i < s->n_in; i++) {
		const struct chosen *c = &s->all.at[i];
		struct expand e = {.a = a,
				   .names = &c->names,
				   .reference = find_reference,
				   .context = &looking,
				   .subject = c->clause->id,
				   .dl = dl};

		if (c->position)
			check_blocks(&e, c->clause->file, c->position->first);
	}
}

static bool blocks_cite(const struct block *b, const char *cited)
{
	for (; b; b = b->next)
		if ((b->text && strstr(b->text, cited)) || blocks_cite(b->first, cited))
			return true;
	return false;
}

static bool articles_cite(const struct selection *s, const char *cited)
{
	for (size_t i = 0; i < s->n_in; i++)
		if (s->all.at[i].position && blocks_cite(s->all.at[i].position->first, cited))
			return true;
	return false;
}

/* Where an article sends its reader to a table, the contract makes the paper that has it. */
static void check_cited_tables(struct arena *a, const struct check_input *in,
			       const struct selection *s, const struct contract *c,
			       struct diag_list *dl)
{
	for (size_t i = 0; i < in->library->templates.n; i++) {
		const struct template *t = &in->library->templates.at[i];

		for (size_t k = 0; k < t->parts.n; k++) {
			const struct template_block *part = &t->parts.at[k];

			if (part->cite && part->id &&
			    !contract_has_document(in->project, c, t->id) &&
			    articles_cite(s, arena_concat(a, "{{" TABLE_PREFIX, part->id, "}}",
							  (char *)NULL)))
				diag_add(dl, DIAG_TABLE_NOT_MADE, c->id, c->place, part->cite,
					 c->id, t->id);
		}
	}
}

static void check_article_document(struct arena *a, const struct check_input *in,
				   const struct template *t, const struct contract *c,
				   struct diag_list *dl)
{
	const struct selection *s = select_clauses(a, in->project, in->library, t, c, NULL);

	if (!s->n_in)
		diag_add(dl, DIAG_EMPTY_DOCUMENT, t->id, c ? c->place : in->project->file,
			 "clauses");
	for (size_t i = s->n_in; i < s->all.n; i++)
		if (s->all.at[i].verdict == CLAUSE_NO_CHAPTER)
			diag_add(dl, DIAG_NO_CHAPTER, s->all.at[i].clause->id,
				 s->all.at[i].clause->file, s->all.at[i].clause->topic, t->id);
	check_article_texts(a, in->library, s, dl);
	if (c)
		check_cited_tables(a, in, s, c, dl);
}

static bool has_block(const struct template *t, const char *block, const char *view)
{
	for (size_t i = 0; i < t->parts.n; i++)
		for (size_t k = 0; k < t->parts.at[i].body.n; k++) {
			const struct template_block *b = &t->parts.at[i].body.at[k];

			if (strcmp(b->block, block) == 0 &&
			    (!view || (b->view && strcmp(b->view, view) == 0)))
				return true;
		}
	return false;
}

/* What is open is no register's: a table of it alone is not the one that was meant. */
static bool has_register_rows(const struct responsibilities *all)
{
	for (size_t i = 0; i < all->rows.n; i++)
		if (!all->rows.at[i].open)
			return true;
	return false;
}

static void check_paper(struct arena *a, const struct check_input *in,
			const struct wanted_paper *paper, struct diag_list *dl)
{
	const struct template *t = paper->template;
	const struct contract *c = paper->contract;
	size_t n = dl->all.n;

	if (has_block(t, "articles", NULL))
		check_article_document(a, in, t, c, dl);
	if (c && has_block(t, "table", "responsibilities") &&
	    !has_register_rows(in->responsibilities[c - in->project->contracts.at]))
		diag_add(dl, DIAG_EMPTY_DOCUMENT, t->id, c->place, "responsibilities");
	if (!c && has_block(t, "table", "contacts") && !in->project->contacts.n)
		diag_add(dl, DIAG_EMPTY_DOCUMENT, t->id, in->project->file, "contacts");
	diag_about(dl, n, c ? ABOUT_CONTRACT : ABOUT_HOSPITAL, c ? c->id : SCOPE_HOSPITAL);
}

/* Contracts alone may say for themselves which documents they have, and only such of contracts. */
static void check_list(struct arena *a, const struct check_input *in, const struct contract *c,
		       const char *const *list, size_t n, struct diag_list *dl)
{
	const char *owner = c ? c->place : in->project->file;

	for (size_t i = 0; i < n; i++) {
		const struct template *t = library_paper(in->library, list[i]);
		const char *place =
			arena_printf(a, "%s%sdocuments[%zu]", owner, c ? "." : ":", i);

		if (!t)
			diag_add(dl, DIAG_UNKNOWN_DOCUMENT, NULL, place, list[i],
				 library_list_papers(a, in->library));
		else if (c && strcmp(t->scope, "hospital") == 0)
			diag_add(dl, DIAG_DOCUMENT_OF_HOSPITAL, c->id, place, list[i]);
	}
}

static void check_contract_list(struct arena *a, const struct check_input *in,
				const struct contract *c, struct diag_list *dl)
{
	size_t n = dl->all.n;

	check_list(a, in, c, c->documents.at, c->documents.n, dl);
	if (c->own_documents && !c->documents.n)
		diag_add(dl, DIAG_NO_DOCUMENTS, c->id, c->place);
	diag_about(dl, n, ABOUT_CONTRACT, c->id);
}

void check_documents(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;
	const struct wanted_papers *wanted = papers_wanted(a, p, in->library);

	check_list(a, in, NULL, p->documents.at, p->documents.n, dl);
	for (size_t i = 0; i < p->contracts.n; i++)
		check_contract_list(a, in, &p->contracts.at[i], dl);
	for (size_t i = 0; i < wanted->all.n; i++)
		if (!paper_is_over(p, &wanted->all.at[i]))
			check_paper(a, in, &wanted->all.at[i], dl);
	if (!p->documents.n && !wanted->all.n)
		diag_add(dl, DIAG_NO_DOCUMENTS, NULL, p->file);
}
