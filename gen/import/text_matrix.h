/* SPDX-License-Identifier: MIT
 *
 * The risk matrix of a flattened text, and the table of levels that may stand beside it: then the
 * two share their lines.
 *
 *     5 4 3                          numbers of the head axis
 *     深刻 重要 中程度 レベル 内容       their names, and the heads of the levels
 *     5 高い High High Middle High   a row of the matrix, then one of the levels
 *     重大→…
 *     Yes
 */
#ifndef BUNKAI_IMPORT_TEXT_MATRIX_H
#define BUNKAI_IMPORT_TEXT_MATRIX_H

#include "import/text_rows.h"

struct flat_matrix;

/*
 * Reads the part of the cross table; rows of `levels` that stand beside it go to `level_rows`.
 * Either may be absent (NULL).
 */
struct flat_matrix *flat_matrix_read(struct row_reader *r, struct flat_part *matrix,
				     const struct flat_part *levels, struct flat_rows *level_rows);

/* Writes one record per cell, when all runs are settled. */
void flat_matrix_write(struct row_reader *r, const struct flat_matrix *m, struct source_table *out);

#endif
