/* SPDX-License-Identifier: MIT
 *
 * Points of time and periods from them: what is read, how minutes run over midnight, how days,
 * business days, months and years end.
 */
#include "base/moment.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"

ARENA_SUITE(moment, a);

/* Monday, the 23rd of November 2026, is a holiday. */
static bool is_off(const void *of, const char *iso)
{
	(void)of;
	return strcmp(iso, "2026-11-23") == 0;
}

static const struct days_off off = {is_off, NULL};

static const char *after(const char *from, int count, enum period_unit unit)
{
	struct moment m;

	cr_assert(moment_read(a, from, &m), "%s", from);
	m = moment_after(a, &m, &(struct period){count, unit}, &off);
	return moment_print(a, &m);
}

Test(moment, is_read_in_one_form)
{
	static const char *const good[] = {"2026-11-21T03:00", "2028-02-29T23:59",
					   "2026-01-01T00:00"};
	static const char *const bad[] = {
		"",                 "2026-11-21",       "2026-11-21 03:00",   "2026-11-21T3:00",
		"2026-11-21T24:00", "2026-11-21T03:60", "2027-02-29T03:00",   "2026-13-01T03:00",
		"2026-11-21T03:0",  "2026-11-21T03-00", "2026-11-21T03:00:00", "2026-11-21T0x:00",
		"21-11-2026T03:00", "２０２６-11-21T03", "2026-11-21T+3:00",   "2026-11-21T-1:00",
	};
	struct moment m;

	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		cr_expect(moment_read(a, good[i], &m), "%s", good[i]);
		cr_expect_str_eq(moment_print(a, &m), good[i]);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		cr_expect_not(moment_read(a, bad[i], &m), "%s", bad[i]);
}

Test(moment, minutes_and_hours_run_through_nights_and_holidays)
{
	cr_expect_str_eq(after("2026-11-21T03:00", 0, PERIOD_MINUTE), "2026-11-21T03:00");
	cr_expect_str_eq(after("2026-11-21T03:00", 15, PERIOD_MINUTE), "2026-11-21T03:15");
	cr_expect_str_eq(after("2026-11-21T23:50", 30, PERIOD_MINUTE), "2026-11-22T00:20");
	cr_expect_str_eq(after("2026-12-31T23:59", 1, PERIOD_MINUTE), "2027-01-01T00:00");
	cr_expect_str_eq(after("2026-11-22T03:00", 24, PERIOD_HOUR), "2026-11-23T03:00");
	cr_expect_str_eq(after("2026-11-21T03:00", 4, PERIOD_HOUR), "2026-11-21T07:00");
	cr_expect_str_eq(after("2026-02-27T12:00", 48, PERIOD_HOUR), "2026-03-01T12:00");
}

Test(moment, of_days_the_first_is_not_counted_and_the_last_is_whole)
{
	cr_expect_str_eq(after("2026-11-21T03:00", 0, PERIOD_DAY), "2026-11-21");
	cr_expect_str_eq(after("2026-11-21T03:00", 5, PERIOD_DAY), "2026-11-26");
	cr_expect_str_eq(after("2026-11-21T23:59", 30, PERIOD_DAY), "2026-12-21");
	cr_expect_str_eq(after("2026-11-21T00:00", 60, PERIOD_DAY), "2027-01-20");
	cr_expect_str_eq(after("2026-11-21T03:00", 2, PERIOD_WEEK), "2026-12-05");
}

Test(moment, business_days_leave_out_weekends_and_holidays)
{
	cr_expect_str_eq(after("2026-11-20T17:00", 1, PERIOD_WORKDAY), "2026-11-24");
	cr_expect_str_eq(after("2026-11-21T03:00", 1, PERIOD_WORKDAY), "2026-11-24");
	cr_expect_str_eq(after("2026-11-21T03:00", 5, PERIOD_WORKDAY), "2026-11-30");
}

/* 民法第143条: from the day after, to the day before its like; else the last of the month. */
Test(moment, months_and_years_end_as_the_civil_code_says)
{
	cr_expect_str_eq(after("2026-11-21T03:00", 1, PERIOD_MONTH), "2026-12-21");
	cr_expect_str_eq(after("2026-01-30T03:00", 1, PERIOD_MONTH), "2026-02-28");
	cr_expect_str_eq(after("2026-01-31T03:00", 1, PERIOD_MONTH), "2026-02-28");
	cr_expect_str_eq(after("2026-02-28T03:00", 1, PERIOD_MONTH), "2026-03-31");
	cr_expect_str_eq(after("2028-02-28T03:00", 1, PERIOD_MONTH), "2028-03-28");
	cr_expect_str_eq(after("2026-08-30T03:00", 6, PERIOD_MONTH), "2027-02-28");
	cr_expect_str_eq(after("2026-11-21T03:00", 1, PERIOD_YEAR), "2027-11-21");
	cr_expect_str_eq(after("2028-02-28T03:00", 1, PERIOD_YEAR), "2029-02-28");
}

Test(moment, the_end_of_a_day_is_later_than_all_of_it)
{
	struct moment last = {"2026-11-21", 24 * 60 - 1}, end = {"2026-11-21", MOMENT_DAY},
		      next = {"2026-11-22", 0};

	cr_expect_lt(moment_compare(&last, &end), 0);
	cr_expect_lt(moment_compare(&end, &next), 0);
	cr_expect_eq(moment_compare(&end, &end), 0);
	cr_expect_str_eq(moment_clock(a, &end), "24:00");
	cr_expect_str_eq(moment_clock(a, &last), "23:59");
}

Test(moment, periods_are_the_same_in_other_units)
{
	const struct period hour = {1, PERIOD_HOUR}, minutes = {60, PERIOD_MINUTE},
			    day = {1, PERIOD_DAY}, hours = {24, PERIOD_HOUR},
			    workday = {1, PERIOD_WORKDAY}, week = {1, PERIOD_WEEK},
			    days = {7, PERIOD_DAY}, year = {1, PERIOD_YEAR},
			    months = {12, PERIOD_MONTH};

	cr_expect(period_equal(&hour, &minutes));
	cr_expect(period_equal(&week, &days));
	cr_expect(period_equal(&year, &months));
	cr_expect_not(period_equal(&day, &hours), "a day ends at midnight");
	cr_expect_not(period_equal(&day, &workday));
	cr_expect_gt(period_compare(&day, &hour), 0);
	cr_expect_lt(period_compare(&days, &months), 0);
	cr_expect_eq(period_compare(&hour, &minutes), 0);
}

Test(moment, units_have_the_names_of_files)
{
	for (int u = 0; u < PERIOD_UNIT__MAX; u++)
		cr_expect_eq(period_unit_find(period_unit_names[u]), (enum period_unit)u);
	cr_expect_null(period_unit_names[PERIOD_UNIT__MAX]);
	cr_expect_eq(period_unit_find("fortnight"), PERIOD_UNIT__MAX);
}
