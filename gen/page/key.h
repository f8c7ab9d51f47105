/* SPDX-License-Identifier: MIT
 *
 * What is read as one word though lines could be broken within it: a key, a date, a number, and a
 * number behind a short word. Columns of tables and boxes of figures are as wide as that asks for.
 */
#ifndef BUNKAI_PAGE_KEY_H
#define BUNKAI_PAGE_KEY_H

#include "page/page.h"

/* The width in points of the widest of the text's lines that are such a word; 0: none is. */
double key_width(struct page_setter *p, const char *text, const struct look *look);

#endif
