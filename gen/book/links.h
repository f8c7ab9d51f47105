/* SPDX-License-Identifier: MIT
 *
 * Links of a workbook: to its own cells, and to names that other workbooks define for theirs.
 */
#ifndef BUNKAI_BOOK_LINKS_H
#define BUNKAI_BOOK_LINKS_H

#include "book/sheet.h"

/*
 * Where a link leads, as a workbook says it: internal:'別表'!A1, annex.xlsx#_clause_backup. NULL
 * when its anchor is nowhere, or `link` is NULL.
 */
const char *book_link_target(struct arena *a, const struct book *b, const char *link);

/*
 * An anchor as a defined name. Those begin with a letter or a low line, hold letters, digits, low
 * lines and full stops, are no longer than 127 characters and look like no cell (ECMA-376 18.2.5):
 * so 'row-R24/④-1' is _row_R24.2f..2463._1, and what is too long ends in a checksum.
 */
const char *book_anchor_name(struct arena *a, const char *anchor);

/*
 * The book's anchors as defined names: every book has all of its own, because it does not know
 * which others lead to.
 */
struct book_name {
	const char *name, *place; /* _clause_backup, ='条項'!$A$12 */
};

struct book_names {
	VEC(struct book_name) all;
};

struct book_names book_names(struct arena *a, const struct book *b);

#endif
