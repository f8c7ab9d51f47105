/* SPDX-License-Identifier: MIT
 *
 * Where the texts of a clause hold some words, such as {{term.…}}: by position, 項 and 号.
 */
#ifndef BUNKAI_DERIVE_TEXT_USES_H
#define BUNKAI_DERIVE_TEXT_USES_H

#include "model/library.h"

struct text_use {
	const struct position *position;
	const struct block *block;
	int paragraph, item; /* from 1; item 0: the 項 itself */
};

struct text_uses {
	VEC(struct text_use) all; /* in the clause's order */
};

struct text_uses text_uses_of(struct arena *a, const struct clause *c, const char *words);

/* '2', '2(3)' as duties files write it. */
const char *text_use_at(struct arena *a, const struct text_use *u);

/* Where it stands in a document that has the article in some position: 第8条第2項第3号. */
struct chosen;
const char *text_use_citation(struct arena *a, const struct library *l, const struct chosen *c,
			      const struct text_use *u);

#endif
