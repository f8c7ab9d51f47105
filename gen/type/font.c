/* SPDX-License-Identifier: MIT
 *
 * The adapter to HarfBuzz: widths come from the font's own tables and are kept in pages of 256
 * characters, so that a second look costs an index; subsets come from hb-subset without the layout
 * tables, which would only pull in glyphs nobody draws.
 */
#include "type/font.h"

#include <errno.h>
#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb-subset.h>
#include <harfbuzz/hb.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/intl.h"

enum { PAGE = 256, PAGES = 0x110000 / PAGE, EM = 1000 };

/* A cached advance is stored plus 1: 0 is 'not looked up yet'. */
enum { ABSENT = -1 };

struct font {
	struct arena *arena;
	hb_face_t *face;
	hb_font_t *metrics;
	long upem;
	int16_t *pages[PAGES];
};

static bool has_outlines(hb_face_t *face)
{
	hb_blob_t *glyf = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
	bool has = hb_blob_get_length(glyf) > 0;

	hb_blob_destroy(glyf);
	return has;
}

static size_t read32(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;

	return (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
}

/*
 * Whether every table ends within the file (OpenType 1.9, table directory; of a collection, that of
 * its first font).
 */
static bool is_whole(hb_blob_t *blob)
{
	enum { COLLECTION = 16, HEAD = 12, RECORD = 16 };
	unsigned len;
	const char *file = hb_blob_get_data(blob, &len);
	size_t at = len >= COLLECTION && memcmp(file, "ttcf", 4) == 0 ? read32(file + HEAD) : 0;
	size_t n = at + HEAD <= len ? read32(file + at + 2) & 0xFFFF : 0;

	if (!n || at + HEAD + n * RECORD > len)
		return false;
	for (const char *record = file + at + HEAD; n; n--, record += RECORD)
		if (read32(record + 8) + read32(record + 12) > len)
			return false;
	return true;
}

/* HarfBuzz tells nothing, and would wait for a FIFO; a file that is not there is a missing font. */
static bool can_be_opened(struct arena *a, const char *path, struct diag_list *dl)
{
	enum file_kind kind = file_look(a, path, dl);

	if (kind == FILE_SPECIAL)
		diag_add(dl, DIAG_CANNOT_READ, NULL, path, _("not a regular file"));
	else if (kind == FILE_PLAIN && access(path, R_OK) != 0)
		diag_add(dl, DIAG_CANNOT_READ, NULL, path, strerror(errno));
	else
		return kind != FILE_UNKNOWN;
	return false;
}

/* NULL and one finding when it cannot be used. */
static hb_face_t *open_face(struct arena *a, const char *path, const char *package,
			    struct diag_list *dl)
{
	if (!can_be_opened(a, path, dl))
		return NULL;
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
	hb_face_t *face = blob ? hb_face_create(blob, 0) : NULL;
	bool font = face && hb_face_get_glyph_count(face) > 0, whole = font && is_whole(blob);

	hb_blob_destroy(blob);
	if (whole && has_outlines(face))
		return face;
	hb_face_destroy(face);
	if (!font)
		diag_add(dl, DIAG_MISSING_FONT, NULL, path, package ? package : "?");
	else
		diag_add(dl, whole ? DIAG_FONT_OUTLINES : DIAG_FONT_DAMAGED, NULL, path);
	return NULL;
}

struct font *font_open(struct arena *a, const char *path, const char *package, struct diag_list *dl)
{
	hb_face_t *face = open_face(a, path, package, dl);

	if (!face)
		return NULL;
	struct font *f = arena_alloc(a, sizeof *f);

	f->arena = a;
	f->face = face;
	f->metrics = hb_font_create(face);
	f->upem = (long)hb_face_get_upem(face);
	return f;
}

void font_close(struct font *f)
{
	if (!f)
		return;
	hb_font_destroy(f->metrics);
	hb_face_destroy(f->face);
}

static int16_t look_up(struct font *f, uint32_t c)
{
	hb_codepoint_t glyph;

	if (!hb_font_get_nominal_glyph(f->metrics, c, &glyph) || glyph == 0)
		return ABSENT;
	long advance = hb_font_get_glyph_h_advance(f->metrics, glyph);

	long em = (advance * EM + f->upem / 2) / f->upem;

	/* a damaged font says anything */
	return (int16_t)(em < 0 ? 1 : em >= INT16_MAX ? INT16_MAX : em + 1);
}

static int16_t cached(struct font *f, uint32_t c)
{
	if (c / PAGE >= PAGES)
		return ABSENT;
	int16_t **page = &f->pages[c / PAGE];

	if (!*page)
		*page = arena_alloc(f->arena, PAGE * sizeof **page);
	int16_t *slot = &(*page)[c % PAGE];

	if (*slot == 0)
		*slot = look_up(f, c);
	return *slot;
}

bool font_has(struct font *f, uint32_t c)
{
	return cached(f, c) != ABSENT;
}

int font_advance(struct font *f, uint32_t c)
{
	int16_t found = cached(f, c);

	return found == ABSENT ? EM : found - 1;
}

/* Hinting is left out too: it is half of a Japanese font and does nothing on paper. */
static hb_subset_input_t *describe_subset(const uint32_t *chars, size_t n)
{
	static const hb_tag_t layout[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
					  HB_TAG('G', 'D', 'E', 'F'), HB_TAG('v', 'h', 'e', 'a'),
					  HB_TAG('v', 'm', 't', 'x'), HB_TAG('D', 'S', 'I', 'G')};
	hb_subset_input_t *input = hb_subset_input_create_or_fail();

	if (!input)
		return NULL;
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	for (size_t i = 0; i < n; i++)
		hb_set_add(hb_subset_input_unicode_set(input), chars[i]);
	for (size_t i = 0; i < ARRAY_LEN(layout); i++)
		hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), layout[i]);
	return input;
}

