/* SPDX-License-Identifier: MIT
 *
 * The characters of a text on a page, one after the other, with what draws each: for who prints a
 * page, or shows a piece of one elsewhere.
 */
#ifndef BUNKAI_PAGE_SHOWN_H
#define BUNKAI_PAGE_SHOWN_H

#include "page/pages.h"
#include "type/faces.h"

struct shown {
	uint32_t c; /* 0: the text is at its end */
	size_t place; /* byte of the text */
	enum style_face wanted;
	const struct glyph *glyph;
	bool latin; /* within a Latin word: no spacing behind it */
};

/* The character at *at, which moves on behind it; `*at` begins as t->text. */
struct shown shown_next(struct faces *faces, const struct page_text *t, const char **at);

/* Points from a character's place to that of the one behind it, of which c may be 0. */
double shown_advance(const struct page_text *t, const struct shown *s, const struct shown *after);

#endif
