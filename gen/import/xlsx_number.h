/* SPDX-License-Identifier: MIT
 *
 * Numbers and days as such: Excel's General format, dates in ISO form, and the calendar.
 */
#ifndef BUNKAI_IMPORT_XLSX_NUMBER_H
#define BUNKAI_IMPORT_XLSX_NUMBER_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * As General shows it: up to 11 characters with a decimal point, whole numbers up to 15 digits in
 * full, then 1.23457E+20.
 */
char *number_print_general(struct arena *a, double value);

/*
 * A serial day as 2026-10-01, with the time when it has one (2026-10-01 09:30). In the 1900 system
 * day 60 is the 29 February 1900 that Excel believes in. A value beyond the years 1900 to 9999 is
 * printed as a number.
 */
char *number_print_date(struct arena *a, double serial, bool date1904);

/* The date of a serial day of the 1900 system. */
void number_civil_date(long day1900, long *year, long *month, long *day);

/* The ISO form that strict files hold (2026-10-01T09:30:00Z) in the same form. */
char *number_print_iso(struct arena *a, const char *iso);

#endif
