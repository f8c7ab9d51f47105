/* SPDX-License-Identifier: MIT
 *
 * Numbers of chapters and articles, which stay where they were once issued: what is new between
 * 第8条 and 第9条 becomes 第8条の2, what is dropped keeps its place as 第9条 削除 (the practice of
 * Japanese statutes, 枝番号). Without frozen numbers everything counts 1, 2, 3 …
 */
#ifndef BUNKAI_DERIVE_NUMBERS_H
#define BUNKAI_DERIVE_NUMBERS_H

#include "base/arena.h"
#include "model/edition.h"
#include "model/library.h"

struct wanted_article {
	const char *id, *title, *chapter, *chapter_title; /* chapter: its id */
};

/*
 * Gives every wanted article its number, in `out`, which also has the dropped ones; all in the
 * order of printing. `wanted` stands in the order of the library, chapter by chapter. `frozen`
 * NULL: nothing was issued.
 */
void numbers_arrange(struct arena *a, const struct numbers *frozen,
		     const struct wanted_article *wanted, size_t n, struct numbers *out);

/* One more article behind those of its chapter, or the place it had; returns its number. */
const char *numbers_add(struct arena *a, struct numbers *numbers,
			const struct wanted_article *wanted);

/* NULL when there is none of that id. */
const struct article_number *numbers_article(const struct numbers *numbers, const char *id);
const struct chapter_number *numbers_chapter(const struct numbers *numbers, const char *id);

/* Like strcmp, part by part: 8 < 8-2 < 8-2-2 < 8-3 < 9. */
int number_compare(const char *x, const char *y);

/*
 * The shortest free number behind `before` (NULL: the beginning) and in front of `after` (NULL: the
 * end).
 */
const char *number_between(struct arena *a, const char *before, const char *after);

/* '8-2' in one of the library's formats ('number.article'): 第8条の2. */
const char *number_print(struct arena *a, const struct library *l, const char *format,
			 const char *number);

#endif
