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

/* Adds to `first` and `second` how many cells agree with either row alone. */
void filled_cells_ask(struct seen_rows *all, const struct seen_row *s, size_t one, size_t other,
		      size_t *first, size_t *second);

#endif
