/* SPDX-License-Identifier: MIT
 *
 * Texts in the form in which a workbook's parts hold them.
 */
#ifndef BUNKAI_BOOK_TEXT_H
#define BUNKAI_BOOK_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "render/style.h"

/*
 * '_x0041_' in a text would be read as an escape for A (ECMA-376 22.4.2.4): its first underscore is
 * escaped itself.
 */
const char *xlsx_escape(struct arena *a, const char *text);

/* 'A' for 0, 'AA' for 26. */
char *xlsx_column(struct arena *a, size_t x);

/*
 * An anchor as a defined name. Those begin with a letter or a low line, hold letters, digits, low
 * lines and full stops, are no longer than 255 characters and look like no cell (ECMA-376 18.2.5):
 * so 'row-R24/④-1' is _row_R24.2f..2463._1, and what is too long ends in a checksum.
 */
const char *xlsx_name(struct arena *a, const char *anchor);

/*
 * A running title: in one line, '&' doubled, and short, because a header holds 255 characters; the
 * full one stands on the sheet.
 */
const char *xlsx_running(struct arena *a, const char *text);

/* The codes of the font of headers and footers. */
const char *xlsx_running_font(struct arena *a, const struct style *style);

enum { XLSX_FOOTER_MAX = 255 }; /* characters of a page's footer, with its codes */

/*
 * A page's footer: the lines of `foot` (NULL: none) above the title and the page's number. `font`:
 * the codes of its font.
 */
const char *xlsx_footer(struct arena *a, const char *font, const char *foot, const struct doc *d);

/*
 * False when a drop-down cannot hold these choices: a comma ends a value and a quotation mark ends
 * the list; there is no escape for either.
 */
bool xlsx_fits_list(const char *const *values);

#endif
