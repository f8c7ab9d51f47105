/* SPDX-License-Identifier: MIT
 *
 * Fonts of a PDF: composite fonts with a table from codes to the glyphs of the embedded program
 * (PDF 32000-1, 9.7), so that codes can be written before it is known which glyphs the program has.
 * libharu's own fonts know one code per glyph, search for it linearly, and say what it means in a
 * form that readers reject; these are made of its objects.
 */
#include "pdf/haru_font.h"

#include <stdio.h>

#include "pdf/haru_object.h"

/* STEM: nobody says; readers use it only to find a substitute */
enum { SECTION = 100, SYMBOLIC = 4, STEM = 80 };

/* One line of a bfchar section: code and UTF-16BE (PDF 32000-1, 9.10.3). */
static void add_meaning(struct strbuf *sb, size_t code, uint32_t c)
{
	strbuf_printf(sb, "<%04zX> <", code);
	if (c >= 0x10000)
		strbuf_printf(sb, "%04X%04X>\n", (unsigned)(0xD800 + ((c - 0x10000) >> 10)),
			      (unsigned)(0xDC00 + (c & 0x3FF)));
	else
		strbuf_printf(sb, "%04X>\n", (unsigned)c);
}

/* A section may hold 100 codes. */
static struct strbuf print_meanings(struct arena *a, const struct font_code *codes, size_t n)
{
	struct strbuf sb = strbuf_new(a), section = strbuf_new(a);
	size_t in_section = 0;

	strbuf_add(&sb, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
			"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
			"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 "
			"begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t code = 1; code <= n; code++) {
		if (code < n && codes[code].meaning) {
			add_meaning(&section, code, codes[code].meaning);
			in_section++;
		}
		if (in_section == SECTION || (code == n && in_section)) {
			strbuf_printf(&sb, "%zu beginbfchar\n%sendbfchar\n", in_section,
				      section.text);
			section.len = 0;
			in_section = 0;
		}
	}
	strbuf_add(&sb, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	return sb;
}

/* 'first code [widths]' (PDF 32000-1, 9.7.4.3). */
static HPDF_Array list_widths(struct haru *h, const struct font_program *program,
			      const struct font_code *codes, size_t n)
{
	HPDF_Array all = HPDF_Array_New(h->doc->mmgr), list = HPDF_Array_New(h->doc->mmgr);

	HPDF_Array_AddNumber(all, 0);
	HPDF_Array_Add(all, list);
	for (size_t i = 0; i < n; i++)
		HPDF_Array_AddNumber(list, program->widths[codes[i].glyph]);
	return all;
}

/*
 * One bit per code, the first one highest (PDF 32000-1, table 124): the program has a glyph for
 * each of them.
 */
static HPDF_Dict list_codes(struct haru *h, size_t n)
{
	size_t len = (n + 7) / 8;
	unsigned char *bits = arena_alloc(h->arena, len);

	for (size_t code = 0; code < n; code++)
		bits[code / 8] |= (unsigned char)(0x80 >> code % 8);
	return haru_new_stream(h, (const char *)bits, len, true);
}

/* The glyph of each code, two bytes (PDF 32000-1, table 117). */
static HPDF_Dict list_glyphs(struct haru *h, const struct font_code *codes, size_t n)
{
	char *glyphs = arena_alloc(h->arena, 2 * n);

	for (size_t i = 0; i < n; i++) {
		glyphs[2 * i] = (char)(codes[i].glyph >> 8);
		glyphs[2 * i + 1] = (char)(codes[i].glyph & 0xFF);
	}
	return haru_new_stream(h, glyphs, 2 * n, true);
}

static HPDF_Dict describe(struct haru *h, const struct font_program *program, const char *name,
			  size_t n)
{
	HPDF_Dict d = haru_new_dict(h),
		  file = haru_new_stream(h, program->bytes, program->len, true);
	HPDF_Array box = HPDF_Array_New(h->doc->mmgr);

	haru_put_name(h, d, "Type", "FontDescriptor");
	haru_put_name(h, d, "FontName", name);
	haru_put_number(h, d, "Flags", SYMBOLIC);
	HPDF_Array_AddNumber(box, program->left);
	HPDF_Array_AddNumber(box, program->bottom);
	HPDF_Array_AddNumber(box, program->right);
	HPDF_Array_AddNumber(box, program->top);
	haru_put(h, d, "FontBBox", box);
	haru_put_number(h, d, "ItalicAngle", 0);
	haru_put_number(h, d, "Ascent", program->ascent);
	haru_put_number(h, d, "Descent", program->descent);
	haru_put_number(h, d, "CapHeight", program->cap_height);
	haru_put_number(h, d, "StemV", STEM);
	haru_put_number(h, file, "Length1", (long)program->len);
	haru_put(h, d, "FontFile2", file);
	haru_put(h, d, "CIDSet", list_codes(h, n));
	return d;
}

static HPDF_Dict identity_of_codes(struct haru *h)
{
	HPDF_Dict d = HPDF_Dict_New(h->doc->mmgr);

	haru_put(h, d, "Registry", haru_new_string(h, "Adobe"));
	haru_put(h, d, "Ordering", haru_new_string(h, "Identity"));
	haru_put_number(h, d, "Supplement", 0);
	return d;
}

static HPDF_Dict make_descendant(struct haru *h, const struct font_program *program,
				 const char *name, const struct font_code *codes, size_t n)
{
	HPDF_Dict d = haru_new_dict(h);

	haru_put_name(h, d, "Type", "Font");
	haru_put_name(h, d, "Subtype", "CIDFontType2");
	haru_put_name(h, d, "BaseFont", name);
	haru_put(h, d, "CIDSystemInfo", identity_of_codes(h));
	haru_put(h, d, "CIDToGIDMap", list_glyphs(h, codes, n));
	haru_put_number(h, d, "DW", 1000);
	haru_put(h, d, "W", list_widths(h, program, codes, n));
	haru_put(h, d, "FontDescriptor", describe(h, program, name, n));
	return d;
}

size_t haru_add_font(struct haru *h)
{
	HPDF_Dict font = haru_new_dict(h);

	*vec_push(h->arena, &h->fonts) = font;
	haru_put(h, h->font_names, haru_font_name(h, h->fonts.n - 1), font);
	return h->fonts.n - 1;
}

const char *haru_font_name(struct haru *h, size_t font)
{
	return arena_printf(h->arena, "F%zu", font + 1);
}

/* The name has a tag (PDF 32000-1, 9.6.4): two cuts of one font are two fonts. */
void haru_end_font(struct haru *h, size_t font, const struct font_program *program,
		   const struct font_code *codes, size_t n)
{
	HPDF_Dict f = h->fonts.at[font];
	const char *name =
		arena_printf(h->arena, "BUNKA%c+%s", (char)('A' + (int)font % 26), program->name);

	if (h->error || !f)
		return;
	struct strbuf meanings = print_meanings(h->arena, codes, n);
	HPDF_Array below = HPDF_Array_New(h->doc->mmgr);

	HPDF_Array_Add(below, make_descendant(h, program, name, codes, n));
	haru_put_name(h, f, "Type", "Font");
	haru_put_name(h, f, "Subtype", "Type0");
	haru_put_name(h, f, "BaseFont", name);
	haru_put_name(h, f, "Encoding", "Identity-H");
	haru_put(h, f, "DescendantFonts", below);
	haru_put(h, f, "ToUnicode", haru_new_stream(h, meanings.text, meanings.len, true));
}
