/* SPDX-License-Identifier: MIT
 *
 * The words of an operating system stand in the text one behind the other, with others between
 * them: 'Windows 10 Pro 22H2'. More words win, so that a version counts before the product, and
 * what has no date of its own (LTSC) before what would have one.
 */
#include "derive/os_match.h"

#include <string.h>

#include "base/text.h"

/* 7.* is 7 and 7.9; other words are the same or not. */
static bool is_word(const char *pattern, const char *word)
{
	size_t n = strlen(pattern);

	if (n < 2 || strcmp(pattern + n - 2, ".*") != 0)
		return strcmp(pattern, word) == 0;
	return strncmp(pattern, word, n - 2) == 0 && (!word[n - 2] || word[n - 2] == '.');
}

static bool fits(const struct os_words *form, const struct os_words *text)
{
	size_t k = 0;

	for (size_t i = 0; i < text->at.n && k < form->at.n; i++)
		k += is_word(form->at.at[k], text->at.at[i]);
	return k && k == form->at.n;
}

/* The most words of a form that the text has; 0: none. */
static size_t weigh(const struct os_support *x, const struct os_words *text)
{
	size_t best = 0;

	for (size_t i = 0; i < x->forms.n; i++)
		if (x->forms.at[i].at.n > best && fits(&x->forms.at[i], text))
			best = x->forms.at[i].at.n;
	return best;
}

const struct os_support *os_match(struct arena *a, const struct library *l, const char *text)
{
	const struct os_words words = os_words_of(a, text ? text : "");
	const struct os_support *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < l->os_support.n; i++) {
		size_t n = weigh(&l->os_support.at[i], &words);

		if (n && n == most)
			best = NULL;
		else if (n > most) {
			best = &l->os_support.at[i];
			most = n;
		}
	}
	return best;
}
