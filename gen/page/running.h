/* SPDX-License-Identifier: MIT
 *
 * Running lines: what stands above and below the type area of every page.
 */
#ifndef BUNKAI_PAGE_RUNNING_H
#define BUNKAI_PAGE_RUNNING_H

#include "page/page.h"

/* Feet of parts, headers and footers on all pages, when it is known how many there are. */
void running_set(struct page_setter *p);

#endif
