/* SPDX-License-Identifier: MIT
 *
 * A text is a row of runs (kanji, katakana, latin, digits, side by side), hiragana, signs and the
 * four words that join things. Runs begin a word and hiragana ends it, so that a joint lies before
 * a run, around a sign, around a joining word, and between a run and a particle.
 */
#include "amend/joints.h"

#include <string.h>

#include "base/text.h"

enum letter { LETTER_RUN, LETTER_HIRAGANA, LETTER_SIGN, LETTER_JOINING };

static const char signs[] = "、。，．・；？！（）()「」『』［］[]【】〈〉《》“”\"";

/* They stand between two things and belong to neither. */
static const char *const joining[] = {"及び", "並びに", "又は", "若しくは"};

static const char *const particles[] = {"は", "が", "を", "に",   "の",   "と",
					"で", "も", "へ", "から", "まで", "より"};

/* The beginnings of verbs' ends that look like a particle: 上がる, 積もる. */
static const char *const endings[] = {"がる", "がり", "がっ", "がれ", "がら",
				      "がろ", "もる", "もり", "もっ", "もれ"};

/* Alone they are the beginning of a word: 特に, 最も. */
static const char adverbs[] = "更特常既単共最我専故仮現正殊直";

static const char counted[] = "かヶカケ", numbered[] = "条項号章";

static const char *starts_with_any(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_starts(s, words[i]))
			return words[i];
	return NULL;
}

static bool is_among(uint32_t c, const char *set)
{
	for (const char *at = set; *at;)
		if (text_next(&at) == c)
			return true;
	return false;
}

static bool is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static enum letter letter_of(uint32_t c)
{
	if (text_is_space(c) || is_among(c, signs))
		return LETTER_SIGN;
	return c >= 0x3041 && c <= 0x309F ? LETTER_HIRAGANA : LETTER_RUN;
}

/* か of 3か月, の of 第103条の2: it holds both sides together. */
static bool holds_together(uint32_t before, uint32_t c, uint32_t after)
{
	if (is_digit(before) && is_among(c, counted))
		return letter_of(after) == LETTER_RUN;
	return c == 0x306E && is_among(before, numbered) && is_digit(after);
}

/* The letters of a text, a byte each: a letter's first byte says what it is, the others too. */
static unsigned char *read_letters(struct arena *a, const char *text)
{
	unsigned char *letters = arena_alloc(a, strlen(text) + 1);
	uint32_t before = 0;

	for (const char *at = text; *at;) {
		const char *start = at, *word = starts_with_any(at, joining, ARRAY_LEN(joining));
		uint32_t c = text_next(&at);
		const char *next = at;
		enum letter is = word ? LETTER_JOINING : letter_of(c);

		if (word)
			at = start + strlen(word);
		else if (holds_together(before, c, text_next(&next)))
			is = LETTER_RUN;
		memset(letters + (start - text), (int)is, (size_t)(at - start));
		before = c;
	}
	return letters;
}

/* Whether the run that ends here is one letter that begins a word of its own. */
static bool is_adverb(const char *text, const unsigned char *letters, size_t end)
{
	size_t start = end;

	while (start > 0 && letters[start - 1] == LETTER_RUN)
		start--;
	const char *at = text + start;
	uint32_t c = text_next(&at);

	return (size_t)(at - text) == end && is_among(c, adverbs);
}

static bool is_run(uint32_t c)
{
	return c && letter_of(c) == LETTER_RUN;
}

bool joints_is_dependent(const char *text, size_t at)
{
	const char *next = text + at;
	uint32_t before = text_last(text, next), c = text_next(&next);

	return c == 0x3001 || c == 0x3002 ||
	       (is_run(before) && letter_of(c) == LETTER_HIRAGANA &&
		!starts_with_any(text + at, joining, ARRAY_LEN(joining)));
}

static bool is_before_particle(const char *text, const unsigned char *letters, size_t at)
{
	return starts_with_any(text + at, particles, ARRAY_LEN(particles)) &&
	       !starts_with_any(text + at, endings, ARRAY_LEN(endings)) &&
	       !is_adverb(text, letters, at);
}

static bool is_joint(const char *text, const unsigned char *letters, size_t at)
{
	enum letter before = letters[at - 1], after = letters[at];

	if (before == LETTER_SIGN || after == LETTER_SIGN)
		return true;
	/* two of them side by side (及び並びに) are still two words */
	if (before == LETTER_JOINING || after == LETTER_JOINING)
		return before != after ||
		       starts_with_any(text + at, joining, ARRAY_LEN(joining)) != NULL;
	if (before == LETTER_HIRAGANA)
		return after == LETTER_RUN;
	return after == LETTER_HIRAGANA && is_before_particle(text, letters, at);
}

const bool *joints_find(struct arena *a, const char *text)
{
	size_t len = strlen(text);
	unsigned char *letters = read_letters(a, text);
	bool *joints = arena_alloc(a, len + 1);

	for (const char *at = text; *at; text_next(&at)) {
		size_t i = (size_t)(at - text);

		joints[i] = i == 0 || is_joint(text, letters, i);
	}
	joints[len] = true;
	return joints;
}

static int depth_of(uint32_t c)
{
	return c == 0x300C || c == 0xFF08 ? 1 : c == 0x300D || c == 0xFF09 ? -1 : 0;
}

struct sentence_ends joints_sentences(struct arena *a, const char *text)
{
	struct sentence_ends ends = {0};
	int depth = 0;

	for (const char *at = text; *at;) {
		uint32_t c = text_next(&at);

		depth += depth_of(c);
		if ((c == 0x3002 && depth <= 0) || !*at)
			*vec_push(a, &ends.all) = (size_t)(at - text);
	}
	return ends;
}

bool joints_are_closed(const char *text)
{
	int quotes = 0, brackets = 0;
	uint32_t c;

	while ((c = text_next(&text))) {
		quotes += c == 0x300C ? 1 : c == 0x300D ? -1 : 0;
		brackets += c == 0xFF08 ? 1 : c == 0xFF09 ? -1 : 0;
		if (quotes < 0 || brackets < 0)
			return false;
	}
	return quotes == 0 && brackets == 0;
}
