/* SPDX-License-Identifier: MIT
 *
 * Numbers are printed as Excel's General does, dates by counting days from 1 March of year 0.
 */
#include "import/xlsx_number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { SECONDS = 86400, LAST_DAY = 2958465 /* 9999-12-31 */, DAYS_1904 = 1462 };

/*
 * Takes the zeros at the end of the digits behind the point, and the point if nothing stays behind
 * it.
 */
static void strip_zeros(char *s)
{
	char *exponent = strchr(s, 'E'), *end = exponent ? exponent : s + strlen(s), *p = end;

	if (!memchr(s, '.', (size_t)(end - s)))
		return;
	while (p[-1] == '0')
		p--;
	if (p[-1] == '.')
		p--;
	memmove(p, end, strlen(end) + 1);
}

/* In at most 11 characters and a sign; size is below 1e11 and not whole. */
static void print_fraction(char *s, size_t room, double value)
{
	double size = fabs(value);
	int digits = size < 10 ? 1 : (int)floor(log10(size)) + 1;

	snprintf(s, room, "%.12f", value);
	strip_zeros(s);
	if (size < 1e-9 || (size < 1e-4 && strlen(s) > (value < 0 ? 12 : 11)))
		snprintf(s, room, "%.5E", value);
	else
		snprintf(s, room, "%.*f", digits < 10 ? 10 - digits : 0, value);
	strip_zeros(s);
}

char *number_print_general(struct arena *a, double value)
{
	double size = fabs(value);
	char s[64];

	if (size < 1e15 && value == floor(value)) {
		snprintf(s, sizeof s, "%.0f", value);
	} else if (size < 1e11) {
		print_fraction(s, sizeof s, value);
	} else {
		snprintf(s, sizeof s, "%.5E", value);
		strip_zeros(s);
	}
	return arena_strdup(a, strcmp(s, "-0") == 0 ? "0" : s);
}

/* Civil date of a count of days since 0000-03-01 (the calendar of 400-year eras). */
static void civil_date(long days, long *year, long *month, long *day)
{
	long era = days / 146097, of_era = days % 146097;
	long years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * years + years / 4 - years / 100),
	     shifted = (5 * of_year + 2) / 153;

	*day = of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = years + era * 400 + (*month <= 2);
}

void number_civil_date(long day1900, long *year, long *month, long *day)
{
	if (day1900 == 60) {
		*year = 1900;
		*month = 2;
		*day = 29;
		return;
	}
	/* 1899-12-31, day 0, is 693900 days behind 0000-03-01 */
	civil_date(693900 + day1900 - (day1900 > 60), year, month, day);
}

static char *print_day(struct arena *a, long day1900)
{
	long year, month, day;

	number_civil_date(day1900, &year, &month, &day);
	return arena_printf(a, "%04ld-%02ld-%02ld", year, month, day);
}

static char *print_time(struct arena *a, long seconds)
{
	long hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;

	return rest ? arena_printf(a, "%02ld:%02ld:%02ld", hours, minutes, rest)
		    : arena_printf(a, "%02ld:%02ld", hours, minutes);
}

char *number_print_date(struct arena *a, double serial, bool date1904)
{
	if (!(serial >= 0 && serial < LAST_DAY + 1.0))
		return number_print_general(a, serial);
	long day = (long)floor(serial), seconds = lround((serial - (double)day) * SECONDS);

	if (seconds == SECONDS) {
		day++;
		seconds = 0;
	}
	if (date1904)
		day += DAYS_1904;
	if (day == 0 && !date1904)
		return print_time(a, seconds);
	return seconds ? arena_concat(a, print_day(a, day), " ", print_time(a, seconds),
				      (char *)NULL)
		       : print_day(a, day);
}

char *number_print_iso(struct arena *a, const char *iso)
{
	int hours, minutes, seconds = 0;
	const char *t = strchr(iso, 'T');

	if (!t || sscanf(t, "T%2d:%2d:%2d", &hours, &minutes, &seconds) < 2)
		return arena_strdup(a, iso);
	char *day = arena_strndup(a, iso, (size_t)(t - iso)),
	     *time = print_time(a, hours * 3600L + minutes * 60L + seconds);

	if (!*day)
		return time;
	return hours || minutes || seconds ? arena_concat(a, day, " ", time, (char *)NULL) : day;
}
