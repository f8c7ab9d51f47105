/* SPDX-License-Identifier: MIT
 *
 * A text is walked once: a number with the longest unit behind it is a period, and so is a word
 * that names one without a number.
 */
#include "derive/periods.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { LONGEST_NUMBER = 5 }; /* digits: 99,999 hours are eleven years */

/* A word for a unit, from either file. */
struct unit_word {
	const char *word; /* NULL: there is none */
	enum period_unit of;
};

static size_t count_units(const struct library *l)
{
	return l->chain.units.n + l->calendar.units.n;
}

static struct unit_word nth_unit(const struct library *l, size_t i)
{
	const struct calendar_unit *u;

	if (i < l->chain.units.n)
		return (struct unit_word){l->chain.units.at[i].word, l->chain.units.at[i].of};
	u = &l->calendar.units.at[i - l->chain.units.n];
	return (struct unit_word){u->word, period_unit_find(u->unit)};
}

static struct unit_word unit_at(const struct library *l, const char *s)
{
	struct unit_word longest = {0};

	for (size_t i = 0; i < count_units(l); i++) {
		const struct unit_word u = nth_unit(l, i);

		if (text_starts(s, u.word) &&
		    (!longest.word || strlen(u.word) > strlen(longest.word)))
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
static bool number_at(const struct library *l, const char *s, struct named_period *out)
{
	size_t digits = strspn(s, "0123456789");
	const struct unit_word u = unit_at(l, s + digits);

	if (!digits || digits > LONGEST_NUMBER || !u.word)
		return false;
	const char *end = s + digits + strlen(u.word);

	*out = (struct named_period){
		{atoi(s), u.of}, starts_with_one(&l->chain.every, end), s, end};
	return !starts_with_one(&l->chain.before, end);
}

static bool word_at(const struct library *l, const char *s, struct named_period *out)
{
	for (size_t i = 0; i < l->chain.times.n; i++) {
		const struct chain_time *t = &l->chain.times.at[i];

		if (!text_starts(s, t->word))
			continue;
		*out = (struct named_period){t->period, false, s, s + strlen(t->word)};
		return true;
	}
	return false;
}

struct periods periods_in(struct arena *a, const struct library *l, const char *words)
{
	struct periods out = {0};
	struct named_period p;

	while (*words) {
		size_t digits = strspn(words, "0123456789");

		if (number_at(l, words, &p) || word_at(l, words, &p)) {
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

const char *period_words(struct arena *a, const struct library *l, const struct period *p)
{
	for (size_t i = 0; i < count_units(l); i++)
		if (nth_unit(l, i).of == p->unit)
			return arena_printf(a, "%d%s", p->count, nth_unit(l, i).word);
	return arena_printf(a, "%d %s", p->count, period_unit_names[p->unit]);
}
