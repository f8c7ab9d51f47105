/* SPDX-License-Identifier: MIT
 *
 * The distance is that of optimal string alignment, row by row: three rows are kept, since a swap
 * looks back over two. Words are compared as code points, once with the kinds of letters folded and
 * once as they are, and the folded distance counts first. Thousands of keys may be known, so that a
 * word is given up as soon as it cannot be the nearest.
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

static struct letters spell(uint32_t *room, const char *word, bool folded)
{
	/* a sign of two digits has three bytes */
	struct letters l = {.at = room};

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

static size_t most(size_t x, size_t y)
{
	return x > y ? x : y;
}

/* A digit tells ids apart more than a letter does: R40 is hardly meant where R140 stands. */
static size_t weight(uint32_t c)
{
	return c >= '0' && c <= '9' ? 3 : 1;
}

/*
 * The row that begins with x[0] … x[i]; gives the least in it. `last` and `before` are those of
 * one and of two letters less.
 */
static size_t fill_row(size_t *row, const size_t *last, const size_t *before,
		       const struct letters *x, size_t i, const struct letters *y)
{
	uint32_t c = x->at[i];
	size_t fewest = row[0] = last[0] + weight(c);

	for (size_t k = 1; k <= y->n; k++) {
		uint32_t d = y->at[k - 1];

		row[k] = least(least(last[k] + weight(c), row[k - 1] + weight(d)),
			       last[k - 1] + (c == d ? 0 : most(weight(c), weight(d))));
		if (i > 0 && k > 1 && c == y->at[k - 2] && x->at[i - 1] == d)
			row[k] = least(row[k], before[k - 2] + 1);
		fewest = least(fewest, row[k]);
	}
	return fewest;
}

/*
 * More than `limit` comes as any number above it: once two rows are, all behind them are, since a
 * swap looks back no farther. `rows` has room for three of them.
 */
static size_t distance(size_t *rows, const struct letters *x, const struct letters *y, size_t limit)
{
	size_t *before = rows, *last = rows + y->n + 1, *row = last + y->n + 1;
	size_t fewest_last = 0, longer = most(x->n, y->n) - least(x->n, y->n);

	if (longer > limit)
		return longer;
	row[0] = 0;
	for (size_t k = 1; k <= y->n; k++)
		row[k] = row[k - 1] + weight(y->at[k - 1]);
	for (size_t i = 0; i < x->n; i++) {
		size_t *oldest = before;

		before = last, last = row, row = oldest;
		size_t fewest = fill_row(row, last, before, x, i, y);

		if (fewest > limit && fewest_last > limit)
			return fewest;
		fewest_last = fewest;
	}
	return row[y->n];
}

/* The word that is looked for, as it is and folded, and room for each that it may be. */
struct wanted_word {
	struct letters letters[2];
	uint32_t *word;
	size_t *rows;
};

static struct wanted_word open_word(struct arena *a, const char *wanted, const struct known *known)
{
	size_t n = strlen(wanted) + 1, longest = 0;
	uint32_t *room = arena_alloc(a, 2 * n * sizeof *room);

	for (size_t i = 0; i < known->all.n; i++)
		longest = most(longest, strlen(known->all.at[i]));
	return (struct wanted_word){
		.letters = {spell(room, wanted, false), spell(room + n, wanted, true)},
		.word = arena_alloc(a, longest * sizeof(uint32_t)),
		.rows = arena_alloc(a, 3 * (longest + 1) * sizeof(size_t)),
	};
}

/* So many changes at most make a word that was meant; `starts`: it begins like the wanted one. */
static size_t most_changes(size_t x, size_t y, bool starts)
{
	return starts && x >= PART ? SIZE_MAX : most(x, y) / PART;
}

/* SIZE_MAX when it is more than `limit`, or the word is not near. */
static size_t measure(const struct wanted_word *w, const char *word, bool starts, size_t limit)
{
	const struct letters *x = &w->letters[1], y = spell(w->word, word, true);

	limit = least(limit, most_changes(x->n, y.n, starts));
	size_t n = distance(w->rows, x, &y, limit);

	return n <= limit ? n : SIZE_MAX;
}

static size_t measure_exactly(const struct wanted_word *w, const char *word)
{
	const struct letters y = spell(w->word, word, false);

	return distance(w->rows, &w->letters[0], &y, SIZE_MAX);
}

const char *nearest_word(struct arena *a, const char *wanted, const struct known *known)
{
	const struct wanted_word w = open_word(a, wanted, known);
	const char *best = NULL;
	size_t fewest = SIZE_MAX, fewest_exact = SIZE_MAX;

	for (size_t i = 0; i < known->all.n; i++) {
		const char *word = known->all.at[i];
		size_t n = measure(&w, word, text_starts(word, wanted), fewest), exact;

		if (n == SIZE_MAX)
			continue;
		exact = measure_exactly(&w, word);
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
