/* SPDX-License-Identifier: MIT
 *
 * Tables, key-values and signature blocks on a sheet's columns.
 */
#ifndef BUNKAI_BOOK_SHEET_TABLE_H
#define BUNKAI_BOOK_SHEET_TABLE_H

#include "book/columns.h"
#include "book/sheet.h"

/* A sheet while it is filled. */
struct layout {
	struct book *book;
	struct sheet *sheet;
	const struct columns *columns;
};

/* Adds the rows of a table, key-value or signature node that the columns were planned with. */
void sheet_table_add(struct layout *l, const struct doc_node *node);

#endif
