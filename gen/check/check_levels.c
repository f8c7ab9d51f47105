/* SPDX-License-Identifier: MIT
 *
 * What a chosen level leaves out of each paper, article by article, with the rows of registers that
 * lose their answer by it: nothing goes in silence.
 */
#include <string.h>

#include "base/strbuf.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/clauses.h"

/* So many keys of rows stand in a message, then the number of the others. */
enum { SHOWN = 6 };

static const char *rows_without(struct arena *a, const struct check_input *in,
				const struct coverage_paper *paper, const struct clause *c)
{
	struct strbuf sb = strbuf_new(a);
	size_t n = 0;

	for (size_t i = 0; i < in->coverage->rows.n; i++) {
		const struct covered_row *r = &in->coverage->rows.at[i];

		if (r->answer == ANSWER_LEFT_OUT && clause_list_has(&r->clauses, c) &&
		    paper_is_for(paper, r->row->reg) && n++ < SHOWN)
			strbuf_join(&sb, ", ", r->row->full_key);
	}
	if (n > SHOWN)
		strbuf_add(&sb, arena_printf(a, ", … (%zu)", n));
	return *sb.text ? sb.text : "-";
}

static void check_paper(struct arena *a, const struct check_input *in,
			const struct coverage_paper *paper, struct diag_list *dl)
{
	const struct selection *s = paper->selection;
	const char *scope = paper->contract ? paper->contract->id : SCOPE_HOSPITAL;
	size_t n = dl->all.n;

	for (size_t i = s->n_in; i < s->all.n; i++) {
		const struct chosen *c = &s->all.at[i];

		if (c->verdict == CLAUSE_LEVEL)
			diag_add(dl, DIAG_LEFT_OUT, c->clause->id, c->clause->file,
				 arena_concat(a, scope, "/", paper->template->id, (char *)NULL),
				 rows_without(a, in, paper, c->clause));
	}
	diag_about(dl, n, paper->contract ? ABOUT_CONTRACT : ABOUT_HOSPITAL, scope);
}

void check_levels(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	for (size_t i = 0; i < in->coverage->papers.n; i++)
		check_paper(a, in, &in->coverage->papers.at[i], dl);
}
