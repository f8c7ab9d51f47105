/* SPDX-License-Identifier: MIT
 *
 * What a workbook says of itself beside its sheets: its properties, and what tells this copy from
 * all others.
 */
#ifndef BUNKAI_XLSX_ABOUT_H
#define BUNKAI_XLSX_ABOUT_H

#include "book/book.h"
#include "package/package.h"

struct lxw_workbook;

/* False when the library takes one of them not. `epoch`: see render_epoch. */
bool about_set(const struct book *b, struct lxw_workbook *workbook, long long epoch);

/*
 * dc:identifier of docProps/core.xml, which the library cannot write: for package_change, with the
 * identifier as context.
 */
const char *about_identify(struct arena *a, const char *text, const void *identifier);

#endif
