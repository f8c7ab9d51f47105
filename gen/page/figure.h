/* SPDX-License-Identifier: MIT
 *
 * Figures: boxes and lines on a page, drawn as vectors. A figure is made smaller until it fits its
 * page; one that would become too small to read is parted between rows that no box spans.
 */
#ifndef BUNKAI_PAGE_FIGURE_H
#define BUNKAI_PAGE_FIGURE_H

#include "doc/doc.h"
#include "page/page.h"

/* A DOC_FIGURE with a frame, as wide as the type area. */
void figure_set(struct page_setter *p, const struct doc_node *figure);

/*
 * A DOC_FIGURE with a frame in one piece at the top of the page under way, which needs nothing but
 * its edges and is not asked whether it has room: as wide as they say, no larger than full size,
 * and smaller where that keeps it below `most` points, or keeps a word whole, and can still be
 * read. Returns its height, which may be more than `most`; 0 for `most`: no bound.
 */
double figure_set_alone(struct page_setter *p, const struct doc_node *figure, double most);

#endif
