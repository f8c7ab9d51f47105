/* SPDX-License-Identifier: MIT
 *
 * A cell is a word of the list, or begins with one: of those the longest, and a word of letters only
 * where it ends there. What follows a mark is the party's part, unless it is the sign of a note.
 */
#include "model/mark_words.h"

#include <string.h>

#include "base/text.h"
#include "base/unicode.h"

static const char *const names[] = {
	[SHARE_SILENT] = "silent",   [SHARE_NONE] = "none",     [SHARE_INFORMED] = "informed",
	[SHARE_SUPPORT] = "support", [SHARE_SECOND] = "second", [SHARE_SHARED] = "shared",
	[SHARE_ACT] = "act",         [SHARE_MAIN] = "main",
};

enum mark_rank mark_rank_of(const char *name)
{
	for (int i = SHARE_NONE; name && i < SHARE_RANK__MAX; i++)
		if (strcmp(names[i], name) == 0)
			return (enum mark_rank)i;
	return SHARE_RANK__MAX;
}

const char *mark_form(struct arena *a, const char *text)
{
	return text_squash(a, unicode_fold(a, text));
}

/* A letter, a kana or a kanji goes on with a word of its like. */
static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x3041 && c <= 0x30FF) ||
	       (c >= 0x3400 && c <= 0x9FFF);
}

static bool ends_there(const char *form, const char *rest)
{
	const char *next = rest;

	return !is_letter(text_last(form, form + strlen(form))) || !is_letter(text_next(&next));
}

/* ※1, *2, 注3, 1): a sign of a note, no words. */
static bool is_note_sign(const char *s)
{
	static const char *const signs[] = {"※", "*", "†", "注", "(", ")", "（", "）"};

	while (*s) {
		const char *before = s;

		for (size_t i = 0; i < ARRAY_LEN(signs); i++)
			if (text_starts(s, signs[i]))
				s += strlen(signs[i]);
		while (*s >= '0' && *s <= '9')
			s++;
		if (s == before)
			return false;
	}
	return true;
}

/* '（設定）' is 設定; ': 夜間のみ' is 夜間のみ. */
static const char *without_signs(struct arena *a, const char *s)
{
	static const char *const open[] = {"(", "（", ":", "：", "・", "、", "/", "／", "［", "["};
	static const char *const close[] = {")", "）", "］", "]"};
	bool opened = false;

	s = text_trim(a, s);
	for (size_t i = 0; i < ARRAY_LEN(open); i++)
		if (text_starts(s, open[i])) {
			opened = strchr("(（［[", *open[i]) && (i < 2 || i > 7);
			s = text_trim(a, s + strlen(open[i]));
			break;
		}
	for (size_t i = 0; opened && i < ARRAY_LEN(close); i++)
		if (text_ends(s, close[i]))
			return text_trim(a, arena_strndup(a, s, strlen(s) - strlen(close[i])));
	return s;
}

/* What of the cell stands behind the word; the cell is as people wrote it, the word folded. */
static const char *behind(struct arena *a, const char *cell, const char *form)
{
	const char *end = cell;

	while (*end && !text_equal(mark_form(a, arena_strndup(a, cell, (size_t)(end - cell))),
				   form))
		text_next(&end);
	return end;
}

struct mark_said mark_words_read(struct arena *a, const struct mark_words *words,
				   const char *cell)
{
	struct mark_said said = {0};
	const char *form = mark_form(a, cell), *best = NULL;
	size_t longest = 0;

	for (size_t i = 0; i < words->all.n; i++)
		for (size_t k = 0; k < words->all.at[i].words.n; k++) {
			const char *word = mark_form(a, words->all.at[i].words.at[k]);
			size_t n = strlen(word);

			if (mark_rank_of(words->all.at[i].as) == SHARE_RANK__MAX || n <= longest ||
			    !text_starts(form, word) || !ends_there(word, form + n))
				continue;
			longest = n;
			best = word;
			said.word = &words->all.at[i];
			said.printed = words->all.at[i].words.at[k];
		}
	if (!best)
		return said;
	const char *rest = without_signs(a, behind(a, text_trim(a, cell), best));

	if (!text_empty(rest) && !is_note_sign(unicode_fold(a, rest)))
		said.text = rest;
	if (said.word->text)
		said.text = text_trim(a, cell);
	return said;
}

static bool is_word_as(struct arena *a, const struct mark_words *words, const char *as,
		       const char *text)
{
	const char *form = mark_form(a, text);

	for (size_t i = 0; i < words->all.n; i++)
		for (size_t k = 0; k < words->all.at[i].words.n; k++)
			if (strcmp(words->all.at[i].as, as) == 0 &&
			    strcmp(mark_form(a, words->all.at[i].words.at[k]), form) == 0)
				return true;
	return false;
}

bool mark_words_both(struct arena *a, const struct mark_words *words, const char *cell)
{
	return is_word_as(a, words, "both", cell);
}

bool mark_words_other(struct arena *a, const struct mark_words *words, const char *head)
{
	return is_word_as(a, words, "other", head);
}
