/* SPDX-License-Identifier: MIT
 *
 * A form is taken apart into an era and up to three numbers; what weekday or time follows is left
 * off. Each order of the numbers that may be meant is a reading; the plausible ones are counted.
 */
#include "returns/date_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/days.h"
#include "base/fields.h"
#include "base/text.h"

/* Serials of spreadsheets that are days of an answer: 1990-01-01 to 2099-12-31. */
enum { SERIAL_FIRST = 32874, SERIAL_LAST = 73050, PARTS = 3 };

struct date_parts {
	long at[PARTS];
	size_t digits[PARTS]; /* how many signs the number has */
	size_t n;
	const struct answer_era *era;
	bool has_year, has_month, has_day; /* 年, 月 and 日 follow their numbers */
};

struct readings {
	const char *one;
	size_t n;
};

static int kanji_digit(uint32_t c)
{
	static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
					  0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};

	if (c == 0x25CB || c == 0x96F6) /* ○ (as forms have 〇), 零 */
		return 0;
	for (int i = 0; i < (int)ARRAY_LEN(digits); i++)
		if (digits[i] == c)
			return i;
	return -1;
}

/* 8, 八, 二十六, 二〇二六; false when no number stands there. */
static bool take_number(const char **s, long *out, size_t *digits)
{
	long value = 0, ten = 0;
	const char *p = *s;

	for (*digits = 0; *digits < 9; ++*digits) {
		const char *before = p;
		uint32_t c = text_next(&p);
		int d = c >= '0' && c <= '9' ? (int)(c - '0') : kanji_digit(c);

		if (c == 0x5341) { /* 十 */
			ten = value ? value * 10 : 10;
			value = 0;
		} else if (d >= 0) {
			value = value * 10 + d;
		} else {
			p = before;
			break;
		}
	}
	*s = p;
	*out = ten + value;
	return *digits > 0;
}

static bool take(const char **s, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*s, word, n) != 0)
		return false;
	*s += n;
	return true;
}

/* The longest one: 令和 before 令. Words of eras are compared as forms have them. */
static const struct answer_era *take_era(const char **s, const struct answer_words *words)
{
	const struct answer_era *best = NULL;

	for (size_t i = 0; i < words->eras.n; i++) {
		const struct answer_era *era = &words->eras.at[i];

		if (text_starts(*s, era->form) &&
		    (!best || strlen(era->form) > strlen(best->form)))
			best = era;
	}
	if (best)
		*s += strlen(best->form);
	return best;
}

/* Parted by . / - or 年月日. */
static bool take_parts(const char **s, struct date_parts *p)
{
	while (p->n < PARTS) {
		if (p->era && !p->n && take(s, "元")) {
			p->at[0] = 1;
			p->digits[0] = 1;
		} else if (!take_number(s, &p->at[p->n], &p->digits[p->n])) {
			return false;
		}
		p->n++;
		if (take(s, "年"))
			p->has_year = p->n == 1;
		else if (take(s, "月"))
			p->has_month = true;
		else if (take(s, "日"))
			return p->has_day = true;
		else if (!take(s, "/") && !take(s, ".") && !take(s, "-") && !take(s, "・"))
			return true;
	}
	return true;
}

/* 2026-10-01t10:00:00, (木), 木曜日, 10:00: nothing that says another day. */
static bool is_tail(const char *s)
{
	static const char *const days[] = {"月", "火", "水", "木", "金", "土", "日", "祝"};
	const char *p = s;

	if (!*p)
		return true;
	bool open = take(&p, "(");

	for (size_t i = 0; i < ARRAY_LEN(days); i++)
		if (take(&p, days[i])) {
			(void)(take(&p, "曜日") || take(&p, "曜"));
			return (!open || take(&p, ")")) && !*p;
		}
	p = s;
	take(&p, "t");
	return *p && strspn(p, "0123456789:.z+") == strlen(p) && strchr(p, ':');
}

static const char *iso_of(struct arena *a, long year, long month, long day)
{
	const char *iso = arena_printf(a, "%04ld-%02ld-%02ld", year, month, day);

	return year > 1867 && year < 10000 && month > 0 && month < 13 && day > 0 && day < 32 &&
			       fields_is_date(iso)
		       ? iso
		       : NULL;
}

static void add_reading(struct readings *r, const char *iso, const char *sent)
{
	long days = iso && sent ? days_between(sent, iso) : 0;

	if (!iso || days < -366 || days > 3 * 366 || (r->one && strcmp(r->one, iso) == 0))
		return;
	r->one = iso;
	r->n++;
}

/* Two or three numbers without a year of four digits. */
static const char *guess(struct arena *a, const struct date_parts *p,
			 const struct answer_words *words, const char *sent)
{
	long x = p->at[0], y = p->at[1], z = p->at[2];
	struct readings r = {0};

	if (!sent)
		return NULL;
	if (p->n == 2) { /* the first such day that is not before the sending */
		const char *iso = iso_of(a, days_read(sent).year, x, y);

		if (!iso || days_between(sent, iso) < 0)
			iso = iso_of(a, days_read(sent).year + 1, x, y);
		return iso;
	}
	add_reading(&r, iso_of(a, 2000 + x, y, z), sent);
	for (size_t i = 0; i < words->eras.n; i++)
		add_reading(&r, iso_of(a, words->eras.at[i].before + x, y, z), sent);
	if (!p->has_year) {
		add_reading(&r, iso_of(a, 2000 + z, x, y), sent);
		add_reading(&r, iso_of(a, 2000 + z, y, x), sent);
	}
	return r.n == 1 ? r.one : NULL;
}

/* 10/1/2026: month and day, unless both orders give a day that is plausible. */
static const char *year_last(struct arena *a, const struct date_parts *p, const char *sent)
{
	struct readings r = {0};

	add_reading(&r, iso_of(a, p->at[2], p->at[0], p->at[1]), sent);
	add_reading(&r, iso_of(a, p->at[2], p->at[1], p->at[0]), sent);
	return r.n == 1 ? r.one : NULL;
}

/* 46296, 20261001 */
static const char *one_number(struct arena *a, const struct date_parts *p)
{
	long v = p->at[0];

	if (p->digits[0] == 8)
		return iso_of(a, v / 10000, v / 100 % 100, v % 100);
	return v >= SERIAL_FIRST && v <= SERIAL_LAST ? days_add(a, "1899-12-30", v) : NULL;
}

const char *date_words_read(struct arena *a, const char *form, const struct answer_words *words,
			    const char *sent)
{
	struct date_parts p = {0};
	const char *s = form;

	if (!s)
		return NULL;
	p.era = take_era(&s, words);
	if (!take_parts(&s, &p))
		return NULL;
	if (p.n == 1 && !p.era && text_starts(s, ".") && strspn(s + 1, "0123456789") == strlen(s + 1))
		s = ""; /* the time of a serial */
	if (!is_tail(s))
		return NULL;
	if (p.n == 1)
		return p.era || p.has_year || p.has_month || p.has_day ? NULL : one_number(a, &p);
	if (p.era)
		return p.n == 3 ? iso_of(a, p.era->before + p.at[0], p.at[1], p.at[2]) : NULL;
	if (p.n == 3 && p.at[0] > 999)
		return iso_of(a, p.at[0], p.at[1], p.at[2]);
	if (p.n == 3 && p.at[2] > 999 && !p.has_year)
		return year_last(a, &p, sent);
	if (p.n == 2 && (p.at[0] > 999 || p.has_year))
		return NULL; /* a month of a year */
	return guess(a, &p, words, sent);
}
