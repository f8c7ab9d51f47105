/* SPDX-License-Identifier: MIT
 *
 * Where the parts of a document begin and end. A part begins a page, but it goes on below the one
 * before it when that would leave its page nearly empty, or when it says that it follows; what
 * would end on such a page and cannot share it ends on two pages that are both filled.
 */
#ifndef BUNKAI_PAGE_PARTS_H
#define BUNKAI_PAGE_PARTS_H

#include <stdbool.h>

#include "page/page.h"

/* That of the part; where a table has no room there, because its columns are many, A3. */
const char *parts_choose_paper(struct page_setter *p, const struct doc_node *part);

/*
 * All parts with their blocks. `first_below`: the first may stand on the page under way, below the
 * title, whose paper and foot are those of the part already.
 */
void parts_set(struct page_setter *p, bool first_below);

#endif
