/* SPDX-License-Identifier: MIT
 *
 * What changes for a party as few lines as a page has room for: pieces that change alike share one
 * ('役割 6件（R134/対応事項、…）'), what does not go in is counted by the paper that says it.
 */
#ifndef BUNKAI_AMEND_NOTICE_LINES_H
#define BUNKAI_AMEND_NOTICE_LINES_H

#include "amend/notice_items.h"

struct notice_line {
	const char *what, *before, *after, *where;
	enum notice_kind kind;
	enum audience audience;
};

struct notice_lines {
	VEC(struct notice_line) all;
	size_t left;            /* pieces that are not told */
	const char *left_where; /* 別紙 3件、責任分界表 12件; "" of none */
};

/*
 * `above` is what stands on the page before them besides its headings, and `beside` the lines of what
 * else is said to this party alone: they take of their room.
 */
struct notice_lines notice_lines_of(struct arena *a, const struct amendment *in,
				    const struct notice_items *items, const char *above,
				    size_t beside);

#endif
