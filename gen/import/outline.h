/* SPDX-License-Identifier: MIT
 *
 * Tables in which a blank cell means 'the same as above': a risk is written once, and its further
 * rows begin with blanks. Either the profile says so of a column, or the table is plainly written
 * so: a row without a key has a number or text of its own, begins with blanks up to there, and
 * nowhere in the table is a key written twice in a row.
 */
#ifndef BUNKAI_IMPORT_OUTLINE_H
#define BUNKAI_IMPORT_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "import/match.h"

struct outline;

struct outline *outline_new(struct arena *a, const struct profile *p, const struct sheet_view *view,
			    const struct table_span *span);

/* Looks at a row: what its blank cells repeat. */
void outline_look(struct outline *o, size_t row);

/* A cell of that row, its own or the one above that it repeats; NULL when there is neither. */
const char *outline_cell(const struct outline *o, size_t row, size_t column);

/* The row was taken: the next one repeats it. */
void outline_take(struct outline *o, size_t row);

/* Which rows were read so without being asked for (same-as-above); nothing when there are none. */
void outline_report(const struct outline *o, struct diag_list *dl);

#endif
