/* SPDX-License-Identifier: MIT
 *
 * What a workbook's numbers look like: Excel's General format, and dates by their number format.
 */
#ifndef BUNKAI_IMPORT_XLSX_NUMBER_H
#define BUNKAI_IMPORT_XLSX_NUMBER_H

#include <stdbool.h>

#include "base/arena.h"

enum number_kind { NUMBER_GENERAL, NUMBER_DATE, NUMBER_TIME };

/* By the number of a built-in format (ECMA-376-1, 18.8.30); Japanese ones included. */
enum number_kind number_builtin_kind(long id);

/* By a format code such as 'yyyy"年"m"月"' or '[h]:mm'; only its first section is looked at. */
enum number_kind number_format_kind(const char *code);

/*
 * As General shows it: up to 11 characters with a decimal point, whole numbers up to 15 digits in
 * full, then 1.23457E+20.
 */
char *number_print_general(struct arena *a, double value);

/*
 * A serial day as 2026-10-01, with the time when it has one (2026-10-01 09:30); NUMBER_TIME gives
 * the time alone (09:30). In the 1900 system day 60 is the 29 February 1900 that Excel believes in.
 * A value beyond the years 1900 to 9999 is printed as a number.
 */
char *number_print_date(struct arena *a, double serial, enum number_kind kind, bool date1904);

/* The ISO form that strict files hold (2026-10-01T09:30:00Z) in the same form. */
char *number_print_iso(struct arena *a, const char *iso);

#endif
