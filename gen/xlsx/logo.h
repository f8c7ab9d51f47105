/* SPDX-License-Identifier: MIT
 *
 * The logo on a workbook's first sheet.
 */
#ifndef BUNKAI_XLSX_LOGO_H
#define BUNKAI_XLSX_LOGO_H

#include <stdbool.h>

#include "base/arena.h"
#include "render/logo.h"

struct lxw_worksheet;

/*
 * At the sheet's upper left corner, with its words for who cannot see it; false when the library
 * refused it.
 */
bool xlsx_logo_add(struct arena *a, struct lxw_worksheet *ws, const struct logo *logo);

/*
 * The drawing's part with the picture held at its first cell alone, in its own size (ECMA-376 part
 * 1, 20.5.2.24). The library says in which cell it ends, too, and does not know the rows' heights
 * any more when it does. A package_edit; NULL when the part is of another form.
 */
const char *xlsx_logo_pin(struct arena *a, const char *text, const void *context);

#endif
