/* SPDX-License-Identifier: MIT
 *
 * The folded text is taken apart into days, times and marks, the longest word first, so that 祝日 is
 * not 祝 and Sunday. What stands between two groups of days is an item: its days and its times.
 * An item that を除く ends is taken away from the one before it. Only in the end do the times of
 * each item become ranges of its days.
 */
#include "derive/hours.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

enum { HOUR = 60, NOON = 12 * HOUR, LAST_HOUR = 30, STRAY_LETTERS = 12 };

/* Behind the marks of the file: what is no mark. */
enum hour_token { TOKEN_DAYS = HOURS__MAX, TOKEN_TIME, TOKEN_END, TOKEN_STRAY };

struct hour_item {
	unsigned days; /* 0: none were named */
	VEC(struct hour_range) times;
};

struct hour_reading {
	struct arena *a;
	const struct hour_words *words;
	const char *at; /* behind the token at hand */
	int token;	/* enum hour_mark_kind or hour_token */
	const char *start;
	unsigned days; /* of TOKEN_DAYS */
	int minute;    /* of TOKEN_TIME */
	VEC(struct hour_item) items;
};

static size_t longest_form(const char *at, const char *const *forms, size_t n, size_t longest)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(forms[i]);

		if (len > longest && strncmp(at, forms[i], len) == 0)
			longest = len;
	}
	return longest;
}

