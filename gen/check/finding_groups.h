/* SPDX-License-Identifier: MIT
 *
 * Findings of one code, taken together: how many they are, and where they begin in a sorted list.
 */
#ifndef BUNKAI_CHECK_FINDING_GROUPS_H
#define BUNKAI_CHECK_FINDING_GROUPS_H

#include "base/diag.h"

struct finding_group {
	enum diag_code code;
	const struct diag *at; /* n of them in the list */
	size_t n;
};

struct finding_groups {
	VEC(struct finding_group) all;
};

/* Of a sorted list (diag_sort): errors first, and of a level the most frequent first. */
struct finding_groups finding_groups_of(struct arena *a, const struct diag_list *dl);

#endif
