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
 * The rows of a DOC_FIGURE with a frame, from *row on, that the page under way has room for: at its
 * top, with nothing else there, no larger than full size. *row moves on to the first that it has no
 * room for, frame->n_rows in the end. Returns their height, which is more than there is room for
 * where nothing can be parted.
 */
double figure_set_alone(struct page_setter *p, const struct doc_node *figure, size_t *row);

#endif
