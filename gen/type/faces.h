/* SPDX-License-Identifier: MIT
 *
 * The type case of one document: for every character and wanted face the face that has it, its
 * width and, once it is drawn, its code. Fonts are opened when the first character asks for
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
#include "type/font_program.h"

struct glyph {
	int16_t advance;   /* 1/1000 em; 0 for what has no shape (U+200B, variation selectors) */
	/* as it is, with more and with less white behind it; 0: not asked for yet (faces_code) */
	uint16_t codes[3];
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

/* The face that draws Latin words beside `face`; itself where the style has none. */
enum style_face faces_latin(const struct faces *f, enum style_face face);

/* The face to ask for where byte `at` of a text is drawn; `latin` of the text, as latin_find. */
enum style_face faces_wanted(const struct faces *f, enum style_face face, const bool *latin,
			     size_t at);

/*
 * White between two glyphs that stand side by side, 1/1000 em, to be added to the first one's
 * advance; `before` may be NULL.
 */
int faces_join(const struct glyph *before, const struct glyph *after);

/* Width in points of `len` bytes of text, joined; `latin` as latin_find. */
double faces_width(struct faces *f, enum style_face face, double size, const char *text, size_t len,
		   const bool *latin);

/*
 * The code that draws the character, given to it when it is asked for first, with `white` more or
 * less behind it, as faces_join says. White that is part of the character is no gap: who copies or
 * searches finds no blank there. Codes of a font are those of no other.
 */
uint16_t faces_code(struct faces *f, enum style_face wanted, uint32_t c, int white);

/* The outline of a glyph that has a shape; see font_outline. */
void faces_outline(struct faces *f, const struct glyph *g, const struct font_pen *pen);

/* A font as a PDF embeds it. */
struct font_set {
	enum style_face face;
	const struct font_code *codes; /* what codes 0 to n - 1 stand for, and their glyphs */
	size_t n;
	VEC(struct font_code) glyphs; /* of the program */
	struct font_program program;
};

/*
 * Cuts the face down to the characters that have codes. False when none has, or it cannot be cut
 * (faces_failed). No code is given afterwards.
 */
bool faces_cut(struct faces *f, enum style_face face, struct font_set *set);

/* Says that the face's file is damaged (font-damaged); faces_failed from then on. */
void faces_refuse(struct faces *f, enum style_face face);

#endif
