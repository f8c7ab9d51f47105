/* SPDX-License-Identifier: MIT
 *
 * Two walks over the papers: the first tells which measures a statement answers wholly, the second
 * takes those statements, and of the other measures all that help.
 */
#include "derive/item_acts.h"

#include <string.h>

#include "base/hash.h"
#include "model/over.h"

/* What a measure of the item has been found to be: both are marks in the map, and nothing more. */
static char is_asked, is_answered;

struct searching {
	struct arena *a;
	const struct project *p;
	const struct coverage *coverage;
	struct map *measures; /* id -> is_asked or is_answered */
	struct item_acts *out;
};

typedef void take_act(struct searching *s, const struct item_act *act);

/* False: there are none, and nothing to look for. */
static bool find_measures(struct searching *s, const struct library *l,
			  const struct guideline_item *item)
{
	bool any = false;

	for (size_t i = 0; i < l->measures.n; i++) {
		const struct measure *m = &l->measures.at[i];

		for (size_t k = 0; k < m->refs.n; k++) {
			struct reference r = reference_resolve(s->a, s->p, l, m->refs.at[k]);

			if (r.item != item || !r.exact)
				continue;
			map_set(s->measures, m->id, &is_asked);
			any = true;
		}
	}
	return any;
}

static void mark_answered(struct searching *s, const struct item_act *act)
{
	for (size_t i = 0; i < act->form->answers.n; i++)
		if (map_get(s->measures, act->form->answers.at[i]))
			map_set(s->measures, act->form->answers.at[i], &is_answered);
}

static bool serves(const struct searching *s, const struct statement_form *f)
{
	for (size_t i = 0; i < f->answers.n; i++)
		if (map_get(s->measures, f->answers.at[i]))
			return true;
	for (size_t i = 0; i < f->part.n; i++)
		if (map_get(s->measures, f->part.at[i]) == &is_asked)
			return true;
	return false;
}

static void take_serving(struct searching *s, const struct item_act *act)
{
	if (serves(s, act->form))
		*vec_push(s->a, &s->out->all) = *act;
}

static void visit_clause(struct searching *s, const struct coverage_paper *paper,
			 const struct chosen *c, take_act *take)
{
	const struct duties *d = c->clause->duties;

	for (size_t i = 0; d && c->position && i < d->statements.n; i++) {
		struct item_act act = {paper, c, &d->statements.at[i],
				       statement_in(&d->statements.at[i], c->position->name)};

		if (act.form && statement_binds(act.form))
			take(s, &act);
	}
}

static void visit_papers(struct searching *s, take_act *take)
{
	for (size_t i = 0; i < s->coverage->papers.n; i++) {
		const struct coverage_paper *paper = &s->coverage->papers.at[i];
		bool is_over = paper->contract && contract_is_over(s->p, paper->contract);

		for (size_t k = 0; !is_over && k < paper->selection->n_in; k++)
			visit_clause(s, paper, &paper->selection->all.at[k], take);
	}
}

struct item_acts item_acts_of(struct arena *a, const struct project *p, const struct library *l,
			      const struct coverage *coverage,
			      const struct guideline_item *item, bool helpers)
{
	struct item_acts out = {0};
	struct searching s = {a, p, coverage, map_new(a), &out};

	if (!find_measures(&s, l, item))
		return out;
	if (!helpers)
		visit_papers(&s, mark_answered);
	visit_papers(&s, take_serving);
	return out;
}
