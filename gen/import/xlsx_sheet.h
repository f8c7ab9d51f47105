/* SPDX-License-Identifier: MIT
 *
 * Reads one sheet of a workbook into a grid.
 */
#ifndef BUNKAI_IMPORT_XLSX_SHEET_H
#define BUNKAI_IMPORT_XLSX_SHEET_H

#include <stdbool.h>

#include "import/grid.h"
#include "import/xlsx_book.h"

/*
 * Fills rows, merges and hidden columns of `sheet`; rows without a value are left out. *cells
 * counts the columns in use over all sheets of the file against GRID_CELLS. False and a finding on
 * failure.
 */
bool xlsx_sheet_read(struct arena *a, struct office_zip *z, const struct xlsx_book *book,
		     const char *part, struct grid_sheet *sheet, size_t *cells,
		     struct diag_list *dl);

#endif
