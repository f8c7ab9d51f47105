/* SPDX-License-Identifier: MIT
 *
 * What clauses/hours.json says, as the project's own lies over the installed one, in two states.
 */
#ifndef BUNKAI_CHANGES_HOURS_COMPARE_H
#define BUNKAI_CHANGES_HOURS_COMPARE_H

#include "changes/change.h"

/*
 * Its days, marks and other members as settings: 'days.平日' -> 'mon, tue, wed, thu, fri', 'marks.to',
 * 'deputy_share'. Nothing where one state is of a time without the file; `dl` is not used.
 */
void hours_compare(struct arena *a, const struct project_state *before,
		   const struct project_state *after, struct settings *old, struct settings *new,
		   struct diag_list *dl);

#endif
