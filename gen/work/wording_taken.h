/* SPDX-License-Identifier: MIT
 *
 * What taking a wished wording (wording.h) changed, for those who report it.
 */
#ifndef BUNKAI_WORK_WORDING_TAKEN_H
#define BUNKAI_WORK_WORDING_TAKEN_H

#include "work/set.h"

/* A statement that stands at the place no more, or whose words were fitted to the new text. */
struct reworded_statement {
	const char *id;     /* remote-maintenance-request#application */
	const char *member; /* time, keep, act …; NULL: it is gone from the contract's wording */
	const char *before, *after;
};

struct wording_taken {
	/* of the clause as the contract now has it: the shown one where only numbers changed */
	const char *position;
	bool unchanged; /* it reads so already: nothing was edited */
	struct made_changes changes; /* parameters and terms, for reports */
	VEC(struct reworded_statement) statements;
	VEC(const char *) files; /* in the project's folder, that the edits make or change */
};

#endif
