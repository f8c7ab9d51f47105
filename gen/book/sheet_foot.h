/* SPDX-License-Identifier: MIT
 *
 * A part's foot in a workbook: lines of the printed pages' footer, above the title and the page's
 * number.
 */
#ifndef BUNKAI_BOOK_SHEET_FOOT_H
#define BUNKAI_BOOK_SHEET_FOOT_H

#include <stdbool.h>

#include "book/sheet.h"

/*
 * Breaks the words into lines of `width` points, because programs do not all do so in a footer, and
 * keeps room for them on the page. False when they are more than a footer may hold (255 characters
 * with its codes): they have to stand on the sheet.
 */
bool sheet_foot_set(struct book *b, struct sheet *s, const char *foot, double width);

#endif
