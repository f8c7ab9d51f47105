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

#endif
