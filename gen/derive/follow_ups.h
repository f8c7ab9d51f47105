/* SPDX-License-Identifier: MIT
 *
 * What somebody has to see to: the conditions and reviews of accepted risks, what is still to be
 * done about risks that remain, and items of the checklist that are not done yet. Each of its dates
 * is one line of a calendar, counted from a date that is given.
 */
#ifndef BUNKAI_DERIVE_FOLLOW_UPS_H
#define BUNKAI_DERIVE_FOLLOW_UPS_H

#include "base/arena.h"
#include "model/project.h"

#define FOLLOWED_ITEM "item"

/* Both lists of decisions.json and the answers 'no' of inspection.json as one; texts are lent. */
struct followed {
	const char *kind;       /* acceptance, action, item: as --json prints it */
	/*
	 * as they are written; reg: NULL, any. Of an item its id and the checklist (NULL: the
	 * project's)
	 */
	const char *risk, *reg;
	const char *what;       /* its condition, or the action; NULL: nothing is said */
	const struct follow_up *follow_up;
	const char *place;
};

struct followed_list {
	VEC(struct followed) all; /* acceptances, actions, items; each list in its own order */
};

struct followed_list follow_ups_of(struct arena *a, const struct project *p);

/* What was due is not done, or what was done is to be looked at again. */
struct follow_date {
	const struct followed *of;
	const char *kind; /* due, review */
	const char *date;
	long days; /* until then; negative: it is past */
};

struct follow_dates {
	VEC(struct follow_date) all; /* earliest first */
};

/* The dates that are still to come or were missed, counted from `today`. */
struct follow_dates follow_dates_of(struct arena *a, const struct followed_list *list,
				    const char *today);

#endif
