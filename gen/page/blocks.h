/* SPDX-License-Identifier: MIT
 *
 * The blocks of a part: headings, articles, paragraphs, lists, notes; tables and signature blocks
 * have files of their own.
 */
#ifndef BUNKAI_PAGE_BLOCKS_H
#define BUNKAI_PAGE_BLOCKS_H

#include <stdbool.h>

#include "doc/doc.h"
#include "page/page.h"

/* A part with all its blocks. The caller has started its page. Returns the part's element. */
size_t blocks_set_part(struct page_setter *p, const struct doc_node *part);

/*
 * What a part, heading or article is called in contents and bookmarks; NULL for other nodes and
 * where there is no text.
 */
const char *blocks_title(struct arena *a, const struct doc_node *node);

/*
 * The only part of a document, when it is called like the document: its title is not printed a
 * second time.
 */
bool blocks_is_whole(const struct doc *d, const struct doc_node *part);

#endif
