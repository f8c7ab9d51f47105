/* SPDX-License-Identifier: MIT
 *
 * What the answered cells of a row tell of whose they are: roles and others were filled in before they
 * were sent, and wished words are mostly made of what they are to replace.
 */
#ifndef BUNKAI_RETURNS_FILLED_CELLS_H
#define BUNKAI_RETURNS_FILLED_CELLS_H

#include "returns/seen_rows.h"

/* The meaning with which a column was filled in in a sent row of the index; NULL: it was not. */
const char *filled_cells_sent(const struct sent_index *x, size_t row, size_t column);

/* The meaning that came; NULL: none, or not clear. */
const char *filled_cells_came(struct seen_rows *all, const struct seen_row *s, size_t column);

/* The form of the words that a row wishes; NULL: none. */
const char *filled_cells_words(const struct seen_row *s);

/* How many cells, and wished words, agree with one row and not with another. */
struct filled_side {
	size_t cells, words;
};

void filled_cells_ask(struct seen_rows *all, const struct seen_row *s, size_t one, size_t other,
		      struct filled_side *first, struct filled_side *second);

#endif
