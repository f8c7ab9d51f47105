/* SPDX-License-Identifier: MIT
 *
 * Rows that add up those above: 小計, 合計.
 */
#ifndef BUNKAI_IMPORT_ROW_SUMS_H
#define BUNKAI_IMPORT_ROW_SUMS_H

#include "import/sheet_view.h"

/* True when a cell of the columns `first` to `last` says that the row is a sum, and nothing else. */
bool row_says_sum(struct arena *a, const struct sheet_view *v, size_t row, size_t first,
		  size_t last);

#endif
