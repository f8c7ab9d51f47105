/* SPDX-License-Identifier: MIT
 *
 * Running lines: what stands at the head and foot of each printed page of a sheet, as a workbook
 * says it.
 */
#ifndef BUNKAI_BOOK_RUNNING_H
#define BUNKAI_BOOK_RUNNING_H

#include "base/arena.h"
#include "doc/doc.h"
#include "render/style.h"

/*
 * A running title: in one line, '&' doubled, and short, because a header holds 255 characters; the
 * full one stands on the sheet. NULL gives "".
 */
const char *running_text(struct arena *a, const char *text);

/* The codes of the font of headers and footers. */
const char *running_font(struct arena *a, const struct style *style);

enum { RUNNING_MAX = 255 }; /* characters of a page's header or footer, with its codes */

/*
 * A page's header: how secret the document is, and that it is a draft, which both stand on the
 * first sheet as well. "" when there is nothing to say.
 */
const char *running_header(struct arena *a, const char *font, const struct doc *d);

/*
 * A page's footer: the lines of `foot` (NULL: none) above the title and the page's number. `font`:
 * the codes of its font.
 */
const char *running_footer(struct arena *a, const char *font, const char *foot,
			   const struct doc *d);

#endif
