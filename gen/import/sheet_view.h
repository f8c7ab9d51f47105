/* SPDX-License-Identifier: MIT
 *
 * A sheet as table recognition sees it: every cell of a merged range holds the range's value. Cells
 * of one range share one pointer, by which they can be told from cells that merely say the same.
 */
#ifndef BUNKAI_IMPORT_SHEET_VIEW_H
#define BUNKAI_IMPORT_SHEET_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "import/grid.h"

struct sheet_view {
	const struct grid_sheet *sheet;
	struct grid_row *rows;
	size_t n, width; /* rows; columns of the widest row, at most 1024 */
};

/* False and a finding (too-large) when the merged ranges cover more than GRID_CELLS. */
bool sheet_view_make(struct arena *a, const struct grid_sheet *sheet, struct sheet_view *view,
		     struct diag_list *dl);

/* The cell, NULL when it is empty, blank or beyond the row. */
const char *sheet_view_cell(const struct sheet_view *view, size_t row, size_t column);

/* 'telehealth.xlsx:リスク対応一覧', for a CSV file its name alone: the place of findings. */
char *sheet_view_place(struct arena *a, const struct grid_sheet *sheet);

/* 'リスク対応一覧 12行': the place of a record. */
char *sheet_view_row_place(struct arena *a, const struct sheet_view *view, size_t row);

/* 'AB' for column 27. */
char *sheet_view_column_name(struct arena *a, size_t column);

#endif
