/* SPDX-License-Identifier: MIT
 *
 * Look-ups in statements, and the scan for times: patterns are tried at each character, the longest
 * hit counts, so that 'N営業日以内' is not taken for 'N日以内'.
 */
#include "model/duties.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

const struct statement_form *statement_in(const struct statement *s, const char *position)
{
	for (size_t i = 0; i < s->forms.n; i++)
		if (strcmp(s->forms.at[i].position, position) == 0)
			return &s->forms.at[i];
	return NULL;
}

bool statement_binds(const struct statement_form *f)
{
	return strcmp(f->kind, "may") != 0 && strcmp(f->kind, "effect") != 0;
}

const struct statement *duties_find(const struct duties *d, const char *id)
{
	for (size_t i = 0; d && i < d->statements.n; i++)
		if (strcmp(d->statements.at[i].id, id) == 0)
			return &d->statements.at[i];
	return NULL;
}

static bool is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９');
}

/* Behind the placeholder at `text`; NULL when there is none. */
static const char *skip_placeholder(const char *text, const char *prefix)
{
	if (!text_starts(text, "{{") || !text_starts(text + 2, prefix))
		return NULL;
	const char *end = strstr(text, "}}");

	return end ? end + 2 : NULL;
}

static const char *skip_number(const char *text)
{
	const char *p = text, *next = text, *placeholder = skip_placeholder(text, "");

	if (placeholder)
		return placeholder;
	while (is_digit(text_next(&next)))
		p = next;
	return p > text ? p : NULL;
}

static const char *skip_unit(const struct duty_words *words, const char *text)
{
	size_t longest = 0;

	for (size_t i = 0; i < words->units.n; i++) {
		size_t n = strlen(words->units.at[i]);

		if (n > longest && text_starts(text, words->units.at[i]))
			longest = n;
	}
	return longest ? text + longest : NULL;
}

/* Behind the pattern when the text begins with it. */
static const char *match(const struct duty_words *words, const char *pattern, const char *text)
{
	while (text && *pattern) {
		const char *term = pattern[0] == '#' && pattern[1] == '@'
					   ? skip_placeholder(text, TERM_PREFIX)
					   : NULL;
		if (term) {
			text = term;
			pattern += 2;
			continue;
		}
		if (*pattern == '#')
			text = skip_number(text);
		else if (*pattern == '@')
			text = skip_unit(words, text);
		else
			text = *text == *pattern ? text + 1 : NULL;
		pattern++;
	}
	return text;
}

/* The first character, or as much of it as the pattern has. */
static bool begins_alike(const char *pattern, const char *text)
{
	for (int i = 0; i < 3 && pattern[i]; i++)
		if (pattern[i] != text[i])
			return false;
	return true;
}

/* With what patterns begin, unless with a number: a bit for each character, which some share. */
struct first_characters {
	uint64_t bits[16];
	bool any; /* one of them begins with anything */
};

static uint64_t *bits_of(struct first_characters *f, uint32_t c)
{
	return &f->bits[c / 64 % ARRAY_LEN(f->bits)];
}

static uint64_t bit_of(uint32_t c)
{
	return (uint64_t)1 << (c % 64);
}

static struct first_characters first_characters(const struct duty_strings *list)
{
	struct first_characters first = {0};

	for (size_t i = 0; i < list->n; i++) {
		const char *pattern = list->at[i];

		first.any = first.any || *pattern == '@';
		if (*pattern == '#' || *pattern == '@')
			continue;
		uint32_t c = text_next(&pattern);

		*bits_of(&first, c) |= bit_of(c);
	}
	return first;
}

/* At most places of a text none does. */
static bool may_begin(struct first_characters *f, uint32_t c)
{
	return f->any || (*bits_of(f, c) & bit_of(c));
}

static bool begins_number(uint32_t c)
{
	return c == '{' || is_digit(c);
}

/* `c`: the first character of the text. */
static const char *longest_match(const struct duty_words *words, const struct duty_strings *list,
				 const char *text, uint32_t c)
{
	bool number = begins_number(c);
	const char *longest = NULL;

	for (size_t i = 0; i < list->n; i++) {
		const char *pattern = list->at[i], *end = NULL;

		if (*pattern == '#' ? number : *pattern == '@' || begins_alike(pattern, text))
			end = match(words, pattern, text);
		if (end && (!longest || end > longest))
			longest = end;
	}
	return longest;
}

const char *duty_time_find(const struct duty_words *words, const char *text, bool forms,
			   const char **end)
{
	struct first_characters first = first_characters(&words->times);
	bool inside = false; /* of a number, whose rest is no number of its own */

	for (const char *next = text; *text; text = next) {
		uint32_t c = text_next(&next);

		bool begins = begins_number(c) || may_begin(&first, c);

		*end = begins && !(inside && is_digit(c))
			       ? longest_match(words, &words->times, text, c)
			       : NULL;
		if (!*end && forms)
			*end = longest_match(words, &words->time_forms, text, c);
		if (*end)
			return text;
		inside = is_digit(c);
	}
	return NULL;
}

