/* SPDX-License-Identifier: MIT
 *
 * The statements of a clause as a contract's own wording has them: those of the position that it
 * came from, at the places where they now stand, with their literal words (times, records …) as the
 * new text has them.
 */
#ifndef BUNKAI_WORK_WORDING_DUTIES_H
#define BUNKAI_WORK_WORDING_DUTIES_H

#include "base/json_edit.h"
#include "work/wording_taken.h"
#include "work/wording_text.h"

struct wording_duties {
	struct arena *a;
	struct json_edit *edit; /* <clause>.duties.json */
	const struct clause *clause;
	const struct library *library;
	const char *from, *to;  /* positions; equal where the contract's own is written again */
	const struct worded *worded;
};

/* What of statements changed is told in `out`, and warned of in `dl`. */
void wording_duties_put(const struct wording_duties *d, struct wording_taken *out,
			struct diag_list *dl);

/* The statement does not stand in the position any more. */
void wording_duties_drop(const struct wording_duties *d, const char *statement);

/* Whom it binds there, in place of whom it says. */
void wording_duties_bind(const struct wording_duties *d, const char *statement, const char *who);

#endif
