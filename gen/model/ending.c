/* SPDX-License-Identifier: MIT
 *
 * A text is trimmed and its last characters are looked at: full stop, closing bracket, noun,
 * hiragana, an open bracket. A list counts its bullets: one that is announced and has a single item
 * without an end was cut. What is odd for prose is normal among headings, so that the column's
 * other texts decide in doubt.
 */
#include "model/ending.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "base/arena.h"
#include "base/text.h"

/* A stretch of a text: one line or the whole. */
struct text_span {
	const char *start, *end;
};

static bool stands_in(uint32_t c, const char32_t *set)
{
	for (; *set; set++)
		if (*set == c)
			return true;
	return false;
}

static uint32_t last_of(struct text_span s)
{
	return text_last(s.start, s.end);
}

static struct text_span without_last(struct text_span s)
{
	do
		s.end--;
	while (s.end > s.start && ((unsigned char)*s.end & 0xC0) == 0x80);
	return s;
}

static struct text_span trim_end(struct text_span s)
{
	while (s.end > s.start && text_is_space(last_of(s)))
		s = without_last(s);
	return s;
}

static bool span_ends(struct text_span s, const char *suffix)
{
	size_t n = strlen(suffix);

	return (size_t)(s.end - s.start) >= n && memcmp(s.end - n, suffix, n) == 0;
}

/* Full- and half-width brackets are mixed in print, so only their number counts. */
static bool has_open_bracket(struct text_span s)
{
	int open = 0;

	for (const char *p = s.start; p < s.end;) {
		uint32_t c = text_next(&p);

		open += stands_in(c, U"（(「『［[【") - (open > 0 && stands_in(c, U"）)」』］]】"));
	}
	return open > 0;
}

/* A full stop, also inside a closing bracket. */
static bool ends_sentence(struct text_span s)
{
	while (s.end > s.start && stands_in(last_of(s), U"）)」』］]】"))
		s = without_last(s);
	return stands_in(last_of(s), U"。．.！？!?");
}

static bool ends_in_bracket(struct text_span s)
{
	return stands_in(last_of(s), U"）)」』］]】");
}

static bool ends_in_hiragana(struct text_span s)
{
	uint32_t c = last_of(s);

	return c >= 0x3041 && c <= 0x309F;
}

/* Nouns in hiragana that may end a list item. */
static bool ends_in_noun(struct text_span s)
{
	static const char *const nouns[] = {"こと", "もの", "など", "とき",   "ところ",
					    "ほか", "たび", "あと", "まとめ", "しくみ"};

	for (size_t i = 0; i < ARRAY_LEN(nouns); i++)
		if (span_ends(s, nouns[i]))
			return true;
	return false;
}

static bool is_bullet(const char *p)
{
	return stands_in(text_next(&p), U"・･•●○■□-");
}

/*
 * The last line that starts with a bullet; `items` counts them, `sentences` those before it that
 * end as sentences.
 */
static bool find_last_item(struct text_span whole, struct text_span *last, size_t *items,
			   size_t *sentences)
{
	*items = *sentences = 0;
	for (const char *p = whole.start; p && p < whole.end;) {
		const char *end = memchr(p, '\n', (size_t)(whole.end - p));
		struct text_span line = trim_end((struct text_span){p, end ? end : whole.end});

		if (is_bullet(p)) {
			*sentences += *items && ends_sentence(*last);
			*items += 1;
			*last = line;
		}
		p = end ? end + 1 : NULL;
	}
	return *items && last->end == whole.end;
}

/* Style of the list itself: items that end as sentences, or headings. */
static enum ending list_ending(struct text_span last, size_t items, size_t sentences)
{
	if (sentences || (ends_in_hiragana(last) && !ends_in_noun(last)))
		return ENDING_IN_SENTENCE;
	return items == 1 ? ENDING_IN_LIST : ENDING_WHOLE;
}

static bool are_sentences(const struct ending_style *style)
{
	return 2 * style->sentences > style->texts;
}

enum ending ending_of(const char *text, const struct ending_style *style)
{
	struct text_span whole = trim_end((struct text_span){text, text + strlen(text)}), last;
	size_t items, sentences;

	if (whole.end == whole.start)
		return ENDING_WHOLE;
	if (stands_in(last_of(whole), U"、，,") || has_open_bracket(whole))
		return ENDING_IN_SENTENCE;
	if (ends_sentence(whole))
		return ENDING_WHOLE;
	if (find_last_item(whole, &last, &items, &sentences))
		return list_ending(last, items, sentences);
	if (ends_in_bracket(whole))
		return ENDING_WHOLE;
	if (are_sentences(style))
		return ENDING_IN_SENTENCE;
	return stands_in(last_of(whole), U"のをはがへや") && !ends_in_noun(whole)
		       ? ENDING_IN_SENTENCE
		       : ENDING_WHOLE;
}

void ending_learn(struct ending_style *style, const char *text)
{
	if (text_empty(text))
		return;
	struct text_span whole = trim_end((struct text_span){text, text + strlen(text)});

	style->texts++;
	style->sentences += ends_sentence(whole);
}
