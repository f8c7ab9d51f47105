/* SPDX-License-Identifier: MIT
 *
 * The style sheet: what templates/html/page.css says of all pages, and behind it what the house
 * style says of looks and paper.
 */
#ifndef BUNKAI_HTML_SHEET_H
#define BUNKAI_HTML_SHEET_H

#include "html/page.h"

/* All of it, once the body is written; `fixed` is the text of page.css. */
const char *html_sheet(struct html_page *p, const char *fixed);

/*
 * A colour for letters on that ground which is dark, or light, enough to be read (WCAG 2.2, 1.4.3:
 * a contrast of 4.5): `color` itself where it is.
 */
unsigned html_sheet_ink(unsigned color, unsigned ground);

#endif
