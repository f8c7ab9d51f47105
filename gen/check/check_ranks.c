/* SPDX-License-Identifier: MIT
 *
 * Findings about a paper that has one rank of a document's clauses (細則 beside 規程): what it names
 * is a document that is made as well, and what an issued edition has as an article of the one and
 * now is one of the other is told, since people look for it where it stood.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/clauses.h"
#include "derive/numbers.h"
#include "derive/papers.h"
#include "derive/selection_reference.h"

static bool project_names(const struct project *p, const char *document)
{
	for (size_t i = 0; i < p->documents.n; i++)
		if (strcmp(p->documents.at[i], document) == 0)
			return true;
	return false;
}

/* '第12条→細則第5条' of every article that has moved; "" when none has. */
static const char *list_moved(struct arena *a, const struct library *l, const struct selection *s,
			      const struct numbers *frozen)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; frozen && i < frozen->articles.n; i++) {
		const struct article_number *was = &frozen->articles.at[i];

		if (was->dropped || selection_find(s, was->id) ||
		    !selection_find(s->other, was->id))
			continue;
		strbuf_join(&sb, ", ",
			    arena_concat(a, number_print(a, l, "number.article", was->number), "→",
					 selection_reference(a, l, s, was->id), (char *)NULL));
	}
	return sb.text;
}

/* Of one of the two papers, against the hospital's latest edition. */
static void check_moved(struct arena *a, const struct check_input *in, const struct template *t,
			struct diag_list *dl)
{
	const struct selection *s = select_clauses(a, in->project, in->library, t, NULL, NULL);
	const struct numbers *frozen =
		manifest_numbers(project_issued(in->project, SCOPE_HOSPITAL), t->id);
	const char *moved = s->other ? list_moved(a, in->library, s, frozen) : "";

	if (*moved)
		diag_add(dl, DIAG_ARTICLES_MOVED, t->id, t->file, template_name(t),
			 template_name(s->other->template), moved);
}

static void check_rank(struct arena *a, const struct check_input *in, const struct template *t,
		       struct diag_list *dl)
{
	const struct template *above = library_template(in->library, t->of);

	if (!above || above->of || papers_are_of_contracts(above) != papers_are_of_contracts(t)) {
		diag_add(dl, DIAG_RANK_OF, t->id, t->file, t->of);
	} else if (!project_names(in->project, t->of)) {
		diag_add(dl, DIAG_RANK_ALONE, t->id, in->project->file, t->id, t->of);
	} else {
		check_moved(a, in, above, dl);
		check_moved(a, in, t, dl);
	}
}

void check_ranks(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;

	for (size_t i = 0; i < p->documents.n; i++) {
		const struct template *t = library_template(in->library, p->documents.at[i]);
		size_t n = dl->all.n;

		if (t && t->of)
			check_rank(a, in, t, dl);
		diag_about(dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
	}
}
