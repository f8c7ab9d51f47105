/* SPDX-License-Identifier: MIT
 *
 * HarfBuzz has cut the font; here its tables are taken apart and put together anew with one glyph
 * per code, in the order of codes. Tables and their fields: OpenType 1.9; all numbers are
 * big-endian.
 */
#include "type/font_program.h"

#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb.h>
#include <string.h>

enum { EM = 1000, GLYPHS_MAX = 0xFFFF };

/* Places in the tables, bytes. */
enum {
	HEAD_SUM = 8, HEAD_UPEM = 18, HEAD_BOX = 36, HEAD_LOCA = 50, HEAD_LEN = 54,
	HHEA_ASCENT = 4, HHEA_DESCENT = 6, HHEA_WIDEST = 10, HHEA_N = 34, HHEA_LEN = 36,
	MAXP_N = 4, MAXP_LEN = 6,
	OS2_CAP = 88, OS2_LEN = 90,
};

struct bytes {
	unsigned char *at;
	size_t len;
};

struct font_building {
	struct arena *arena;
	hb_face_t *cut, *built;
	size_t n, cut_n;
	const struct font_code *codes;
	long upem;
};

static unsigned read16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static int read_signed(const unsigned char *p)
{
	return (int16_t)read16(p);
}

static size_t read32(const unsigned char *p)
{
	return (size_t)read16(p) << 16 | read16(p + 2);
}

static void write16(unsigned char *p, size_t value)
{
	p[0] = (unsigned char)(value >> 8);
	p[1] = (unsigned char)value;
}

static void write32(unsigned char *p, size_t value)
{
	write16(p, value >> 16);
	write16(p + 2, value & 0xFFFF);
}

/* A copy of a table of the cut font; `at` is NULL when it is not there or shorter than `least`. */
static struct bytes copy_table(const struct font_building *b, hb_tag_t tag, size_t least)
{
	hb_blob_t *blob = hb_face_reference_table(b->cut, tag);
	unsigned len;
	const char *data = hb_blob_get_data(blob, &len);
	struct bytes copy = {NULL, len};

	if (len >= least && len > 0)
		copy.at = (unsigned char *)arena_strndup(b->arena, data, len);
	hb_blob_destroy(blob);
	return copy;
}

static void add_table(struct font_building *b, hb_tag_t tag, const void *bytes, size_t len)
{
	hb_blob_t *blob = hb_blob_create(bytes, (unsigned)len, HB_MEMORY_MODE_READONLY, NULL, NULL);

	hb_face_builder_add_table(b->built, tag, blob);
	hb_blob_destroy(blob);
}

/* The glyph of the cut font that draws a code. */
static size_t shape_of(const struct font_building *b, size_t code)
{
	size_t glyph = code < b->cut_n ? code : b->codes[code].glyph;

	return glyph < b->cut_n ? glyph : 0;
}

/* Where the outline of each code is in the cut font. */
static struct bytes *find_outlines(const struct font_building *b, const unsigned char *head)
{
	struct bytes loca = copy_table(b, HB_TAG('l', 'o', 'c', 'a'), 4),
		     glyf = copy_table(b, HB_TAG('g', 'l', 'y', 'f'), 0);
	struct bytes *outlines = arena_alloc(b->arena, b->n * sizeof *outlines);
	bool wide = read16(head + HEAD_LOCA) != 0;

	if (!loca.at || loca.len < (b->cut_n + 1) * (wide ? 4 : 2))
		return NULL;
	for (size_t code = 0; code < b->n; code++) {
		size_t g = shape_of(b, code),
		       begin = wide ? read32(loca.at + 4 * g) : 2 * (size_t)read16(loca.at + 2 * g);
		size_t end = wide ? read32(loca.at + 4 * g + 4)
				  : 2 * (size_t)read16(loca.at + 2 * g + 2);

		if (begin > end || end > glyf.len)
			return NULL;
		if (end > begin)
			outlines[code] = (struct bytes){glyf.at + begin, end - begin};
	}
	return outlines;
}

/*
 * Outlines in order of the codes, at multiples of four, and where each begins; shapes that are
 * drawn twice are there twice.
 */
static bool add_outlines(struct font_building *b, const unsigned char *head)
{
	const struct bytes *outlines = find_outlines(b, head);
	unsigned char *starts = arena_alloc(b->arena, 4 * (b->n + 1));
	size_t total = 0;

	if (!outlines)
		return false;
	for (size_t code = 0; code < b->n; code++) {
		write32(starts + 4 * code, total);
		total += (outlines[code].len + 3) / 4 * 4;
	}
	write32(starts + 4 * b->n, total);
	unsigned char *all = arena_alloc(b->arena, total);

	for (size_t code = 0; code < b->n; code++)
		if (outlines[code].len)
			memcpy(all + read32(starts + 4 * code), outlines[code].at,
			       outlines[code].len);
	add_table(b, HB_TAG('l', 'o', 'c', 'a'), starts, 4 * (b->n + 1));
	add_table(b, HB_TAG('g', 'l', 'y', 'f'), all, total);
	return true;
}

