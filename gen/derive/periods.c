/* SPDX-License-Identifier: MIT
 *
 * A text is walked once: a number with the longest unit behind it is a period, and so is a word that
 * names one without a number.
 */
#include "derive/periods.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { LONGEST_NUMBER = 5 }; /* digits: 99,999 hours are eleven years */

static const struct chain_unit *unit_at(const struct call_chain *c, const char *s)
{
	const struct chain_unit *longest = NULL;

	for (size_t i = 0; i < c->units.n; i++) {
		const struct chain_unit *u = &c->units.at[i];

		if (text_starts(s, u->word) &&
		    (!longest || strlen(u->word) > strlen(longest->word)))
			longest = u;
	}
	return longest;
}

static bool starts_with_one(const struct chain_words *words, const char *s)
{
	for (size_t i = 0; i < words->n; i++)
		if (text_starts(s, words->at[i]))
			return true;
	return false;
}

/* The number with its unit at `s`; false when there is none, or it lies before something. */
static bool number_at(const struct call_chain *c, const char *s, struct named_period *out)
{
	size_t digits = strspn(s, "0123456789");
	const struct chain_unit *u =
		digits && digits <= LONGEST_NUMBER ? unit_at(c, s + digits) : NULL;

	if (!u)
		return false;
	const char *end = s + digits + strlen(u->word);

	*out = (struct named_period){{atoi(s), u->of}, starts_with_one(&c->every, end), s, end};
	return !starts_with_one(&c->before, end);
}

static bool word_at(const struct call_chain *c, const char *s, struct named_period *out)
{
	for (size_t i = 0; i < c->times.n; i++) {
		const struct chain_time *t = &c->times.at[i];

		if (!text_starts(s, t->word))
			continue;
		*out = (struct named_period){t->period, false, s, s + strlen(t->word)};
		return true;
	}
	return false;
}

struct periods periods_in(struct arena *a, const struct call_chain *c, const char *words)
{
	struct periods out = {0};
	struct named_period p;

	while (*words) {
		size_t digits = strspn(words, "0123456789");

		if (number_at(c, words, &p) || word_at(c, words, &p)) {
			*vec_push(a, &out.all) = p;
			words = p.end;
		} else {
			words += digits ? digits : 1;
		}
	}
	return out;
}

const struct named_period *periods_longest(const struct periods *all)
{
	const struct named_period *longest = all->all.at;

	for (size_t i = 1; i < all->all.n; i++)
		if (period_compare(&all->all.at[i].period, &longest->period) > 0)
			longest = &all->all.at[i];
	return all->all.n ? longest : NULL;
}

bool periods_have(const struct periods *all, const struct period *p)
{
	for (size_t i = 0; i < all->all.n; i++)
		if (period_equal(&all->all.at[i].period, p))
			return true;
	return false;
}

const char *period_words(struct arena *a, const struct call_chain *c, const struct period *p)
{
	for (size_t i = 0; i < c->units.n; i++)
		if (c->units.at[i].of == p->unit)
			return arena_printf(a, "%d%s", p->count, c->units.at[i].word);
	return arena_printf(a, "%d %s", p->count, period_unit_names[p->unit]);
}
