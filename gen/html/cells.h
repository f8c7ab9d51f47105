/* SPDX-License-Identifier: MIT
 *
 * What stands in a cell: words, what can be tapped in them, or a field to write in.
 */
#ifndef BUNKAI_HTML_CELLS_H
#define BUNKAI_HTML_CELLS_H

#include "html/page.h"

/*
 * The cell's words; of a column that people fill in, behind them, a field that is called `name`,
 * unless the words say what would be filled in. `column` NULL: nobody knows the column.
 */
void html_cell(struct html_page *p, const struct doc_node *cell, const struct doc_column *column,
	       const char *name);

#endif
