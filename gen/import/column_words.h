/* SPDX-License-Identifier: MIT
 *
 * Columns of a closed vocabulary: which of the profile's words a cell says, and which words are
 * none of them.
 */
#ifndef BUNKAI_IMPORT_COLUMN_WORDS_H
#define BUNKAI_IMPORT_COLUMN_WORDS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "import/profile.h"

/* What a cell says that is none of its column's: a word, a day, a mark, or more than was taken. */
struct odd_word {
	enum diag_code code;
	const struct profile_column *column;
	const char *word, *place; /* place of the first */
	size_t n;                 /* how often it stands there */
};

struct odd_words {
	VEC(struct odd_word) all;
};

/*
 * The value that the cell means: one of `values` however it is spelt (Ｙｅｓ, YES, 対　象), or what
 * `map` says of it; the cell itself in an open column and, counted in `odd`, where nobody knows it.
 */
const char *column_words_read(struct arena *a, const struct profile_column *c, const char *cell,
			      const char *place, struct odd_words *odd);

/*
 * Counts what a cell says; what is more than was taken, and a day without a year, is counted once
 * for all of a column.
 */
void column_words_count(struct arena *a, struct odd_words *odd, enum diag_code code,
			const struct profile_column *c, const char *word, const char *place);

/* The value that a blank cell means; NULL: none. */
const char *column_words_blank(const struct profile_column *c);

/* One finding for each word, with its count. */
void column_words_report(const struct odd_words *odd, struct diag_list *dl);

#endif
