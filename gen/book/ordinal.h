/* SPDX-License-Identifier: MIT
 *
 * Numbers of places (第8条の2, 2, (17)ア) as numbers that a workbook shows by their very words: as
 * texts 第10条 would stand before 第2条 where people sort.
 */
#ifndef BUNKAI_BOOK_ORDINAL_H
#define BUNKAI_BOOK_ORDINAL_H

#include <stdbool.h>

#include "base/arena.h"

struct ordinal {
	double value;       /* 8.002: each further figure or kana counts as thousandths of the one before */
	const char *format; /* a number format (ECMA-376 18.8.31): "第"0"条", or the words alone */
};

/* False of what begins with no number, or has more of them than a number can hold. */
bool ordinal_read(struct arena *a, const char *text, struct ordinal *o);

#endif
