/* SPDX-License-Identifier: MIT
 *
 * A number, then the longest unit of any clock: 営業日 before 日 would be cut off, and か月 begins with
 * no number.
 */
#include "derive/time_limit.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* The entry of one of the clocks that the text begins with, the longest of all; NULL: none. */
static const struct setting *begins_with(const struct duty_words *words, const char *text,
					 bool with_number, const struct duty_clock **of)
{
	const struct setting *best = NULL;

	for (size_t i = 0; i < words->clocks.n; i++) {
		const struct duty_clock *c = &words->clocks.at[i];
		const struct settings *list = with_number ? &c->units : &c->words;

		for (size_t k = 0; k < list->all.n; k++) {
			const struct setting *s = &list->all.at[k];

			if (!text_starts(text, s->name) ||
			    (best && strlen(s->name) <= strlen(best->name)))
				continue;
			best = s;
			*of = c;
		}
	}
	return best;
}

/* An amount of time: a number with a unit behind it. */
struct amount {
	const char *begin, *end;
	const struct duty_clock *clock;
	long minutes;
};

static bool find_amount(const struct duty_words *words, const char *text, struct amount *out)
{
	for (; *text; text++) {
		size_t digits = strspn(text, "0123456789");
		const struct setting *unit =
			digits ? begins_with(words, text + digits, true, &out->clock) : NULL;

		if (unit) {
			out->begin = text;
			out->end = text + digits + strlen(unit->name);
			out->minutes = strtol(text, NULL, 10) * strtol(unit->value, NULL, 10);
			return true;
		}
		text += digits ? digits - 1 : 0;
	}
	return false;
}

const char *time_limit_amount(const struct duty_words *words, const char *text, const char **end)
{
	struct amount found = {0};

	if (!find_amount(words, text, &found))
		return NULL;
	*end = found.end;
	return found.begin;
}

static bool begins_with_any(const char *text, const struct duty_strings *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (text_starts(text, list->at[i]))
			return true;
	return false;
}

static struct time_limit by_word(const struct duty_words *words, const char *text)
{
	for (; *text; text++) {
		const struct duty_clock *clock;
		const struct setting *word = begins_with(words, text, false, &clock);

		if (word)
			return (struct time_limit){.clock = clock,
						   .minutes = strtol(word->value, NULL, 10)};
	}
	return (struct time_limit){0};
}

struct time_limit time_limit_of(const struct duty_words *words, const char *text)
{
	struct amount found = {0};

	for (const char *at = text; find_amount(words, at, &found); at = found.end)
		if (begins_with_any(found.end, &words->limits))
			return (struct time_limit){found.clock, found.minutes,
						   begins_with_any(found.end, &found.clock->back)};
	return by_word(words, text);
}

bool time_limit_moves(const struct time_limit *p, const char *act)
{
	if (!p->clock || !p->clock->papers_by || p->back)
		return false;
	for (size_t i = 0; i < p->clock->papers.n; i++)
		if (strstr(act, p->clock->papers.at[i]))
			return true;
	return false;
}

const char *time_limit_nights(const struct time_limit *p, const char *act)
{
	if (!p->clock)
		return "";
	if (p->clock->papers_name && time_limit_moves(p, act))
		return p->clock->papers_name;
	return p->clock->name ? p->clock->name : "";
}
