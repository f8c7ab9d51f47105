/* SPDX-License-Identifier: MIT
 *
 * For each wanted face a table of pages of 256 characters holds what was looked up: the first font
 * of the face's chain that has the character, its width, and the code that it got when it was drawn
 * first. The codes say which characters each font is cut down to.
 */
#include "type/faces.h"

#include "base/text.h"
#include "type/space.h"

enum { PAGE = 256, PAGES = 0x110000 / PAGE, GETA = 0x3013 };

/* Faces that are asked for one; a shorter chain ends with its first ones again. */
enum { CHAIN = 7 };

/* Of two bytes; a font program has as many glyphs. */
enum { CODES_MAX = 0xFFFE, GLYPHS_MAX = 0xFFFE };

struct faces {
	struct arena *arena;
	const struct style *style;
	const char *subject;
	const struct doc_origin *origin;
	struct diag_list *dl;
	struct font *fonts[FACE__MAX];
	bool tried[FACE__MAX], failed;
	struct glyph *pages[FACE__MAX][PAGES];
	VEC(struct font_code) codes[FACE__MAX];
};

/* Where to look, best first, for each wanted face. */
static const enum style_face chains[FACE__MAX][CHAIN] = {
	[FACE_GOTHIC] = {FACE_GOTHIC, FACE_FALLBACK_GOTHIC, FACE_MINCHO, FACE_FALLBACK_MINCHO,
			 FACE_GOTHIC_BOLD, FACE_RARE},
	[FACE_GOTHIC_BOLD] = {FACE_GOTHIC_BOLD, FACE_GOTHIC, FACE_FALLBACK_GOTHIC, FACE_MINCHO,
			      FACE_FALLBACK_MINCHO, FACE_RARE},
	[FACE_MINCHO] = {FACE_MINCHO, FACE_FALLBACK_MINCHO, FACE_GOTHIC, FACE_FALLBACK_GOTHIC,
			 FACE_GOTHIC_BOLD, FACE_RARE},
	[FACE_LATIN_GOTHIC] = {FACE_LATIN_GOTHIC, FACE_GOTHIC, FACE_FALLBACK_GOTHIC, FACE_MINCHO,
			       FACE_FALLBACK_MINCHO, FACE_GOTHIC_BOLD, FACE_RARE},
	[FACE_LATIN_GOTHIC_BOLD] = {FACE_LATIN_GOTHIC_BOLD, FACE_GOTHIC_BOLD, FACE_GOTHIC,
				    FACE_FALLBACK_GOTHIC, FACE_MINCHO, FACE_FALLBACK_MINCHO,
				    FACE_RARE},
	[FACE_LATIN_MINCHO] = {FACE_LATIN_MINCHO, FACE_MINCHO, FACE_FALLBACK_MINCHO, FACE_GOTHIC,
			       FACE_FALLBACK_GOTHIC, FACE_GOTHIC_BOLD, FACE_RARE},
	[FACE_FALLBACK_GOTHIC] = {FACE_FALLBACK_GOTHIC, FACE_GOTHIC, FACE_FALLBACK_MINCHO,
				  FACE_MINCHO, FACE_GOTHIC_BOLD, FACE_RARE},
	[FACE_FALLBACK_MINCHO] = {FACE_FALLBACK_MINCHO, FACE_MINCHO, FACE_FALLBACK_GOTHIC,
				  FACE_GOTHIC, FACE_GOTHIC_BOLD, FACE_RARE},
	[FACE_RARE] = {FACE_RARE, FACE_MINCHO, FACE_FALLBACK_MINCHO, FACE_GOTHIC,
		       FACE_FALLBACK_GOTHIC, FACE_GOTHIC_BOLD},
};

struct faces *faces_open(struct arena *a, const struct style *s, const char *subject,
			 struct diag_list *dl)
{
	struct faces *f = arena_alloc(a, sizeof *f);

	*f = (struct faces){.arena = a, .style = s, .subject = subject, .dl = dl};
	return f;
}

