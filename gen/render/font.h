/* SPDX-License-Identifier: MIT
 *
 * Glyph widths and font subsets for both renderers, so that a column in XLSX and a line in PDF are measured alike. Wraps HarfBuzz.
 */
#ifndef BUNKAI_RENDER_FONT_H
#define BUNKAI_RENDER_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/style.h"

struct font;

/* Opens a font file; NULL and the finding missing-font, which names the Debian package, when it is not there. */
struct font *font_open(struct arena *a, const char *path, const char *package, struct diag_list *dl);
void font_close(struct font *f);

bool font_has(struct font *f, uint32_t c);

/* Advance of one character in 1/1000 em; cached. A character that the font lacks counts one em: that of the 〓 drawn for it. */
int font_advance(struct font *f, uint32_t c);

/*
 * Writes a TrueType file that holds only the given characters (and so has a small cmap) to `path`. False when it cannot be written.
 */
bool font_write_subset(struct font *f, const uint32_t *chars, size_t n, const char *path);

/* Width of a text in 1/1000 em, its longest line when it has several. Characters the font lacks are looked up in `fallback` (may be NULL). */
long font_text_width(struct font *f, struct font *fallback, const char *text);

#endif
