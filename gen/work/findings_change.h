/* SPDX-License-Identifier: MIT
 *
 * What a change does to the findings of a project: those that it ends, and those that it makes.
 */
#ifndef BUNKAI_WORK_FINDINGS_CHANGE_H
#define BUNKAI_WORK_FINDINGS_CHANGE_H

#include "base/diag.h"

struct findings_change {
	struct diag_list *gone, *made;
};

/* Findings are the same when code, subject and words are; places move with the lists they count. */
struct findings_change findings_compare(struct arena *a, const struct diag_list *before,
					const struct diag_list *after);

#endif
