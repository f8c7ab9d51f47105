/* SPDX-License-Identifier: MIT
 *
 * Number formats of a workbook (ECMA-376-1, 18.8.30 and 18.8.31): what a sheet shows for a number -
 * R005, 3.10, 80%, 令和8年4月1日, ¥1,200,000.
 */
#ifndef BUNKAI_IMPORT_NUMBER_FORMAT_H
#define BUNKAI_IMPORT_NUMBER_FORMAT_H

#include <stdbool.h>

#include "base/arena.h"

struct number_format;

/* Never fails: what cannot be understood is printed as General and is not sure. */
const struct number_format *number_format_parse(struct arena *a, const char *code);

/* A built-in format by its number, with the Japanese ones (27 to 36, 50 to 58). */
const struct number_format *number_format_builtin(struct arena *a, long id);

/*
 * What the format shows for the value; dates count from 1900, or from 1904. *sure is cleared where
 * that is not known for certain (names of months in other languages, numbers written in kanji,
 * dates before March 1900): then the bare number is printed. The built-in dates that look different
 * in each country (14, 22) are printed as 2026-10-01.
 */
char *number_format_print(struct arena *a, const struct number_format *f, double value,
			  bool date1904, bool *sure);

/* True for General, which digits of a file need not go through. */
bool number_format_is_general(const struct number_format *f);

/* True where a number is shown as a day, whatever its order; and where it is shown as a text (@). */
bool number_format_is_day(const struct number_format *f);
bool number_format_is_text(const struct number_format *f);

/* True for days that begin with their day or month and are numbers throughout: m/d/yy, dd-mm-yyyy. */
bool number_format_is_turned_day(const struct number_format *f);

#endif
