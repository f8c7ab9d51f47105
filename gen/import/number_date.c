/* SPDX-License-Identifier: MIT
 *
 * A serial is taken apart once, rounded to the smallest unit that is shown, so that 9:59:59.9999 is
 * 10:00; then each token prints its part. Era names come from the calendar of base/unicode.h.
 */
#include "import/number_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

enum { DAY = 86400, LAST_SERIAL = 2958465 /* 9999-12-31 */, DAYS_1904 = 1462, FIRST_SURE = 61 };

struct serial_moment {
	long year, month, day, weekday; /* weekday: 0 is Sunday */
	long hour, minute, second;
	long units, per_second; /* of the second's fraction, and how many a second has */
	double all_seconds;     /* since day 0 */
	bool halves;            /* of the day: AM or PM is shown */
};

static const char *const english_days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
					   "Thursday", "Friday", "Saturday"};
static const char *const japanese_days[] = {"日", "月", "火", "水", "木", "金", "土"};
static const char *const months[] = {"January",   "February", "March",    "April",
				     "May",       "June",     "July",     "August",
				     "September", "October",  "November", "December"};

/* Digits of a fraction right behind the seconds: ss.00 */
static size_t fraction_digits(const struct format_section *s)
{
	size_t n = 0;

	for (size_t i = 0; i + 1 < s->tokens.n; i++) {
		if (s->tokens.at[i].kind != TOKEN_POINT || s->tokens.at[i + 1].kind != TOKEN_ZERO)
			continue;
		for (n = 0; i + 1 + n < s->tokens.n && s->tokens.at[i + 1 + n].kind == TOKEN_ZERO;)
			n++;
	}
	return n;
}

static bool shows(const struct format_section *s, enum token_kind kind)
{
	for (size_t i = 0; i < s->tokens.n; i++)
		if (s->tokens.at[i].kind == kind)
			return true;
	return false;
}

static bool shows_day(const struct format_section *s)
{
	return shows(s, TOKEN_YEAR) || shows(s, TOKEN_MONTH) || shows(s, TOKEN_DAY) ||
	       shows(s, TOKEN_ERA) || shows(s, TOKEN_ERA_YEAR) || shows(s, TOKEN_WEEKDAY);
}

static struct serial_moment take_apart(const struct format_section *s, double serial, bool date1904)
{
	size_t digits = fraction_digits(s);
	struct serial_moment m = {.per_second = digits ? lround(pow(10, (double)digits)) : 1,
				  .halves = shows(s, TOKEN_HALF_DAY)};
	double units = round(serial * DAY * (double)m.per_second);
	double days = floor(units / (double)m.per_second / DAY);
	long rest = lround(units - days * DAY * (double)m.per_second);

	m.all_seconds = floor(units / (double)m.per_second);
	m.units = rest % m.per_second;
	rest /= m.per_second;
	m.hour = rest / 3600;
	m.minute = rest / 60 % 60;
	m.second = rest % 60;
	long day = (long)days + (date1904 ? DAYS_1904 : 0);

	m.weekday = (day + 6) % 7;
	number_civil_date(day, &m.year, &m.month, &m.day);
	return m;
}

/* The era as the calendar prints it, '令和8年4月1日', and the year in it. */
static const char *era_of(struct arena *a, const struct serial_moment *m, long *year)
{
	const char *shown = unicode_wareki(
		a, arena_printf(a, "%04ld-%02ld-%02ld", m->year, m->month, m->day));
	size_t n = shown ? strcspn(shown, "0123456789") : 0;

	if (!shown)
		return NULL;
	*year = strtol(shown + n, NULL, 10);
	/* the first year is printed 元年 */
	const char *first = strstr(shown, "元年");

	if (first && (size_t)(first - shown) < n) {
		n = (size_t)(first - shown);
		*year = 1;
	}
	return arena_strndup(a, shown, n);
}

static const char *const era_letters[][2] = {
	{"明治", "M"}, {"大正", "T"}, {"昭和", "S"}, {"平成", "H"}, {"令和", "R"},
};

static bool print_era(struct strbuf *sb, const char *era, size_t n)
{
	const char *p = era;

	for (size_t i = 0; n == 1 && i < ARRAY_LEN(era_letters); i++)
		if (strcmp(era, era_letters[i][0]) == 0) {
			strbuf_add(sb, era_letters[i][1]);
			return true;
		}
	if (n == 1)
		return false;
	text_next(&p);
	strbuf_add_bytes(sb, era, n == 2 ? (size_t)(p - era) : strlen(era));
	return true;
}

static bool print_month(struct strbuf *sb, const struct format_section *s,
			const struct serial_moment *m, size_t n)
{
	const char *name = months[m->month - 1];

	if (n <= 2)
		strbuf_printf(sb, n == 1 ? "%ld" : "%02ld", m->month);
	else if (s->japanese || s->foreign)
		return false;
	else
		strbuf_add_bytes(sb, name, n == 3 ? 3 : n == 5 ? 1 : strlen(name));
	return true;
}

