/* SPDX-License-Identifier: MIT
 *
 * Each place of the text is tried as the beginning of an era, a year, or a month. Characters are
 * compared without their width; what is found is told by its place in the text as it stands.
 */
#include "import/day_text.h"

#include <string.h>

#include "base/days.h"
#include "base/fields.h"
#include "base/text.h"

/* A day while it is read; year 0: not named, day 0: the last of the month. */
struct day_reading {
	int year, month, day;
};

static uint32_t narrow(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFEE0;
	return text_is_space(c) ? ' ' : c;
}

static uint32_t peek(const char *p)
{
	return narrow(text_next(&p));
}

static uint32_t take(const char **p)
{
	return narrow(text_next(p));
}

static void skip_blanks(const char **p)
{
	while (peek(*p) == ' ')
		take(p);
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Up to `most` digits; 0 when there is none or one more follows. */
static int take_digits(const char **p, int most, int *n)
{
	int digits = 0;

	for (*n = 0; digits < most && is_digit(peek(*p)); digits++)
		*n = 10 * *n + (int)(take(p) - '0');
	return is_digit(peek(*p)) ? 0 : digits;
}

static bool take_word(const char **p, const char *word)
{
	const char *at = *p;

	while (*word)
		if (take(&at) != text_next(&word))
			return false;
	*p = at;
	return true;
}

/* What parts year, month and day. */
static bool take_separator(const char **p, const char *word, uint32_t *sign)
{
	skip_blanks(p);
	uint32_t c = peek(*p);

	if (!take_word(p, word)) {
		if (c != '/' && c != '.' && c != '-')
			return false;
		if (*sign && *sign != c)
			return false;
		take(p);
		*sign = c;
	}
	skip_blanks(p);
	return true;
}

static bool take_last_day(const char **p)
{
	return take_word(p, "月末日") || take_word(p, "月末");
}

static bool take_month(const char **p, struct day_reading *d, uint32_t sign)
{
	int digits = take_digits(p, 2, &d->month);

	if (!digits || d->month < 1 || d->month > 12)
		return false;
	if (take_last_day(p))
		return true;
	return take_separator(p, "月", &sign) && take_digits(p, 2, &d->day) && d->day > 0 &&
	       (take_word(p, "日") || peek(*p) != '/');
}

static bool take_era(const char **p, int *before)
{
	static const struct {
		const char *word;
		int before;
	} eras[] = {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"R", 2018},
		    {"H", 1988},    {"S", 1925},    {"r", 2018}};

	for (size_t i = 0; i < ARRAY_LEN(eras); i++)
		if (take_word(p, eras[i].word)) {
			*before = eras[i].before;
			skip_blanks(p);
			return true;
		}
	return false;
}

static bool take_year(const char **p, struct day_reading *d)
{
	int before;

	if (!take_era(p, &before))
		return take_digits(p, 4, &d->year) == 4;
	if (take_word(p, "元"))
		d->year = 1;
	else if (!take_digits(p, 2, &d->year))
		return false;
	d->year += before;
	return true;
}

static bool take_full(const char **p, struct day_reading *d)
{
	uint32_t sign = 0;

	return take_year(p, d) && take_separator(p, "年", &sign) && take_month(p, d, sign);
}

/* 20260610, and nothing else that is a digit. */
static bool take_eight(const char **p, struct day_reading *d)
{
	int n;

	if (take_digits(p, 8, &n) != 8 || n < 19000101 || n > 21991231)
		return false;
	*d = (struct day_reading){n / 10000, n / 100 % 100, n % 100};
	return d->day > 0;
}

/* 6月10日, 6/10: dots and hyphens part other numbers. */
static bool take_short(const char **p, struct day_reading *d)
{
	const char *at = *p;
	int n;

	if (!take_digits(&at, 2, &n))
		return false;
	skip_blanks(&at);
	if (peek(at) != '/' && peek(at) != 0x6708)
		return false;
	return take_month(p, d, 0);
}

typedef bool take_form(const char **p, struct day_reading *d);

/* The day in the form that the text has at *p, moving *p behind it. */
static bool take_day(const char **p, struct day_reading *d)
{
	static take_form *const forms[] = {take_full, take_eight, take_short};

	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		const char *at = *p;

		*d = (struct day_reading){0};
		if (forms[i](&at, d)) {
			*p = at;
			return true;
		}
	}
	return false;
}

static const char *iso_of(struct arena *a, struct day_reading d, const char *dated, bool *exists)
{
	int year = d.year ? d.year : dated ? days_read(dated).year : 0;
	const char *iso =
		arena_printf(a, "%04d-%02d-%02d", year ? year : 2000, d.month, d.day ? d.day : 1);

	*exists = fields_is_date(iso);
	if (!*exists || !year)
		return NULL;
	return d.day ? iso : days_month_end(a, iso);
}

/* A bracket right before the day and its other one right behind it go with it. */
static void widen(const char *text, struct day_text *out)
{
	static const char pairs[][2] = {{'(', ')'}, {'[', ']'}};
	const char *before = text + out->start, *behind = text + out->end;

	while (before > text && text_is_space(text_last(text, before)))
		before -= text_encode(text_last(text, before), (char[4]){0});
	skip_blanks(&behind);
	for (size_t i = 0; i < ARRAY_LEN(pairs) && before > text; i++) {
		uint32_t open = text_last(text, before);

		if (narrow(open) != (uint32_t)pairs[i][0] || peek(behind) != (uint32_t)pairs[i][1])
			continue;
		out->start = (size_t)(before - text) - text_encode(open, (char[4]){0});
		take(&behind);
		out->end = (size_t)(behind - text);
		return;
	}
}

static bool may_begin(const char *text, const char *p)
{
	uint32_t c = p > text ? narrow(text_last(text, p)) : ' ';

	return !is_digit(c) && c != '/' && c != '.' && c != '-' &&
	       !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
}

bool day_text_find(struct arena *a, const char *text, const char *dated, struct day_text *out)
{
	for (const char *p = text; *p; text_next(&p)) {
		const char *end = p;
		struct day_reading d;
		bool exists;

		if (!may_begin(text, p) || !take_day(&end, &d))
			continue;
		*out = (struct day_text){.start = (size_t)(p - text), .end = (size_t)(end - text)};
		out->printed = text_trim(a, arena_strndup(a, p, (size_t)(end - p)));
		out->iso = iso_of(a, d, dated, &exists);
		if (!exists)
			continue;
		widen(text, out);
		return true;
	}
	return false;
}

static bool is_day_of_week(const char *s)
{
	uint32_t c;

	if (take(&s) != '(')
		return false;
	c = take(&s);
	if (peek(s) == 0x66DC) /* 曜 */
		s += strlen(text_starts(s, "曜日") ? "曜日" : "曜");
	return c > 0x7F && take(&s) == ')' && !*s;
}

bool day_text_is(struct arena *a, const char *text, const char *dated, struct day_text *out)
{
	static const char *const behind[] = {"", "まで", "迄", "予定", "付", "付け", "完了予定"};
	const char *trimmed = text_trim(a, text);

	if (!day_text_find(a, trimmed, dated, out) || out->start)
		return false;
	const char *rest = text_squash(a, trimmed + out->end);

	for (size_t i = 0; i < ARRAY_LEN(behind); i++)
		if (strcmp(rest, behind[i]) == 0)
			return true;
	return is_day_of_week(rest);
}
