/* SPDX-License-Identifier: MIT
 *
 * Moves width between a table's columns where that saves lines.
 */
#ifndef BUNKAI_PAGE_BALANCE_H
#define BUNKAI_PAGE_BALANCE_H

#include "page/grid.h"

/*
 * A row is as high as its longest cell: width goes from columns that have lines to spare to those
 * that decide. `widths` keep their sum, and none falls below its `least`. A table that does not
 * gain is left as it is.
 */
void balance_widths(struct page_setter *p, const struct page_grid *g, const double *least,
		    double *widths);

#endif
