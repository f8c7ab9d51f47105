/* SPDX-License-Identifier: MIT
 *
 * Digits and the unit behind them. 2か月に1回, 3か月ごと and 年2回 are cycles, 90日 and 1時間 spans;
 * 令和5年9月 and 3月31日 are days and no number.
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "derive/quantities.h"

static const struct {
	const char *word;
	double hours;
} spans[] = {
	{"分", 1.0 / 60}, {"時間", 1},      {"営業日", 24},   {"日", 24},     {"週間", 168},
	{"週", 168},	  {"か月", 730},    {"カ月", 730},    {"ヶ月", 730},  {"ヵ月", 730},
	{"ケ月", 730},	  {"箇月", 730},    {"年", 8760},
};

static const struct {
	const char *word;
	double hours;
} every[] = {
	{"毎日", 24},  {"日次", 24},   {"毎週", 168}, {"週次", 168},   {"毎月", 730},
	{"月次", 730}, {"毎年", 8760}, {"年次", 8760}, {"四半期", 2190}, {"半年に", 4380},
	{"半年ごと", 4380}, {"隔週", 336}, {"隔月", 1460},
};

struct numbers_read {
	double value;
	size_t n;
};

static void found(struct numbers_read *r, double value)
{
	if (r->n && fabs(r->value - value) <= r->value / 10)
		return;
	r->value = value;
	r->n++;
}

/* Wide digits are as good as others. */
static const char *narrow_digits(struct arena *a, const char *words)
{
	static const char *const wide[] = {"０", "１", "２", "３", "４",
					   "５", "６", "７", "８", "９"};
	static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

	for (size_t i = 0; i < ARRAY_LEN(wide); i++)
		words = text_replace(a, words, wide[i], digits[i]);
	return text_replace(a, words, "一回", "1回");
}

static bool stands_before(const char *text, const char *at, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(at - text) >= n && strncmp(at - n, word, n) == 0;
}

/* 令和5年, 2026年, 3月31日, 5年9月 */
static bool is_day(const char *text, const char *at, const char *unit, double n)
{
	if (strcmp(unit, "年") == 0)
		return n > 100 || stands_before(text, at, "令和") || stands_before(text, at, "平成") ||
		       isdigit((unsigned char)strstr(at, unit)[strlen(unit)]);
	return strcmp(unit, "日") == 0 && stands_before(text, at, "月");
}

static size_t span_at(const char *behind)
{
	for (size_t i = 0; i < ARRAY_LEN(spans); i++)
		if (text_starts(behind, spans[i].word))
			return i;
	return ARRAY_LEN(spans);
}

static bool starts_cycle(const char *behind)
{
	return text_starts(behind, "に1回") || text_starts(behind, "に1度") ||
	       text_starts(behind, "ごと") || text_starts(behind, "毎") ||
	       text_starts(behind, "おき");
}

static void read_span(struct numbers_read *r, const char *text, const char *at, double n,
		      const char *behind, bool cycle)
{
	size_t i = span_at(behind);

	if (i == ARRAY_LEN(spans) || is_day(text, at, spans[i].word, n) || n <= 0)
		return;
	behind += strlen(spans[i].word);
	if (starts_cycle(behind) == cycle && !text_starts(behind, "前") &&
	    !text_starts(behind, "目"))
		found(r, n * spans[i].hours);
}

/* 年2回, 月に1回, 週3回 */
static void read_times(struct numbers_read *r, const char *text, const char *at, double n,
		       const char *behind)
{
	static const struct {
		const char *word;
		double hours;
	} of[] = {{"年", 8760}, {"年に", 8760}, {"月", 730}, {"月に", 730}, {"週", 168},
		  {"週に", 168}, {"日に", 24}};

	for (size_t i = 0; n > 0 && text_starts(behind, "回") && i < ARRAY_LEN(of); i++) {
		const char *word = at - strlen(of[i].word);

		/* 2年に1回 is read as a span, 毎日1回 by its first word */
		if (stands_before(text, at, of[i].word) &&
		    (word == text || !isdigit((unsigned char)word[-1])) &&
		    !stands_before(text, word, "か") && !stands_before(text, word, "ヶ") &&
		    !stands_before(text, word, "カ") && !stands_before(text, word, "毎") &&
		    !stands_before(text, word, "半"))
			found(r, of[i].hours / n);
	}
}

static void read_every(struct numbers_read *r, const char *text)
{
	for (size_t i = 0; i < ARRAY_LEN(every); i++)
		if (strstr(text, every[i].word))
			found(r, every[i].hours);
}

static bool is_counted(const char *unit, const char *behind)
{
	return strcmp(unit, "generations") == 0
		       ? text_starts(behind, "世代")
		       : strcmp(unit, "letters") == 0 &&
				 (text_starts(behind, "文字") || text_starts(behind, "桁"));
}

double quantity_read(struct arena *a, const char *unit, const char *words, size_t *n)
{
	const char *text = narrow_digits(a, words);
	const bool cycle = strcmp(unit, "cycle") == 0, span = strcmp(unit, "span") == 0;
	struct numbers_read r = {0};

	if (cycle)
		read_every(&r, text);
	for (const char *at = text; *at;) {
		char *behind;

		if (!isdigit((unsigned char)*at)) {
			at++;
			continue;
		}
		double value = strtod(at, &behind);

		if (cycle || span)
			read_span(&r, text, at, value, behind, cycle);
		if (cycle)
			read_times(&r, text, at, value, behind);
		if (is_counted(unit, behind))
			found(&r, value);
		at = behind;
	}
	*n = r.n;
	return r.value;
}
