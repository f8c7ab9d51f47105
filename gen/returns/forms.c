/* SPDX-License-Identifier: MIT
 *
 * Cells repeat, so that both the text as it came and its form are kept in a map. Pairs are hashed:
 * what two different pairs share by accident is far below what is asked of two texts.
 */
#include "returns/forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

enum { CODE_LEAST = 6, CODE_MOST = 8 };

struct forms {
	struct arena *arena;
	struct map *texts, *forms; /* text -> form; form -> itself */
};

struct forms *forms_new(struct arena *a)
{
	struct forms *f = arena_alloc(a, sizeof *f);

	*f = (struct forms){a, map_new(a), map_new(a)};
	return f;
}

/* What CP932 and Unicode's tables for it take for each other, and dashes of one look. */
static uint32_t plain_sign(uint32_t c)
{
	switch (c) {
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
	case 0x2500:
		return '-';
	case 0x301C: case 0x223C:
		return '~';
	case 0x2225:
		return 0x2016;
	case 0x25EF: case 0x3007:
		return 0x25CB; /* large circle and the zero of numerals, as ○ */
	default:
		return c;
	}
}

static const char *intern(struct forms *f, const char *form)
{
	const char *known = map_get(f->forms, form);

	if (!known)
		map_set(f->forms, form, (char *)(known = form));
	return known;
}

static const char *make(struct forms *f, const char *text)
{
	const char *s = unicode_fold(f->arena, text);
	char *out = arena_alloc(f->arena, strlen(s) + 1);
	size_t n = 0;

	for (uint32_t c; (c = text_next(&s));)
		if (!text_is_space(c) && c >= ' ' && c != 0x7F)
			n += text_encode(plain_sign(c), out + n);
	return n ? intern(f, out) : NULL;
}

const char *forms_of(struct forms *f, const char *text)
{
	static const char none[] = "";

	if (!text || !*text)
		return NULL;
	const char *form = map_get(f->texts, text);

	if (!form) {
		form = make(f, text);
		map_set(f->texts, text, (char *)(form ? form : none));
	}
	return form && *form ? form : NULL;
}

const char *forms_code(struct forms *f, const char *form)
{
	char code[CODE_MOST + 1];
	size_t n = form ? strlen(form) : 0, zeros = 0;

	if (n < CODE_MOST - 4 || n > CODE_MOST)
		return NULL;
	if (n < CODE_LEAST && strspn(form, "0123456789") == n)
		zeros = CODE_LEAST - n; /* a spreadsheet took the code for a number */
	else if (n < CODE_LEAST)
		return NULL;
	memset(code, '0', zeros);
	for (size_t i = 0; i <= n; i++) {
		char c = form[i];

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		else if (c && (c < '0' || c > '9'))
			return NULL;
		code[zeros + i] = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
	}
	return intern(f, arena_strdup(f->arena, code));
}

static const char *without_zeros(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	if (s[digits])
		return s;
	while (*s == '0' && s[1])
		s++;
	return s;
}

bool forms_survived(const char *sent, const char *came)
{
	const char *x = sent, *y = came;

	if (!sent || !came)
		return sent == came;
	if (strcmp(without_zeros(sent), without_zeros(came)) == 0)
		return true;
	while (*x && *y) {
		uint32_t c = text_next(&x), d = text_next(&y);

		if (c != d && (d != '?' || c < 0x80))
			return false;
	}
	return !*x && !*y;
}

/* Murmur's last step: neighbours in the code tables are far apart in it. */
static uint32_t mix(uint64_t v)
{
	v ^= v >> 33;
	v *= 0xff51afd7ed558ccdu;
	v ^= v >> 33;
	v *= 0xc4ceb9fe1a85ec53u;
	v ^= v >> 33;
	return (uint32_t)v;
}

static int compare_hashes(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

struct grams grams_of(struct arena *a, const char *form)
{
	struct grams g = {0};
	uint32_t before = 2, c; /* no character of a text: the first one's pair */

	if (!form)
		return g;
	g.at = arena_alloc(a, (text_length(form) + 1) * sizeof *g.at);
	while ((c = text_next(&form))) {
		g.at[g.n++] = mix((uint64_t)before << 32 | c);
		before = c;
	}
	g.at[g.n++] = mix((uint64_t)before << 32 | 3);
	qsort(g.at, g.n, sizeof *g.at, compare_hashes);
	return g;
}

double grams_alike(const struct grams *x, const struct grams *y)
{
	size_t i = 0, k = 0, both = 0;

	while (i < x->n && k < y->n) {
		uint32_t a = x->at[i], b = y->at[k];

		both += a == b;
		i += a <= b;
		k += b <= a;
	}
	return x->n && y->n ? 2.0 * (double)both / (double)(x->n + y->n) : 0;
}

/* Keeps the smallest ones, rising, each once. */
static size_t keep_smallest(uint32_t out[SKETCH], size_t n, uint32_t h)
{
	size_t at = 0;

	while (at < n && out[at] < h)
		at++;
	if (at == SKETCH || (at < n && out[at] == h))
		return n;
	if (n == SKETCH)
		n--;
	memmove(out + at + 1, out + at, (n - at) * sizeof *out);
	out[at] = h;
	return n + 1;
}

size_t sketch_of(const char *form, uint32_t out[SKETCH])
{
	uint32_t first = 2, second = 2, c;
	size_t n = 0;

	while (form && (c = text_next(&form))) {
		n = keep_smallest(out, n, mix(((uint64_t)first << 42) ^ ((uint64_t)second << 21) ^ c));
		first = second;
		second = c;
	}
	return n;
}
