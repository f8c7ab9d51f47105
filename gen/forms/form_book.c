/* SPDX-License-Identifier: MIT
 *
 * The readers of import/ say what the sheets show; the XML of each sheet is kept beside, since its
 * bytes are what is changed. Of a sheet's end (protection, choices, tables) only what concerns single
 * cells is read.
 */
#include "forms/form_book.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/office_rels.h"
#include "import/office_xml.h"
#include "import/xlsx_sheet.h"

enum { CHUNK = 64 * 1024 };

struct book_opening {
	struct arena *a;
	struct form_book *book;
	struct office_zip *zip;
	struct diag_list *dl;
	size_t cells;
};

static bool refuse(struct book_opening *o, const char *why)
{
	diag_add(o->dl, DIAG_FORM_UNKEPT, NULL, o->book->path, why);
	return false;
}

bool scan_area_has(const struct scan_area *area, size_t row, size_t column)
{
	return area->top <= row && row <= area->bottom && area->left <= column &&
	       column <= area->right;
}

static const char *read_part(struct book_opening *o, const char *part, size_t *len)
{
	struct strbuf sb = strbuf_new(o->a);
	char *chunk = arena_take(o->a, CHUNK);
	long n = -1;

	if (office_zip_start(o->zip, part, o->dl))
		while ((n = office_zip_read(o->zip, chunk, CHUNK, o->dl)) > 0)
			strbuf_add_bytes(&sb, chunk, (size_t)n);
	office_zip_stop(o->zip);
	*len = sb.len;
	return n < 0 ? NULL : sb.text;
}

/* UTF-8 is what it is where the XML says nothing else. */
static bool is_utf8_xml(struct arena *a, const char *xml, size_t len)
{
	size_t bad;
	const char *end = memmem(xml, len, "?>", 2);
	const char *said = end ? memmem(xml, (size_t)(end - xml), "encoding", 8) : NULL;

	if (!text_is_utf8(xml, len, &bad))
		return false;
	if (!said)
		return true;
	const char *word = arena_strndup(a, said, (size_t)(end - said));
	const char *quote = strpbrk(word, "\"'");

	return quote && strncasecmp(quote + 1, "utf-8", 5) == 0;
}

/* 'C5:C20 D3' */
static void read_areas(struct arena *a, const char *refs, struct form_choices *out)
{
	for (const char *p = refs; *p; p += strspn(p, " ")) {
		struct scan_area area;

		if (!scan_reference(&p, &area.top, &area.left))
			return;
		area.bottom = area.top;
		area.right = area.left;
		if (*p == ':' && (p++, !scan_reference(&p, &area.bottom, &area.right)))
			return;
		*vec_push(a, &out->areas) = area;
	}
}

/* '"はい,いいえ"' */
static void read_words(struct arena *a, const char *formula, struct form_choices *out)
{
	size_t len = strlen(formula);

	if (len < 2 || formula[0] != '"' || formula[len - 1] != '"')
		return;
	for (const char *p = formula + 1, *end = formula + len - 1; p < end; p++) {
		const char *comma = memchr(p, ',', (size_t)(end - p));
		size_t n = (size_t)((comma ? comma : end) - p);

		*vec_push(a, &out->words) = text_trim(a, arena_strndup(a, p, n));
		p += n;
	}
}

/* '$A$1:$A$3', or the same of another sheet: '選択肢!$A$1:$A$3'. */
static void read_range(struct book_opening *o, const struct form_sheet *own, const char *formula,
		       struct form_choices *out)
{
	const char *bang = strrchr(formula, '!'), *p = bang ? bang + 1 : formula;
	const char *name = bang ? arena_strndup(o->a, formula, (size_t)(bang - formula)) : own->name;
	const struct form_sheet *s;
	struct scan_area area;

	p = text_replace(o->a, p, "$", "");
	if (bang && *name == '\'')
		name = text_replace(o->a, arena_strndup(o->a, name + 1, strlen(name) - 2), "''", "'");
	s = strcmp(name, own->name) == 0 ? own : form_book_sheet(o->book, name);
	if (!s || !scan_reference(&p, &area.top, &area.left) || *p++ != ':' ||
	    !scan_reference(&p, &area.bottom, &area.right) || *p)
		return;
	for (size_t row = area.top; row <= area.bottom && out->words.n < 1000; row++)
		for (size_t c = area.left; c <= area.right; c++)
			if (*form_sheet_text(s, row, c))
				*vec_push(o->a, &out->words) = form_sheet_text(s, row, c);
}

