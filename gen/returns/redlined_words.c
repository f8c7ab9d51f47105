/* SPDX-License-Identifier: MIT */
#include "returns/redlined_words.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

enum { DIGITS_MOST = 3 };

static bool is_blank(uint32_t c)
{
	return text_is_space(c) || c < ' ' || c == 0x00AD || c == 0x200B || c == 0x2060 ||
	       c == 0xFEFF;
}

static uint32_t plain_sign(uint32_t c)
{
	switch (c) {
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
		return '-';
	case 0x301C: case 0x223C:
		return 0xFF5E;
	case 0x2018: case 0x2019:
		return '\'';
	case 0x201C: case 0x201D:
		return '"';
	default:
		return c;
	}
}

const char *redlined_plain(struct arena *a, const char *text)
{
	char *out = arena_alloc(a, strlen(text) + 1);
	size_t n = 0;

	for (uint32_t c; (c = text_next(&text));)
		if (!is_blank(c))
			n += text_encode(plain_sign(c), out + n);
	return out;
}

size_t redlined_signs(const char *text, size_t len)
{
	const char *end = text + len;
	size_t n = 0;

	for (uint32_t c; text < end && (c = text_next(&text));)
		n += !is_blank(c);
	return n;
}

static bool is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static const char *skip_digits(const char *s)
{
	const char *next = s;
	int n = 0;

	while (n < DIGITS_MOST && is_digit(text_next(&next))) {
		s = next;
		n++;
	}
	return n ? s : NULL;
}

/* '(1)' in either width; NULL: none. */
static const char *skip_item(const char *s)
{
	const char *at = s;
	uint32_t c = text_next(&at);

	if (c != '(' && c != 0xFF08)
		return NULL;
	at = skip_digits(at);
	if (!at)
		return NULL;
	c = text_next(&at);
	return c == ')' || c == 0xFF09 ? at : NULL;
}

/* ア to ン, alone before a blank. */
static const char *skip_kana(const char *s)
{
	uint32_t c = text_next(&s);

	return c >= 0x30A2 && c <= 0x30F3 ? s : NULL;
}

static const char *skip_blanks(const char *s)
{
	const char *at = s;

	while (*s && is_blank(text_next(&at)))
		s = at;
	return s;
}

size_t redlined_label(const char *text, const char *wanted)
{
	const char *start = skip_blanks(text), *at, *end;

	if (wanted && *wanted && text_starts(start, wanted))
		return (size_t)(skip_blanks(start + strlen(wanted)) - text);
	at = skip_item(start);
	if (!at)
		at = skip_digits(start);
	if (!at)
		at = skip_kana(start);
	if (!at)
		return 0;
	end = skip_blanks(at);
	return end > at ? (size_t)(end - text) : 0;
}
