/* SPDX-License-Identifier: MIT
 *
 * Texts in the form in which a workbook's cells and drop-downs hold them.
 */
#ifndef BUNKAI_XLSX_CELL_TEXT_H
#define BUNKAI_XLSX_CELL_TEXT_H

#include <stdbool.h>

#include "base/arena.h"

/* Each low line that would begin an escape (sheet_reads_as_escape) is escaped itself. */
const char *cell_text_escape(struct arena *a, const char *text);

/*
 * False when a drop-down cannot hold these choices: a comma ends a value and a quotation mark ends
 * the list; there is no escape for either.
 */
bool cell_text_fits_list(const char *const *values);

#endif
