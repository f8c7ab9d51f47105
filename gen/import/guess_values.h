/* SPDX-License-Identifier: MIT
 *
 * What the cells of a column are: whether they are understood as a field of a profile, and what they
 * look like where the field is open.
 */
#ifndef BUNKAI_IMPORT_GUESS_VALUES_H
#define BUNKAI_IMPORT_GUESS_VALUES_H

#include "import/profile.h"
#include "import/sheet_view.h"

/* The first cells of a column that say something. */
struct cell_sample {
	VEC(const char *) cells;
};

/* Cells of the rows from `first`, at most so many; what repeats the cell above in a merged range counts once. */
struct cell_sample cell_sample_take(struct arena *a, const struct sheet_view *v, size_t first,
				    size_t column);

/* How many of them the profile's column understands. An open column understands all. */
size_t cell_sample_understood(struct arena *a, const struct profile *p,
			      const struct profile_column *c, const struct cell_sample *s);

/* True when the column has words, days or marks of its own, so that cells may be none of them. */
bool column_is_closed(const struct profile_column *c);

/* True when it has words of its own: はい, いいえ; a day or a number is none. */
bool column_has_words(const struct profile_column *c);

/* Marks and nothing else (X, ○, ●), which no number, name or text is. */
bool cell_sample_is_marks(struct arena *a, const struct cell_sample *s);

/* How many look like that: long, words (no number), short, mac, ip, os, day. All of another word. */
size_t cell_sample_look(struct arena *a, const char *look, const struct cell_sample *s);

#endif
