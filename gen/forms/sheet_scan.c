/* SPDX-License-Identifier: MIT
 *
 * Steps from tag to tag, and counts how deep it is: rows are children of <sheetData>, cells of rows.
 * What stands in other elements, comments and CDATA sections is passed over.
 */
#include "forms/sheet_scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "import/grid.h"

struct scanner {
	struct arena *arena;
	struct scan_sheet *sheet;
	size_t at, depth;
	size_t row, column; /* the last one: those without a name follow it */
};

/* Behind `stop`, from `at` on; the end of the XML where it does not come. */
static size_t behind(const struct scan_sheet *s, size_t at, const char *stop)
{
	const char *found = memmem(s->xml + at, s->len - at, stop, strlen(stop));

	return found ? (size_t)(found - s->xml) + strlen(stop) : s->len;
}

static bool stands(const struct scan_sheet *s, size_t at, const char *words)
{
	size_t n = strlen(words);

	return s->len - at >= n && memcmp(s->xml + at, words, n) == 0;
}

/* The '>' that ends a tag: none within quotes. */
static size_t find_shut(const struct scan_sheet *s, size_t at)
{
	char quote = '\0';

	for (; at < s->len; at++) {
		char c = s->xml[at];

		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			break;
	}
	return at;
}

static void read_tag(const struct scan_sheet *s, size_t from, struct scan_tag *t)
{
	size_t shut = find_shut(s, from), at = from + 1;

	*t = (struct scan_tag){.from = from, .to = shut < s->len ? shut + 1 : s->len, .shut = shut};
	t->ends = s->xml[at] == '/';
	t->starts = !t->ends;
	at += t->ends;
	if (t->starts && shut > from && s->xml[shut - 1] == '/') {
		t->ends = true;
		t->shut = shut - 1;
	}
	t->name = at;
	for (; at < t->shut && !strchr(" \t\r\n", s->xml[at]); at++)
		if (s->xml[at] == ':')
			t->name = at + 1;
	t->name_len = at - t->name;
	t->attributes = at;
}

/* The next tag of an element; false at the end. */
static bool next_tag(struct scanner *r, struct scan_tag *t)
{
	const struct scan_sheet *s = r->sheet;

	for (;;) {
		const char *open = memchr(s->xml + r->at, '<', s->len - r->at);

		if (!open)
			return false;
		r->at = (size_t)(open - s->xml);
		if (stands(s, r->at, "<!--"))
			r->at = behind(s, r->at, "-->");
		else if (stands(s, r->at, "<![CDATA["))
			r->at = behind(s, r->at, "]]>");
		else if (stands(s, r->at, "<?"))
			r->at = behind(s, r->at, "?>");
		else
			break;
	}
	read_tag(s, r->at, t);
	r->at = t->to;
	return true;
}

static bool is_named(const struct scan_sheet *s, const struct scan_tag *t, const char *name)
{
	return t->name_len == strlen(name) && memcmp(s->xml + t->name, name, t->name_len) == 0;
}

bool scan_attribute_next(const char *xml, size_t *at, size_t end, struct scan_attribute *out)
{
	size_t p = *at;

	while (p < end && strchr(" \t\r\n", xml[p]))
		p++;
	out->from = p;
	while (p < end && !strchr("= \t\r\n", xml[p]))
		p++;
	out->name_len = p - out->from;
	while (p < end && xml[p] != '"' && xml[p] != '\'')
		p++;
	if (p >= end)
		return false;
	const char *shut = memchr(xml + p + 1, xml[p], end - p - 1);

	if (!shut)
		return false;
	out->value = p + 1;
	out->value_len = (size_t)(shut - xml) - out->value;
	*at = out->to = (size_t)(shut - xml) + 1;
	return true;
}

/* The value of an attribute as it stands; NULL: none. */
static const char *attribute(const struct scanner *r, const struct scan_tag *t, const char *name)
{
	struct scan_attribute x;

	for (size_t at = t->attributes; scan_attribute_next(r->sheet->xml, &at, t->shut, &x);)
		if (x.name_len == strlen(name) &&
		    memcmp(r->sheet->xml + x.from, name, x.name_len) == 0)
			return arena_strndup(r->arena, r->sheet->xml + x.value, x.value_len);
	return NULL;
}

bool scan_reference(const char **s, size_t *row, size_t *column)
{
	const char *p = *s;
	size_t c = 0, n = 0;

	for (; *p >= 'A' && *p <= 'Z' && c <= GRID_COLUMNS; p++)
		c = c * 26 + (size_t)(*p - 'A') + 1;
	for (; *p >= '0' && *p <= '9' && n <= GRID_ROWS; p++)
		n = n * 10 + (size_t)(*p - '0');
	*s = p;
	*column = c - 1;
	*row = n;
	return c && c <= GRID_COLUMNS && n && n <= GRID_ROWS;
}

const char *scan_cell_name(struct arena *a, size_t row, size_t column)
{
	char letters[8];
	size_t at = sizeof letters - 1;

	letters[at] = '\0';
	for (size_t c = column + 1; c; c = (c - 1) / 26)
		letters[--at] = (char)('A' + (c - 1) % 26);
	return arena_printf(a, "%s%zu", letters + at, row);
}

static void note_area(struct scanner *r, const struct scan_tag *t)
{
	const char *type = attribute(r, t, "t"), *ref = attribute(r, t, "ref"), *p = ref;
	struct scan_area area;

	r->sheet->formulas++;
	if (!type || !ref || (strcmp(type, "array") != 0 && strcmp(type, "dataTable") != 0) ||
	    !scan_reference(&p, &area.top, &area.left))
		return;
	area.bottom = area.top;
	area.right = area.left;
	if (*p++ == ':' && !scan_reference(&p, &area.bottom, &area.right))
		return;
	*vec_push(r->arena, &r->sheet->areas) = area;
}

