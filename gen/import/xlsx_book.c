/* SPDX-License-Identifier: MIT
 *
 * Follows the package's relationships to the workbook, and the workbook's to sheets, shared strings
 * and styles; part names are never guessed. Of styles only the number format of each cell style is
 * kept.
 */
#include "import/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/office_rels.h"
#include "import/office_xml.h"

/*
 * Everything between '_x' and '_' that a text may hold: tab, line breaks and what is printable; -1
 * for all else.
 */
static long escaped_unit(const char *s, size_t len)
{
	char digits[5] = {0};

	if (len < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_')
		return -1;
	memcpy(digits, s + 2, 4);
	if (strspn(digits, "0123456789abcdefABCDEF") != 4)
		return -1;
	long c = strtol(digits, NULL, 16);

	return c >= 0x20 || c == '\t' || c == '\n' || c == '\r' ? c : -1;
}

static void add_unit(struct strbuf *sb, long high, long unit)
{
	uint32_t c = high ? 0x10000 + (((uint32_t)high - 0xD800) << 10) + ((uint32_t)unit - 0xDC00)
			  : (uint32_t)unit;
	char bytes[4];

	strbuf_add_bytes(sb, bytes, text_encode(c, bytes));
}

/* The length of the escape at `s`, added to `sb`; 0 when there is none that makes a character. */
static size_t add_escape(struct strbuf *sb, const char *s, size_t len)
{
	long unit = escaped_unit(s, len), low;

	if (unit >= 0xD800 && unit <= 0xDBFF) {
		low = escaped_unit(s + 7, len - 7);
		if (low < 0xDC00 || low > 0xDFFF)
			return 0;
		add_unit(sb, unit, low);
		return 14;
	}
	if (unit < 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
		return 0;
	add_unit(sb, 0, unit);
	return 7;
}

static char *join_line_breaks(char *s)
{
	char *to = s;

	for (const char *p = s; *p; p++) {
		if (*p == '\r' && p[1] == '\n')
			continue;
		*to++ = *p == '\r' ? '\n' : *p;
	}
	*to = '\0';
	return s;
}

char *xlsx_text(struct arena *a, const char *s, size_t len)
{
	const char *end = s + len;

	if (!memmem(s, len, "_x", 2))
		return join_line_breaks(arena_strndup(a, s, len));
	struct strbuf sb = strbuf_new(a);

	while (s < end) {
		size_t n = *s == '_' ? add_escape(&sb, s, (size_t)(end - s)) : 0;

		if (!n)
			strbuf_add_char(&sb, *s);
		s += n ? n : 1;
	}
	return join_line_breaks(sb.text);
}

struct book_reading {
	struct arena *arena;
	struct xlsx_book *book;
	const struct relations *relations;
};

static const char *sheet_part(const struct relations *rs, const char *id)
{
	const struct relation *r = relations_find(rs, id);

	return r && text_ends(r->type, "/worksheet") ? r->part : NULL;
}

static bool start_book(void *context, const char *name, const char *const *attributes)
{
	struct book_reading *r = context;

	if (strcmp(name, "workbookPr") == 0) {
		r->book->date1904 = xml_is_true(xml_attribute(attributes, "date1904"));
	} else if (strcmp(name, "sheet") == 0) {
		const char *title = xml_attribute(attributes, "name"),
			   *state = xml_attribute(attributes, "state");

		*vec_push(r->arena, &r->book->sheets) = (struct xlsx_sheet_ref){
			.name = arena_strdup(r->arena, title ? title : ""),
			.part = sheet_part(r->relations, xml_attribute(attributes, "id")),
			.hidden = state && strcmp(state, "visible") != 0,
		};
	}
	return true;
}

struct strings_reading {
	struct arena *arena;
	struct xlsx_book *book;
	struct strbuf text;
	int phonetic;  /* depth inside rPh */
	bool in_text;
	bool struck, any_struck; /* the run that is being read, and one of the text's */
};

static bool start_strings(void *context, const char *name, const char *const *attributes)
{
	struct strings_reading *r = context;

	if (strcmp(name, "si") == 0) {
		r->text.len = 0;
		r->text.text[0] = '\0';
		r->any_struck = false;
	}
	if (strcmp(name, "r") == 0)
		r->struck = false;
	if (strcmp(name, "strike") == 0)
		r->struck = xml_is_on(attributes);
	r->any_struck |= strcmp(name, "t") == 0 && r->struck;
	r->phonetic += strcmp(name, "rPh") == 0;
	r->in_text = strcmp(name, "t") == 0 && !r->phonetic;
	return true;
}

static bool end_strings(void *context, const char *name)
{
	struct strings_reading *r = context;

	if (strcmp(name, "si") == 0)
		*vec_push(r->arena, &r->book->strings) = (struct xlsx_string){
			xlsx_text(r->arena, r->text.text, r->text.len), r->any_struck};
	r->phonetic -= strcmp(name, "rPh") == 0;
	r->struck &= strcmp(name, "r") != 0;
	r->in_text = false;
	return true;
}

static void text_strings(void *context, const char *s, size_t len)
{
	struct strings_reading *r = context;

	if (r->in_text)
		strbuf_add_bytes(&r->text, s, len);
}

struct styled_format {
	long id;
	const char *code;
	const struct number_format *format;
};

struct styles_reading {
	struct arena *arena;
	struct xlsx_book *book;
	VEC(struct styled_format) formats;
	/* other places have formats and styles of their own, which cells do not name */
	bool in_formats, in_cells, in_fonts;
	VEC(bool) struck; /* by font */
};

static struct styled_format find_format(const struct styles_reading *r, long id)
{
	for (size_t i = 0; i < r->formats.n; i++)
		if (r->formats.at[i].id == id)
			return r->formats.at[i];
	return (struct styled_format){id, NULL, number_format_builtin(r->arena, id)};
}

static bool is_struck(const struct styles_reading *r, const char *font)
{
	size_t i = font ? strtoul(font, NULL, 10) : 0;

	return i < r->struck.n && r->struck.at[i];
}

static void add_style(struct styles_reading *r, const char *format, const char *font)
{
	struct styled_format f = find_format(r, format ? strtol(format, NULL, 10) : 0);

	*vec_push(r->arena, &r->book->styles) = (struct xlsx_style){f.format, f.code,
								    is_struck(r, font)};
}

static bool start_styles(void *context, const char *name, const char *const *attributes)
{
	struct styles_reading *r = context;
	const char *id = xml_attribute(attributes, "numFmtId"),
		   *code = xml_attribute(attributes, "formatCode");

	r->in_formats |= strcmp(name, "numFmts") == 0;
	r->in_cells |= strcmp(name, "cellXfs") == 0;
	r->in_fonts |= strcmp(name, "fonts") == 0;
	if (r->in_fonts && strcmp(name, "font") == 0)
		*vec_push(r->arena, &r->struck) = false;
	if (r->in_fonts && strcmp(name, "strike") == 0 && r->struck.n)
		r->struck.at[r->struck.n - 1] = xml_is_on(attributes);
	if (r->in_formats && strcmp(name, "numFmt") == 0 && id && code)
		*vec_push(r->arena, &r->formats) = (struct styled_format){
			strtol(id, NULL, 10), arena_strdup(r->arena, code),
			number_format_parse(r->arena, code)};
	else if (r->in_cells && strcmp(name, "xf") == 0)
		add_style(r, id, xml_attribute(attributes, "fontId"));
	return true;
}

static bool end_styles(void *context, const char *name)
{
	struct styles_reading *r = context;

	r->in_formats &= strcmp(name, "numFmts") != 0;
	r->in_cells &= strcmp(name, "cellXfs") != 0;
	r->in_fonts &= strcmp(name, "fonts") != 0;
	return true;
}

static bool read_strings(struct arena *a, struct office_zip *z, const char *part,
			 struct xlsx_book *book, struct diag_list *dl)
{
	static const struct xml_sink sink = {.start = start_strings, .end = end_strings, .text = text_strings};
	struct strings_reading r = {.arena = a, .book = book, .text = strbuf_new(a)};

	return !part || office_xml_read(z, part, &sink, &r, dl);
}

static bool read_styles(struct arena *a, struct office_zip *z, const char *part,
			struct xlsx_book *book, struct diag_list *dl)
{
	static const struct xml_sink sink = {.start = start_styles, .end = end_styles, .text = xml_text_nothing};

	return !part || office_xml_read(z, part, &sink,
				      &(struct styles_reading){.arena = a, .book = book}, dl);
}

static const char *find_workbook(struct arena *a, struct office_zip *z, struct diag_list *dl)
{
	struct relations rs;

	if (!relations_read(a, z, "", true, &rs, dl))
		return NULL;
	const char *part = relations_part(&rs, "/officeDocument");

	if (part && text_ends(part, ".xml") && !strstr(part, "document.xml") &&
	    !strstr(part, "presentation.xml"))
		return part;
	diag_add(dl, DIAG_BAD_WORKBOOK, NULL, office_zip_path(z),
		 _("it is another kind of document than an .xlsx workbook"));
	return NULL;
}

bool xlsx_book_read(struct arena *a, struct office_zip *z, struct xlsx_book *book,
		    struct diag_list *dl)
{
	static const struct xml_sink sink = {.start = start_book, .end = xml_end_nothing, .text = xml_text_nothing};
	const char *workbook = find_workbook(a, z, dl);
	struct relations rs;
	struct book_reading r = {a, book, &rs};

	if (!workbook || !relations_read(a, z, workbook, true, &rs, dl) ||
	    !office_xml_read(z, workbook, &sink, &r, dl))
		return false;
	if (!book->sheets.n) {
		diag_add(dl, DIAG_BAD_WORKBOOK, NULL, office_zip_path(z), _("it lists no sheet"));
		return false;
	}
	return read_strings(a, z, relations_part(&rs, "/sharedStrings"), book, dl) &&
	       read_styles(a, z, relations_part(&rs, "/styles"), book, dl);
}
