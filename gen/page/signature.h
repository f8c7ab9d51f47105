/* SPDX-License-Identifier: MIT
 *
 * Signature blocks: a party's name, and below it lines to fill in. A block is never split over two
 * pages.
 */
#ifndef BUNKAI_PAGE_SIGNATURE_H
#define BUNKAI_PAGE_SIGNATURE_H

#include "doc/doc.h"
#include "page/page.h"

void signature_set(struct page_setter *p, const struct doc_node *node);

#endif
