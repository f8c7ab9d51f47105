/* SPDX-License-Identifier: MIT
 *
 * Places of a PDF that links name: those of links to other files, and the names under which other
 * files find this one's anchors.
 */
#ifndef BUNKAI_PDF_NAMES_H
#define BUNKAI_PDF_NAMES_H

#include "page/pages.h"
#include "pdf/haru_links.h"

/* An anchor as the PDF counts: a little above its line. */
struct haru_place names_place(const struct pages *pages, struct page_anchor at);

/* A link: to an anchor of this file, or of another PDF. One that leads nowhere is left out. */
void names_print_link(const struct pages *pages, struct haru *h, size_t page,
		      const struct page_link *link);

/* Gives every anchor of the tree its name. */
void names_print(const struct pages *pages, struct haru *h);

#endif
