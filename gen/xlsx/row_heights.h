/* SPDX-License-Identifier: MIT
 *
 * Rows that grow with what people write in them.
 */
#ifndef BUNKAI_XLSX_ROW_HEIGHTS_H
#define BUNKAI_XLSX_ROW_HEIGHTS_H

#include <stddef.h>

#include "base/arena.h"

/*
 * The sheet's part, where rows from `first` on (from 0) keep their heights only until somebody
 * writes in them; NULL when it is not of the library's form.
 */
const char *row_heights_free(struct arena *a, const char *text, size_t first);

#endif
