/* SPDX-License-Identifier: MIT
 *
 * Pictures on a PDF's pages: the house's logo above the title.
 */
#ifndef BUNKAI_RENDER_PDF_PICTURE_H
#define BUNKAI_RENDER_PDF_PICTURE_H

#include "base/strbuf.h"
#include "render/haru.h"
#include "render/pdf_page.h"

/* Takes room for the logo, in the middle, as the title below it stands. Nothing happens when the style has none. */
void picture_set_logo(struct press *p);

/* Appends the operators for a picture on a page of this height, points. */
void picture_print(struct haru *h, size_t page, double height, const struct sheet_picture *k, struct strbuf *out);

#endif
