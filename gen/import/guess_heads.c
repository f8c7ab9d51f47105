/* SPDX-License-Identifier: MIT
 *
 * Heads are compared in the form that an import compares them in; alike are those of which one
 * stands in the other, or that share most pairs of neighbouring characters.
 */
#include "import/guess_heads.h"

#include <string.h>

#include "base/text.h"

enum { ALIKE = 50, PAST = 40 };

/* So sure at most a lower level is whose upper ones say nothing of the field. */
enum { LOWER = 92 };

/* How many pairs of neighbouring characters of `y` stand in `x`. */
static size_t count_pairs_alike(const char *x, const char *y)
{
	size_t n = 0;

	for (const char *p = y, *q = y; text_next(&q) && *q; p = q) {
		char pair[16] = "";
		const char *end = q;

		text_next(&end);
		if ((size_t)(end - p) < sizeof pair)
			memcpy(pair, p, (size_t)(end - p));
		n += *pair && strstr(x, pair);
	}
	return n;
}

/* 100: the same; less, the less of the longer one the shorter is. */
static int likeness(const char *head, const char *known)
{
	size_t n = text_length(head), m = text_length(known);

	if (strcmp(head, known) == 0)
		return 100;
	if (n >= 2 && m >= 2 && (strstr(head, known) || strstr(known, head)))
		return 60 + (int)(30 * (n < m ? n : m) / (n < m ? m : n));
	if (n < 3 || m < 3)
		return 0;
	int dice = (int)(200 * count_pairs_alike(head, known) / (n + m - 2));

	return dice > ALIKE ? dice * 3 / 4 : 0;
}

static const char *folded_key(const struct guessing *g, const char *head)
{
	const char *key = map_get(g->words->keys, head);

	if (!key) {
		key = head_key(g->a, head);
		map_set(g->words->keys, head, (void *)key);
	}
	return key;
}

static int head_part(const struct guessing *g, const char *head, const char *field)
{
	const struct json *list = json_get(json_get(g->words->root, "parts"), field);

	for (const struct json *j = list ? list->first : NULL; j; j = j->next) {
		const char *part = folded_key(g, j->string);
		const char *at = strstr(head, part);

		/* 'id' is no part of 'validity' */
		if (at && (strlen(part) > 3 || strlen(head) == strlen(part) || part[0] & 0x80 ||
			   (at == head && !(at[strlen(part)] >= 'a' && at[strlen(part)] <= 'z')) ||
			   (!at[strlen(part)] && !(at > head && at[-1] >= 'a' && at[-1] <= 'z'))))
			return 65 + (int)(15 * text_length(part) / text_length(head));
	}
	return 0;
}

static int max_of(int x, int y)
{
	return x > y ? x : y;
}

bool guess_head_says(const struct guessing *g, const struct head *h, const struct json *list)
{
	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (h->n && strstr(h->keys[h->n - 1], folded_key(g, j->string)))
			return true;
	return false;
}

/* 昨年度の回答, 前回の結果: what was, not what is; of a text also 既存の対策, which is done. */
static bool is_past(const struct guessing *g, const struct head *h, const char *field)
{
	const struct json *root = g->words->root;

	return guess_head_says(g, h, json_get(root, "past")) ||
	       guess_head_says(g, h, json_get(json_get(root, "done"), field));
}

static int best_known(const struct guessing *g, const char *key, const struct profile_column *c)
{
	int best = 0;

	for (const char *const *known = c->heads; *known; known++)
		best = max_of(best, likeness(key, folded_key(g, *known)));
	return best;
}

int guess_head_fit(const struct guessing *g, const struct head *h, const struct profile_column *c)
{
	int best = 0, whole = h->n ? best_known(g, h->keys[h->n - 1], c) : 0;

	for (size_t k = 0; k < h->n; k++) {
		int fit = max_of(best_known(g, h->keys[k], c), best_known(g, h->plain[k], c));

		if (k + 1 < h->n && fit > LOWER)
			fit = LOWER;
		best = max_of(best, max_of(fit, head_part(g, h->plain[k], c->field)));
	}
	if (whole < 100 && is_past(g, h, c->field))
		best -= PAST;
	return max_of(best, 0);
}
