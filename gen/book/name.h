/* SPDX-License-Identifier: MIT
 *
 * Names of sheets: what Excel takes, unique, as close to the title as may be.
 */
#ifndef BUNKAI_BOOK_NAME_H
#define BUNKAI_BOOK_NAME_H

#include "book/sheet.h"

/*
 * A name for `title`, unlike any given before by this book: at most 31 UTF-16 units, without any of
 * [ ] : * ? / \ '. The finding sheet-name says when it is not the title itself. NULL or an empty
 * title gives the document's.
 */
const char *sheet_choose_name(struct book *b, const char *title);

#endif
