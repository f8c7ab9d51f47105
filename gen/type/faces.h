/* SPDX-License-Identifier: MIT
 *
 * The type case of one document: for every character and wanted face the face that has it, its
 * width and, once the fonts are cut, its code. Fonts are opened when the first character asks for
 * them; what was looked up is what will be embedded.
 */
#ifndef BUNKAI_TYPE_FACES_H
#define BUNKAI_TYPE_FACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "render/style.h"
#include "type/font.h"

struct glyph {
	int16_t advance;   /* 1/1000 em; 0 for what has no shape (U+200B, variation selectors) */
	uint16_t code;     /* in the cut font; 0 before faces_cut */
	/* codes of the same glyph with more or less white behind it; 0: not asked for yet */
	uint16_t wide, narrow;
	uint8_t face;      /* enum style_face that draws it */
	uint8_t kind;      /* enum space_kind */
	bool known, shape; /* looked up; something to draw */
	uint32_t drawn;    /* the character drawn: 〓 where no font has it */
};

struct faces;

/* `subject` names the document in findings. */
struct faces *faces_open(struct arena *a, const struct style *s, const char *subject,
			 struct diag_list *dl);
void faces_close(struct faces *f);

/* A wanted font was not there (missing-font was reported). */
bool faces_failed(const struct faces *f);

/*
 * Where the text that is looked up next comes from, for the finding missing-glyph; NULL: the
 * document as such.
 */
void faces_set_origin(struct faces *f, const struct doc_origin *origin);

/*
 * How the character is drawn when `wanted` is asked for: by that face, else its fallback, else any
 * face that has it. When none has it the glyph is that of 〓 and the warning missing-glyph is
 * given, once per character.
 */
const struct glyph *faces_glyph(struct faces *f, enum style_face wanted, uint32_t c);

/*
 * White between two glyphs that stand side by side, 1/1000 em, to be added to the first one's
 * advance; `before` may be NULL. `tight`, as in tables: white is only taken away.
 */
int faces_join(const struct glyph *before, const struct glyph *after, bool tight);

/* Width in points of `len` bytes of text, joined. */
double faces_width(struct faces *f, enum style_face wanted, double size, const char *text,
		   size_t len, bool tight);

/*
 * Cuts the face down to the characters looked up so far and sets their codes. False when it draws
 * nothing, or cannot be cut (faces_failed).
 */
bool faces_cut(struct faces *f, enum style_face face, struct font_cut *cut);

/* Says that the face's file is damaged (font-damaged); faces_failed from then on. */
void faces_refuse(struct faces *f, enum style_face face);

/*
 * The code that draws the character with `join` more white behind it. White that is part of the
 * character is no gap: who copies or searches finds no blank there. After faces_cut.
 */
uint16_t faces_joined_code(struct faces *f, enum style_face wanted, uint32_t c, int join);

/*
 * What the codes of a cut face stand for, from code 0; *n is their number. Once all codes were
 * asked for.
 */
const struct font_code *faces_codes(const struct faces *f, enum style_face face, size_t *n);

#endif
