/* SPDX-License-Identifier: MIT
 *
 * Where a sheet's printed pages end.
 */
#ifndef BUNKAI_BOOK_SHEET_PAGES_H
#define BUNKAI_BOOK_SHEET_PAGES_H

#include "book/sheet.h"

/*
 * Adds a break at each page's end, for paper with room of width x height points: behind no row that
 * stays with the next. Programs count a little differently, so that pages are not filled to the
 * last point; then none of them adds breaks of its own.
 */
void sheet_pages_break(struct book *b, struct sheet *s, double width, double height);

#endif