static bool add_widths(struct font_building *b, unsigned char *hhea, struct font_program *program)
{
	struct bytes hmtx = copy_table(b, HB_TAG('h', 'm', 't', 'x'), 4);
	size_t full = read16(hhea + HHEA_N), widest = read16(hhea + HHEA_WIDEST);
	unsigned char *out = arena_alloc(b->arena, 4 * b->n);
	int *widths = arena_alloc(b->arena, b->n * sizeof *widths);

	if (!hmtx.at || !full || hmtx.len < 4 * full || hmtx.len < 4 * full + 2 * (b->cut_n - full))
		return false;
	for (size_t code = 0; code < b->n; code++) {
		size_t g = shape_of(b, code),
		       width = read16(hmtx.at + 4 * (g < full ? g : full - 1));

		if (code >= b->cut_n)
			width = (size_t)((b->codes[code].advance * b->upem + EM / 2) / EM);
		widest = width > widest ? width : widest;
		write16(out + 4 * code, width);
		widths[code] = (int)(((long)width * EM + b->upem / 2) / b->upem);
		/* left side bearing */
		memcpy(out + 4 * code + 2,
		       hmtx.at + (g < full ? 4 * g + 2 : 4 * full + 2 * (g - full)), 2);
	}
	write16(hhea + HHEA_WIDEST, widest);
	write16(hhea + HHEA_N, b->n);
	add_table(b, HB_TAG('h', 'm', 't', 'x'), out, 4 * b->n);
	program->widths = widths;
	return true;
}

static int to_em(const struct font_building *b, int units)
{
	return (int)(units * (long)EM / b->upem);
}

/* The letters' height above the base line; where the font does not say, its ascent. */
static int cap_height(const struct font_building *b, int otherwise)
{
	struct bytes os2 = copy_table(b, HB_TAG('O', 'S', '/', '2'), OS2_LEN);

	return os2.at && read16(os2.at) >= 2 ? to_em(b, read_signed(os2.at + OS2_CAP)) : otherwise;
}

static void measure(const struct font_building *b, const unsigned char *head,
		    const unsigned char *hhea, struct font_program *out)
{
	const unsigned char *box = head + HEAD_BOX;

	out->left = to_em(b, read_signed(box));
	out->bottom = to_em(b, read_signed(box + 2));
	out->right = to_em(b, read_signed(box + 4));
	out->top = to_em(b, read_signed(box + 6));
	out->ascent = to_em(b, read_signed(hhea + HHEA_ASCENT));
	out->descent = to_em(b, read_signed(hhea + HHEA_DESCENT));
	out->cap_height = cap_height(b, out->ascent);
}

/* Letters, digits and hyphens of the PostScript name: a PDF name needs no escapes then. */
static const char *find_name(struct arena *a, hb_face_t *cut)
{
	char name[64] = "";
	unsigned len = sizeof name;
	size_t n = 0;

	hb_ot_name_get_utf8(cut, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &len, name);
	for (size_t i = 0; name[i]; i++)
		if (strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-",
			   name[i]))
			name[n++] = name[i];
	name[n] = '\0';
	return arena_strdup(a, n ? name : "Font");
}

static bool add_tables(struct font_building *b, struct font_program *out)
{
	struct bytes head = copy_table(b, HB_TAG('h', 'e', 'a', 'd'), HEAD_LEN),
		     hhea = copy_table(b, HB_TAG('h', 'h', 'e', 'a'), HHEA_LEN);
	struct bytes maxp = copy_table(b, HB_TAG('m', 'a', 'x', 'p'), MAXP_LEN);

	if (!head.at || !hhea.at || !maxp.at || b->n > GLYPHS_MAX ||
	    (b->upem = (long)read16(head.at + HEAD_UPEM)) == 0)
		return false;
	measure(b, head.at, hhea.at, out);
	if (!add_outlines(b, head.at) || !add_widths(b, hhea.at, out))
		return false;
	write16(head.at + HEAD_LOCA, 1);
	write32(head.at + HEAD_SUM, 0); /* nobody reads the sum of an embedded font */
	write16(maxp.at + MAXP_N, b->n);
	add_table(b, HB_TAG('h', 'e', 'a', 'd'), head.at, head.len);
	add_table(b, HB_TAG('h', 'h', 'e', 'a'), hhea.at, hhea.len);
	add_table(b, HB_TAG('m', 'a', 'x', 'p'), maxp.at, maxp.len);
	return true;
}

bool font_program_make(struct arena *a, const struct font_cut *cut, const struct font_code *codes,
		       size_t n, struct font_program *out)
{
	hb_blob_t *blob =
		hb_blob_create(cut->bytes, (unsigned)cut->len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	struct font_building b = {.arena = a,
				  .cut = hb_face_create(blob, 0),
				  .built = hb_face_builder_create(),
				  .n = n,
				  .cut_n = cut->n_glyphs,
				  .codes = codes};
	bool ok = n >= cut->n_glyphs && add_tables(&b, out);

	if (ok) {
		hb_blob_t *all = hb_face_reference_blob(b.built);
		unsigned len;
		const char *bytes = hb_blob_get_data(all, &len);

		out->bytes = arena_strndup(a, bytes, len);
		out->len = len;
		out->name = find_name(a, b.cut);
		hb_blob_destroy(all);
	}
	hb_face_destroy(b.built);
	hb_face_destroy(b.cut);
	hb_blob_destroy(blob);
	return ok;
}
