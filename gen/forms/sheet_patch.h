/* SPDX-License-Identifier: MIT
 *
 * Other values in cells of a sheet, every other byte of its XML as it was. Cells keep their styles;
 * texts are written into the cell itself, so that the shared strings stay. A cell, or row, that is
 * not there is put where it belongs, with the style of its row or column.
 */
#ifndef BUNKAI_FORMS_SHEET_PATCH_H
#define BUNKAI_FORMS_SHEET_PATCH_H

#include "forms/sheet_scan.h"

struct cell_write {
	size_t row, column;  /* 1-based, 0-based */
	const char *text;    /* as it is to be read; NULL: a number */
	const char *number;  /* its digits: 46183 */
};

/*
 * The new XML of `*len` bytes. Writes are of cells that are unlike each other, in any order; none
 * has a formula.
 */
const char *sheet_patch(struct arena *a, const struct scan_sheet *s, const struct cell_write *writes,
			size_t n, size_t *len);

/*
 * The XML without those cells, and without rows that are there for them alone (in `s`, and not in
 * `other`): what must be the same before and after.
 */
const char *sheet_rest(struct arena *a, const struct scan_sheet *s, const struct scan_sheet *other,
		       const struct cell_write *writes, size_t n, size_t *len);

#endif
