/* SPDX-License-Identifier: MIT
 *
 * What a form says of itself beside its tables: its day, who filled it in, of what.
 */
#ifndef BUNKAI_IMPORT_AROUND_H
#define BUNKAI_IMPORT_AROUND_H

#include "import/find_tables.h"
#include "import/source_rows.h"

/*
 * Adds what the sheet says to `out->around`, by the labels of the profile and outside of the tables
 * that were found in it. What is there already stays: the first wins. A day is kept as an ISO date,
 * and only where it has its year.
 */
void around_read(struct arena *a, const struct profile *p, const struct sheet_view *view,
		 const struct found_tables *found, struct source_tables *out);

/* NULL when the form says nothing of it. */
const char *around_get(const struct source_tables *source, const char *what);

/* True when one of the tables has the cell. */
bool around_is_covered(const struct found_tables *found, size_t row, size_t column);

#endif
