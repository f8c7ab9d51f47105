/* SPDX-License-Identifier: MIT
 *
 * A text falls into runs of letters and runs of digits with points between them, so that Windows10,
 * 'Windows 10' and ＷＩＮＤＯＷＳ１０ have the same words.
 */
#include "model/ledger_words.h"

#include <ctype.h>
#include <stdbool.h>

#include "base/text.h"
#include "base/unicode.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A point belongs to a number that goes on behind it, or to the '.*' of a pattern. */
static size_t number_length(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]) || (n && s[n] == '.' && (is_digit(s[n + 1]) || s[n + 1] == '*')) ||
	       (n && s[n] == '*' && s[n - 1] == '.'))
		n++;
	return n;
}

static bool is_letter(const char *s)
{
	return (unsigned char)*s >= 0x80 || isalpha((unsigned char)*s);
}

/* Latin letters and others do not stand in one word: ESU契約 are two. */
static size_t letters_length(const char *s)
{
	bool is_latin = (unsigned char)*s < 0x80;
	const char *p = s;

	while (*p && is_letter(p) && ((unsigned char)*p < 0x80) == is_latin) {
		const char *next = p;

		if (text_is_space(text_next(&next)))
			break;
		p = next;
	}
	return (size_t)(p - s);
}

struct os_words os_words_of(struct arena *a, const char *text)
{
	struct os_words out = {0};
	const char *s = unicode_fold(a, text);

	while (*s) {
		size_t n = is_digit(*s) ? number_length(s) : letters_length(s);

		if (n)
			*vec_push(a, &out.at) = arena_strndup(a, s, n);
		else
			text_next(&s);
		s += n;
	}
	return out;
}
