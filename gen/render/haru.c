/* SPDX-License-Identifier: MIT
 *
 * The adapter to libharu 2.3. It goes below the public functions in three places, each of which the library's headers declare: fonts come
 * from memory, content operators are written as they are, and what codes mean is replaced: the ToUnicode CMap, which libharu fills with
 * operators that readers reject, and the widths and glyphs of codes, of which it knows one per glyph.
 */
#include "render/haru.h"

#include <errno.h>
#include <fcntl.h>
#include <hpdf.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/text.h"

struct haru {
	struct arena *arena;
	HPDF_Doc doc;
	HPDF_Encoder utf8;
	HPDF_ExtGState faded;
	VEC(HPDF_Page) pages;
	VEC(HPDF_Font) fonts;
	VEC(HPDF_Outline) bookmarks;
	HPDF_STATUS error;
};

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
	struct haru *h = context;

	(void)detail;
	if (!h->error)
		h->error = error;
}

struct haru *haru_open(struct arena *a)
{
	struct haru *h = arena_alloc(a, sizeof *h);

	h->arena = a;
	h->doc = HPDF_New(on_error, h);
	if (!h->doc)
		return NULL;
	HPDF_SetCompressionMode(h->doc, HPDF_COMP_ALL);
	HPDF_UseUTFEncodings(h->doc);
	h->utf8 = HPDF_GetEncoder(h->doc, "UTF-8");
	HPDF_SetCurrentEncoder(h->doc, "UTF-8");
	HPDF_Dict_Add(h->doc->catalog, "Lang", HPDF_String_New(h->doc->mmgr, "ja-JP", NULL)); /* what a screen reader reads it as */
	return h;
}

void haru_close(struct haru *h)
{
	if (h)
		HPDF_Free(h->doc);
}

/* One line of a bfchar section: code and UTF-16BE (PDF 32000-1, 9.10.3). */
static void add_meaning(struct strbuf *sb, size_t code, uint32_t c)
{
	strbuf_printf(sb, "<%04zX> <", code);
	if (c >= 0x10000)
		strbuf_printf(sb, "%04X%04X>\n", (unsigned)(0xD800 + ((c - 0x10000) >> 10)), (unsigned)(0xDC00 + (c & 0x3FF)));
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
			"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t code = 1; code <= n; code++) {
		if (code < n && codes[code].meaning) {
			add_meaning(&section, code, codes[code].meaning);
			in_section++;
		}
		if (in_section == 100 || (code == n && in_section)) {
			strbuf_printf(&sb, "%zu beginbfchar\n%sendbfchar\n", in_section, section.text);
			section = strbuf_new(a);
			in_section = 0;
		}
	}
	strbuf_add(&sb, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	return sb;
}

static void replace_stream(HPDF_Dict dict, const char *name, const char *bytes, size_t len)
{
	HPDF_Dict old = HPDF_Dict_GetItem(dict, name, HPDF_OCLASS_DICT);

	if (!old)
		return;
	HPDF_MemStream_FreeData(old->stream);
	HPDF_Stream_Write(old->stream, (const HPDF_BYTE *)bytes, (HPDF_UINT)len);
}

/* 'first code [widths]' (PDF 32000-1, 9.7.4.3). */
static void replace_widths(struct haru *h, HPDF_Dict dict, const struct font_code *codes, size_t n)
{
	HPDF_Array widths = HPDF_Dict_GetItem(dict, "W", HPDF_OCLASS_ARRAY), list = HPDF_Array_New(h->doc->mmgr);

	if (!widths || !list)
		return;
	HPDF_Array_Clear(widths);
	HPDF_Array_AddNumber(widths, 0);
	HPDF_Array_Add(widths, list);
	for (size_t i = 0; i < n; i++)
		HPDF_Array_AddNumber(list, codes[i].advance);
}

static void replace_glyphs(struct haru *h, HPDF_Dict dict, const struct font_code *codes, size_t n)
{
	char *bytes = arena_alloc(h->arena, 2 * n);

	for (size_t i = 0; i < n; i++) {
		bytes[2 * i] = (char)(codes[i].glyph >> 8);
		bytes[2 * i + 1] = (char)(codes[i].glyph & 0xFF);
	}
	replace_stream(dict, "CIDToGIDMap", bytes, 2 * n);
}

