/* SPDX-License-Identifier: MIT
 *
 * From a document tree to laid-out sheets: one sheet per part, blocks below each other.
 */
#ifndef BUNKAI_BOOK_BOOK_H
#define BUNKAI_BOOK_BOOK_H

#include "book/sheet.h"
#include "render/render.h"

/* NULL and findings when a font is missing. Everything lives in rc->arena; no font stays open. */
const struct book *book_lay_out(const struct render_context *rc, const struct doc *d);

/* False and too-large when a sheet has more rows than a workbook can hold. */
bool book_has_room(const struct render_context *rc, const struct book *b, const char *path);

#endif
