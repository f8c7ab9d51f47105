/* SPDX-License-Identifier: MIT
 *
 * How an amending sentence names words inside a text: 「A」を「B」に, where A stands once in the
 * text, is long enough to be found by a reader and has its brackets closed.
 */
#ifndef BUNKAI_AMEND_QUOTE_H
#define BUNKAI_AMEND_QUOTE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/unicode.h"

enum quote_op { QUOTE_REPLACE, QUOTE_INSERT, QUOTE_DELETE, QUOTE__MAX };

/* INSERT: `after` is put behind `before`, which stays. DELETE: `after` is "". */
struct quote {
	enum quote_op op;
	const char *before, *after;
};

struct quotes {
	VEC(struct quote) all; /* in the order of the text, apart from each other */
};

/* The same words in the same order. */
bool quotes_equal(const struct quotes *x, const struct quotes *y);

/* False when no such words exist: the text has to be replaced as a whole. */
bool quotes_find(struct arena *a, struct breaker *words, const char *before, const char *after,
		 struct quotes *out);

/*
 * The text with all quotes carried out; NULL when one of them does not stand in it exactly once, or
 * two overlap.
 */
const char *quotes_apply(struct arena *a, const struct quotes *quotes, const char *before);

#endif
