/* SPDX-License-Identifier: MIT
 *
 * Fonts of a PDF whose codes are given before the font program is made (PDF 32000-1, 9.7).
 */
#ifndef BUNKAI_PDF_HARU_FONT_H
#define BUNKAI_PDF_HARU_FONT_H

#include <stddef.h>

#include "type/font_program.h"

struct haru;

/* A font to be: text is shown by codes, two bytes each, high byte first. Returns its number. */
size_t haru_add_font(struct haru *h);

/* The name that content operators of all pages use for the font. */
const char *haru_font_name(struct haru *h, size_t font);

/*
 * Embeds the font and says which glyphs its codes 0 to n - 1 draw and what they mean to who copies
 * or searches. Once, before haru_save.
 */
void haru_end_font(struct haru *h, size_t font, const struct font_program *program,
		   const struct font_code *codes, size_t n);

#endif
