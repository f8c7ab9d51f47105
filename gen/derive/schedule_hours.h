/* SPDX-License-Identifier: MIT
 *
 * How many hours a schedule takes of the hospital's people: per month and office, and in a month
 * altogether. What the minutes of one task are is assumed (clauses/calendar.json).
 */
#ifndef BUNKAI_DERIVE_SCHEDULE_HOURS_H
#define BUNKAI_DERIVE_SCHEDULE_HOURS_H

#include "derive/due.h"

struct month_hours {
	const char *month;  /* 2026-10-01: its first day */
	const char *office; /* "": of what no office is said to do; NULL: all of the month */
	int minutes;
	int standing;       /* of them: daily and weekly work */
	int dues;           /* how many things are due */
};

struct schedule_hours {
	/* by month; in it by office as duty-words.json has them, the sum last */
	VEC(struct month_hours) all;
};

/* What is late counts in the month in which the schedule begins. */
struct schedule_hours schedule_hours_of(struct arena *a, const struct library *l,
					const struct schedule *s, const char *from);

/* Up to the next quarter of an hour. */
int schedule_hours_round(int minutes);

/* Minutes as hours in steps of a quarter, rounded up: '7.25', '12'. */
const char *schedule_hours_text(struct arena *a, int minutes);

/* What there is: the project's people, hours and office, where it says so, else the library's. */
struct calendar_capacity schedule_capacity(const struct project *p, const struct library *l);

/* The minutes of the month's work that the capacity is for. */
int schedule_hours_held(const struct schedule_hours *h, const struct calendar_capacity *c,
			const char *month);

#endif
