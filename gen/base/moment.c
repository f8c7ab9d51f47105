/* SPDX-License-Identifier: MIT
 *
 * Minutes are added as minutes, all else as dates. A month or a year ends as 民法第143条 says: with
 * the day before the one that corresponds to the first that counts, and where there is none, with
 * the month.
 */
#include "base/moment.h"

#include <string.h>

#include "base/fields.h"

const char *const period_unit_names[] = {"minute", "hour",  "day",  "business-day",
					 "week",   "month", "year", NULL};

/* What a unit is of the smallest of its kind, and about how many minutes long. */
static const struct {
	int times;
	long minutes;
	enum period_unit of;
} units[] = {
	[PERIOD_MINUTE] = {1, 1, PERIOD_MINUTE},
	[PERIOD_HOUR] = {60, 60, PERIOD_MINUTE},
	[PERIOD_DAY] = {1, MOMENT_DAY, PERIOD_DAY},
	[PERIOD_WORKDAY] = {1, MOMENT_DAY, PERIOD_WORKDAY},
	[PERIOD_WEEK] = {7, 7L * MOMENT_DAY, PERIOD_DAY},
	[PERIOD_MONTH] = {1, 30L * MOMENT_DAY, PERIOD_MONTH},
	[PERIOD_YEAR] = {12, 365L * MOMENT_DAY, PERIOD_MONTH},
};

enum period_unit period_unit_find(const char *name)
{
	enum period_unit u = 0;

	while (u < PERIOD_UNIT__MAX && strcmp(period_unit_names[u], name) != 0)
		u++;
	return u;
}

/* --- points of time --- */

/* Two digits, at most `most`; -1 of all else. */
static int read_pair(const char *s, int most)
{
	if (strspn(s, "0123456789") < 2)
		return -1;
	int n = (s[0] - '0') * 10 + s[1] - '0';

	return n <= most ? n : -1;
}

bool moment_read(struct arena *a, const char *text, struct moment *out)
{
	enum { DATE = 10, WHOLE = 16 }; /* characters */

	if (strlen(text) != WHOLE || text[DATE] != 'T' || text[DATE + 3] != ':')
		return false;
	int hour = read_pair(text + DATE + 1, 23), minute = read_pair(text + DATE + 4, 59);

	*out = (struct moment){arena_strndup(a, text, DATE), hour * 60 + minute};
	return hour >= 0 && minute >= 0 && fields_is_date(out->date);
}

const char *moment_clock(struct arena *a, const struct moment *m)
{
	return arena_printf(a, "%02d:%02d", m->minute / 60, m->minute % 60);
}

const char *moment_print(struct arena *a, const struct moment *m)
{
	return m->minute == MOMENT_DAY
		       ? m->date
		       : arena_concat(a, m->date, "T", moment_clock(a, m), (char *)NULL);
}

int moment_compare(const struct moment *x, const struct moment *y)
{
	int by_date = strcmp(x->date, y->date);

	return by_date ? by_date : x->minute - y->minute;
}

/* --- periods --- */

static struct moment after_minutes(struct arena *a, const struct moment *from, long minutes)
{
	long all = from->minute + minutes;

	return (struct moment){days_add(a, from->date, all / MOMENT_DAY),
			       (int)(all % MOMENT_DAY)};
}

/* The first day that counts is the one after; the last the one before its like. */
static const char *after_months(struct arena *a, const char *date, int months)
{
	const char *first = days_add(a, date, 1), *like = days_add_months(a, first, months);

	return days_read(like).day == days_read(first).day ? days_add(a, like, -1) : like;
}

static const char *last_day(struct arena *a, const char *date, const struct period *p,
			    const struct days_off *off)
{
	switch (p->unit) {
	case PERIOD_WORKDAY: return days_add_business(a, date, p->count, off);
	case PERIOD_MONTH:
	case PERIOD_YEAR: return after_months(a, date, p->count * units[p->unit].times);
	default: return days_add(a, date, (long)p->count * units[p->unit].times);
	}
}

struct moment moment_after(struct arena *a, const struct moment *from, const struct period *p,
			   const struct days_off *off)
{
	if (!period_is_of_days(p))
		return after_minutes(a, from, (long)p->count * units[p->unit].times);
	return (struct moment){last_day(a, from->date, p, off), MOMENT_DAY};
}

bool period_is_of_days(const struct period *p)
{
	return units[p->unit].of != PERIOD_MINUTE;
}

bool period_equal(const struct period *x, const struct period *y)
{
	return units[x->unit].of == units[y->unit].of &&
	       (long)x->count * units[x->unit].times == (long)y->count * units[y->unit].times;
}

int period_compare(const struct period *x, const struct period *y)
{
	long of_x = x->count * units[x->unit].minutes, of_y = y->count * units[y->unit].minutes;

	return (of_x > of_y) - (of_x < of_y);
}
