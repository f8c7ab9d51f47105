/* SPDX-License-Identifier: MIT
 *
 * Our defined names are for links alone: hidden, they fill no list from which people choose.
 */
#ifndef BUNKAI_XLSX_NAMES_HIDE_H
#define BUNKAI_XLSX_NAMES_HIDE_H

#include "base/arena.h"

/*
 * xl/workbook.xml with each name of the whole workbook hidden; those of a sheet (print area, titles)
 * are the programs' own. For package_change, which gives `context`; it is not asked.
 */
const char *names_hide(struct arena *a, const char *text, const void *context);

#endif