static bool print_weekday(struct strbuf *sb, const struct format_section *s,
			  const struct serial_moment *m, size_t n, bool japanese)
{
	const char *name = english_days[m->weekday];

	if (japanese || s->japanese)
		strbuf_printf(sb, "%s%s", japanese_days[m->weekday], n > 3 ? "曜日" : "");
	else if (s->foreign)
		return false;
	else
		strbuf_add_bytes(sb, name, n == 3 ? 3 : strlen(name));
	return true;
}

static bool print_day(struct strbuf *sb, const struct format_section *s,
		      const struct serial_moment *m, size_t n)
{
	if (n > 2)
		return print_weekday(sb, s, m, n, false);
	strbuf_printf(sb, n == 1 ? "%ld" : "%02ld", m->day);
	return true;
}

static bool print_year(struct arena *a, struct strbuf *sb, const struct format_section *s,
		       const struct serial_moment *m, const struct format_token *t)
{
	long year = 0;

	if (t->kind == TOKEN_YEAR) {
		strbuf_printf(sb, t->n > 2 ? "%04ld" : "%02ld", t->n > 2 ? m->year : m->year % 100);
		return true;
	}
	const char *era = era_of(a, m, &year);

	if (!era)
		return false;
	if (t->kind == TOKEN_ERA)
		return print_era(sb, era, t->n);
	if (s->gannen && year == 1)
		strbuf_add(sb, "元");
	else
		strbuf_printf(sb, t->n > 1 ? "%02ld" : "%ld", year);
	return true;
}

static long shown_hour(const struct serial_moment *m)
{
	return !m->halves ? m->hour : m->hour % 12 ? m->hour % 12 : 12;
}

static void print_clock(struct strbuf *sb, const struct serial_moment *m,
			const struct format_token *t)
{
	const char *form = t->n > 1 ? "%02ld" : "%ld";

	switch (t->kind) {
	case TOKEN_HOUR:
		strbuf_printf(sb, form, shown_hour(m));
		break;
	case TOKEN_MINUTE:
		strbuf_printf(sb, form, m->minute);
		break;
	case TOKEN_SECOND:
		strbuf_printf(sb, form, m->second);
		break;
	case TOKEN_HALF_DAY:
		strbuf_add(sb, m->hour < 12 ? (t->n == 1 ? "A" : "AM") : t->n == 1 ? "P" : "PM");
		break;
	case TOKEN_ALL_HOURS:
		strbuf_printf(sb, form, (long)floor(m->all_seconds / 3600));
		break;
	case TOKEN_ALL_MINUTES:
		strbuf_printf(sb, form, (long)floor(m->all_seconds / 60));
		break;
	default:
		strbuf_printf(sb, form, (long)m->all_seconds);
	}
}

/* ".00" behind the seconds. */
static void print_fraction(struct strbuf *sb, const struct serial_moment *m)
{
	size_t digits = 0;

	for (long per = m->per_second; per > 1; per /= 10)
		digits++;
	if (digits)
		strbuf_printf(sb, ".%0*ld", (int)digits, m->units);
	else
		strbuf_add(sb, ".");
}

static bool print_token(struct arena *a, struct strbuf *sb, const struct format_section *s,
			const struct serial_moment *m, const struct format_token *t)
{
	switch (t->kind) {
	case TOKEN_LITERAL:
		strbuf_add(sb, t->text);
		return true;
	case TOKEN_YEAR:
	case TOKEN_ERA:
	case TOKEN_ERA_YEAR:
		return print_year(a, sb, s, m, t);
	case TOKEN_MONTH:
		return print_month(sb, s, m, t->n);
	case TOKEN_DAY:
		return print_day(sb, s, m, t->n);
	case TOKEN_WEEKDAY:
		return t->n >= 3 && print_weekday(sb, s, m, t->n, true);
	case TOKEN_POINT:
		print_fraction(sb, m);
		return true;
	case TOKEN_ZERO:
		return m->per_second > 1; /* printed with the point */
	case TOKEN_SLASH:
		strbuf_add(sb, "/");
		return true;
	case TOKEN_COMMA:
		strbuf_add(sb, ",");
		return true;
	default:
		if (t->kind < TOKEN_YEAR)
			return false;
		print_clock(sb, m, t);
		return true;
	}
}

/* A point that is no fraction's stays as it stands: yyyy.mm.dd */
static bool opens_fraction(const struct format_section *s, size_t i)
{
	return s->tokens.at[i].kind == TOKEN_POINT && i + 1 < s->tokens.n &&
	       s->tokens.at[i + 1].kind == TOKEN_ZERO;
}

char *number_date_print(struct arena *a, const struct format_section *s, double serial,
			bool date1904)
{
	double first = date1904 ? 0 : FIRST_SURE;

	if (!(serial >= (shows_day(s) ? first : 0) && serial < LAST_SERIAL + 1.0) ||
	    fraction_digits(s) > 3)
		return NULL;
	struct serial_moment m = take_apart(s, serial, date1904);
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < s->tokens.n; i++) {
		if (s->tokens.at[i].kind == TOKEN_POINT && !opens_fraction(s, i))
			strbuf_add(&sb, ".");
		else if (!print_token(a, &sb, s, &m, &s->tokens.at[i]))
			return NULL;
	}
	return sb.text;
}
