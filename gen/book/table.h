/* SPDX-License-Identifier: MIT
 *
 * Tables, key-values and signature blocks on a sheet's grid.
 */
#ifndef BUNKAI_BOOK_TABLE_H
#define BUNKAI_BOOK_TABLE_H

#include "book/grid.h"
#include "book/sheet.h"

/* A sheet while it is filled. */
struct layout {
	struct book *book;
	struct sheet *sheet;
	const struct grid *grid;
};

/* Adds the rows of a table, key-value or signature node that the grid was planned with. */
void sheet_add_table(struct layout *l, const struct doc_node *node);

#endif
