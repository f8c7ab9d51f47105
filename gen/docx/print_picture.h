/* SPDX-License-Identifier: MIT
 *
 * A picture in a line of its own, with what it shows as its alternative text.
 */
#ifndef BUNKAI_DOCX_PRINT_PICTURE_H
#define BUNKAI_DOCX_PRINT_PICTURE_H

#include "base/strbuf.h"
#include "docx/printing.h"

/* The run that shows it, inserted or deleted where the paragraph is. */
void print_picture_add(struct docx_printing *pr, struct strbuf *sb,
		       const struct docx_picture *picture);

#endif
