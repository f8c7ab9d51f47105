/* SPDX-License-Identifier: MIT
 *
 * Takes the records out of a recognised table.
 */
#ifndef BUNKAI_IMPORT_TABLE_ROWS_H
#define BUNKAI_IMPORT_TABLE_ROWS_H

#include "import/match.h"
#include "import/source_rows.h"

/*
 * Appends the rows to `out`; what is passed over is listed there, and reported unless it is a blank
 * row or a known title. `dated` is the form's day, an ISO date, whose year days without one get;
 * NULL: none.
 */
void table_rows_take(struct arena *a, const struct profile *p, const struct sheet_view *view,
		     const struct table_span *span, const char *dated, struct source_table *out,
		     struct diag_list *dl);

/*
 * Under which name a column without a field is kept; NULL when it holds nothing (no head and no
 * data, or part of a merged one).
 */
const char *table_rows_extra_name(struct arena *a, const struct sheet_view *view,
				  const struct table_span *span, size_t column);

/* True for a text that the profile knows as a table's title or a page mark. */
bool table_rows_is_title(struct arena *a, const struct profile *p, const char *s);

#endif
