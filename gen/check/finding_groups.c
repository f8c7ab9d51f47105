/* SPDX-License-Identifier: MIT
 *
 * A sorted list has the findings of a code side by side, so that a group is a piece of it.
 */
#include "check/finding_groups.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *x, const void *y)
{
	const struct finding_group *a = x, *b = y;
	int order = (int)diag_code_level(a->code) - (int)diag_code_level(b->code);

	if (order)
		return order;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return strcmp(diag_code_name(a->code), diag_code_name(b->code));
}

struct finding_groups finding_groups_of(struct arena *a, const struct diag_list *dl)
{
	struct finding_groups groups = {0};

	for (size_t i = 0; i < dl->all.n; i++) {
		const struct diag *d = &dl->all.at[i];

		if (!i || d->code != d[-1].code)
			*vec_push(a, &groups.all) = (struct finding_group){d->code, d, 0};
		groups.all.at[groups.all.n - 1].n++;
	}
	if (groups.all.n)
		qsort(groups.all.at, groups.all.n, sizeof *groups.all.at, compare);
	return groups;
}
