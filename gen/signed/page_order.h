/* SPDX-License-Identifier: MIT
 *
 * Which page of a file is which issued one, by their words: pages may have been added, taken out
 * and moved.
 */
#ifndef BUNKAI_SIGNED_PAGE_ORDER_H
#define BUNKAI_SIGNED_PAGE_ORDER_H

#include "signed/page_words.h"

/* Pages from 1; 0: none. */
struct page_pair {
	size_t was, is;
	const char *what; /* 'page-added', 'page-removed', 'page-moved'; NULL: it is in its place */
};

struct page_order {
	VEC(struct page_pair) all; /* by the pages of the file, those that are gone at the end */
};

void page_order_find(struct arena *a, const struct file_words *was, const struct file_words *is,
		     struct page_order *out);

#endif
