/* SPDX-License-Identifier: MIT
 *
 * Everything steps by code points through text_next, which trusts the validation at the door.
 * Natural order compares runs of digits as numbers of any length. Nothing here knows a locale.
 */
#include "base/text.h"

#include <string.h>

#include "base/strbuf.h"

/*
 * Length of a sequence by its first byte; 0 where no sequence may start (RFC 3629, table in section
 * 4).
 */
static size_t sequence_length(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* Overlong forms, surrogates and values beyond U+10FFFF are all decided by the second byte. */
static bool second_byte_ok(unsigned char first, unsigned char second)
{
	unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
	unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;

	return second >= low && second <= high;
}

bool text_is_utf8(const char *s, size_t len, size_t *bad)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	while (i < len) {
		size_t n = sequence_length(p[i]);
		bool ok = n && n <= len - i && (n == 1 || second_byte_ok(p[i], p[i + 1]));

		for (size_t k = 2; ok && k < n; k++)
			ok = (p[i + k] & 0xC0) == 0x80;
		if (!ok) {
			if (bad)
				*bad = i;
			return false;
		}
		i += n;
	}
	return true;
}

uint32_t text_next_other(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;
	static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};

	if (!*p)
		return 0;
	size_t n = sequence_length(*p);
	uint32_t c = n ? *p & mask[n] : 0xFFFD;
	size_t k = 1;

	for (; k < n && (p[k] & 0xC0) == 0x80; k++)
		c = c << 6 | (p[k] & 0x3F);
	*s += k;
	return c;
}

uint32_t text_last(const char *start, const char *end)
{
	if (end == start)
		return 0;
	const char *p = end - 1;

	while (p > start && ((unsigned char)*p & 0xC0) == 0x80)
		p--;
	return text_next(&p);
}

size_t text_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

	for (size_t k = n - 1; k > 0; k--) {
		out[k] = (char)(0x80 | (c & 0x3F));
		c >>= 6;
	}
	out[0] = (char)(lead[n] | c);
	return n;
}

size_t text_length(const char *s)
{
	size_t n = 0;

	while (text_next(&s))
		n++;
	return n;
}

const char *text_begin(struct arena *a, const char *s, size_t most, const char *more)
{
	const char *line = text_replace(a, s, "\n", "\u3000"), *end = line;
	size_t marks = text_length(more);

	if (text_length(line) <= most)
		return line;
	for (size_t i = marks; i < most; i++)
		text_next(&end);
	return arena_concat(a, arena_strndup(a, line, (size_t)(end - line)), more, (char *)NULL);
}

bool text_is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x3000 || c == 0xA0;
}

bool text_is_japanese(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF) ||
	       (c >= 0x2460 && c <= 0x24FF) || c == 0x203B || c == 0x2026;
}

char *text_trim(struct arena *a, const char *s)
{
	const char *end, *p = s;
	uint32_t c;

	while (text_is_space((c = text_next(&p))))
		s = p;
	end = s;
	for (p = s; (c = text_next(&p));)
		if (!text_is_space(c))
			end = p;
	return arena_strndup(a, s, (size_t)(end - s));
}

char *text_squash(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1), *end = out;
	const char *from = s;
	uint32_t c;

	while ((c = text_next(&s))) {
		if (!text_is_space(c)) {
			memcpy(end, from, (size_t)(s - from));
			end += s - from;
		}
		from = s;
	}
	return out;
}

bool text_empty(const char *s)
{
	uint32_t c;

	if (!s)
		return true;
	while ((c = text_next(&s)))
		if (!text_is_space(c))
			return false;
	return true;
}

bool text_starts(const char *s, const char *prefix)
{
	while (*prefix && *s == *prefix) { /* asked very often, and mostly the first byte tells */
		s++;
		prefix++;
	}
	return !*prefix;
}

bool text_ends(const char *s, const char *suffix)
{
	size_t n = strlen(s), k = strlen(suffix);

	return k <= n && memcmp(s + n - k, suffix, k) == 0;
}

bool text_equal(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* The last * takes one letter more each time that what stands behind it does not fit. */
bool text_matches_part(const char *s, const char *pattern, const char *end)
{
	const char *star = NULL, *from = NULL;

	while (*s) {
		if (pattern < end && *pattern == '*') {
			star = ++pattern;
			from = s;
		} else if (pattern < end && *pattern == '?') {
			pattern++;
			text_next(&s);
		} else if (pattern < end && *pattern == *s) {
			pattern++;
			s++;
		} else if (star) {
			pattern = star;
			text_next(&from);
			s = from;
		} else {
			return false;
		}
	}
	while (pattern < end && *pattern == '*')
		pattern++;
	return pattern == end;
}

bool text_matches(const char *s, const char *pattern)
{
	return text_matches_part(s, pattern, pattern + strlen(pattern));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Compares the digit runs at *a and *b by value and moves both behind them. */
static int compare_numbers(const char **a, const char **b)
{
	while (**a == '0')
		++*a;
	while (**b == '0')
		++*b;
	size_t n = strspn(*a, "0123456789"), m = strspn(*b, "0123456789");
	int order = n != m ? (n < m ? -1 : 1) : strncmp(*a, *b, n);

	*a += n;
	*b += m;
	return order;
}

int text_compare_natural(const char *a, const char *b)
{
	const char *x = a, *y = b;

	while (*x && *y) {
		int order = 0;

		if (is_digit(*x) && is_digit(*y))
			order = compare_numbers(&x, &y);
		else
			order = (unsigned char)*x++ - (unsigned char)*y++;
		if (order)
			return order;
	}
	return *x ? 1 : *y ? -1 : strcmp(a, b);
}

char *text_replace(struct arena *a, const char *s, const char *from, const char *to)
{
	if (!strstr(s, from))
		return arena_strdup(a, s);
	struct strbuf sb = strbuf_new(a);
	size_t n = strlen(from);

	for (const char *hit; (hit = strstr(s, from)); s = hit + n) {
		strbuf_add_bytes(&sb, s, (size_t)(hit - s));
		strbuf_add(&sb, to);
	}
	strbuf_add(&sb, s);
	return sb.text;
}

static bool is_bullet(uint32_t c)
{
	return c == 0x30FB || c == 0xFF65 || c == 0x2022 || c == 0x203B;
}

/* The length of {{name}} at `s`; 0 when it is not there. */
static size_t placeholder_length(const char *s, const char *name)
{
	size_t len = name ? strlen(name) : 0;

	return name && text_starts(s, "{{") && strncmp(s + 2, name, len) == 0 &&
			       text_starts(s + 2 + len, "}}")
		       ? len + 4
		       : 0;
}

char *text_fill(struct arena *a, const char *s, const char *first, const char *value,
		const char *second, const char *other)
{
	struct strbuf sb = strbuf_new(a);

	while (*s) {
		size_t one = placeholder_length(s, first), two = placeholder_length(s, second);

		if (one)
			strbuf_add(&sb, value);
		else if (two)
			strbuf_add(&sb, other);
		else
			strbuf_add_char(&sb, *s);
		s += one ? one : two ? two : 1;
	}
	return sb.text;
}

const char *text_wrap_joint(const char *first, const char *second)
{
	const char *p = second;
	uint32_t before = text_last(first, first + strlen(first)), after = text_next(&p);

	if (!before || !after)
		return "";
	if (is_bullet(after))
		return "\n";
	return text_is_japanese(before) || text_is_japanese(after) ? "" : " ";
}
