/* SPDX-License-Identifier: MIT
 *
 * What of a cell becomes which field of its row: all of it, or the parts that its column of the
 * profile tells.
 */
#ifndef BUNKAI_IMPORT_CELL_FIELDS_H
#define BUNKAI_IMPORT_CELL_FIELDS_H

#include "base/arena.h"
#include "import/column_words.h"
#include "import/profile.h"
#include "import/source_rows.h"

struct field_reading {
	struct arena *arena;
	const struct profile *profile;
	const char *dated;      /* the form's day, whose year days without one get; NULL: none */
	struct odd_words *odd;  /* what was not understood is counted there */
};

/*
 * Adds the fields that a cell of the column gives to the row. A blank cell (NULL) gives what the
 * column's map says of one; a dash stays '-'. What no part takes is kept as an extra, so that no
 * text is lost.
 */
void cell_fields_take(const struct field_reading *r, const struct profile_column *c,
		      const char *cell, struct source_row *row);

/* Adds a value, trimmed, under the field's name, 'extra.NAME' as an extra; NULL adds nothing. */
void cell_fields_add(struct arena *a, struct source_row *row, const char *field,
		     const char *value);

/* True when the cell is a mark: one of the column's, or what people write. */
bool cell_is_mark(struct arena *a, const struct profile_column *c, const char *cell);

/* True when it says that there is no mark: a dash, an empty box. */
bool cell_is_unmarked(const struct profile *p, const char *cell);

#endif