void haru_set_codes(struct haru *h, size_t font, const struct font_code *codes, size_t n)
{
	HPDF_Font f = h->fonts.at[font];
	HPDF_Array below = f ? HPDF_Dict_GetItem(f, "DescendantFonts", HPDF_OCLASS_ARRAY) : NULL;
	HPDF_Dict dict = below ? HPDF_Array_GetItem(below, 0, HPDF_OCLASS_DICT) : NULL;

	if (!dict)
		return;
	struct strbuf meanings = print_meanings(h->arena, codes, n);

	replace_stream(f, "ToUnicode", meanings.text, meanings.len);
	replace_widths(h, dict, codes, n);
	replace_glyphs(h, dict, codes, n);
}

/* The name with its tag, as both dictionaries of a font must have it (PDF 32000-1, 9.6.4): two cuts of one font are two fonts. */
static void name_font(struct haru *h, HPDF_FontDef def)
{
	char tag[] = "BUNKAA";
	const char *name = arena_strdup(h->arena, def->base_font);

	tag[5] = (char)('A' + (int)h->fonts.n);
	HPDF_TTFontDef_SetTagName(def, tag);
	snprintf(def->base_font, sizeof def->base_font, "%s+%s", tag, name);
}

static HPDF_FontDef load_font(struct haru *h, const struct font_cut *cut)
{
	HPDF_Stream data = HPDF_MemStream_New(h->doc->mmgr, (HPDF_UINT)cut->len + 1);

	if (!data || HPDF_Stream_Write(data, (const HPDF_BYTE *)cut->bytes, (HPDF_UINT)cut->len) != HPDF_OK)
		return NULL;
	HPDF_FontDef def = HPDF_TTFontDef_Load(h->doc->mmgr, data, HPDF_TRUE);

	if (!def)
		return NULL;
	name_font(h, def);
	if (HPDF_Doc_RegisterFontDef(h->doc, def) != HPDF_OK)
		return NULL;
	for (size_t code = 0; code < cut->n_glyphs; code++) /* libharu embeds what was measured */
		HPDF_TTFontDef_GetCharWidth(def, (HPDF_UINT16)code);
	return def;
}

size_t haru_add_font(struct haru *h, const struct font_cut *cut)
{
	HPDF_FontDef def = load_font(h, cut);

	*vec_push(h->arena, &h->fonts) = def ? HPDF_GetFont(h->doc, def->base_font, "UTF-8") : NULL;
	return h->fonts.n - 1;
}

size_t haru_add_page(struct haru *h, double width, double height)
{
	HPDF_Page page = HPDF_AddPage(h->doc);

	if (page) { /* after an error there is none */
		HPDF_Page_SetWidth(page, (HPDF_REAL)width);
		HPDF_Page_SetHeight(page, (HPDF_REAL)height);
	}
	*vec_push(h->arena, &h->pages) = page;
	return h->pages.n - 1;
}

const char *haru_font_name(struct haru *h, size_t page, size_t font)
{
	HPDF_Font f = h->fonts.at[font];
	const char *name = f && h->pages.at[page] ? HPDF_Page_GetLocalFontName(h->pages.at[page], f) : NULL;

	return name ? name : "F1";
}

void haru_write(struct haru *h, size_t page, const char *operators, size_t len)
{
	HPDF_Page p = h->pages.at[page];

	if (p && HPDF_Stream_Write(((HPDF_PageAttr)p->attr)->stream, (const HPDF_BYTE *)operators, (HPDF_UINT)len) != HPDF_OK)
		h->error = h->error ? h->error : HPDF_FAILD_TO_ALLOC_MEM;
}

void haru_fade(struct haru *h, size_t page, double alpha)
{
	if (!h->pages.at[page])
		return;
	if (!h->faded) {
		h->faded = HPDF_CreateExtGState(h->doc);
		HPDF_ExtGState_SetAlphaFill(h->faded, (HPDF_REAL)alpha);
	}
	HPDF_Page_SetExtGState(h->pages.at[page], h->faded);
}

/* A zoom of 0, 'as the reader has it' (PDF 32000-1, table 151), is refused by SetXYZ and therefore put in afterwards. */
static HPDF_Destination new_destination(struct haru *h, struct haru_place to)
{
	HPDF_Destination d = h->pages.at[to.page] ? HPDF_Page_CreateDestination(h->pages.at[to.page]) : NULL;

	if (!d)
		return NULL;
	HPDF_Destination_SetXYZ(d, (HPDF_REAL)fmax(0, to.x), (HPDF_REAL)fmax(0, to.y), 1);
	HPDF_Real zoom = HPDF_Array_GetItem(d, 4, HPDF_OCLASS_REAL);

	if (zoom)
		HPDF_Real_SetValue(zoom, 0);
	return d;
}

