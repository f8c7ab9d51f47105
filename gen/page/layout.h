/* SPDX-License-Identifier: MIT
 *
 * A whole document on pages: front matter, parts, page numbers, running lines. Nothing is written
 * yet.
 */
#ifndef BUNKAI_PAGE_LAYOUT_H
#define BUNKAI_PAGE_LAYOUT_H

#include "page/page.h"

/*
 * The pages are in the setter's `pages`, as far as `sink` (NULL: none) did not take them; the tree
 * must outlive them. Findings: missing-font,
 * missing-glyph.
 */
struct page_setter *layout_document(struct arena *a, const struct style *s, const struct doc *d,
				    const struct page_sink *sink, struct diag_list *dl);

/* Closes fonts and breaker, and forgets pages that have arenas of their own. */
void layout_close(struct page_setter *p);

#endif
