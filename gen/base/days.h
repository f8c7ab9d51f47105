/* SPDX-License-Identifier: MIT
 *
 * Dates of the Gregorian calendar, as ISO texts (2026-04-01; fields_is_date), and arithmetic with
 * them. What today is nobody asks: every date is given. Dates that are made live in the arena.
 *
 * Which days are no business days a calendar of holidays knows (model/calendar.h); here it is asked
 * through `struct days_off`.
 */
#ifndef BUNKAI_BASE_DAYS_H
#define BUNKAI_BASE_DAYS_H

#include <stdbool.h>

#include "base/arena.h"

enum { WEEKDAY_MONDAY, WEEKDAY_SATURDAY = 5, WEEKDAY_SUNDAY, WEEKDAY__MAX };

/* A date in its parts: month 1 to 12, day 1 to 31. */
struct days_date {
	int year, month, day;
};

struct days_date days_read(const char *iso);
const char *days_print(struct arena *a, struct days_date d);

/* From one ISO date to another; negative when `to` is the earlier one. */
long days_between(const char *from, const char *to);

/* The date that many days later; earlier when negative. */
const char *days_add(struct arena *a, const char *iso, long days);

/*
 * The same day that many months later or earlier; where that month is too short its last day
 * (民法第143条第2項 ends a period so).
 */
const char *days_add_months(struct arena *a, const char *iso, int months);

/* The last day of the date's month, and the day of that number in it, at most its last one. */
const char *days_month_end(struct arena *a, const char *iso);
const char *days_in_month(struct arena *a, const char *iso, int day);

/* Monday is 0. */
int days_weekday(const char *iso);

/*
 * Months since the year 0, so that 2026-10 and 2027-01 are three apart; the first day of such a
 * month.
 */
long days_month(const char *iso);
const char *days_month_first(struct arena *a, long month);

/* Who knows the days on which nobody works. */
struct days_off {
	bool (*is_off)(const void *of, const char *iso);
	const void *of;
};

/* True on every weekday that is not off. */
bool days_is_business(const struct days_off *off, const char *iso);

/*
 * The date that many business days later, the day itself not counted (期間の初日は算入しない); earlier
 * when negative. 0: the day itself, whatever it is.
 */
const char *days_add_business(struct arena *a, const char *iso, int days,
			      const struct days_off *off);

/* The n-th business day (from 1) of the date's month; its last one where there are fewer. */
const char *days_nth_business(struct arena *a, const char *iso, int n, const struct days_off *off);

/* The day itself if it is a business day, else the next one (step 1) or the one before (-1). */
const char *days_to_business(struct arena *a, const char *iso, int step,
			     const struct days_off *off);

#endif
