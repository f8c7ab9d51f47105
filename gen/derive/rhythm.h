/* SPDX-License-Identifier: MIT
 *
 * How often something is done, by when in its month, or how long before or after it something else:
 * what a paragraph's own times say (6か月ごと, 毎月10日まで, 照合の日の30日前まで), read by the patterns
 * of clauses/calendar.json.
 */
#ifndef BUNKAI_DERIVE_RHYTHM_H
#define BUNKAI_DERIVE_RHYTHM_H

#include "model/calendar.h"

#define RHYTHM_LAST_DAY 31

struct rhythm {
	int months, days;  /* from one time to the next: one of the two; both 0: it does not say */
	int day;           /* of its month by which it is done; RHYTHM_LAST_DAY: the last; 0: none */
	int offset;        /* so many `unit` after the day, before when negative; 0: on the day */
	/*
	 * of the offset: day, business-day, week, month, year; NULL: nothing is said of another
	 * day. With an offset of 0: on that day
	 */
	const char *unit;
};

/* The first of each kind that the text has; numbers are digits, as the article prints them. */
struct rhythm rhythm_read(const struct calendar *c, const char *text);

/* '6か月', a period by itself, as an offset; its unit is NULL when the text begins with none. */
struct rhythm rhythm_period(const struct calendar *c, const char *text);

/* True when it says how often. */
bool rhythm_is_own(const struct rhythm *r);

/* `iso` moved by the offset, earlier when it is negative. */
const char *rhythm_move(struct arena *a, const struct calendar *c, const struct rhythm *r,
			const char *iso);

#endif
