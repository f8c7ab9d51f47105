/* SPDX-License-Identifier: MIT
 *
 * The last touch to a column's width. Office programs break Japanese texts in cells where the room
 * ends: LibreOffice keeps no rule for cells, and a workbook cannot ask for one (ECMA-376 has no
 * such attribute). A few points more or less decide whether marks begin lines, and whether a text's
 * end is left alone on a line.
 */
#ifndef BUNKAI_BOOK_COLUMN_TUNE_H
#define BUNKAI_BOOK_COLUMN_TUNE_H

#include "type/measure.h"

struct column_text {
	const struct look *look;
	const char *text;
	size_t more;   /* cells that say the same, beside the first */
	/* column_tune measures: points of its longest line; none until they are asked for */
	double line;
	struct measure_pieces pieces;
};

struct column_texts {
	VEC(struct column_text) all;
};

/*
 * The width near `width` at which a column's texts break best, in points; never below `least`. The
 * nearest one of those that are as good.
 */
double column_tune(struct measurer *m, struct column_texts *texts, double width, double least);

#endif
