/* SPDX-License-Identifier: MIT
 *
 * Days between dates: leap years, ends of months and years, and the past.
 */
#include "base/days.h"

#include <criterion/criterion.h>

#include "base/arena.h"

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
