/* SPDX-License-Identifier: MIT
 *
 * Look-ups in the calendar. Days off of every year are compared by month and day as text; where the
 * span goes over the end of the year, a day is in it on either side.
 */
#include "model/calendar.h"

#include <string.h>

const char *const calendar_weekdays[] = {"月", "火", "水", "木", "金", "土", "日", NULL};

const struct calendar_holiday *calendar_holiday_on(const struct calendar *c, const char *iso)
{
	const size_t last = sizeof "2026-10-0" - 1; /* digits at the end tell days apart best */

	for (size_t i = 0; i < c->holidays.n; i++)
		if (c->holidays.at[i].date[last] == iso[last] &&
		    strcmp(c->holidays.at[i].date, iso) == 0)
			return &c->holidays.at[i];
	return NULL;
}

static bool is_in(const struct calendar_span *s, const char *iso)
{
	const char *day = iso + strlen("2026-");

	if (!s->from)
		return false;
	bool after = strcmp(day, s->from) >= 0, before = strcmp(day, s->to) <= 0;

	return strcmp(s->from, s->to) > 0 ? after || before : after && before;
}

const char *calendar_day_name(const struct calendar *c, const char *iso)
{
	const struct calendar_holiday *h = calendar_holiday_on(c, iso);

	return h ? h->name : is_in(&c->year_end, iso) ? c->year_end.name : NULL;
}

bool calendar_has_year(const struct calendar *c, int year)
{
	for (size_t i = 0; i < c->holidays.n; i++)
		if (days_read(c->holidays.at[i].date).year == year)
			return true;
	return false;
}

static bool is_off(const void *of, const char *iso)
{
	return calendar_day_name(of, iso) != NULL;
}

struct days_off calendar_days_off(const struct calendar *c)
{
	return (struct days_off){is_off, c};
}

const struct calendar_occasion *calendar_occasion_find(const struct calendar *c, const char *id)
{
	for (size_t i = 0; id && i < c->occasions.n; i++)
		if (strcmp(c->occasions.at[i].id, id) == 0)
			return &c->occasions.at[i];
	return NULL;
}

int calendar_slot_of(const struct calendar_slots *list, const char *topic, const char *occasion)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->at[i].topic, topic) == 0 &&
		    strcmp(list->at[i].occasion, occasion) == 0)
			return list->at[i].number;
	return 0;
}

int calendar_minutes_of(const struct calendar_minutes_list *list, const char *of)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->at[i].of, of) == 0)
			return list->at[i].minutes;
	return -1;
}
