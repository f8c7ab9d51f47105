/* SPDX-License-Identifier: MIT
 *
 * What is at a cell besides its value: remarks of the reader (comment, struck through, a formula without
 * value) and merged cells that run over several rows.
 */
#ifndef BUNKAI_RETURNS_CELL_MARKS_H
#define BUNKAI_RETURNS_CELL_MARKS_H

#include "import/grid.h"

struct cell_marks;

struct cell_marks *cell_marks_new(struct arena *a, const struct grid_sheet *sheet);

/* The remark of that kind on the cell of a row's number (from 1); NULL: none. */
const struct grid_remark *cell_marks_find(const struct cell_marks *m, size_t number, size_t column,
					  enum grid_remark_kind kind);

/* The number of the row in which a merged cell begins that covers this one from above; 0: none. */
size_t cell_marks_merged(const struct cell_marks *m, size_t number, size_t column);

#endif
