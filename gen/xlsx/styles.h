/* SPDX-License-Identifier: MIT
 *
 * Named cell styles. libxlsxwriter writes the one style 'Normal'; a workbook that people work on
 * should have a style for each role of style.json that it uses, so that whoever changes the style
 * in Excel changes all its cells.
 */
#ifndef BUNKAI_XLSX_STYLES_H
#define BUNKAI_XLSX_STYLES_H

#include <stddef.h>

#include "base/arena.h"

struct style_names {
	const char *const *at; /* plain text, unlike each other; style i + 1 has the name i */
	size_t n;
};

/*
 * `text` is xl/styles.xml as libxlsxwriter writes it, `context` a struct style_names; cell formats
 * (cellXfs) name their style, 1 to n, by xfId already. Gives the part with cellStyleXfs and
 * cellStyles filled (ECMA-376 part 1, 18.8.8 and 18.8.9): a style looks as its first cell format
 * does, and of a cell format only what differs from its style is marked as its own. NULL when the
 * part is not of that form.
 */
const char *styles_name(struct arena *a, const char *text, const void *context);

/*
 * The text of a part with the set of characters of each font in it: Shift-JIS. Where a font is
 * missing, a program then takes another Japanese one. The library takes a format's number for it,
 * and writes none.
 */
const char *styles_tell_charset(struct arena *a, const char *text);

#endif
