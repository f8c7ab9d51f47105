/* SPDX-License-Identifier: MIT
 *
 * Glyph widths and font subsets for both renderers, so that a column in XLSX and a line in PDF are
 * measured alike. Wraps HarfBuzz.
 */
#ifndef BUNKAI_TYPE_FONT_H
#define BUNKAI_TYPE_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/style.h"

struct font;

/*
 * Opens a TrueType file; NULL and the finding missing-font, which names the Debian package,
 * font-damaged or font-outlines.
 */
struct font *font_open(struct arena *a, const char *path, const char *package,
		       struct diag_list *dl);
void font_close(struct font *f);

bool font_has(struct font *f, uint32_t c);

/*
 * Advance of one character in 1/1000 em; cached. A character that the font lacks counts one em:
 * that of the 〓 drawn for it.
 */
int font_advance(struct font *f, uint32_t c);

/* What a character code of a text in a PDF stands for. */
struct font_code {
	uint16_t glyph; /* of the font that is embedded */
	/* 1/1000 em: where the next character begins, not always the glyph's own */
	int16_t advance;
	uint32_t meaning;  /* the character, for copying and searching; 0: none */
};

/*
 * A font cut down to some characters: a TrueType file. Who shows its text names glyphs, so that no
 * search is needed to find one and no character is out of reach.
 */
struct font_cut {
	const char *bytes;
	size_t len;
	const uint16_t *codes; /* glyph of each character asked for; 0 when the font lacks it */
	size_t n_glyphs;
};

/*
 * False when the font cannot be cut. The bytes live in the arena; the same characters give the same
 * bytes.
 */
bool font_cut(struct font *f, struct arena *a, const uint32_t *chars, size_t n,
	      struct font_cut *out);

/* Who draws an outline: y upwards, in parts of an em; each contour is closed by `close`. */
struct font_pen {
	void (*move)(void *context, double x, double y);
	void (*line)(void *context, double x, double y);
	void (*curve)(void *context, double x1, double y1, double x2, double y2, double x,
		      double y); /* cubic */
	void (*close)(void *context);
	void *context;
};

/* The outline of a character that the font has; what it has not, and a blank, draws nothing. */
void font_outline(struct font *f, uint32_t c, const struct font_pen *pen);

#endif
