/* SPDX-License-Identifier: MIT
 *
 * The widths of columns: the hints where there are some, the content where there are none, scaled
 * to the page.
 */
#ifndef BUNKAI_PAGE_COLUMNS_H
#define BUNKAI_PAGE_COLUMNS_H

#include "page/grid.h"

/*
 * Widths in points, frame to frame, that add up to `width`. No column is so narrow that a word or
 * four characters do not fit, as long as the page has room for that.
 */
double *columns_fit(struct page_setter *p, const struct page_grid *g, double width);

/* Whether the table fits that width without short texts that take many lines. */
bool columns_have_room(struct page_setter *p, const struct doc_node *table, double width);

/*
 * A table that is wider than any page is set in bands: the first column with as many others as fit,
 * then the first with the next of them, and so on. The numbers of each band's first and of all
 * columns: n + 1 of them, from 1; n is 1 for a table that fits.
 */
size_t *columns_part(struct page_setter *p, const struct page_grid *g, double width, size_t *n);

#endif
