/* SPDX-License-Identifier: MIT
 *
 * The sentences that turn the lines of one article into the new ones: words, 項 and 号 that come,
 * go and get other numbers.
 */
#ifndef BUNKAI_AMEND_KAISEI_LINES_H
#define BUNKAI_AMEND_KAISEI_LINES_H

#include "amend/kaisei_sentence.h"

/*
 * Of the article (or chapter) that has `number` now. `new` is regular; whatever its own number is,
 * the article keeps this one. Ends no sentence that needs no text below it.
 */
void kaisei_lines_write(struct kaisei_writing *w, const char *number, const struct provision *new);

/* An article of one 項 without 号, which is written anew: it is given whole. */
bool kaisei_lines_is_new(struct kaisei_writing *w, const struct provision *before,
			 const struct provision *after);

/* How much of an article is left in the new one, 0 to 1, by the letters of its lines. */
double kaisei_lines_likeness(struct arena *a, const struct provision *before,
			     const struct provision *after);

#endif
