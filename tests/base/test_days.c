/* SPDX-License-Identifier: MIT
 *
 * Days between dates and dates made of others: leap years, ends of months and years, and the past;
 * weekdays, and business days around days off.
 */
#include "base/days.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"

ARENA_SUITE(days, a);

Test(days, are_counted)
{
	static const struct {
		const char *from, *to;
		long days;
	} cases[] = {
		{"2026-10-01", "2026-10-01", 0},     {"2026-10-01", "2026-10-02", 1},
		{"2026-10-01", "2026-09-30", -1},    {"2026-12-31", "2027-01-01", 1},
		{"2027-02-28", "2027-03-01", 1},     {"2028-02-28", "2028-03-01", 2},
		{"2100-02-28", "2100-03-01", 1},     {"2000-02-28", "2000-03-01", 2},
		{"2026-10-01", "2027-03-31", 181},   {"2026-01-01", "2027-01-01", 365},
		{"2028-01-01", "2029-01-01", 366},   {"1970-01-01", "2026-10-01", 20727},
		{"2027-03-31", "2026-10-01", -181},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_eq(days_between(cases[i].from, cases[i].to), cases[i].days,
			     "%s to %s: %ld", cases[i].from, cases[i].to,
			     days_between(cases[i].from, cases[i].to));
}

/* Every day of two hundred years: the next one is one later, and its weekday too. */
Test(days, follow_each_other)
{
	const char *day = "1899-12-30"; /* a Saturday */
	int weekday = WEEKDAY_SATURDAY;

	for (int i = 0; i < 73050; i++) {
		const char *next = days_add(a, day, 1);

		cr_assert_eq(days_weekday(day), weekday, "%s", day);
		cr_assert_eq(days_between(day, next), 1, "%s %s", day, next);
		cr_assert_str_eq(days_add(a, next, -1), day);
		day = next;
		weekday = (weekday + 1) % WEEKDAY__MAX;
	}
	cr_expect_str_eq(day, "2099-12-31");
}

Test(days, months_end_where_they_end)
{
	static const struct {
		const char *from;
		int months;
		const char *to;
	} cases[] = {
		{"2026-10-31", 1, "2026-11-30"},  {"2026-10-31", 4, "2027-02-28"},
		{"2027-10-31", 4, "2028-02-29"},  {"2026-10-15", 12, "2027-10-15"},
		{"2026-10-15", -10, "2025-12-15"}, {"2028-02-29", 12, "2029-02-28"},
		{"2026-01-01", 0, "2026-01-01"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(days_add_months(a, cases[i].from, cases[i].months), cases[i].to);
	cr_expect_str_eq(days_month_end(a, "2028-02-03"), "2028-02-29");
	cr_expect_str_eq(days_in_month(a, "2027-02-03", 30), "2027-02-28");
	cr_expect_str_eq(days_in_month(a, "2027-02-03", 10), "2027-02-10");
	cr_expect_eq(days_month("2027-01-31") - days_month("2026-10-01"), 3);
	cr_expect_str_eq(days_month_first(a, days_month("2026-12-09")), "2026-12-01");
}

/* The year's end, and one Monday. */
static bool is_off(const void *of, const char *iso)
{
	(void)of;
	return strcmp(iso, "2026-12-29") >= 0 && strcmp(iso, "2027-01-03") <= 0 ? true
	       : strcmp(iso, "2026-11-23") == 0;
}

static const struct days_off off = {is_off, NULL};

Test(days, business_days_leave_out_what_is_off)
{
	cr_expect(days_is_business(&off, "2026-12-28"));
	cr_expect_not(days_is_business(&off, "2026-12-29"));
	cr_expect_not(days_is_business(&off, "2026-11-21")); /* Saturday */
	cr_expect_not(days_is_business(&off, "2026-11-22"));
	cr_expect_not(days_is_business(&off, "2026-11-23"));
	cr_expect(days_is_business(&off, "2026-11-24"));
}

Test(days, the_first_of_business_days_is_not_counted)
{
	cr_expect_str_eq(days_add_business(a, "2026-11-20", 1, &off), "2026-11-24");
	cr_expect_str_eq(days_add_business(a, "2026-11-21", 1, &off), "2026-11-24");
	cr_expect_str_eq(days_add_business(a, "2026-12-28", 3, &off), "2027-01-06");
	cr_expect_str_eq(days_add_business(a, "2026-11-24", -1, &off), "2026-11-20");
	cr_expect_str_eq(days_add_business(a, "2027-01-04", -10, &off), "2026-12-15");
	cr_expect_str_eq(days_add_business(a, "2026-11-21", 0, &off), "2026-11-21");
}

Test(days, business_days_of_a_month_are_numbered)
{
	cr_expect_str_eq(days_nth_business(a, "2026-11-30", 1, &off), "2026-11-02");
	cr_expect_str_eq(days_nth_business(a, "2026-11-01", 16, &off), "2026-11-24");
	cr_expect_str_eq(days_nth_business(a, "2027-01-20", 1, &off), "2027-01-04");
	/* there are not so many: the last one */
	cr_expect_str_eq(days_nth_business(a, "2026-12-01", 23, &off), "2026-12-28");
	cr_expect_str_eq(days_to_business(a, "2026-11-21", 1, &off), "2026-11-24");
	cr_expect_str_eq(days_to_business(a, "2026-11-22", -1, &off), "2026-11-20");
	cr_expect_str_eq(days_to_business(a, "2026-11-20", -1, &off), "2026-11-20");
}
