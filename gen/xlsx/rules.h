/* SPDX-License-Identifier: MIT
 *
 * Conditional formats: the conditions and bars of a laid-out sheet as libxlsxwriter takes them.
 */
#ifndef BUNKAI_XLSX_RULES_H
#define BUNKAI_XLSX_RULES_H

#include <stdbool.h>

#include "xlsx/format.h"

struct lxw_worksheet;

/* False when the library refused one. *conditions: how many rules came of the sheet's. */
bool xlsx_rules_add(struct formats *f, struct lxw_worksheet *ws, const struct sheet *s,
		    size_t *conditions);

/*
 * A sheet's part in which bars have the length of their numbers: the library leaves out the
 * lengths, and then a bar is never shorter than a tenth of its cell, not even for 0 (ECMA-376 part
 * 1, 18.3.1.28).
 */
const char *xlsx_rules_free_bars(struct arena *a, const char *text);

/*
 * What a condition asks: '$L2="合意済"' of a row, 'OR(D9="High",LEFT(D9,5)="High"&CHAR(10))' of a
 * text's first line. NULL: a formula cannot.
 */
const char *xlsx_rules_condition(struct arena *a, const struct sheet_condition *c);

#endif
