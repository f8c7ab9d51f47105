/* SPDX-License-Identifier: MIT
 *
 * What a document says, as checksums: of the whole, and of each article, table row and other text, so that two states can be compared
 * by counting. Where words come from (origins) does not count, nor does how they look.
 */
#ifndef BUNKAI_CHANGE_CONTENT_H
#define BUNKAI_CHANGE_CONTENT_H

#include "base/arena.h"
#include "doc/doc.h"

struct content_units {
	const char **at;
	size_t n, cap;
};

struct content {
	const char *text;   /* SHA-256 of what a reader reads; a DRAFT mark is no part of it */
	const char *layout; /* SHA-256 of that and of all that renderers look at: the same bytes come out */
	struct content_units articles, rows, texts; /* beginnings of SHA-256, in the order of the document */
};

struct content *content_of(struct arena *a, const struct doc *d);

/* How many units differ: what was changed counts once, what came or went as well. */
struct content_change {
	size_t articles, rows, texts;
};

struct content_change content_compare(struct arena *a, const struct content *before, const struct content *after);

/*
 * '3 rows, 1 article', in the language of messages; 'layout only' when nothing else differs.
 */
const char *content_change_text(struct arena *a, const struct content_change *c);

#endif
