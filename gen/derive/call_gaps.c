/* SPDX-License-Identifier: MIT
 *
 * Two maps hold the minutes of all contacts together: those of a day's own hours, and those that
 * the night before it reaches. Seven days are walked as a ring, holidays and the days around the
 * new year as a day of their own with one behind it. Gaps that are alike on several days are told
 * once.
 */
#include "derive/call_gaps.h"

#include <string.h>

#include "base/strbuf.h"

enum { WEEK_MINUTES = DAYS_WEEK * DAY_MINUTES };

struct call_cover {
	bool own[DAY__MAX][DAY_MINUTES], after[DAY__MAX][DAY_MINUTES];
};

/* The same hours on all days of the mask, or, of one that lasts longer than a day, on one. */
struct call_gap {
	unsigned days;
	int from, to; /* minutes from 0:00 of the day */
};

struct call_gap_list {
	const struct roster *r;
	struct call_cover *cover;
	VEC(struct call_gap) all;
};

static void cover_hours(struct call_cover *c, const struct hours *h)
{
	for (int day = 0; day < DAY__MAX; day++)
		for (size_t i = 0; i < h->of[day].n; i++)
			for (int m = h->of[day].at[i].from; m < h->of[day].at[i].to; m++)
				if (m < DAY_MINUTES)
					c->own[day][m] = true;
				else if (m < 2 * DAY_MINUTES)
					c->after[day][m - DAY_MINUTES] = true;
}

/* A holiday stands behind any day: the worst of them counts. */
static bool is_covered(const struct call_cover *c, int day, int before, int minute)
{
	if (c->own[day][minute] || day < DAYS_WEEK)
		return c->own[day][minute] || c->after[before][minute];
	for (before = 0; before < DAY__MAX; before++)
		if (!c->after[before][minute])
			return false;
	return true;
}

static bool is_covered_in_week(const struct call_cover *c, int minute)
{
	int day = minute / DAY_MINUTES % DAYS_WEEK;

	return is_covered(c, day, (day + DAYS_WEEK - 1) % DAYS_WEEK, minute % DAY_MINUTES);
}

static void add_gap(struct call_gap_list *g, int day, int from, int to)
{
	for (size_t i = 0; i < g->all.n; i++) {
		struct call_gap *gap = &g->all.at[i];

		if (gap->from == from && gap->to == to && to <= 2 * DAY_MINUTES) {
			gap->days |= 1u << day;
			return;
		}
	}
	*vec_push(g->r->a, &g->all) = (struct call_gap){1u << day, from, to};
}

/* From the first minute that is covered once around. */
static void walk_week(struct call_gap_list *g)
{
	int start = 0;

	while (!is_covered_in_week(g->cover, start))
		start++;
	for (int i = start; i < start + WEEK_MINUTES; i++) {
		int from = i, day = i / DAY_MINUTES;

		while (!is_covered_in_week(g->cover, i))
			i++;
		if (i > from)
			add_gap(g, day % DAYS_WEEK, from - day * DAY_MINUTES,
				i - day * DAY_MINUTES);
	}
}

/* True when no day of the week has this minute, each behind the day before it. */
static bool is_missing_all_week(const struct call_cover *c, int minute)
{
	for (int day = 0; day < DAYS_WEEK; day++)
		if (is_covered_in_week(c, day * DAY_MINUTES + minute))
			return false;
	return true;
}

/* True when a day of the week has this minute from the night before it only, and not behind `day`. */
static bool is_missing_behind(const struct call_cover *c, int day, int minute)
{
	for (int next = 0; next < DAYS_WEEK; next++)
		if (is_covered_in_week(c, next * DAY_MINUTES + minute) &&
		    !is_covered(c, next, day, minute))
			return true;
	return false;
}

/* A minute of the day, or of the one behind it, into which its nights reach. */
static bool is_covered_around(const struct call_cover *c, int day, int minute)
{
	if (minute < DAY_MINUTES)
		return is_covered(c, day, day, minute);
	return !is_missing_behind(c, day, minute - DAY_MINUTES) &&
	       !is_missing_all_week(c, minute - DAY_MINUTES);
}

/* Where the night ends that nobody covers before any day of the week. */
static int night_end(const struct call_cover *c)
{
	int minute = 0;

	while (minute < DAY_MINUTES && is_missing_all_week(c, minute))
		minute++;
	return minute;
}

