/* SPDX-License-Identifier: MIT
 *
 * A text is read stretch by stretch: one begins with a character of the companion's, goes on over
 * single blanks and the circled numbers of keys, and ends before whatever else comes. Then it is
 * known whether it is a word, and its bytes are marked.
 */
#include "type/latin.h"

#include <string.h>

#include "base/text.h"

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* × and ÷ stand among the letters of Latin-1. */
static bool is_letter(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}

static bool is_of_companion(uint32_t c)
{
	return (c > ' ' && c < 0x7F) || is_letter(c);
}

/* ④ in R24/④-1: drawn like Japanese, but the key is one word. */
static bool is_circled(uint32_t c)
{
	return c >= 0x2460 && c <= 0x2473;
}

struct latin_stretch {
	const char *to; /* behind its last character */
	bool word, number; /* what its first letter or digit is */
};

/* From a character of the companion's on. */
static struct latin_stretch read_stretch(const char *from)
{
	struct latin_stretch s = {.to = from};
	bool blank = false;
	uint32_t c;

	for (const char *p = from; (c = text_next(&p));) {
		if (c == ' ' && !blank) {
			blank = true;
			continue;
		}
		if (!is_of_companion(c) && (blank || !is_circled(c)))
			break;
		blank = false;
		s.word = s.word || (!s.number && is_letter(c));
		s.number = s.number || (!s.word && is_digit(c));
		s.to = p;
	}
	return s;
}

static void mark(bool *latin, const char *text, const struct latin_stretch *s, const char *from)
{
	while (from < s->to) {
		const char *at = from;
		uint32_t c = text_next(&from);

		for (; at < from; at++)
			latin[at - text] = !is_circled(c);
	}
}

const bool *latin_find(struct arena *a, const char *text, bool words)
{
	bool *latin = NULL;
	uint32_t c;

	for (const char *p = text, *at = p; (c = text_next(&p)); at = p) {
		if (!is_of_companion(c))
			continue;
		struct latin_stretch s = read_stretch(at);

		p = s.to;
		if (!s.word && (words || !s.number))
			continue;
		if (!latin)
			latin = arena_alloc(a, strlen(text) * sizeof *latin);
		mark(latin, text, &s, at);
	}
	return latin;
}

const bool *latin_copy(struct arena *a, const bool *latin, size_t len)
{
	if (!latin || !memchr(latin, true, len))
		return NULL;
	bool *copy = arena_alloc(a, len * sizeof *copy);

	memcpy(copy, latin, len * sizeof *copy);
	return copy;
}
