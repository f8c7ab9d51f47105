/* SPDX-License-Identifier: MIT
 *
 * Texts are walked character by character, never by regular expressions. A sentence ends at 。
 * outside of brackets; a word counts unless a longer one of its exceptions covers the place; an
 * anchor is a number with its unit, a word, or a party with a mark behind it.
 */
#include "derive/phrase.h"

#include <string.h>

#include "base/text.h"

enum { SHOWN = 20 };

static int depth_of(uint32_t c)
{
	switch (c) {
	case U'（':
	case U'「':
	case U'『':
		return 1;
	case U'）':
	case U'」':
	case U'』':
		return -1;
	default:
		return 0;
	}
}

const char *phrase_sentence(struct arena *a, const char **text)
{
	const char *start = *text;
	int depth = 0;

	for (uint32_t c; (c = text_next(text)) != 0;) {
		depth += depth_of(c);
		if (depth < 0)
			depth = 0;
		if (c == U'。' && depth == 0)
			break;
	}
	return *text > start ? arena_strndup(a, start, (size_t)(*text - start)) : NULL;
}

const char *phrase_beginning(struct arena *a, const char *text)
{
	const char *end = text;

	for (int i = 0; i < SHOWN; i++)
		text_next(&end);
	return *end ? arena_concat(a, arena_strndup(a, text, (size_t)(end - text)), "…",
				   (char *)NULL)
		    : text;
}

/* Whether the word at `at` is a part of a longer one. */
static bool is_excepted(const char *text, const char *at, const char *word,
			const struct word_list *except)
{
	for (size_t i = 0; i < except->n; i++) {
		const char *longer = except->at[i], *inside = strstr(longer, word);

		if (inside && at - text >= inside - longer &&
		    text_starts(at - (inside - longer), longer))
			return true;
	}
	return false;
}

const char *phrase_find(const char *text, const char *word, const struct word_list *except)
{
	for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
		if (!is_excepted(text, at, word, except))
			return at;
	return NULL;
}

static const char *longer_of(const char *a, const char *b)
{
	return a && strlen(a) >= strlen(b) ? a : b;
}

const char *phrase_starts(const char *text, const struct word_list *words)
{
	const char *found = NULL;

	for (size_t i = 0; i < words->n; i++)
		if (text_starts(text, words->at[i]))
			found = longer_of(found, words->at[i]);
	return found;
}

const char *phrase_ends(const char *text, const struct word_list *words)
{
	const char *found = NULL;

	for (size_t i = 0; i < words->n; i++)
		if (text_ends(text, words->at[i]))
			found = longer_of(found, words->at[i]);
	return found;
}

const char *phrase_party(const struct wording *rules, const char *text, const char *end,
			 const struct word_list *marks, const char **party)
{
	const char *found = NULL;

	for (size_t i = 0; i < rules->parties.n; i++) {
		const char *name = rules->parties.at[i];

		for (const char *at = strstr(text, name); at && (!end || at < end);
		     at = strstr(at + 1, name)) {
			if (!phrase_starts(at + strlen(name), marks) || (found && at <= found))
				continue;
			found = at;
			*party = name;
		}
	}
	return found;
}

static bool is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９');
}

/* '30日', '1.5時間' */
static bool has_quantity(const char *text, const struct word_list *units)
{
	bool after_digit = false;

	while (*text) {
		if (after_digit && phrase_starts(text, units))
			return true;
		after_digit = is_digit(text_next(&text));
	}
	return false;
}

static bool has_word(const char *text, const struct word_list *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (strstr(text, words->at[i]))
			return true;
	return false;
}

static bool names(const struct word_list *by, const char *id)
{
	for (size_t i = 0; i < by->n; i++)
		if (strcmp(by->at[i], id) == 0)
			return true;
	return false;
}

bool phrase_anchored(const struct wording *rules, const struct word_list *by, const char *text)
{
	for (size_t i = 0; i < rules->anchors.n; i++) {
		const struct wording_anchor *anchor = &rules->anchors.at[i];
		const char *party;

		if (names(by, anchor->id) &&
		    (has_quantity(text, &anchor->units) || has_word(text, &anchor->words) ||
		     phrase_party(rules, text, NULL, &anchor->marks, &party)))
			return true;
	}
	return false;
}