/* What carries the sense: hiragana and marks do not. */
static bool carries(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0x4E00 && c <= 0x9FFF);
}

struct share_count {
	const char *text, *end;
	size_t all, found;
	const char *begin_last, *end_last; /* the last piece that stands in the text */
};

/* By its last byte, which tells characters of Japanese apart best; memmem would lay out a table. */
static const char *find_piece(const char *text, const char *text_end, const char *begin,
			      const char *end)
{
	size_t before = (size_t)(end - begin) - 1;
	const char *at = (size_t)(text_end - text) > before ? text + before : text_end;

	for (; (at = memchr(at, end[-1], (size_t)(text_end - at))) != NULL; at++)
		if (memcmp(at - before, begin, before) == 0)
			return at - before;
	return NULL;
}

static void count_piece(struct share_count *s, const char *begin, const char *end)
{
	s->all++;
	if (!find_piece(s->text, s->end, begin, end))
		return;
	s->found++;
	s->begin_last = begin;
	s->end_last = end;
}

/* The pairs of one run of such characters; a single one stands for itself. */
static void count_run(struct share_count *s, const char *begin, const char *end)
{
	const char *first = begin, *second = begin, *behind;

	text_next(&second);
	if (second == end)
		count_piece(s, begin, end);
	for (; second < end; text_next(&first), second = behind) {
		behind = second;
		text_next(&behind);
		count_piece(s, first, behind);
	}
}

static struct share_count count_shared(const char *words, const char *text)
{
	struct share_count s = {.text = text, .end = text + strlen(text)};
	const char *run = NULL, *p = words;

	for (const char *at = words; *at; at = p) {
		bool sense = carries(text_next(&p));

		if (sense && !run)
			run = at;
		if (!sense && run) {
			count_run(&s, run, at);
			run = NULL;
		}
	}
	if (run)
		count_run(&s, run, p);
	return s;
}

double duty_share(const char *words, const char *text)
{
	const struct share_count s = count_shared(words, text);

	return s.all ? (double)s.found / (double)s.all : 1;
}

const char *duty_share_last(const char *words, const char *text)
{
	const struct share_count s = count_shared(words, text);
	const char *last = NULL, *at = s.found ? s.text : NULL;

	while (at && (at = find_piece(at, s.end, s.begin_last, s.end_last))) {
		last = at;
		at += s.end_last - s.begin_last;
	}
	return last;
}

static size_t number_length(const char *s)
{
	return strspn(s, "0123456789.");
}

static bool is_number(const char *s)
{
	return *s && s[number_length(s)] == '\0';
}

/* What a period, or how often, can be: 100,000 hours are eleven years. */
static bool is_amount(const char *s)
{
	char *end;
	double n = strtod(s, &end);

	return end == s + number_length(s) && n > 0 && n < 100000;
}

/* The length of the longest unit at the beginning; 0: there is none. */
static size_t unit_length(const struct duty_words *words, const char *s)
{
	size_t longest = 0;

	for (size_t i = 0; i < words->units.n; i++) {
		const char *unit = words->units.at[i];

		if (text_starts(s, unit) && strlen(unit) > longest)
			longest = strlen(unit);
	}
	return longest;
}

/* Each number is an amount, and one of them has a unit behind it. */
static bool names_period(const struct duty_words *words, const char *text)
{
	bool found = false;

	for (const char *p = text; *p; p++) {
		size_t n = number_length(p);

		if (!n)
			continue;
		if (!is_amount(p))
			return false;
		found = found || unit_length(words, p + n);
		p += n - 1;
	}
	return found;
}

/* '翌営業日': a time of the texts without a number, with a unit in it. */
static bool names_day(const struct duty_words *words, const char *text)
{
	const char *end, *p = text;

	if (duty_time_find(words, text, false, &end) != text)
		return false;
	while (*p && !unit_length(words, p))
		p++;
	return *p && !text[strcspn(text, "0123456789")];
}

/* Texts of a contract have no marks of data, tags or placeholders, and no second line. */
static bool is_plain(const char *text)
{
	return *text != '-' && !strpbrk(text, "{}<>\"\\\t\r\n");
}

bool term_value_fits(const struct duty_words *words, const struct shared_term *t, const char *value)
{
	if (t->unit && is_number(value))
		return is_amount(value);
	return is_plain(value) && (names_period(words, value) || names_day(words, value));
}

const char *term_text(struct arena *a, const struct shared_term *t, const struct settings *own,
		      const char *position)
{
	const char *value = own ? settings_get(own, t->id) : NULL;

	if (!value)
		value = settings_get(&t->positions, position);
	if (!value)
		value = t->value;
	return t->unit && is_number(value) ? arena_concat(a, value, t->unit, (char *)NULL) : value;
}
