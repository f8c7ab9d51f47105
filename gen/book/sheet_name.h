/* SPDX-License-Identifier: MIT
 *
 * Names of sheets: what Excel takes, unique, as close to the title as may be.
 */
#ifndef BUNKAI_BOOK_SHEET_NAME_H
#define BUNKAI_BOOK_SHEET_NAME_H

#include "book/sheet.h"

/*
 * A name for `title`, unlike any given before by this book even if case and width do not count: at
 * most 31 UTF-16 units, without any of [ ] : * ? / \ ' of either width. The finding sheet-name says
 * when it is not the title itself. NULL or an empty title gives the document's.
 */
const char *sheet_name_choose(struct book *b, const char *title);

/*
 * The same for a sheet below another (sheet_split.h): where the title is too long without what it
 * has in brackets, and where another sheet has that name behind the part's; a number alone parts it
 * from the part's sheet where the title is the part's.
 */
const char *sheet_name_choose_below(struct book *b, const char *title, const char *part);

/* The length that Excel counts: UTF-16 units. */
size_t sheet_name_units(const char *name);

/* The name with A to Z as a to z: defined names may not be equal in this. */
char *sheet_name_fold(struct arena *a, const char *name);

#endif
