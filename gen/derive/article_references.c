/* SPDX-License-Identifier: MIT
 *
 * Clause by clause, in the order of the articles.
 */
#include "derive/article_references.h"

const struct reference_list *references_of_articles(struct arena *a, const struct project *p,
						    const struct library *l,
						    const struct selection *s)
{
	struct reference_list *lists = arena_alloc(a, s->n_in * sizeof *lists);

	for (size_t i = 0; i < s->n_in; i++)
		lists[i] = references_of_clause(a, p, l, s->all.at[i].clause);
	return lists;
}
