/* SPDX-License-Identifier: MIT
 *
 * Sheets to a PDF file: cuts the fonts, writes content operators, links, bookmarks and properties.
 */
#ifndef BUNKAI_PDF_PRINT_H
#define BUNKAI_PDF_PRINT_H

#include "page/page.h"

/*
 * NULL when the whole file was written, or when a font failed (faces_failed; that is told), else
 * the reason. `epoch`: seconds, for the file's properties. `profile`: the ICC profile of the
 * style's colours.
 */
const char *print_pages(struct page_setter *p, long long epoch, const char *profile,
			size_t profile_len, const char *path);

#endif
