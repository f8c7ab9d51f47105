/* SPDX-License-Identifier: MIT
 *
 * One pass over the rows that are touched, in their order; what lies between is copied as it
 * stands.
 */
#include "forms/sheet_patch.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "package/xml.h"

struct patching {
	const struct scan_sheet *sheet;
	struct strbuf out;
	size_t copied; /* bytes of the old XML that are through */
};

static void copy_to(struct patching *p, size_t to)
{
	strbuf_add_bytes(&p->out, p->sheet->xml + p->copied, to - p->copied);
	p->copied = to;
}

static int compare_writes(const void *x, const void *y)
{
	const struct cell_write *a = x, *b = y;

	if (a->row != b->row)
		return (a->row > b->row) - (a->row < b->row);
	return (a->column > b->column) - (a->column < b->column);
}

static struct cell_write *sort_writes(struct arena *a, const struct cell_write *writes, size_t n)
{
	struct cell_write *sorted = arena_alloc(a, n * sizeof *sorted);

	memcpy(sorted, writes, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, compare_writes);
	return sorted;
}

static bool is_hex(const char *s)
{
	return strspn(s, "0123456789abcdefABCDEF") >= 4 && s[4] == '_';
}

/* '_x0041_' would be read as a character (ECMA-376-1, 22.9.2.19): its '_' is written so. */
static void add_cell_text(struct strbuf *sb, const char *text)
{
	struct strbuf plain = strbuf_new(sb->arena);

	for (; *text; text++) {
		if (text[0] == '_' && text[1] == 'x' && is_hex(text + 2))
			strbuf_add(&plain, "_x005F");
		strbuf_add_char(&plain, *text);
	}
	xml_add_text(sb, plain.text);
}

/* Attributes that say what the old value was: its type, its metadata, how it is read aloud. */
static bool is_of_value(const char *name, size_t len)
{
	static const char *const gone[] = {"t", "cm", "vm", "ph"};

	for (size_t i = 0; i < ARRAY_LEN(gone); i++)
		if (len == strlen(gone[i]) && memcmp(name, gone[i], len) == 0)
			return true;
	return false;
}

static void keep_attributes(struct patching *p, const struct scan_cell *c)
{
	struct scan_attribute x;

	for (size_t at = c->tag.attributes;
	     scan_attribute_next(p->sheet->xml, &at, c->tag.shut, &x);) {
		if (is_of_value(p->sheet->xml + x.from, x.name_len))
			continue;
		strbuf_add_char(&p->out, ' ');
		strbuf_add_bytes(&p->out, p->sheet->xml + x.from, x.to - x.from);
	}
}

static void add_value(struct patching *p, const struct cell_write *w)
{
	const char *x = p->sheet->prefix;

	if (!w->text) {
		strbuf_printf(&p->out, "><%sv>%s</%sv>", x, w->number, x);
		return;
	}
	strbuf_printf(&p->out, " t=\"inlineStr\"><%sis><%st xml:space=\"preserve\">", x, x);
	add_cell_text(&p->out, w->text);
	strbuf_printf(&p->out, "</%st></%sis>", x, x);
}

/* `c`: the old one; NULL: there is none. */
static void add_cell(struct patching *p, const struct scan_row *row, const struct scan_cell *c,
		     const struct cell_write *w)
{
	const char *x = p->sheet->prefix, *style = c ? NULL : scan_style(p->sheet, row, w->column);

	strbuf_printf(&p->out, "<%sc", x);
	if (c)
		keep_attributes(p, c);
	else
		strbuf_printf(&p->out, " r=\"%s\"", scan_cell_name(p->out.arena, w->row, w->column));
	if (style)
		strbuf_printf(&p->out, " s=\"%s\"", style);
	add_value(p, w);
	if (c)
		strbuf_add_bytes(&p->out, p->sheet->xml + c->extra, c->extra_to - c->extra);
	strbuf_printf(&p->out, "</%sc>", x);
}

/* The place of a cell that is not there: before the first behind it, or behind the last. */
static size_t cell_place(const struct scan_sheet *s, const struct scan_row *row, size_t column)
{
	size_t place = row->tag.to;

	for (size_t i = 0; i < row->n; i++) {
		const struct scan_cell *c = &s->cells.at[row->first + i];

		if (c->column > column)
			return c->tag.from;
		place = c->to;
	}
	return place;
}

