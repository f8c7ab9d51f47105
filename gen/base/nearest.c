/* SPDX-License-Identifier: MIT
 *
 * The distance is that of optimal string alignment, row by row: three rows are kept, since a swap
 * looks back over two. Words are compared as code points, once with the kinds of letters folded and
 * once as they are, and the folded distance counts first.
 */
#include "base/nearest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { PART = 3 }; /* so much of a word, one letter in three, may be wrong */

struct letters {
	uint32_t *at;
	size_t n;
};

/* ① to ⑳, ⑴ to ⒇, ❶ to ❿ by the number they hold; 0: no such sign. */
static uint32_t number_in(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} signs[] = {{0x2460, 0x2473}, {0x2474, 0x2487}, {0x2776, 0x277F}};

	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (c >= signs[i].from && c <= signs[i].to)
			return c - signs[i].from + 1;
	return 0;
}

/*
 * The forms of full width (U+FF01 to U+FF5E stand as ASCII does), hyphens and what is typed for
 * them (ー is the same key), capitals.
 */
static uint32_t fold(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c = c - 0xFF01 + '!';
	if (c == '_' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC ||
	    c == 0xFF70)
		return '-';
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static struct letters spell(struct arena *a, const char *word, bool folded)
{
	/* a sign of two digits has three bytes */
	struct letters l = {.at = arena_alloc(a, (strlen(word) + 1) * sizeof *l.at)};

	for (uint32_t c; (c = text_next(&word)) != 0;) {
		uint32_t number = folded ? number_in(c) : 0;

		if (number >= 10)
			l.at[l.n++] = number / 10 + '0';
		l.at[l.n++] = number ? number % 10 + '0' : folded ? fold(c) : c;
	}
	return l;
}

static size_t least(size_t x, size_t y)
{
	return x < y ? x : y;
}

/* A digit tells ids apart more than a letter does: R40 is hardly meant where R140 stands. */
static size_t weight(uint32_t c)
{
	return c >= '0' && c <= '9' ? 3 : 1;
}

static size_t distance(struct arena *a, const struct letters *x, const struct letters *y)
{
	size_t *rows = arena_alloc(a, 3 * (y->n + 1) * sizeof *rows);
	size_t *before = rows, *last = rows + y->n + 1, *row = last + y->n + 1;

	for (size_t k = 1; k <= y->n; k++)
		row[k] = row[k - 1] + weight(y->at[k - 1]);
	for (size_t i = 1; i <= x->n; i++) {
		size_t *oldest = before;

		before = last, last = row, row = oldest;
		row[0] = last[0] + weight(x->at[i - 1]);
		for (size_t k = 1; k <= y->n; k++) {
			uint32_t c = x->at[i - 1], d = y->at[k - 1];
			size_t another = weight(c) > weight(d) ? weight(c) : weight(d);

			row[k] = least(least(last[k] + weight(c), row[k - 1] + weight(d)),
				       last[k - 1] + (c == d ? 0 : another));
			if (i > 1 && k > 1 && c == y->at[k - 2] && x->at[i - 2] == d)
				row[k] = least(row[k], before[k - 2] + 1);
		}
	}
	return row[y->n];
}

static size_t measure(struct arena *a, const char *wanted, const char *word, bool folded)
{
	const struct letters x = spell(a, wanted, folded), y = spell(a, word, folded);

	return distance(a, &x, &y);
}

static bool is_near(size_t changes, const char *wanted, const char *word)
{
	size_t x = text_length(wanted), y = text_length(word);

	return changes * PART <= (x > y ? x : y) || (x >= PART && text_starts(word, wanted));
}

const char *nearest_word(struct arena *a, const char *wanted, const struct known *known)
{
	const char *best = NULL;
	size_t fewest = SIZE_MAX, fewest_exact = SIZE_MAX;

	for (size_t i = 0; i < known->all.n; i++) {
		const char *word = known->all.at[i];
		size_t n = measure(a, wanted, word, true);

		if (n > fewest || !is_near(n, wanted, word))
			continue;
		size_t exact = measure(a, wanted, word, false);

		if (n < fewest || exact < fewest_exact) {
			best = word;
			fewest = n;
			fewest_exact = exact;
		}
	}
	return best;
}

bool known_has(const struct known *known, const char *word)
{
	for (size_t i = 0; i < known->all.n; i++)
		if (strcmp(known->all.at[i], word) == 0)
			return true;
	return false;
}

void known_add(struct arena *a, struct known *known, const char *word)
{
	if (!known_has(known, word))
		*vec_push(a, &known->all) = word;
}

const char *known_list(struct arena *a, const struct known *known)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < known->all.n; i++)
		strbuf_join(&sb, ", ", known->all.at[i]);
	return sb.text;
}

struct known known_parse(struct arena *a, const char *list)
{
	struct known known = {0};

	while (*list) {
		const char *end = strstr(list, ", ");
		size_t len = end ? (size_t)(end - list) : strlen(list);

		*vec_push(a, &known.all) = arena_strndup(a, list, len);
		list += end ? len + 2 : len;
	}
	return known;
}
