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

#endif
