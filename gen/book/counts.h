/* SPDX-License-Identifier: MIT
 *
 * Cells that count others: the workbook's formula for what a cell of the tree counts.
 */
#ifndef BUNKAI_BOOK_COUNTS_H
#define BUNKAI_BOOK_COUNTS_H

#include "book/sheet.h"

/*
 * COUNTIF('回答'!$P$7:$P$66,"承諾"); COUNTBLANK(…) of those that say nothing. What is counted is
 * taken word by word: signs that stand for others stand for themselves. NULL when the book has no
 * table of that id, or none that people sort, or no such column in it.
 */
const char *book_count_formula(struct arena *a, const struct book *b,
			       const struct doc_count *count);

#endif