/* A row's tag that is its end too is opened. */
static void open_tag(struct patching *p, const struct scan_tag *t)
{
	copy_to(p, t->shut);
	strbuf_add_char(&p->out, '>');
	p->copied = t->to;
}

static void close_tag(struct patching *p, const char *name)
{
	strbuf_printf(&p->out, "</%s%s>", p->sheet->prefix, name);
}

static void patch_row(struct patching *p, const struct scan_row *row,
		      const struct cell_write *writes, size_t n)
{
	if (row->tag.ends)
		open_tag(p, &row->tag);
	for (size_t i = 0; i < n; i++) {
		const struct scan_cell *c = scan_cell_find(p->sheet, row, writes[i].column);

		if (!row->tag.ends)
			copy_to(p, c ? c->tag.from : cell_place(p->sheet, row, writes[i].column));
		add_cell(p, row, c, &writes[i]);
		p->copied = c ? c->to : p->copied;
	}
	if (row->tag.ends)
		close_tag(p, "row");
}

static void add_row(struct patching *p, const struct cell_write *writes, size_t n)
{
	strbuf_printf(&p->out, "<%srow r=\"%zu\">", p->sheet->prefix, writes[0].row);
	for (size_t i = 0; i < n; i++)
		add_cell(p, NULL, NULL, &writes[i]);
	close_tag(p, "row");
}

static size_t row_place(const struct scan_sheet *s, size_t number)
{
	size_t place = s->data.to;

	for (size_t i = 0; i < s->rows.n; i++) {
		if (s->rows.at[i].number > number)
			return s->rows.at[i].tag.from;
		place = s->rows.at[i].to;
	}
	return place;
}

/* So many writes, from the first on, are of its row. */
static size_t count_row(const struct cell_write *w, size_t n)
{
	size_t k = 1;

	while (k < n && w[k].row == w[0].row)
		k++;
	return k;
}

static void patch_rows(struct patching *p, const struct cell_write *w, size_t n)
{
	for (size_t i = 0, k; i < n; i += k) {
		const struct scan_row *row = scan_row_find(p->sheet, w[i].row);

		k = count_row(w + i, n - i);
		if (row) {
			patch_row(p, row, w + i, k);
			continue;
		}
		if (!p->sheet->data.ends)
			copy_to(p, row_place(p->sheet, w[i].row));
		add_row(p, w + i, k);
	}
}

const char *sheet_patch(struct arena *a, const struct scan_sheet *s, const struct cell_write *writes,
			size_t n, size_t *len)
{
	struct patching p = {.sheet = s, .out = strbuf_new(a)};
	bool opens = s->data.ends && n;

	if (opens)
		open_tag(&p, &s->data);
	patch_rows(&p, sort_writes(a, writes, n), n);
	if (opens)
		close_tag(&p, "sheetData");
	copy_to(&p, s->len);
	*len = p.out.len;
	return p.out.text;
}

static bool is_written(const struct cell_write *w, size_t n, const struct scan_cell *c)
{
	for (size_t i = 0; i < n; i++)
		if (w[i].row == c->row && w[i].column == c->column)
			return true;
	return false;
}

/* Of an empty element the end is written out, as it is once something stands in it. */
static void rest_of_tag(struct patching *p, const struct scan_tag *t, const char *name)
{
	if (t->ends) {
		open_tag(p, t);
		close_tag(p, name);
	}
}

const char *sheet_rest(struct arena *a, const struct scan_sheet *s, const struct scan_sheet *other,
		       const struct cell_write *writes, size_t n, size_t *len)
{
	struct patching p = {.sheet = s, .out = strbuf_new(a)};

	for (size_t i = 0; i < s->rows.n; i++) {
		const struct scan_row *row = &s->rows.at[i];
		size_t left = row->n;

		for (size_t k = 0; k < row->n; k++)
			left -= is_written(writes, n, &s->cells.at[row->first + k]);
		if (!left && row->n && !scan_row_find(other, row->number)) {
			copy_to(&p, row->tag.from);
			p.copied = row->to;
			continue;
		}
		for (size_t k = 0; k < row->n; k++) {
			const struct scan_cell *c = &s->cells.at[row->first + k];

			if (is_written(writes, n, c)) {
				copy_to(&p, c->tag.from);
				p.copied = c->to;
			}
		}
		rest_of_tag(&p, &row->tag, "row");
	}
	rest_of_tag(&p, &s->data, "sheetData");
	copy_to(&p, s->len);
	*len = p.out.len;
	return p.out.text;
}
