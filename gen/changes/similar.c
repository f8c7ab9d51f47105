/* SPDX-License-Identifier: MIT
 *
 * Both lists of pairs are sorted, so that one walk along the two counts what they share.
 */
#include "changes/similar.h"

#include <stdlib.h>

#include "base/text.h"

static int compare_pairs(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return a < b ? -1 : a > b;
}

struct char_pairs similar_pairs(struct arena *a, const char *text)
{
	struct char_pairs p = {arena_alloc(a, (text_length(text) + 1) * sizeof *p.at), 0};
	uint32_t c, before = 0;

	while ((c = text_next(&text))) {
		if (text_is_space(c))
			continue;
		p.at[p.n++] = (uint64_t)before << 32 | c;
		before = c;
	}
	qsort(p.at, p.n, sizeof *p.at, compare_pairs);
	return p;
}

double similar_likeness(const struct char_pairs *x, const struct char_pairs *y)
{
	size_t i = 0, k = 0, common = 0;

	while (i < x->n && k < y->n) {
		int order = compare_pairs(&x->at[i], &y->at[k]);

		common += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return x->n + y->n ? 2.0 * (double)common / (double)(x->n + y->n) : 0;
}