/* What is missing every day is told of the week: behind the day only what its night misses. */
static bool starts_gap(const struct call_cover *c, int day, int minute)
{
	if (minute < DAY_MINUTES)
		return !is_covered_around(c, day, minute);
	return is_missing_behind(c, day, minute - DAY_MINUTES);
}

/* The rest of the night before is told of the day before it. */
static void walk_day(struct call_gap_list *g, int day)
{
	for (int i = night_end(g->cover); i < 2 * DAY_MINUTES; i++) {
		int from = i;

		if (!starts_gap(g->cover, day, i))
			continue;
		while (i < 2 * DAY_MINUTES && !is_covered_around(g->cover, day, i))
			i++;
		add_gap(g, day, from, i);
	}
}

static bool any_minute(const struct call_cover *c)
{
	for (int i = 0; i < WEEK_MINUTES; i++)
		if (is_covered_in_week(c, i))
			return true;
	return false;
}

static void find_gaps(struct call_gap_list *g)
{
	if (!any_minute(g->cover)) {
		*vec_push(g->r->a, &g->all) = (struct call_gap){DAYS_ALL, 0, DAY_MINUTES};
		return;
	}
	walk_week(g);
	for (int day = DAYS_WEEK; day < DAY__MAX; day++)
		walk_day(g, day);
}

static const char *whole_word(const struct hour_words *words)
{
	for (size_t i = 0; i < words->marks.n; i++)
		if (strcmp(words->marks.at[i].as, hour_mark_kinds[HOURS_WHOLE]) == 0)
			return words->marks.at[i].words.at[0];
	return "";
}

/* 土曜 13:00から月曜 8:00まで; of whole days 祝日 終日 */
static const char *gap_words(const struct call_gap_list *g, const struct call_gap *gap)
{
	const struct hour_words *w = &g->r->library->hours;
	struct arena *a = g->r->a;
	const char *days = hours_days(a, w, gap->days), *end = hours_clock(a, w, gap->to);

	if (gap->from == 0 && gap->to == DAY_MINUTES)
		return arena_concat(a, days, " ", whole_word(w), (char *)NULL);
	if (gap->to > 2 * DAY_MINUTES) {
		unsigned last = 0;
		int later = (gap->to - 1) / DAY_MINUTES;

		while (!(gap->days & 1u << last))
			last++;
		end = arena_concat(a, hours_days(a, w, 1u << (last + (unsigned)later) % DAYS_WEEK),
				   " ", hours_clock(a, w, gap->to - later * DAY_MINUTES),
				   (char *)NULL);
	}
	return arena_concat(a, days, " ", hours_clock(a, w, gap->from), w->from, end, w->until,
			    (char *)NULL);
}

static const char *all_words(const struct call_gap_list *g)
{
	struct strbuf sb = strbuf_new(g->r->a);

	for (size_t i = 0; i < g->all.n; i++)
		strbuf_join(&sb, library_word(g->r->library, "list.comma"),
			    gap_words(g, &g->all.at[i]));
	return sb.len ? sb.text : NULL;
}

/* False when he can always be called, or nobody knows when. */
static bool add_contact(const struct roster *r, const struct contact *c, struct call_cover *cover)
{
	const struct contact_hours *h = c ? on_call_hours(r, c) : NULL;

	if (!h)
		return true;
	if (h->phone_off || (h->phone && !h->known))
		return false;
	if (h->phone)
		cover_hours(cover, &h->hours);
	return true;
}

static bool add_with_deputies(const struct roster *r, const struct contact *c,
			      struct call_cover *cover)
{
	struct on_call_list deputies =
		on_call_deputies(r, c, (struct week_minute){DAY_MON, DAY_SUN, 0});
	bool open = add_contact(r, c, cover);

	for (size_t i = 0; open && i < deputies.all.n; i++)
		open = add_contact(r, deputies.all.at[i].contact, cover);
	return open;
}

const char *call_gaps_of(const struct roster *r, const struct system *s, const char *kind)
{
	struct call_gap_list g = {.r = r, .cover = arena_alloc(r->a, sizeof *g.cover)};
	bool open = true, any = false;

	for (size_t i = 0; open && i < r->all.n; i++) {
		const struct contact *c = r->all.at[i].contact;

		if (strcmp(c->kind, kind) == 0 && contact_serves(c, s)) {
			open = add_with_deputies(r, c, g.cover);
			any = any || r->all.at[i].phone;
		}
	}
	if (!open || !any)
		return NULL;
	find_gaps(&g);
	return all_words(&g);
}
