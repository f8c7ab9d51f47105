/* SPDX-License-Identifier: MIT
 *
 * Figures on a sheet: each track becomes columns and rows, a box a merged cell with its frame, a
 * line the borders of the cells along it.
 */
#ifndef BUNKAI_BOOK_SHEET_FIGURE_H
#define BUNKAI_BOOK_SHEET_FIGURE_H

#include "book/sheet_table.h"

/* Adds the rows of a figure that the columns were planned with. */
void sheet_figure_add(struct layout *l, const struct doc_node *figure);

#endif