void faces_close(struct faces *f)
{
	for (int i = 0; i < FACE__MAX; i++)
		font_close(f->fonts[i]);
}

bool faces_failed(const struct faces *f)
{
	return f->failed;
}

void faces_set_origin(struct faces *f, const struct doc_origin *origin)
{
	f->origin = origin;
}

static struct font *open_face(struct faces *f, enum style_face face)
{
	if (!f->tried[face]) {
		f->tried[face] = true;
		f->fonts[face] = font_open(f->arena, f->style->font_files[face],
					   f->style->font_packages[face], f->dl);
		f->failed = f->failed || !f->fonts[face];
	}
	return f->fonts[face];
}

/*
 * Joiners, variation selectors and control characters: there is nothing to draw, and the base
 * character is drawn without them.
 */
static bool has_shape(uint32_t c)
{
	return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !(c >= 0x200B && c <= 0x200F) &&
	       !(c >= 0x2028 && c <= 0x202E) && !(c >= 0x2060 && c <= 0x2064) &&
	       !(c >= 0xFE00 && c <= 0xFE0F) && c != 0xFEFF && !(c >= 0xE0000 && c <= 0xE01EF);
}

static bool find_in_chain(struct faces *f, enum style_face wanted, uint32_t c, struct glyph *g)
{
	for (int i = 0; i < CHAIN; i++) {
		enum style_face face = chains[wanted][i];
		struct font *font = open_face(f, face);

		if (!font || !font_has(font, c))
			continue;
		g->face = (uint8_t)face;
		g->advance = (int16_t)font_advance(font, c);
		g->shape = true;
		g->drawn = c;
		g->kind = (uint8_t)space_kind(c, g->advance == 1000);
		return true;
	}
	return false;
}

static const char *print_place(const struct faces *f)
{
	const struct doc_origin *o = f->origin;
	const char *file = o && o->file ? o->file : "", *place = o && o->place ? o->place : "";

	if (!*file && !*place)
		return f->subject;
	if (*file && text_starts(place, file)) /* that of a project's object begins with its file */
		return place;
	return arena_concat(f->arena, file, *file && *place ? ":" : "", place, (char *)NULL);
}

static void report_missing(struct faces *f, uint32_t c)
{
	char shown[5] = "";

	for (int i = 0; i < FACE__MAX; i++) /* once per document, whatever faces are asked */
		if (f->pages[i][c / PAGE] && f->pages[i][c / PAGE][c % PAGE].known)
			return;
	text_encode(c, shown);
	diag_add(f->dl, DIAG_MISSING_GLYPH, f->subject, print_place(f),
		 arena_printf(f->arena, "U+%04X", (unsigned)c), shown);
}

static void look_up(struct faces *f, enum style_face wanted, uint32_t c, struct glyph *g)
{
	if (c == '\t' || c == 0xA0)
		*g = *faces_glyph(f, wanted, ' ');
	else if (has_shape(c) && !find_in_chain(f, wanted, c, g)) {
		if (!f->failed)
			report_missing(f, c);
		if (c != GETA)
			*g = *faces_glyph(f, wanted, GETA);
	}
	g->known = true;
}

static struct glyph *get_glyph(struct faces *f, enum style_face wanted, uint32_t c)
{
	struct glyph **page = &f->pages[wanted][c / PAGE];

	if (!*page)
		*page = arena_alloc(f->arena, PAGE * sizeof **page);
	struct glyph *g = &(*page)[c % PAGE];

	if (!g->known)
		look_up(f, wanted, c, g);
	return g;
}

const struct glyph *faces_glyph(struct faces *f, enum style_face wanted, uint32_t c)
{
	return get_glyph(f, wanted, c);
}

enum style_face faces_latin(const struct faces *f, enum style_face face)
{
	enum style_face latin = style_latin(face);

	return f->style->font_files[latin] ? latin : face;
}

enum style_face faces_wanted(const struct faces *f, enum style_face face, const bool *latin,
			     size_t at)
{
	return latin && latin[at] ? faces_latin(f, face) : face;
}

