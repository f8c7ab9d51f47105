/* SPDX-License-Identifier: MIT
 *
 * Each kind of day is walked behind each other one. What it says behind the usual one is written
 * first, and behind others only where it differs.
 */
#include "derive/call_hours.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { STEP = 5 }; /* minutes: hours are told apart to these, as in on_call.c */

typedef bool holds_at(const void *of, struct week_minute at);

struct asking {
	struct arena *a;
	holds_at *holds;
	const void *of;
};

static const enum day_kind usual_before[] = {
	[DAY_MON] = DAY_SUN,     [DAY_TUE] = DAY_MON, [DAY_WED] = DAY_TUE,
	[DAY_THU] = DAY_WED,     [DAY_FRI] = DAY_THU, [DAY_SAT] = DAY_FRI,
	[DAY_SUN] = DAY_SAT,     [DAY_HOLIDAY] = DAY_MON,
	[DAY_YEAR_END] = DAY_YEAR_END,
};

_Static_assert(ARRAY_LEN(usual_before) == DAY__MAX, "every kind of day has one before it");

static const char *ranges_of(const struct asking *q, enum day_kind day, enum day_kind before)
{
	struct strbuf sb = strbuf_new(q->a);
	int from = -1;

	for (int minute = 0; minute <= DAY_MINUTES; minute += STEP) {
		const struct week_minute at = {day, before, minute};
		bool holds = minute < DAY_MINUTES && q->holds(q->of, at);

		if (holds && from < 0)
			from = minute;
		if (!holds && from >= 0) {
			strbuf_printf(&sb, "%s%d-%d", sb.len ? "," : "", from, minute);
			from = -1;
		}
	}
	return sb.text;
}

static void add_day(const struct asking *q, struct strbuf *sb, enum day_kind day)
{
	const char *usual = ranges_of(q, day, usual_before[day]);

	if (*usual)
		strbuf_join(sb, " ", arena_concat(q->a, day_kinds[day], "=", usual, (char *)NULL));
	for (int before = 0; before < DAY__MAX; before++) {
		const char *own = ranges_of(q, day, (enum day_kind)before);

		if (strcmp(own, usual) != 0)
			strbuf_join(sb, " ",
				    arena_concat(q->a, day_kinds[day], "<", day_kinds[before], "=",
						 own, (char *)NULL));
	}
}

static const char *ask_week(const struct asking *q)
{
	struct strbuf sb = strbuf_new(q->a);

	for (int day = 0; day < DAY__MAX; day++)
		add_day(q, &sb, (enum day_kind)day);
	return sb.text;
}

static bool own_hours_hold(const void *of, struct week_minute at)
{
	return hours_hold(of, at);
}

const char *call_hours_of_contact(struct arena *a, const struct library *l, const struct contact *c)
{
	struct hours h = {0};
	const char *stray;

	if (text_empty(c->hours) || !hours_read(a, &l->hours, c->hours, &h, &stray))
		return NULL;
	return ask_week(&(struct asking){a, own_hours_hold, &h});
}

struct band_asked {
	const struct roster *roster;
	const struct call_band *band;
};

static bool band_holds(const void *of, struct week_minute at)
{
	const struct band_asked *b = of;
	const struct on_call first = on_call_first(b->roster, at);

	return first.contact == b->band->first.contact &&
	       text_equal(first.phone, b->band->first.phone);
}

const char *call_hours_of_band(const struct roster *r, const struct call_band *band)
{
	const struct band_asked of = {r, band};

	return arena_concat(r->a, "first ", ask_week(&(struct asking){r->a, band_holds, &of}),
			    (char *)NULL);
}

const char *call_hours_days_off(struct arena *a, const struct calendar *c)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < c->holidays.n; i++)
		strbuf_join(&sb, " ", c->holidays.at[i].date);
	if (c->year_end.from)
		strbuf_printf(&sb, "/%s/%s", c->year_end.from, c->year_end.to);
	return sb.len ? sb.text : NULL;
}
