/* SPDX-License-Identifier: MIT
 *
 * Where the tables of one sheet are.
 */
#ifndef BUNKAI_IMPORT_FIND_TABLES_H
#define BUNKAI_IMPORT_FIND_TABLES_H

#include "import/table_rows.h"

struct found_tables {
	VEC(struct table_span) all;
};

/* All tables of a sheet, from top to bottom and from left to right. */
void find_tables(struct arena *a, const struct head_book *book, const struct sheet_view *view,
		 struct found_tables *found);

#endif
