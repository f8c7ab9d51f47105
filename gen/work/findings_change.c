/* SPDX-License-Identifier: MIT
 *
 * Either list is gone through once, and what the other has fewer of is kept.
 */
#include "work/findings_change.h"

#include <string.h>

#include "base/hash.h"

static const char *finding_key(struct arena *a, const struct diag *d)
{
	return arena_concat(a, diag_code_name(d->code), "\n", d->subject, "\n", d->message,
			    (char *)NULL);
}

struct finding_tally {
	size_t n;
};

static struct map *count_all(struct arena *a, const struct diag_list *dl)
{
	struct map *counts = map_new(a);

	for (size_t i = 0; i < dl->all.n; i++) {
		const char *key = finding_key(a, &dl->all.at[i]);
		struct finding_tally *t = map_get(counts, key);

		if (!t)
			map_set(counts, key, t = arena_alloc(a, sizeof *t));
		t->n++;
	}
	return counts;
}

/* Those of `dl` that the other list has not. */
static struct diag_list *keep_rest(struct arena *a, const struct diag_list *dl,
				   const struct diag_list *other)
{
	struct map *counts = count_all(a, other);
	struct diag_list *rest = diag_new(a);

	for (size_t i = 0; i < dl->all.n; i++) {
		struct finding_tally *t = map_get(counts, finding_key(a, &dl->all.at[i]));

		if (t && t->n)
			t->n--;
		else
			diag_copy(rest, &dl->all.at[i]);
	}
	return rest;
}

struct findings_change findings_compare(struct arena *a, const struct diag_list *before,
					const struct diag_list *after)
{
	return (struct findings_change){keep_rest(a, before, after), keep_rest(a, after, before)};
}
