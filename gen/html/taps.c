/* SPDX-License-Identifier: MIT
 *
 * The text is cut into words of the signs that a number, or an address, may have; each word is a
 * whole number or none, so that no part of a longer one is ever called.
 */
#include "html/taps.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

/* A wide digit or sign as the narrow one; 0 of what no number has. */
static char narrow(uint32_t c)
{
	if (c >= 0xFF10 && c <= 0xFF19)
		return (char)('0' + (int)(c - 0xFF10));
	if (c == 0xFF0B)
		return '+';
	if (c == 0xFF0D || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2212 || c == 0x30FC)
		return '-';
	if (c == 0xFF08 || c == 0xFF09)
		return c == 0xFF08 ? '(' : ')';
	if (c == 0xFF38)
		return 'X';
	if (c < 0x80 && (isdigit((int)c) || strchr("+-()#X", (int)c)))
		return (char)c;
	return 0;
}

/* `word` in narrow signs, hyphens and brackets among them. What is dialled; NULL: no number. */
static const char *dialled(struct arena *a, const char *word)
{
	struct strbuf sb = strbuf_new(a);

	for (const char *c = word; *c; c++)
		if (!strchr("-()", *c) || (*c == '+' && c == word))
			strbuf_add_char(&sb, *c);
	const char *number = sb.text;
	const size_t signs = strspn(number + (*number == '+' || *number == '#'), "0123456789X");

	if (signs + (*number == '+' || *number == '#') != sb.len || !isalnum((unsigned char)*word))
		return *word == '+' && signs >= 9 && signs + 1 == sb.len ? number
		       : *word == '#' && signs == 4 && sb.len == 5       ? number
									  : NULL;
	if (*number == '0' && signs >= 9 && signs <= 15)
		return number;
	return NULL;
}

/* 110, 119: at the beginning of a line alone, for others are extensions, rooms and counts. */
static const char *short_number(const char *text, const char *s, const char *word)
{
	const bool first = s == text || s[-1] == '\n';

	return first && *word == '1' && strspn(word, "0123456789") == 3 && !word[3] ? word : NULL;
}

static bool is_digit(char sign)
{
	return isdigit((unsigned char)sign) || sign == 'X';
}

/* Behind an opening bracket: the numbers of an exchange, as in 03(5555)0100, and no remark. */
static bool is_exchange(const char *s)
{
	int n = 0;
	char sign;

	while ((sign = narrow(text_next(&s))) && is_digit(sign))
		n++;
	return n > 0 && n < 5 && sign == ')' && is_digit(narrow(text_next(&s)));
}

/* Signs of a number from `s` on, in narrow ones; a bracket that is not of an exchange ends it. */
static const char *number_end(struct arena *a, const char *s, const char **word)
{
	struct strbuf sb = strbuf_new(a);
	const char *end = s;
	bool open = false;

	for (const char *next = s; *next; end = next) {
		const char sign = narrow(text_next(&next));

		if (!sign || (sign == '(' && (open || !sb.len || !is_exchange(next))) ||
		    (sign == ')' && !open))
			break;
		open = sign == '(' || (open && sign != ')');
		strbuf_add_char(&sb, sign);
	}
	*word = sb.text;
	return end;
}

/* A letter before a number makes it something else: a version, a code, an extension of words. */
static bool begins_here(const char *text, const char *s)
{
	const uint32_t before = text_last(text, s);

	return !(before < 0x80 && (isalnum((int)before) || before == '.' || before == ':'));
}

static struct html_tap find_number(struct arena *a, const char *text, size_t from)
{
	for (const char *s = text + from; *s;) {
		const char *word, *end = number_end(a, s, &word);

		if (end == s) {
			text_next(&s);
			continue;
		}
		const char *number = begins_here(text, s) ? dialled(a, word) : NULL;

		number = number ? number : short_number(text, s, word);
		if (number)
			return (struct html_tap){(size_t)(s - text), (size_t)(end - text),
						 arena_concat(a, "tel:", number, (char *)NULL)};
		s = end;
	}
	return (struct html_tap){0};
}

static bool is_of_address(char c)
{
	return c > ' ' && c < 0x7F && !strchr("<>\"'()[],;\\`{}|^", c);
}

/* A run of signs that an address may have; what ends a sentence is not its end. */
static struct html_tap find_address(struct arena *a, const char *text, size_t from, unsigned taps)
{
	for (const char *s = text + from; *s;) {
		size_t n = 0;

		while (is_of_address(s[n]))
			n++;
		while (n && strchr(".:", s[n - 1]))
			n--;
		const char *word = arena_strndup(a, s, n), *at = strchr(word, '@');
		bool web = text_starts(word, "https://") || text_starts(word, "http://");
		const size_t start = (size_t)(s - text);

		if (n && taps & TAP_WEB && web)
			return (struct html_tap){start, start + n, word};
		if (n && taps & TAP_MAIL && !web && at > word && strchr(at, '.') &&
		    !strchr(at + 1, '@') && !strpbrk(word, "?&%#/:"))
			return (struct html_tap){start, start + n,
						 arena_concat(a, "mailto:", word, (char *)NULL)};
		while (is_of_address(*s))
			s++;
		while (*s && !is_of_address(*s))
			s++;
	}
	return (struct html_tap){0};
}

struct html_tap html_tap_find(struct arena *a, const char *text, size_t from, unsigned taps)
{
	struct html_tap phone = {0}, address = {0};

	if (taps & TAP_PHONE)
		phone = find_number(a, text, from);
	if (taps & (TAP_MAIL | TAP_WEB))
		address = find_address(a, text, from, taps);
	if (!phone.address || (address.address && address.from < phone.from))
		return address;
	return phone;
}

void html_tapped(struct html_page *p, const char *text, unsigned taps)
{
	size_t at = 0;

	for (;;) {
		const struct html_tap tap = html_tap_find(p->a, text, at, taps);

		if (!tap.address)
			break;
		html_text(p, arena_strndup(p->a, text + at, tap.from - at));
		const bool number = text_starts(tap.address, "tel:");

		html_add(p, number ? "<a class=\"tap\"" : "<a class=\"tap long\"");
		html_attribute(p, "href", tap.address);
		html_add(p, ">");
		html_text(p, arena_strndup(p->a, text + tap.from, tap.to - tap.from));
		html_add(p, "</a>");
		at = tap.to;
	}
	html_text(p, text + at);
}