static const uint16_t *number_glyphs(struct arena *a, hb_face_t *cut, const uint32_t *chars,
				     size_t n)
{
	uint16_t *codes = arena_alloc(a, n * sizeof *codes);
	hb_font_t *font = hb_font_create(cut);
	hb_codepoint_t glyph;

	for (size_t i = 0; i < n; i++)
		codes[i] = hb_font_get_nominal_glyph(font, chars[i], &glyph) ? (uint16_t)glyph : 0;
	hb_font_destroy(font);
	return codes;
}

static hb_face_t *subset(hb_face_t *face, const uint32_t *chars, size_t n)
{
	hb_subset_input_t *input = describe_subset(chars, n);
	hb_face_t *cut = input ? hb_subset_or_fail(face, input) : NULL;

	hb_subset_input_destroy(input);
	return cut;
}

bool font_cut(struct font *f, struct arena *a, const uint32_t *chars, size_t n,
	      struct font_cut *out)
{
	hb_face_t *cut = subset(f->face, chars, n);

	if (!cut)
		return false;
	hb_blob_t *blob = hb_face_reference_blob(cut);
	unsigned len;
	const char *bytes = hb_blob_get_data(blob, &len);

	if (len)
		*out = (struct font_cut){arena_strndup(a, bytes, len), len,
					 number_glyphs(a, cut, chars, n),
					 hb_face_get_glyph_count(cut)};
	hb_blob_destroy(blob);
	hb_face_destroy(cut);
	return len > 0 && out->n_glyphs > 0;
}

/* An outline under way, from the font's units to parts of an em. */
struct outlining {
	const struct font_pen *pen;
	double em;
};

static void outline_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
			 float y, void *user)
{
	const struct outlining *o = data;

	(void)funcs, (void)state, (void)user;
	o->pen->move(o->pen->context, (double)x / o->em, (double)y / o->em);
}

static void outline_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
			 float y, void *user)
{
	const struct outlining *o = data;

	(void)funcs, (void)state, (void)user;
	o->pen->line(o->pen->context, (double)x / o->em, (double)y / o->em);
}

/* A curve of the second degree comes as one of the third, whose end is x3, y3. */
static void outline_curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
			  float y1, float x2, float y2, float x3, float y3, void *user)
{
	const struct outlining *o = data;

	(void)funcs, (void)state, (void)user;
	o->pen->curve(o->pen->context, (double)x1 / o->em, (double)y1 / o->em, (double)x2 / o->em,
		      (double)y2 / o->em, (double)x3 / o->em, (double)y3 / o->em);
}

static void outline_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
	const struct outlining *o = data;

	(void)funcs, (void)state, (void)user;
	o->pen->close(o->pen->context);
}

static void close_pens(void *funcs)
{
	hb_draw_funcs_destroy(funcs);
}

/* Kept for the run: a page has thousands of letters. */
static hb_draw_funcs_t *open_pens(struct arena *a)
{
	static const char pens[] = "pens";
	hb_draw_funcs_t *funcs = arena_kept(a, pens);

	if (funcs)
		return funcs;
	funcs = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(funcs, outline_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, outline_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, outline_curve, NULL, NULL);
	hb_draw_funcs_set_close_path_func(funcs, outline_close, NULL, NULL);
	arena_keep(a, pens, funcs, close_pens);
	return funcs;
}

/* HarfBuzz 7 has another name for it, and warns of the first one. */
#if HB_VERSION_ATLEAST(7, 0, 0)
#define draw_glyph hb_font_draw_glyph
#else
#define draw_glyph hb_font_get_glyph_shape
#endif

void font_outline(struct font *f, uint32_t c, const struct font_pen *pen)
{
	struct outlining o = {pen, (double)f->upem};
	hb_codepoint_t glyph;

	if (hb_font_get_nominal_glyph(f->metrics, c, &glyph) && glyph)
		draw_glyph(f->metrics, glyph, open_pens(f->arena), &o);
}
