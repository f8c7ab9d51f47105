/* SPDX-License-Identifier: MIT
 *
 * Reasons and the word breaker are made once for all scopes.
 */
#include "work/amendments.h"

#include <string.h>

#include "amend/amendment_consents.h"
#include "base/unicode.h"
#include "derive/imprint.h"

/* Named ones are looked for up to this one. */
enum { MOST_EDITIONS = 99 };

struct amendments amendments_open(struct arena *a, const struct state_pair *pair,
				  const struct run *after)
{
	return (struct amendments){
		.a = a,
		.pair = pair,
		.after = after,
		.reasons = reasons_index(a, pair->changes, &pair->states[0], &pair->states[1]),
		.words = breaker_open_words()};
}

void amendments_close(struct amendments *m)
{
	breaker_close(m->words);
}

/* A contract that was not issued here may say which edition it is: 初版, 第2版. 0: none of these. */
static int named_edition(struct arena *a, const struct library *l, const struct contract *c)
{
	for (int n = 1; c && c->edition && n <= MOST_EDITIONS; n++)
		if (strcmp(c->edition, edition_name(a, l, n)) == 0)
			return n;
	return 0;
}

/*
 * An edition has its number; a folder becomes the one behind the latest that either state knows, or
 * that the old contract calls itself. NULL: nothing was issued or named.
 */
static const char *edition_of(const struct amendments *m, const char *scope,
			      const struct contract *contract)
{
	const struct library *l = m->after->library;
	const struct project *before = m->pair->states[0].own.project;
	const struct manifest *old = project_issued(before, scope),
			      *new = project_issued(m->after->project, scope);
	int latest = new ? new->number : 0;

	if (new && state_edition(m->after))
		return edition_name(m->a, l, latest);
	if (old && old->number > latest)
		latest = old->number;
	if (!latest && contract)
		latest = named_edition(m->a, l, project_contract(before, contract->id));
	return latest ? edition_name(m->a, l, latest + 1) : NULL;
}

static bool has_clauses(const struct library *l, const char *document)
{
	for (size_t i = 0; i < l->clauses.n; i++)
		for (size_t k = 0; k < l->clauses.at[i].documents.n; k++)
			if (strcmp(l->clauses.at[i].documents.at[k], document) == 0)
				return true;
	return false;
}

/* What follows from the wording in tables and lists is no wording. */
static const struct impact_document *papers_of_articles(const struct amendments *m,
							const char *scope, size_t *n)
{
	struct impact_document *list =
		paper_pairs_documents(m->a, &m->pair->papers, scope, n);
	size_t kept = 0;

	for (size_t i = 0; i < *n; i++)
		if (has_clauses(m->after->library, list[i].document))
			list[kept++] = list[i];
	*n = kept;
	return list;
}

struct amendment amendments_of(const struct amendments *m, const char *scope,
			       const struct contract *contract)
{
	struct amendment in = amendment_of(m->after->library, m->after->project, contract);

	in.changes = m->pair->changes;
	in.reasons = m->reasons;
	in.before = &m->pair->states[0];
	in.after = &m->pair->states[1];
	in.words = m->words;
	in.old_first = m->old_first;
	in.against_library = m->against_library;
	in.force = m->force ? m->force : in.force;
	in.edition = edition_of(m, scope, contract);
	in.documents = m->against_library ? papers_of_articles(m, scope, &in.n)
					  : paper_pairs_documents(m->a, &m->pair->papers, scope, &in.n);
	if (!contract)
		in.everywhere = paper_pairs_documents(m->a, &m->pair->papers, NULL,
						      &in.n_everywhere);
	in.base = documents_input(m->after, contract);
	struct consents *agree = arena_alloc(m->a, sizeof *agree);

	*agree = amendment_consents(m->a, &in);
	in.agree = agree;
	return in;
}

bool amendments_bind(const struct amendments *m, const struct amendment *in,
		     struct amendment_papers *out, struct diag_list *dl)
{
	return amendment_papers(m->a, in, out, dl) &&
	       amendment_papers_stand_apart(out, in->library, dl);
}
