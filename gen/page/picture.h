/* SPDX-License-Identifier: MIT
 *
 * Pictures on pages: the house's logo above the title.
 */
#ifndef BUNKAI_PAGE_PICTURE_H
#define BUNKAI_PAGE_PICTURE_H

#include "page/page.h"

/*
 * Takes room for the logo, in the middle, as the title below it stands. Nothing happens when the
 * style has none.
 */
void picture_set_logo(struct page_setter *p);

#endif
