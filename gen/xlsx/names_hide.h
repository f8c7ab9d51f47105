/* SPDX-License-Identifier: MIT
 *
 * Our defined names are for links alone: hidden, they fill no list from which people choose.
 */
#ifndef BUNKAI_XLSX_NAMES_HIDE_H
#define BUNKAI_XLSX_NAMES_HIDE_H

#include "book/book.h"

/* By sheet what its printed titles stand for, as XML; NULL: what the library wrote. */
struct name_titles {
	const char **at;
	size_t n;
};

/* Those of the sheets that repeat a column and rows, which the library cuts where a name is long. */
const struct name_titles *name_titles_take(struct arena *a, const struct book *b);

/*
 * xl/workbook.xml with each name of the whole workbook hidden, and the titles given; those of a
 * sheet (print area, titles) are the programs' own. For package_change; `context` is a struct
 * name_titles. NULL when the text is not of the library's form.
 */
const char *names_hide(struct arena *a, const char *text, const void *context);

#endif