/* What stands behind the rows of a sheet. */
struct end_reading {
	struct book_opening *o;
	struct form_sheet *sheet;
	struct form_choices now;
	struct strbuf formula;
	bool lists, collecting;
};

static bool start_end_element(void *context, const char *name, const char *const *attributes)
{
	struct end_reading *r = context;
	const char *type, *refs;

	if (strcmp(name, "sheetProtection") == 0)
		r->sheet->is_protected = xml_is_true(xml_attribute(attributes, "sheet"));
	r->collecting = strcmp(name, "formula1") == 0;
	if (strcmp(name, "dataValidation") != 0)
		return true;
	type = xml_attribute(attributes, "type");
	refs = xml_attribute(attributes, "sqref");
	r->lists = type && strcmp(type, "list") == 0;
	r->now = (struct form_choices){0};
	r->formula.len = 0;
	r->formula.text[0] = '\0';
	read_areas(r->o->a, refs ? refs : "", &r->now);
	return true;
}

static bool end_end_element(void *context, const char *name)
{
	struct end_reading *r = context;

	r->collecting = false;
	if (strcmp(name, "dataValidation") != 0 || !r->lists)
		return true;
	const char *formula = arena_strdup(r->o->a, r->formula.text);

	read_words(r->o->a, formula, &r->now);
	if (!r->now.words.n)
		read_range(r->o, r->sheet, formula, &r->now);
	*vec_push(r->o->a, &r->sheet->choices) = r->now;
	return true;
}

static void text_end_element(void *context, const char *s, size_t len)
{
	struct end_reading *r = context;

	if (r->collecting)
		strbuf_add_bytes(&r->formula, s, len);
}

static bool read_sheet_end(struct book_opening *o, struct form_sheet *s)
{
	static const struct xml_sink sink = {
		.start = start_end_element, .end = end_end_element, .text = text_end_element};
	struct end_reading r = {.o = o, .sheet = s, .formula = strbuf_new(o->a)};

	return office_xml_read(o->zip, s->part, &sink, &r, o->dl);
}

struct table_reading {
	struct arena *a;
	struct form_table table;
};

static bool start_table(void *context, const char *name, const char *const *attributes)
{
	struct table_reading *r = context;
	struct form_table *t = &r->table;
	const char *ref = xml_attribute(attributes, "ref"), *p = ref ? ref : "",
		   *head = xml_attribute(attributes, "headerRowCount");

	if (strcmp(name, "table") != 0)
		return true;
	t->name = xml_attribute(attributes, "displayName");
	t->name = arena_strdup(r->a, t->name ? t->name : "");
	t->head = scan_reference(&p, &t->area.top, &t->area.left) && *p++ == ':' &&
		  scan_reference(&p, &t->area.bottom, &t->area.right) &&
		  (!head || strcmp(head, "0") != 0);
	return false; /* the rest of the part says nothing of cells */
}

static void read_tables(struct book_opening *o, struct form_sheet *s)
{
	static const struct xml_sink sink = {
		.start = start_table, .end = xml_end_nothing, .text = xml_text_nothing};
	struct relations rs;

	if (!relations_read(o->a, o->zip, s->part, false, &rs, o->dl))
		return;
	for (size_t i = 0; i < rs.all.n; i++) {
		struct table_reading t = {.a = o->a};

		if (!text_ends(rs.all.at[i].type, "/table"))
			continue;
		office_xml_read(o->zip, rs.all.at[i].part, &sink, &t, o->dl);
		if (t.table.head)
			*vec_push(o->a, &s->tables) = t.table;
	}
}