/* What stands in a cell, up to its end. */
static bool read_cell_inside(struct scanner *r, struct scan_cell *c)
{
	struct scan_tag t;

	for (size_t depth = 1; depth;) {
		if (!next_tag(r, &t))
			return false;
		if (depth == 1 && t.starts && is_named(r->sheet, &t, "f")) {
			c->formula = true;
			note_area(r, &t);
		}
		if (depth == 1 && t.starts && is_named(r->sheet, &t, "extLst"))
			c->extra = t.from;
		depth += t.starts;
		depth -= t.ends;
		if (depth == 1 && t.ends && is_named(r->sheet, &t, "extLst"))
			c->extra_to = t.to;
	}
	c->to = t.to;
	return true;
}

static bool read_cell(struct scanner *r, const struct scan_tag *t)
{
	const char *name = attribute(r, t, "r"), *p = name;
	struct scan_cell c = {.row = r->row, .column = r->column, .tag = *t, .to = t->to};
	size_t row = r->row;

	if (name && (!scan_reference(&p, &row, &c.column) || *p))
		return false;
	if (row != r->row || c.column < r->column)
		return false;
	r->column = c.column + 1;
	if (!t->ends && !read_cell_inside(r, &c))
		return false;
	*vec_push_alone(r->arena, &r->sheet->cells) = c;
	return true;
}

/* Cells, and what else a row may hold, up to its end. */
static bool read_row_inside(struct scanner *r, struct scan_row *row)
{
	struct scan_tag t;
	size_t depth = 1;

	while (next_tag(r, &t)) {
		if (depth == 1 && t.starts && is_named(r->sheet, &t, "c")) {
			if (!read_cell(r, &t))
				return false;
			row->n++;
			continue;
		}
		depth += t.starts;
		depth -= t.ends;
		if (!depth) {
			row->inner_to = t.from;
			row->to = t.to;
			return true;
		}
	}
	return false;
}

static bool is_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static bool read_row(struct scanner *r, const struct scan_tag *t)
{
	const char *number = attribute(r, t, "r");
	size_t n = number ? strtoul(number, NULL, 10) : r->row + 1;
	struct scan_row row = {.number = n,
			       .tag = *t,
			       .inner_to = t->to,
			       .to = t->to,
			       .first = r->sheet->cells.n};

	if (n <= r->row || n > GRID_ROWS)
		return false;
	if (is_true(attribute(r, t, "customFormat")))
		row.style = attribute(r, t, "s");
	r->row = n;
	r->column = 0;
	if (!t->ends && !read_row_inside(r, &row))
		return false;
	*vec_push_alone(r->arena, &r->sheet->rows) = row;
	return true;
}

static bool read_rows(struct scanner *r)
{
	struct scan_sheet *s = r->sheet;
	struct scan_tag t;
	size_t depth = 1;

	while (next_tag(r, &t)) {
		if (depth == 1 && t.starts && is_named(s, &t, "row")) {
			if (!read_row(r, &t))
				return false;
			continue;
		}
		depth += t.starts;
		depth -= t.ends;
		if (!depth) {
			s->data_inner_to = t.from;
			s->data_to = t.to;
			return true;
		}
	}
	return false;
}

static void read_columns(struct scanner *r, const struct scan_tag *t)
{
	const char *first = attribute(r, t, "min"), *last = attribute(r, t, "max"),
		   *style = attribute(r, t, "style");

	if (first && last && style)
		*vec_push(r->arena, &r->sheet->columns) = (struct scan_columns){
			strtoul(first, NULL, 10) - 1, strtoul(last, NULL, 10) - 1, style};
}

static bool read_data(struct scanner *r, const struct scan_tag *t)
{
	struct scan_sheet *s = r->sheet;
	const char *name = s->xml + t->from + 1;

	s->data = *t;
	s->data_inner_to = s->data_to = t->to;
	s->prefix = arena_strndup(r->arena, name, t->name - t->from - 1);
	return t->ends || read_rows(r);
}

bool sheet_scan(struct arena *a, const char *xml, size_t len, struct scan_sheet *out)
{
	struct scanner r = {.arena = a, .sheet = out};
	struct scan_tag t;

	*out = (struct scan_sheet){.xml = xml, .len = len};
	while (next_tag(&r, &t)) {
		if (r.depth == 1 && t.starts && is_named(out, &t, "sheetData"))
			return read_data(&r, &t);
		if (r.depth == 2 && t.starts && is_named(out, &t, "col"))
			read_columns(&r, &t);
		r.depth += t.starts;
		r.depth -= t.ends;
	}
	return false;
}

const struct scan_row *scan_row_find(const struct scan_sheet *s, size_t number)
{
	size_t low = 0, high = s->rows.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (s->rows.at[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->rows.n && s->rows.at[low].number == number ? &s->rows.at[low] : NULL;
}

const struct scan_cell *scan_cell_find(const struct scan_sheet *s, const struct scan_row *row,
				       size_t column)
{
	for (size_t i = 0; row && i < row->n; i++)
		if (s->cells.at[row->first + i].column == column)
			return &s->cells.at[row->first + i];
	return NULL;
}

const char *scan_style(const struct scan_sheet *s, const struct scan_row *row, size_t column)
{
	if (row && row->style)
		return row->style;
	for (size_t i = 0; i < s->columns.n; i++)
		if (s->columns.at[i].first <= column && column <= s->columns.at[i].last)
			return s->columns.at[i].style;
	return NULL;
}
