/* SPDX-License-Identifier: MIT
 *
 * Findings about the hospital's duties in documents of the whole hospital: each is taken by one
 * article, because two would part whoever has to do it.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "check/check.h"
#include "derive/clauses.h"

struct duty_articles {
	struct arena *a;
	const struct check_input *in;
	const struct selection *articles;
	struct map *seen; /* duties already looked at: contracts may share a register */
	struct diag_list *dl;
};

static bool stands_before(const struct clause_list *list, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (list->all.at[k] == list->all.at[i])
			return true;
	return false;
}

static void check_duty(struct duty_articles *t, const struct responsibility *r)
{
	const struct clause_list *list = covers_of(t->a, t->in->covers, r);
	const struct template *template = t->articles->template;
	struct strbuf names = strbuf_new(t->a);
	size_t n = 0;

	for (size_t i = 0; i < list->all.n; i++) {
		if (!selection_find_wide(t->articles, list->all.at[i]->id, NULL) ||
		    stands_before(list, i))
			continue;
		strbuf_join(&names, ", ", list->all.at[i]->id);
		n++;
	}
	if (n > 1)
		diag_add(t->dl, DIAG_DUTY_IN_TWO_ARTICLES, r->full_key, template->file,
			 arena_printf(t->a, "%zu", n), template->id, names.text);
}

static void check_articles(struct duty_articles *t)
{
	for (size_t i = 0; i < t->in->project->contracts.n; i++) {
		const struct responsibilities *all = t->in->responsibilities[i];

		for (size_t k = 0; k < all->rows.n; k++) {
			const struct responsibility *r = &all->rows.at[k];

			if (r->requirement || map_get(t->seen, r->full_key))
				continue;
			map_set(t->seen, r->full_key, t);
			check_duty(t, r);
		}
	}
}

void check_duties(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	for (size_t i = 0; i < in->project->documents.n; i++) {
		const struct template *t =
			library_template(in->library, in->project->documents.at[i]);

		if (!t || strcmp(t->scope, "hospital") != 0 || t->of ||
		    strcmp(template_articles(t), t->id) != 0)
			continue;
		struct duty_articles taking = {.a = a, .in = in, .seen = map_new(a), .dl = dl};

		taking.articles = select_clauses(a, in->project, in->library, t, NULL, NULL);
		check_articles(&taking);
	}
}
