/* SPDX-License-Identifier: MIT
 *
 * Days are numbered from the 1st of March of the year 0, so that the leap day is the last of its
 * year: then the days before a month follow one formula, and the way back goes by whole cycles of
 * 400, 100, 4 and 1 years.
 */
#include "base/days.h"

/* Digits, and what parts them from the next ones. */
static int take_number(const char **p)
{
	int n = 0;

	for (; **p >= '0' && **p <= '9'; (*p)++)
		n = 10 * n + (**p - '0');
	*p += **p == '-';
	return n;
}

struct days_date days_read(const char *iso)
{
	struct days_date d = {.year = take_number(&iso)};

	d.month = take_number(&iso);
	d.day = take_number(&iso);
	return d;
}

const char *days_print(struct arena *a, struct days_date d)
{
	const int digits[] = {d.year / 1000, d.year / 100, d.year / 10, d.year, -1,
			      d.month / 10,  d.month,	   -1,		d.day / 10, d.day};
	char *out = arena_alloc(a, sizeof "2026-10-01");

	if (d.year < 0 || d.year > 9999 || d.month < 0 || d.day < 0)
		return arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
		out[i] = digits[i] < 0 ? '-' : (char)('0' + digits[i] % 10);
	return out;
}

/* The 1st of March of the year 0 is day 1. */
static long number_of(struct days_date d)
{
	long y = d.month < 3 ? d.year - 1 : d.year, m = (d.month + 9) % 12;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d.day;
}

static struct days_date date_of(long number)
{
	long n = number - 1, cycles = n / 146097, rest = n % 146097;
	long year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	long day = rest - (365 * year + year / 4 - year / 100), month = (5 * day + 2) / 153;

	return (struct days_date){
		.year = (int)(cycles * 400 + year + (month >= 10)),
		.month = (int)(month < 10 ? month + 3 : month - 9),
		.day = (int)(day - (153 * month + 2) / 5 + 1),
	};
}

long days_between(const char *from, const char *to)
{
	return number_of(days_read(to)) - number_of(days_read(from));
}

const char *days_add(struct arena *a, const char *iso, long days)
{
	return days_print(a, date_of(number_of(days_read(iso)) + days));
}

/* The 1st of March of the year 0 was a Wednesday. */
int days_weekday(const char *iso)
{
	return (int)((number_of(days_read(iso)) + 1) % WEEKDAY__MAX);
}

/* --- months --- */

static long month_of(struct days_date d)
{
	return 12L * d.year + d.month - 1;
}

static struct days_date first_of(long month)
{
	return (struct days_date){(int)(month / 12), (int)(month % 12) + 1, 1};
}

static int length_of(long month)
{
	return (int)(number_of(first_of(month + 1)) - number_of(first_of(month)));
}

static const char *day_of_month(struct arena *a, long month, int day)
{
	struct days_date d = first_of(month);

	d.day = day < length_of(month) ? day : length_of(month);
	return days_print(a, d);
}

long days_month(const char *iso)
{
	return month_of(days_read(iso));
}

const char *days_month_first(struct arena *a, long month)
{
	return days_print(a, first_of(month));
}

const char *days_add_months(struct arena *a, const char *iso, int months)
{
	struct days_date d = days_read(iso);

	return day_of_month(a, month_of(d) + months, d.day);
}

const char *days_in_month(struct arena *a, const char *iso, int day)
{
	return day_of_month(a, days_month(iso), day);
}

const char *days_month_end(struct arena *a, const char *iso)
{
	return days_in_month(a, iso, 31);
}

/* --- business days --- */

bool days_is_business(const struct days_off *off, const char *iso)
{
	return days_weekday(iso) < WEEKDAY_SATURDAY && !off->is_off(off->of, iso);
}

const char *days_to_business(struct arena *a, const char *iso, int step,
			     const struct days_off *off)
{
	while (!days_is_business(off, iso))
		iso = days_add(a, iso, step);
	return iso;
}

const char *days_add_business(struct arena *a, const char *iso, int days,
			      const struct days_off *off)
{
	int step = days < 0 ? -1 : 1;

	for (int i = 0; i != days; i += step)
		iso = days_to_business(a, days_add(a, iso, step), step, off);
	return iso;
}

const char *days_nth_business(struct arena *a, const char *iso, int n, const struct days_off *off)
{
	const char *first = days_in_month(a, iso, 1);
	const char *day = days_add_business(a, days_add(a, first, -1), n, off);

	return days_month(day) == days_month(iso)
		       ? day
		       : days_to_business(a, days_month_end(a, iso), -1, off);
}
