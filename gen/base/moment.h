/* SPDX-License-Identifier: MIT
 *
 * Points of time (2026-11-21T03:00) and the periods that run from them, counted as the annexes and
 * the hospital's rules count (clause general-definitions, 期間の計算, and 民法第140条 to 第143条):
 *
 * - minutes and hours run on through nights and holidays, from the moment itself;
 * - of days, weeks, months and years the first day is not counted, holidays are, and the period
 *   ends with its last day;
 * - business days are those of the calendar that is given (base/days.h).
 *
 * There is no zone: all clocks are those of the hospital. Nobody asks what time it is.
 */
#ifndef BUNKAI_BASE_MOMENT_H
#define BUNKAI_BASE_MOMENT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/days.h"

enum { MOMENT_DAY = 24 * 60 }; /* minutes */

struct moment {
	const char *date; /* ISO */
	int minute;       /* of the day; MOMENT_DAY: the day's end, where a period of days ends */
};

enum period_unit {
	PERIOD_MINUTE,
	PERIOD_HOUR,
	PERIOD_DAY,
	PERIOD_WORKDAY,
	PERIOD_WEEK,
	PERIOD_MONTH,
	PERIOD_YEAR,
	PERIOD_UNIT__MAX
};

struct period {
	int count; /* 0 days: until the end of that day */
	enum period_unit unit;
};

/* What files call the units, in their order and NULL-ended: minute, hour, day, business-day … */
extern const char *const period_unit_names[];

/* PERIOD_UNIT__MAX when there is none of that name. */
enum period_unit period_unit_find(const char *name);

/* A day and a minute that exist, written as 2026-11-21T03:00; false of all else. */
bool moment_read(struct arena *a, const char *text, struct moment *out);

/* As it is read; the end of a day as the date alone. */
const char *moment_print(struct arena *a, const struct moment *m);

/* 03:00; the end of the day is 24:00. */
const char *moment_clock(struct arena *a, const struct moment *m);

/* Below, equal to or above 0, as x is earlier, the same or later. */
int moment_compare(const struct moment *x, const struct moment *y);

/* When a period that runs from `from` is over. */
struct moment moment_after(struct arena *a, const struct moment *from, const struct period *p,
			   const struct days_off *off);

/* True when the period ends with a day, and not at a minute. */
bool period_is_of_days(const struct period *p);

/* 60分 and 1時間, 7日 and 1週間, 12か月 and 1年 are the same; 1日 and 24時間 are not. */
bool period_equal(const struct period *x, const struct period *y);

/*
 * Below, equal to or above 0, by how long they are, a month as 30 days: for periods of which one is
 * plainly the longer.
 */
int period_compare(const struct period *x, const struct period *y);

#endif