int faces_join(const struct glyph *before, const struct glyph *after)
{
	return before ? space_between(before->kind, after->kind) : 0;
}

double faces_width(struct faces *f, enum style_face face, double size, const char *text, size_t len,
		   const bool *latin)
{
	const struct glyph *before = NULL;
	long width = 0;

	for (const char *p = text; p < text + len;) {
		size_t at = (size_t)(p - text);
		const struct glyph *g =
			get_glyph(f, faces_wanted(f, face, latin, at), text_next(&p));

		width += g->advance + faces_join(before, g);
		before = g;
	}
	return (double)width * size / 1000;
}

void faces_refuse(struct faces *f, enum style_face face)
{
	f->failed = true;
	diag_add(f->dl, DIAG_FONT_DAMAGED, NULL, f->style->font_files[face]);
}

/* A code that was given to the character already, whatever face was asked for. */
static uint16_t known_code(const struct faces *f, enum style_face face, uint32_t c, int join)
{
	for (int i = 0; i < FACE__MAX; i++) {
		const struct glyph *g = f->pages[i][c / PAGE] ? &f->pages[i][c / PAGE][c % PAGE]
							      : NULL;

		if (g && g->shape && g->face == face && g->codes[join])
			return g->codes[join];
	}
	return 0;
}

uint16_t faces_code(struct faces *f, enum style_face wanted, uint32_t c, int white)
{
	struct glyph *g = get_glyph(f, wanted, c);
	int join = white > 0 ? 1 : white < 0 ? 2 : 0;
	uint16_t *code = &g->codes[join];

	if (!*code)
		*code = known_code(f, (enum style_face)g->face, c, join);
	if (*code)
		return *code;
	if (!f->codes[g->face].n) /* what no font has: .notdef */
		(void)vec_push(f->arena, &f->codes[g->face]);
	if (f->codes[g->face].n > CODES_MAX)
		return g->codes[0];
	*code = (uint16_t)f->codes[g->face].n;
	*vec_push(f->arena, &f->codes[g->face]) =
		(struct font_code){.advance = (int16_t)(g->advance + white), .meaning = g->drawn};
	return *code;
}

void faces_outline(struct faces *f, const struct glyph *g, const struct font_pen *pen)
{
	if (g->shape && f->fonts[g->face])
		font_outline(f->fonts[g->face], g->drawn, pen);
}

/* The glyph for a code: that of the cut font, or one more where it is drawn wider or narrower. */
static uint16_t glyph_for(struct faces *f, struct font_set *set, const struct font_code *code,
			  uint16_t glyph)
{
	if (code->advance == font_advance(f->fonts[set->face], code->meaning) ||
	    set->glyphs.n > GLYPHS_MAX)
		return glyph;
	*vec_push(f->arena, &set->glyphs) =
		(struct font_code){.glyph = glyph, .advance = code->advance};
	return (uint16_t)(set->glyphs.n - 1);
}

bool faces_cut(struct faces *f, enum style_face face, struct font_set *set)
{
	size_t n = f->codes[face].n;
	uint32_t *chars = arena_alloc(f->arena, n * sizeof *chars);
	struct font_cut cut;

	*set = (struct font_set){.face = face, .codes = f->codes[face].at, .n = n};
	if (!n)
		return false;
	for (size_t i = 1; i < n; i++)
		chars[i - 1] = f->codes[face].at[i].meaning;
	if (!font_cut(f->fonts[face], f->arena, chars, n - 1, &cut)) {
		faces_refuse(f, face);
		return false;
	}
	for (size_t i = 0; i < cut.n_glyphs; i++)
		*vec_push(f->arena, &set->glyphs) = (struct font_code){.glyph = (uint16_t)i};
	for (size_t i = 1; i < n; i++)
		f->codes[face].at[i].glyph =
			glyph_for(f, set, &f->codes[face].at[i], cut.codes[i - 1]);
	if (font_program_make(f->arena, &cut, set->glyphs.at, set->glyphs.n, &set->program))
		return true;
	faces_refuse(f, face);
	return false;
}
