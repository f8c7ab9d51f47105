/* SPDX-License-Identifier: MIT
 *
 * A pattern is laid at each character of the text: # takes a run of digits (the first is the number
 * that counts), @ the longest unit that stands there. Patterns are tried in the order of the file, and the first of a kind counts.
 */
#include "derive/rhythm.h"

#include <stdlib.h>
#include <string.h>

/* What a pattern took from the text. */
struct matched {
	int number;
	const char *unit;
};

static const struct calendar_unit *unit_at(const struct calendar *c, const char *text)
{
	const struct calendar_unit *found = NULL;

	for (size_t i = 0; i < c->units.n; i++) {
		const struct calendar_unit *u = &c->units.at[i];
		bool there = strncmp(text, u->word, strlen(u->word)) == 0;

		if (there && (!found || strlen(u->word) > strlen(found->word)))
			found = u;
	}
	return found;
}

static bool matches_at(const struct calendar *c, const char *pattern, const char *text,
		       struct matched *out)
{
	static const char digits[] = "0123456789";
	bool numbered = false;

	for (; *pattern; pattern++) {
		size_t taken = 1;

		if (*pattern == '#') {
			taken = strspn(text, digits);
			out->number = numbered ? out->number : atoi(text);
			numbered = true;
		} else if (*pattern == '@') {
			const struct calendar_unit *u = unit_at(c, text);

			taken = u ? strlen(u->word) : 0;
			out->unit = u ? u->unit : NULL;
		} else if (*pattern != *text) {
			return false;
		}
		if (!taken)
			return false;
		text += taken;
	}
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A number does not begin inside of another one; at most places the first byte tells. */
static bool begins_here(const char *start, const char *at, const char *pattern)
{
	if (*pattern == '#')
		return is_digit(*at) && (at == start || !is_digit(at[-1]));
	return *pattern == '@' || *pattern == *at;
}

static bool find(const struct calendar *c, const struct calendar_time *t, const char *text,
		 struct matched *out)
{
	for (const char *s = text; *s; s++) {
		if (!begins_here(text, s, t->words))
			continue;
		*out = (struct matched){1, t->unit};
		if (matches_at(c, t->words, s, out))
			return out->unit || strcmp(t->means, "day") == 0 ||
			       strcmp(t->means, "last") == 0;
	}
	return false;
}

#define DAYS_OF_MONTH 30

static void set_days(struct rhythm *r, int days)
{
	if (days >= DAYS_OF_MONTH - 2)
		r->months = (days + DAYS_OF_MONTH / 2) / DAYS_OF_MONTH;
	else
		r->days = days > 1 ? days : 1;
}

/* Every n hours, days … */
static void set_every(struct rhythm *r, int n, const char *unit)
{
	if (strcmp(unit, "month") == 0)
		r->months = n;
	else if (strcmp(unit, "year") == 0)
		r->months = 12 * n;
	else if (strcmp(unit, "week") == 0)
		set_days(r, 7 * n);
	else if (strcmp(unit, "hour") == 0)
		set_days(r, n / 24);
	else
		set_days(r, n);
}

/* n times a week, month, year. */
static void set_per(struct rhythm *r, int n, const char *unit)
{
	int days = strcmp(unit, "week") == 0 ? 7 : strcmp(unit, "month") == 0 ? DAYS_OF_MONTH : 365;

	if (strcmp(unit, "year") == 0 && n <= 12)
		r->months = 12 / n;
	else
		set_days(r, days / n);
}

static void set_offset(struct rhythm *r, const char *means, const struct matched *m)
{
	r->unit = m->unit;
	r->offset = strcmp(means, "on") == 0       ? 0
		    : strcmp(means, "before") == 0 ? -m->number
						   : m->number;
}

static void take(struct rhythm *r, const struct calendar_time *t, const struct matched *m)
{
	bool relative = strcmp(t->means, "before") == 0 || strcmp(t->means, "within") == 0 ||
			strcmp(t->means, "on") == 0;

	if (strcmp(t->means, "last") == 0 && !r->day) {
		r->day = RHYTHM_LAST_DAY;
	} else if (strcmp(t->means, "day") == 0 && !r->day) {
		r->day = m->number;
	} else if (relative && !r->unit && strcmp(m->unit, "hour") != 0) {
		set_offset(r, t->means, m);
	} else if (!relative && !rhythm_is_own(r) && m->number > 0 && m->unit) {
		(strcmp(t->means, "per") == 0 ? set_per : set_every)(r, m->number, m->unit);
	}
}

struct rhythm rhythm_read(const struct calendar *c, const char *text)
{
	struct rhythm r = {0};
	struct matched m;

	for (size_t i = 0; i < c->times.n; i++)
		if (find(c, &c->times.at[i], text, &m))
			take(&r, &c->times.at[i], &m);
	return r;
}

struct rhythm rhythm_period(const struct calendar *c, const char *text)
{
	struct matched m = {0};

	if (!matches_at(c, "#@", text, &m) || !m.unit || strcmp(m.unit, "hour") == 0)
		return (struct rhythm){0};
	return (struct rhythm){.offset = m.number, .unit = m.unit};
}

bool rhythm_is_own(const struct rhythm *r)
{
	return r->months || r->days;
}

const char *rhythm_move(struct arena *a, const struct calendar *c, const struct rhythm *r,
			const char *iso)
{
	const struct days_off off = calendar_days_off(c);

	if (!r->unit)
		return iso;
	if (strcmp(r->unit, "business-day") == 0)
		return days_add_business(a, iso, r->offset, &off);
	if (strcmp(r->unit, "month") == 0)
		return days_add_months(a, iso, r->offset);
	if (strcmp(r->unit, "year") == 0)
		return days_add_months(a, iso, 12 * r->offset);
	return days_add(a, iso, r->offset * (strcmp(r->unit, "week") == 0 ? 7 : 1));
}
