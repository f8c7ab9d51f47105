/* SPDX-License-Identifier: MIT
 *
 * What an answered cell means: one of its column's choices in whatever writing, a day, or its text.
 */
#ifndef BUNKAI_RETURNS_MEANING_H
#define BUNKAI_RETURNS_MEANING_H

#include "returns/date_words.h"
#include "returns/returned_row.h"

struct meanings; /* the words, and the choices of all columns that were asked about, by form */

struct meanings *meanings_new(struct arena *a, struct forms *forms, const struct answer_words *w);

/*
 * The value, NULL of an empty cell and of one that says in words that nothing is answered. Where it is
 * unclear *why says so. `sent` is the day of the sending.
 */
const char *meaning_of(struct meanings *m, const struct sent_column *column, const char *raw,
		       const char *sent, enum returned_unclear *why);

#endif