void haru_link(struct haru *h, size_t page, double left, double bottom, double right, double top, struct haru_place to)
{
	if (!h->pages.at[page])
		return;
	HPDF_Rect rect = {(HPDF_REAL)left, (HPDF_REAL)bottom, (HPDF_REAL)right, (HPDF_REAL)top};
	HPDF_Annotation link = HPDF_Page_CreateLinkAnnot(h->pages.at[page], rect, new_destination(h, to));

	HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
}

/* libharu's encoder knows no character beyond U+FFFF. */
static char *basic_plane_only(struct arena *a, const char *text)
{
	struct strbuf sb = strbuf_new(a);

	for (const char *from = text; *text; from = text) {
		bool beyond = text_next(&text) > 0xFFFF;

		strbuf_add_bytes(&sb, beyond ? "〓" : from, beyond ? strlen("〓") : (size_t)(text - from));
	}
	return sb.text;
}

size_t haru_bookmark(struct haru *h, size_t parent, const char *title, struct haru_place to)
{
	HPDF_Outline above = parent ? h->bookmarks.at[parent - 1] : NULL;
	HPDF_Outline o = HPDF_CreateOutline(h->doc, above, basic_plane_only(h->arena, title), h->utf8);

	HPDF_Outline_SetDestination(o, new_destination(h, to));
	*vec_push(h->arena, &h->bookmarks) = o;
	return h->bookmarks.n;
}

static void set_date(struct haru *h, HPDF_InfoType type, long long epoch)
{
	time_t t = (time_t)epoch;
	struct tm tm;

	if (!gmtime_r(&t, &tm))
		return;
	HPDF_SetInfoDateAttr(h->doc, type,
			     (HPDF_Date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, 'Z', 0, 0});
}

void haru_describe(struct haru *h, const char *title, const char *author, long long epoch)
{
	HPDF_SetInfoAttr(h->doc, HPDF_INFO_CREATOR, "bunkai");
	if (title)
		HPDF_SetInfoAttr(h->doc, HPDF_INFO_TITLE, basic_plane_only(h->arena, title));
	if (author)
		HPDF_SetInfoAttr(h->doc, HPDF_INFO_AUTHOR, basic_plane_only(h->arena, author));
	set_date(h, HPDF_INFO_CREATION_DATE, epoch);
	set_date(h, HPDF_INFO_MOD_DATE, epoch);
	HPDF_AddPageLabel(h->doc, 0, HPDF_PAGE_NUM_STYLE_DECIMAL, 1, NULL); /* as at the pages' foot */
	if (h->bookmarks.n)
		HPDF_SetPageMode(h->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

static bool write_all(int fd, const HPDF_BYTE *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/* libharu's own file writer does not look at what fclose says, so a full disk would pass unseen. */
static bool copy_out(struct haru *h, int fd)
{
	HPDF_Stream all = h->doc->stream;

	for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(all); i++) {
		HPDF_UINT len;
		const HPDF_BYTE *block = HPDF_MemStream_GetBufPtr(all, i, &len);

		if (!block || !write_all(fd, block, len))
			return false;
	}
	return true;
}

const char *haru_save(struct haru *h, const char *path)
{
	if (!h->error)
		HPDF_SaveToStream(h->doc);
	if (h->error)
		return arena_printf(h->arena, "libharu 0x%04lX", (unsigned long)h->error);
	errno = 0;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool ok = fd >= 0 && copy_out(h, fd);
	int why = errno;

	if (fd >= 0 && close(fd) != 0 && ok) {
		ok = false;
		why = errno;
	}
	return ok ? NULL : arena_strdup(h->arena, strerror(why ? why : EIO));
}

struct haru_picture {
	HPDF_Image image;
};

struct haru_picture *haru_add_picture(struct haru *h, const char *bytes, size_t len)
{
	HPDF_Image image = HPDF_LoadPngImageFromMem(h->doc, (const HPDF_BYTE *)bytes, (HPDF_UINT)len);
	struct haru_picture *picture = image ? arena_alloc(h->arena, sizeof *picture) : NULL;

	if (picture)
		picture->image = image;
	return picture;
}

const char *haru_picture_name(struct haru *h, size_t page, struct haru_picture *picture)
{
	HPDF_Page p = h->pages.at[page];

	return p && picture ? HPDF_Page_GetXObjectName(p, picture->image) : NULL;
}

bool haru_can_show(const char *bytes, size_t len)
{
	struct arena *a = arena_new();
	struct haru h = {.arena = a};

	h.doc = HPDF_New(on_error, &h);
	bool ok = h.doc && haru_add_picture(&h, bytes, len) && !h.error;

	if (h.doc)
		HPDF_Free(h.doc);
	arena_free(a);
	return ok;
}
