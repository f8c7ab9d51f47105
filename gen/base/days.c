/* SPDX-License-Identifier: MIT
 *
 * Days are numbered from the 1st of March of the year 0, so that the leap day is the last of its
 * year: then the days before a month follow one formula.
 */
#include "base/days.h"

#include <stdio.h>

static long day_number(const char *iso)
{
	int year = 0, month = 0, day = 0;

	sscanf(iso, "%d-%d-%d", &year, &month, &day);
	long y = month < 3 ? year - 1 : year, m = (month + 9) % 12;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day;
}

long days_between(const char *from, const char *to)
{
	return day_number(to) - day_number(from);
}
