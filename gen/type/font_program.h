/* SPDX-License-Identifier: MIT
 *
 * A cut font as a PDF embeds it: only the tables that draw (PDF 32000-1, table 126), glyph numbers
 * that are character codes, and for each code a glyph as wide as the PDF says, which PDF/A asks for
 * (ISO 19005-2, 6.2.11.5).
 */
#ifndef BUNKAI_TYPE_FONT_PROGRAM_H
#define BUNKAI_TYPE_FONT_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "type/font.h"

struct font_program {
	const char *bytes; /* a TrueType file */
	size_t len;
	const char *name;  /* PostScript name, no blanks */
	const int *widths; /* of each code, 1/1000 em */
	int left, bottom, right, top, ascent, descent, cap_height; /* 1/1000 em */
};

/*
 * Codes below cut->n_glyphs are glyphs of the cut font and stay as they are. Every further code i
 * gets a glyph of its own: the shape of glyph codes[i].glyph, codes[i].advance wide. False when the
 * cut font lacks a table. Everything lives in the arena.
 */
bool font_program_make(struct arena *a, const struct font_cut *cut, const struct font_code *codes,
		       size_t n, struct font_program *out);

#endif
