/* SPDX-License-Identifier: MIT
 *
 * Tables over pages: heads are repeated, rows and spans stay whole as long as a page can hold them,
 * a group's row stays with the row below it and comes again, marked as continued, on the next page.
 */
#ifndef BUNKAI_PAGE_TABLE_H
#define BUNKAI_PAGE_TABLE_H

#include "doc/doc.h"
#include "page/page.h"

/*
 * A DOC_TABLE or DOC_KEY_VALUE, as wide as the type area. Its topics get bookmarks of that depth.
 */
void table_set(struct page_setter *p, const struct doc_node *table, int depth);

/*
 * What a row of a table (as doc/laid_out.h has it) says its rows are about, when it is a group's of
 * the first level; NULL: it is none, or says nothing.
 */
const char *table_topic(struct arena *a, const struct doc_node *row);

#endif
