/* SPDX-License-Identifier: MIT
 *
 * Columns are as wide as on pages, where letters of Latin words and digits that belong to none have
 * different widths. A word processor sets all of them alike, in the wider face: what then would
 * not fit takes room from columns that have some.
 */
#ifndef BUNKAI_DOCX_WIDTHS_H
#define BUNKAI_DOCX_WIDTHS_H

#include "docx/maker.h"
#include "page/grid.h"

/* Changes `widths`, points; their sum stays. */
void widths_ease(struct docx_maker *m, const struct page_grid *g, double *widths);

#endif
