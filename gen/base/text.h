/* SPDX-License-Identifier: MIT
 *
 * UTF-8 text without a library: validation at the door, stepping, trimming, comparing, joining of
 * wrapped lines. All strings are NUL-ended UTF-8 that was validated once; nothing here changes a
 * string in place.
 */
#ifndef BUNKAI_BASE_TEXT_H
#define BUNKAI_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * True when all `len` bytes are well-formed UTF-8 (RFC 3629); otherwise *bad is the offset of the
 * first bad byte.
 */
bool text_is_utf8(const char *s, size_t len, size_t *bad);

/* What text_next does with sequences of two or four bytes, and with a text that is not valid. */
uint32_t text_next_other(const char **s);

/*
 * The code point at *s, moving *s behind it; 0 at the end (*s stays). The text must be valid. Layout
 * asks for each character several times: ASCII and kanji are read where the question is asked.
 */
static inline uint32_t text_next(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;

	if (*p < 0x80) {
		*s += *p != 0;
		return *p;
	}
	if ((*p & 0xF0) != 0xE0 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
		return text_next_other(s);
	*s += 3;
	return (*p & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

/* The last code point before `end` in a text that starts at `start`; 0 when empty. */
uint32_t text_last(const char *start, const char *end);

/* Appends the UTF-8 form of one code point at `out` (4 bytes of room); returns its length. */
size_t text_encode(uint32_t c, char out[4]);

size_t text_length(const char *s); /* in code points */

/* The text in one line and, where it is longer than that, `most` code points, `more` the last. */
const char *text_begin(struct arena *a, const char *s, size_t most, const char *more);

/* White space: blank, tab, CR, LF, U+3000, U+00A0. */
bool text_is_space(uint32_t c);

/*
 * Kana, kanji, Japanese punctuation and full- or half-width forms: what is set without blanks
 * between.
 */
bool text_is_japanese(uint32_t c);

char *text_trim(struct arena *a, const char *s);

/* Without any white space: the form in which two printings of a cell are compared. */
char *text_squash(struct arena *a, const char *s);

bool text_empty(const char *s); /* NULL, "" or white space only */
bool text_starts(const char *s, const char *prefix);
bool text_ends(const char *s, const char *suffix);
bool text_equal(const char *a, const char *b); /* NULL equals NULL only */

/*
 * True when the whole text is as the pattern says, in which * stands for any letters, or none, and ?
 * for a single one. The pattern of the other ends before `end`.
 */
bool text_matches(const char *s, const char *pattern);
bool text_matches_part(const char *s, const char *pattern, const char *end);

/* Compares like strcmp, but runs of ASCII digits by their value, so R9 < R10. */
int text_compare_natural(const char *a, const char *b);

/* A copy with every `from` replaced by `to`. */
char *text_replace(struct arena *a, const char *s, const char *from, const char *to);

/*
 * A copy with {{first}} and {{second}} replaced; names and values may be NULL. Values are not
 * looked into.
 */
char *text_fill(struct arena *a, const char *s, const char *first, const char *value,
		const char *second, const char *other);

/*
 * Joins two pieces of a cell that was wrapped over lines: nothing between Japanese, one blank
 * between Latin words, and the line break is kept before a bullet (・ ･ • ※) that starts the second
 * piece.
 */
const char *text_wrap_joint(const char *first, const char *second);

#endif
