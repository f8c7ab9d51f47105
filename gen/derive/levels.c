/* SPDX-License-Identifier: MIT
 *
 * First every article is taken out that is neither; then those come back that one of the others
 * cites, and what they cite, until nobody cites one that is missing.
 */
#include "derive/levels.h"

#include <string.h>

#include "base/text.h"
#include "derive/expand.h"
#include "derive/references.h"
#include "model/article_target.h"
#include "model/checklist.h"

const char *level_chosen(const struct project *p, const struct contract *c)
{
	return c && c->level ? c->level : p->level;
}

static bool is_inspected(struct arena *a, const struct project *p, const struct library *l,
			 const struct clause *c)
{
	const struct guideline *checklist = project_checklist(p, l);
	struct reference_list refs = references_of_clause(a, p, l, c);

	for (size_t i = 0; checklist && i < refs.all.n; i++)
		if (refs.all.at[i].edition == checklist)
			return true;
	return false;
}

const char *level_of_clause(struct arena *a, const struct project *p, const struct library *l,
			    const struct clause *c)
{
	const struct topic *t = library_topic(l, c->topic);
	const char *said = c->level ? c->level : t ? t->level : NULL;

	return text_equal(said, LEVEL_LEAST) || !is_inspected(a, p, l, c) ? said : LEVEL_LEAST;
}

struct citing {
	struct arena *a;
	const struct level_candidates *candidates;
	struct map *kept;
	bool came_back;
};

static void take_back(void *context, const char *name)
{
	struct citing *x = context;
	const char *id = article_target_of(x->a, name).clause;

	for (size_t i = 0; id && i < x->candidates->all.n; i++) {
		const struct clause *c = x->candidates->all.at[i];

		if (strcmp(c->id, id) != 0 || map_get(x->kept, id))
			continue;
		map_set(x->kept, c->id, (void *)c);
		x->came_back = true;
	}
}

static void follow_blocks(struct citing *x, const struct block *b)
{
	for (; b; b = b->next) {
		if (b->text)
			expand_visit(x->a, b->text, take_back, x);
		follow_blocks(x, b->first);
	}
}

/* Whatever position is taken, so that falling back moves no article. */
static void follow_citations(struct citing *x)
{
	do {
		x->came_back = false;
		for (size_t i = 0; i < x->candidates->all.n; i++) {
			const struct clause *c = x->candidates->all.at[i];

			for (size_t k = 0; map_get(x->kept, c->id) && k < clause_wordings(c); k++)
				follow_blocks(x, clause_wording(c, k)->first);
		}
	} while (x->came_back);
}

void level_follow(struct arena *a, const struct level_candidates *candidates, struct map *kept)
{
	struct citing x = {.a = a, .candidates = candidates, .kept = kept};

	follow_citations(&x);
}

struct map *level_kept(struct arena *a, const struct project *p, const struct library *l,
		       const struct level_candidates *candidates)
{
	struct citing x = {.a = a, .candidates = candidates, .kept = map_new(a)};

	for (size_t i = 0; i < candidates->all.n; i++) {
		const struct clause *c = candidates->all.at[i];

		if (text_equal(level_of_clause(a, p, l, c), LEVEL_LEAST))
			map_set(x.kept, c->id, (void *)c);
	}
	follow_citations(&x);
	return x.kept;
}
