/* SPDX-License-Identifier: MIT
 *
 * Cells whose text is written as a number: figures, days, numbers of places. What a program then
 * shows is the very text.
 */
#ifndef BUNKAI_XLSX_CELL_NUMBER_H
#define BUNKAI_XLSX_CELL_NUMBER_H

#include <stdbool.h>

#include "base/arena.h"
#include "book/sheet.h"

struct cell_number {
	double value;
	const char *format; /* of ECMA-376 18.8.31; NULL: the general one */
};

/* False when the cell is a text. */
bool cell_number_read(struct arena *a, const struct sheet_cell *cell, struct cell_number *n);

#endif
