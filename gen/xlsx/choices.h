/* SPDX-License-Identifier: MIT
 *
 * What a sheet offers where people answer: drop-downs, and what is said beside a cell.
 */
#ifndef BUNKAI_XLSX_CHOICES_H
#define BUNKAI_XLSX_CHOICES_H

#include "book/sheet.h"

struct lxw_worksheet;

/*
 * Adds them all to the sheet and counts them in *n. Choices that a drop-down cannot hold are left
 * out with a finding at `file`, the workbook's name; false when the library takes one not.
 */
bool xlsx_choices_add(const struct book *b, struct lxw_worksheet *ws, const struct sheet *s,
		      const char *file, size_t *n);

#endif
