/* SPDX-License-Identifier: MIT
 *
 * Names of sheets: what Excel takes, unique, as close to the title as may be.
 */
#ifndef BUNKAI_BOOK_SHEET_NAME_H
#define BUNKAI_BOOK_SHEET_NAME_H

#include "book/sheet.h"

/*
 * A name for `title`, unlike any given before by this book: at most 31 UTF-16 units, without any of
 * [ ] : * ? / \ '. The finding sheet-name says when it is not the title itself. NULL or an empty
 * title gives the document's.
 */
const char *sheet_name_choose(struct book *b, const char *title);

/*
 * The same for a sheet below another (sheet_split.h): where the title is too long without what it
 * has in brackets, and where another sheet has that name behind the part's; a number alone parts it
 * from the part's sheet where the title is the part's.
 */
const char *sheet_name_choose_below(struct book *b, const char *title, const char *part);

/* The name with A to Z as a to z: names of sheets, and defined names, may not be equal in this. */
char *sheet_name_fold(struct arena *a, const char *name);

#endif
