/* SPDX-License-Identifier: MIT
 *
 * Objects of libharu's (PDF 32000-1, 7.3), made with the functions below its public ones. All of
 * them belong to its document, which frees them. The first error is kept: from then on nothing is
 * made and nothing is put, so that callers need not ask at each step.
 */
#include "pdf/haru_object.h"

#include <math.h>

#include "base/text.h"

HPDF_Dict haru_new_dict(struct haru *h)
{
	HPDF_Dict d = h->error ? NULL : HPDF_Dict_New(h->doc->mmgr);

	return d && HPDF_Xref_Add(h->doc->xref, d) == HPDF_OK ? d : NULL;
}

HPDF_Dict haru_new_stream(struct haru *h, const char *bytes, size_t len, bool compressed)
{
	HPDF_Dict d = h->error ? NULL : HPDF_DictStream_New(h->doc->mmgr, h->doc->xref);

	if (!d)
		return NULL;
	HPDF_Stream_Write(d->stream, (const HPDF_BYTE *)bytes, (HPDF_UINT)len);
	d->filter = compressed ? HPDF_STREAM_FILTER_FLATE_DECODE : HPDF_STREAM_FILTER_NONE;
	return d;
}

void haru_put(struct haru *h, HPDF_Dict dict, const char *key, void *value)
{
	if (!h->error && dict && value)
		HPDF_Dict_Add(dict, key, value);
}

void haru_put_name(struct haru *h, HPDF_Dict dict, const char *key, const char *name)
{
	if (!h->error && dict)
		HPDF_Dict_AddName(dict, key, name);
}

void haru_put_number(struct haru *h, HPDF_Dict dict, const char *key, long value)
{
	if (!h->error && dict)
		HPDF_Dict_AddNumber(dict, key, (HPDF_INT32)value);
}

/*
 * A string has at most 32,767 bytes (ISO 19005-2, 6.1.13): room for one more character and … behind
 * what is cut.
 */
enum { TEXT_BYTES_MAX = 32767 - 6 };

/* UTF-16BE with its mark. */
static void encode_text(struct strbuf *sb, const char *text)
{
	strbuf_add_bytes(sb, "\xFE\xFF", 2);
	for (uint32_t c; (c = text_next(&text));) {
		/* a name of what the page shows in full: it ends with … */
		bool cut = sb->len >= TEXT_BYTES_MAX;

		c = cut ? 0x2026 : c;
		uint32_t units[2] = {c, 0};
		size_t n = 1;

		if (c >= 0x10000) {
			units[0] = 0xD800 + ((c - 0x10000) >> 10);
			units[n++] = 0xDC00 + (c & 0x3FF);
		}
		for (size_t i = 0; i < n; i++) {
			strbuf_add_char(sb, (char)(units[i] >> 8));
			strbuf_add_char(sb, (char)(units[i] & 0xFF));
		}
		if (cut)
			break;
	}
}

void haru_put_text(struct haru *h, HPDF_Dict dict, const char *key, const char *text)
{
	struct strbuf sb = strbuf_new(h->arena);

	encode_text(&sb, text);
	haru_put(h, dict, key,
		 HPDF_Binary_New(h->doc->mmgr, (HPDF_BYTE *)sb.text, (HPDF_UINT)sb.len));
}

void haru_print_text(struct strbuf *sb, const char *text)
{
	struct strbuf bytes = strbuf_new(sb->arena);

	encode_text(&bytes, text);
	strbuf_add_char(sb, '<');
	for (size_t i = 0; i < bytes.len; i++)
		strbuf_printf(sb, "%02X", (unsigned char)bytes.text[i]);
	strbuf_add_char(sb, '>');
}

/* An object knows its own number only: entries are made as HPDF_Xref_Add makes them. */
void haru_repeat_object(struct haru *h, HPDF_Dict object, size_t n)
{
	HPDF_Xref xref = h->doc->xref;

	h->repeated = xref->entries->count;
	for (; n && !h->error; n--) {
		HPDF_XrefEntry entry = HPDF_GetMem(h->doc->mmgr, sizeof *entry);

		if (!entry)
			return;
		*entry = (HPDF_XrefEntry_Rec){.entry_typ = HPDF_IN_USE_ENTRY, .obj = object};
		if (HPDF_List_Add(xref->entries, entry) != HPDF_OK) {
			HPDF_FreeMem(h->doc->mmgr, entry);
			return;
		}
		h->repeats++;
	}
}

/* The document frees the object of each entry: that of these is freed with the first. */
void haru_release_object(struct haru *h)
{
	for (HPDF_UINT i = 0; i < h->repeats; i++)
		HPDF_Xref_GetEntry(h->doc->xref, h->repeated + i)->obj = NULL;
	h->repeats = 0;
}

HPDF_String haru_new_string(struct haru *h, const char *ascii)
{
	return HPDF_String_New(h->doc->mmgr, ascii, NULL);
}

/* A zoom of 0: as the reader has it (PDF 32000-1, table 151). */
HPDF_Array haru_new_destination(struct haru *h, size_t page, double x, double y)
{
	HPDF_Array d = h->error || !h->pages.at[page] ? NULL : HPDF_Array_New(h->doc->mmgr);

	HPDF_Array_Add(d, h->pages.at[page]);
	HPDF_Array_AddName(d, "XYZ");
	HPDF_Array_AddReal(d, (HPDF_REAL)fmax(0, x));
	HPDF_Array_AddReal(d, (HPDF_REAL)fmax(0, y));
	HPDF_Array_AddNumber(d, 0);
	return d;
}

unsigned haru_object_number(void *object)
{
	return object ? (unsigned)(((HPDF_Obj_Header *)object)->obj_id & 0x7FFFFF) : 0;
}
