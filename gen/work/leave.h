/* SPDX-License-Identifier: MIT
 *
 * Leaving points open knowingly: what was named on the command line becomes the ids of the points
 * that stand now, in an element of `left` in decisions.json.
 */
#ifndef BUNKAI_WORK_LEAVE_H
#define BUNKAI_WORK_LEAVE_H

#include "work/readiness.h"
#include "work/trial.h"

struct leave_wish {
	/*
	 * n of them: a point's id, a kind (fee), or one with a wildcard (fee:*, proposed:R24/②-*);
	 * each means the open points that it meets now
	 */
	char *const *named;
	size_t n;
	const char *reason, *by, *date;
};

/*
 * Adds the element to the trial's edit of decisions.json, and the points that are left to `points`.
 * False when something that was named meets no open point (unknown-point, already-left) or the file
 * cannot be read.
 */
bool leave_points(struct trial *t, const struct readiness *r, const struct leave_wish *wish,
		  struct points *points, struct diag_list *dl);

#endif
