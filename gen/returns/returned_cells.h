/* SPDX-License-Identifier: MIT
 *
 * The cells of a returned row: as they came, as they are meant, beside what was sent.
 */
#ifndef BUNKAI_RETURNS_RETURNED_CELLS_H
#define BUNKAI_RETURNS_RETURNED_CELLS_H

#include "returns/cell_marks.h"
#include "returns/seen_rows.h"

/*
 * Fills cells, `said` and the troubles ALTERED and VAGUE of `out`, whose sent row `s` names where it is
 * taken. `emptied` says of the columns of the row's sheet in which nothing came in any row: there nothing
 * was answered (NULL: of none).
 */
void returned_cells_fill(struct seen_rows *all, const struct seen_row *s,
			 const struct cell_marks *marks, const bool *emptied,
			 struct returned_row *out);

#endif