static bool read_sheet(struct book_opening *o, const struct xlsx_sheet_ref *ref)
{
	struct form_sheet *s = vec_push(o->a, &o->book->sheets);
	size_t len;

	s->name = s->grid.name = ref->name;
	s->part = ref->part;
	s->entry = zip_bytes_find(&o->book->zip, ref->part);
	if (!xlsx_sheet_read(o->a, o->zip, &o->book->book, ref->part, &s->grid, &o->cells, o->dl))
		return false;
	const char *xml = read_part(o, ref->part, &len);

	if (!xml)
		return false;
	if (!s->entry || !is_utf8_xml(o->a, xml, len) || !sheet_scan(o->a, xml, len, &s->scan))
		return refuse(o, arena_printf(o->a, _("sheet '%s' is written in an unusual way"),
					      s->name));
	return true;
}

static bool read_sheets(struct book_opening *o)
{
	struct form_book *b = o->book;

	for (size_t i = 0; i < b->book.sheets.n; i++)
		if (b->book.sheets.at[i].part && !read_sheet(o, &b->book.sheets.at[i]))
			return false;
	for (size_t i = 0; i < b->sheets.n; i++) {
		if (!read_sheet_end(o, &b->sheets.at[i]))
			return false;
		read_tables(o, &b->sheets.at[i]);
	}
	return !diag_failed(o->dl);
}

bool form_book_take(struct arena *a, const char *path, const char *bytes, size_t len,
		    struct form_book *out, struct diag_list *dl)
{
	const char *why;
	struct book_opening o = {.a = a, .book = out, .dl = diag_new(a)};

	*out = (struct form_book){.path = path, .sha256 = hash_sha256(a, bytes, len)};
	o.zip = office_zip_take(a, path, bytes, len, &office_workbook, dl);
	if (!o.zip)
		return false;
	out->is_signed = office_zip_has(o.zip, "_xmlsignatures/origin.sigs");
	out->book.plain_days = true;
	bool ok = zip_bytes_read(a, bytes, len, &out->zip, &why) || refuse(&o, why);

	ok = ok && xlsx_book_read(a, o.zip, &out->book, o.dl) && read_sheets(&o);
	office_zip_close(o.zip);
	diag_append(dl, o.dl);
	return ok;
}

bool form_book_open(struct arena *a, const char *path, struct form_book *out, struct diag_list *dl)
{
	size_t len;
	const char *bytes = file_read(a, path, &len, dl);

	return bytes && form_book_take(a, path, bytes, len, out, dl);
}

const struct form_sheet *form_book_sheet(const struct form_book *b, const char *name)
{
	for (size_t i = 0; i < b->sheets.n; i++)
		if (strcmp(b->sheets.at[i].name, name) == 0)
			return &b->sheets.at[i];
	return NULL;
}

const char *form_sheet_text(const struct form_sheet *s, size_t row, size_t column)
{
	for (size_t i = 0; i < s->grid.rows.n && s->grid.rows.at[i].number <= row; i++)
		if (s->grid.rows.at[i].number == row) {
			const char *text = grid_cell(&s->grid.rows.at[i], column);

			return text ? text : "";
		}
	return "";
}

const struct form_choices *form_sheet_choices(const struct form_sheet *s, size_t row,
					      size_t column)
{
	for (size_t i = 0; i < s->choices.n; i++)
		for (size_t k = 0; k < s->choices.at[i].areas.n && s->choices.at[i].words.n; k++)
			if (scan_area_has(&s->choices.at[i].areas.at[k], row, column))
				return &s->choices.at[i];
	return NULL;
}

/* The style's number as it stands in the cell's tag. */
static const char *cell_style(struct arena *a, const struct scan_sheet *s,
			      const struct scan_cell *c)
{
	struct scan_attribute x;

	for (size_t at = c->tag.attributes; scan_attribute_next(s->xml, &at, c->tag.shut, &x);)
		if (x.name_len == 1 && s->xml[x.from] == 's')
			return arena_strndup(a, s->xml + x.value, x.value_len);
	return NULL;
}

const struct number_format *form_sheet_format(struct arena *a, const struct form_book *b,
					      const struct form_sheet *s, size_t row,
					      size_t column)
{
	const struct scan_row *r = scan_row_find(&s->scan, row);
	const struct scan_cell *c = scan_cell_find(&s->scan, r, column);
	const char *style = c ? cell_style(a, &s->scan, c) : scan_style(&s->scan, r, column);
	size_t n = style ? strtoul(style, NULL, 10) : 0;

	return n < b->book.styles.n ? b->book.styles.at[n].format : number_format_builtin(a, 0);
}
