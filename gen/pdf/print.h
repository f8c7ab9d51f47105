/* SPDX-License-Identifier: MIT
 *
 * Pages to a PDF file: writes content operators, links, bookmarks, tags and properties, cuts fonts.
 */
#ifndef BUNKAI_PDF_PRINT_H
#define BUNKAI_PDF_PRINT_H

#include "page/page.h"

struct page_printing;

/* A file under way; NULL when libharu cannot start. */
struct page_printing *print_open(struct arena *a);
void print_close(struct page_printing *pr);

/* For struct page_sink: writes a page on which only running lines and links are to come. */
void print_full_page(void *printing, struct page_setter *p, size_t page);

/*
 * Writes the rest and saves the file. NULL when the whole of it was written, or when a font failed
 * (faces_failed; that is told), else the reason. `epoch`: seconds, for the file's properties.
 * `profile`: the ICC profile of the style's colours.
 */
const char *print_pages(struct page_printing *pr, struct page_setter *p, long long epoch,
			const char *profile, size_t profile_len, const char *path);

#endif