/* The words that begin at `at`: days or a mark, whichever is longer. */
static size_t find_word(struct hour_reading *r, const char *at)
{
	size_t longest = 0;

	for (size_t i = 0; i < r->words->days.n; i++) {
		const struct day_word *d = &r->words->days.at[i];
		size_t len = longest_form(at, d->forms.at, d->forms.n, longest);

		if (len > longest) {
			r->token = TOKEN_DAYS;
			r->days = d->mask;
		}
		longest = len;
	}
	for (size_t i = 0; i < r->words->marks.n; i++) {
		const struct hour_mark *m = &r->words->marks.at[i];
		size_t len = longest_form(at, m->forms.at, m->forms.n, longest);

		for (int k = 0; len > longest && hour_mark_kinds[k]; k++)
			if (strcmp(hour_mark_kinds[k], m->as) == 0)
				r->token = k;
		longest = len;
	}
	return longest;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* One or two digits; -1: there are none, or more. */
static int read_digits(const char **at)
{
	const char *s = *at;
	int value = 0, n = 0;

	for (; is_digit(s[n]); n++)
		value = n < 2 ? value * 10 + (s[n] - '0') : value;
	*at += n;
	return n == 1 || n == 2 ? value : -1;
}

/* Steps over the mark if it stands here. */
static bool take_mark(struct hour_reading *r, const char **at, int kind)
{
	int token = r->token;
	size_t len = find_word(r, *at);
	bool found = len && r->token == kind;

	r->token = token;
	if (found)
		*at += len;
	return found;
}

/* Minutes behind the hour: ':30', '時30分', '時半', '時', or nothing in 9-17時. -1: none of them. */
static int read_minutes(struct hour_reading *r, const char **at)
{
	int minutes = 0;

	if (**at == ':' && is_digit((*at)[1])) {
		++*at;
		return read_digits(at);
	}
	if (!take_mark(r, at, HOURS_HOUR))
		return 0;
	if (take_mark(r, at, HOURS_HALF))
		return HOUR / 2;
	if (is_digit(**at)) {
		minutes = read_digits(at);
		if (!take_mark(r, at, HOURS_MINUTE))
			return -1;
	}
	return minutes;
}

/* The length of the time that begins at `at`; 0: there is none. */
static size_t find_time(struct hour_reading *r, const char *at)
{
	const char *s = at;

	if (!is_digit(*s))
		return 0;
	int hour = read_digits(&s), minutes = hour < 0 ? -1 : read_minutes(r, &s);

	if (hour < 0 || hour > LAST_HOUR || minutes < 0 || minutes >= HOUR)
		return 0;
	r->minute = hour * HOUR + minutes;
	return (size_t)(s - at);
}

static void skip_blanks(struct hour_reading *r)
{
	const char *s = r->at;

	while (text_is_space(text_next(&s)))
		r->at = s;
}

/* 24時間 is a longer word than 24時. */
static void next_token(struct hour_reading *r)
{
	skip_blanks(r);
	r->start = r->at;
	if (!*r->at) {
		r->token = TOKEN_END;
		return;
	}
	size_t time = find_time(r, r->at), word = find_word(r, r->at);

	if (time > word)
		r->token = TOKEN_TIME;
	else if (!word)
		r->token = TOKEN_STRAY;
	r->at += time > word ? time : word;
	if (r->token == HOURS_NOON) {
		r->token = TOKEN_TIME;
		r->minute = NOON;
	}
}

static void skip_joints(struct hour_reading *r)
{
	while (r->token == HOURS_JOINT)
		next_token(r);
}

static struct hour_item *last_item(struct hour_reading *r)
{
	return &r->items.at[r->items.n - 1];
}

/* The time at hand, after 午前 or 午後; -1: there is none. */
static int take_time(struct hour_reading *r)
{
	bool after = r->token == HOURS_AFTER_NOON;

	if (after || r->token == HOURS_BEFORE_NOON)
		next_token(r);
	if (r->token != TOKEN_TIME)
		return -1;
	int minute = after && r->minute < NOON ? r->minute + NOON : r->minute;

	next_token(r);
	return minute;
}

/* 8:30-17:15, 17時15分から翌日の8時30分まで */
static bool read_range(struct hour_reading *r)
{
	int from = take_time(r), to;
	bool next = false;

	if (from < 0 || from >= DAY_MINUTES || r->token != HOURS_TO)
		return false;
	for (next_token(r); r->token == HOURS_NEXT || r->token == HOURS_JOINT; next_token(r))
		next = next || r->token == HOURS_NEXT;
	to = take_time(r);
	if (to < 0)
		return false;
	if (next || to <= from)
		to += DAY_MINUTES;
	*vec_push(r->a, &last_item(r)->times) = (struct hour_range){from, to};
	return to <= from + DAY_MINUTES;
}

static bool is_weekday(unsigned days)
{
	return days && !(days & (days - 1)) && days < 1u << DAYS_WEEK;
}

/* 月曜から金曜まで, 土曜から月曜まで */
static bool read_days_to(struct hour_reading *r, unsigned from)
{
	next_token(r);
	if (r->token != TOKEN_DAYS || !is_weekday(from) || !is_weekday(r->days))
		return false;
	for (unsigned day = from; day != r->days; day = day << 1 == 1u << DAYS_WEEK ? 1u : day << 1)
		last_item(r)->days |= day;
	last_item(r)->days |= r->days;
	next_token(r);
	return true;
}

static bool read_days(struct hour_reading *r)
{
	unsigned days = r->days;

	if (last_item(r)->times.n)
		vec_push(r->a, &r->items);
	last_item(r)->days |= days;
	next_token(r);
	return r->token != HOURS_TO || read_days_to(r, days);
}

static bool read_whole(struct hour_reading *r)
{
	struct hour_item *item = last_item(r);

	if (!item->days)
		item->days = DAYS_ALL;
	*vec_push(r->a, &item->times) = (struct hour_range){0, DAY_MINUTES};
	next_token(r);
	return true;
}

static bool read_open(struct hour_reading *r)
{
	vec_push(r->a, &r->items);
	next_token(r);
	return true;
}

/* What is left of a range of hours around those that are taken away. */
static void cut_range(struct hour_reading *r, struct hour_item *item, size_t i,
		      struct hour_range out)
{
	struct hour_range *in = &item->times.at[i];
	struct hour_range rest = {out.to, in->to};

	if (out.from >= in->to || out.to <= in->from)
		return;
	in->to = out.from > in->from ? out.from : in->from;
	if (rest.from < rest.to)
		*vec_push(r->a, &item->times) = rest;
}

/* （祝日を除く。）, （12:00-13:00を除く。） */
static bool read_except(struct hour_reading *r)
{
	struct hour_item out = *last_item(r);

	if (r->items.n < 2 || (!out.days) == (!out.times.n))
		return false;
	r->items.n--;
	last_item(r)->days &= ~out.days;
	for (size_t i = 0; i < out.times.n; i++)
		for (size_t k = 0, n = last_item(r)->times.n; k < n; k++)
			cut_range(r, last_item(r), k, out.times.at[i]);
	next_token(r);
	return true;
}

static bool read_joint(struct hour_reading *r)
{
	skip_joints(r);
	return true;
}

static bool read_token(struct hour_reading *r)
{
	static bool (*const readers[TOKEN_END])(struct hour_reading *) = {
		[HOURS_WHOLE] = read_whole,	  [HOURS_JOINT] = read_joint,
		[HOURS_OPEN] = read_open,	  [HOURS_EXCEPT] = read_except,
		[HOURS_BEFORE_NOON] = read_range, [HOURS_AFTER_NOON] = read_range,
		[TOKEN_TIME] = read_range,	  [TOKEN_DAYS] = read_days,
	};

	return r->token < TOKEN_END && readers[r->token] && readers[r->token](r);
}

/* A bracket that held nothing but （年中無休） gives its days to times that have none. */
static bool settle_items(struct hour_reading *r)
{
	bool any = false;

	for (size_t i = 0; i < r->items.n; i++) {
		struct hour_item *item = &r->items.at[i];

		if (!item->times.n && item->days && i && r->items.at[i - 1].days == DAYS_ALL)
			item->days = 0;
		if (!item->days != !item->times.n)
			return false;
		any = any || item->times.n;
	}
	return any;
}

static int shift_end(const struct hours *h)
{
	int end = 0;

	for (int day = 0; day < DAY__MAX; day++)
		for (size_t i = 0; i < h->of[day].n; i++)
			if (h->of[day].at[i].to > DAY_MINUTES)
				end = h->of[day].at[i].to;
	return end;
}

static void fill_hours(struct hour_reading *r, struct hours *out)
{
	for (size_t i = 0; i < r->items.n; i++)
		for (int day = 0; day < DAY__MAX; day++)
			for (size_t k = 0; k < r->items.at[i].times.n; k++)
				if (r->items.at[i].days & 1u << day)
					*vec_push(r->a, &out->of[day]) = r->items.at[i].times.at[k];
	int end = shift_end(out);

	for (int day = 0; end && day < DAY__MAX; day++)
		for (size_t k = 0; k < out->of[day].n; k++)
			if (out->of[day].at[k].from == 0 && out->of[day].at[k].to == DAY_MINUTES)
				out->of[day].at[k].to = end;
}

bool hours_read(struct arena *a, const struct hour_words *words, const char *text,
		struct hours *out, const char **stray)
{
	struct hour_reading r = {.a = a, .words = words, .at = unicode_fold(a, text)};
	const char *all = r.at, *begin = all;
	bool fine = true;

	*out = (struct hours){0};
	vec_push(a, &r.items);
	next_token(&r);
	while (fine && r.token != TOKEN_END) {
		begin = r.start;
		fine = read_token(&r);
	}
	if (fine && settle_items(&r)) {
		fill_hours(&r, out);
		return true;
	}
	*stray = text_begin(a, fine ? all : begin, STRAY_LETTERS, "…");
	return false;
}

static bool is_in(const struct hours *h, enum day_kind day, int minute)
{
	for (size_t i = 0; i < h->of[day].n; i++)
		if (minute >= h->of[day].at[i].from && minute < h->of[day].at[i].to)
			return true;
	return false;
}

bool hours_hold(const struct hours *h, struct week_minute at)
{
	return is_in(h, at.day, at.minute) || is_in(h, at.before, at.minute + DAY_MINUTES);
}

bool hours_are_whole(const struct hours *h)
{
	for (int day = 0; day < DAY__MAX; day++)
		for (int minute = 0; minute < DAY_MINUTES; minute++)
			if (!is_in(h, (enum day_kind)day, minute))
				return false;
	return true;
}

static const char *single_day(const struct hour_words *words, unsigned bit)
{
	for (size_t i = 0; i < words->days.n; i++)
		if (words->days.at[i].mask == bit)
			return words->days.at[i].name;
	return "";
}

/* The last day of the run of weekdays that begins at `bit`. */
static unsigned run_end(unsigned mask, unsigned bit)
{
	while (bit << 1 < 1u << DAYS_WEEK && mask & bit << 1)
		bit <<= 1;
	return bit;
}

const char *hours_days(struct arena *a, const struct hour_words *words, unsigned mask)
{
	struct strbuf sb = strbuf_new(a);
	const char *name = single_day(words, mask);

	if (*name)
		return name;
	for (unsigned bit = 1; bit <= DAYS_ALL; bit <<= 1) {
		unsigned end = bit < 1u << DAYS_WEEK && mask & bit ? run_end(mask, bit) : bit;

		if (!(mask & bit))
			continue;
		name = single_day(words, bit);
		if (end > bit << 1)
			name = arena_concat(a, name, words->from, single_day(words, end),
					    words->until, (char *)NULL);
		strbuf_join(&sb, words->and, name);
		bit = end > bit << 1 ? end : bit;
	}
	return sb.text;
}

const char *hours_clock(struct arena *a, const struct hour_words *words, int minute)
{
	bool next = minute >= DAY_MINUTES && minute != DAY_MINUTES;
	int shown = next ? minute - DAY_MINUTES : minute;

	return arena_printf(a, "%s%s%d:%02d", next ? words->next : "", next ? " " : "",
			    shown / HOUR, shown % HOUR);
}
