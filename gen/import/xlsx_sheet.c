/* SPDX-License-Identifier: MIT
 *
 * Takes the elements of a sheet as they come: a row's cells are gathered in a buffer that is used
 * again, and copied when the row ends. Cells without a value are not kept.
 */
#include "import/xlsx_sheet.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/office_rels.h"
#include "import/xlsx_number.h"
#include "import/office_xml.h"

struct column_range {
	size_t first, last; /* 0-based */
};

struct sheet_reading {
	struct arena *arena;
	const struct xlsx_book *book;
	struct grid_sheet *sheet;
	const char *path;
	struct diag_list *dl;
	size_t *cells;

	VEC(const char *) row;  /* used again for each row */
	size_t number, column;  /* of the row (1-based) and the cell (0-based) being read */
	size_t filled;          /* columns of the row up to its last value */
	size_t width;           /* of the widest row */
	bool row_hidden;
	char type[10];          /* of the cell; "" means a number */
	size_t style;
	/* <v>, the texts of <is> and <f>; the one that is being collected */
	struct strbuf value, inlined, formula, *collecting;
	bool has_value, has_formula, struck, run_struck;
	int phonetic;
	VEC(struct column_range) hidden;
};

static bool refuse(struct sheet_reading *r, const char *why)
{
	const char *place = arena_printf(r->arena, "%s:%s", r->path, r->sheet->name);

	diag_add(r->dl, DIAG_BAD_WORKBOOK, NULL, place, why);
	return false;
}

static bool refuse_size(struct sheet_reading *r, const char *what, size_t limit)
{
	const char *place = arena_printf(r->arena, "%s:%s", r->path, r->sheet->name);

	diag_add(r->dl, DIAG_TOO_LARGE, NULL, place, what, arena_printf(r->arena, "%zu", limit));
	return false;
}

/*
 * 'AB12' -> column 27, row 12 (1-based); either part may be asked for. False when malformed or
 * beyond Excel's limits.
 */
static bool read_reference(const char **s, size_t *column, size_t *row)
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

static size_t read_count(const char *s, size_t otherwise)
{
	return s && *s >= '0' && *s <= '9' ? strtoul(s, NULL, 10) : otherwise;
}

static bool is_zero(const char *s)
{
	return s && strtod(s, NULL) == 0;
}

static bool start_row(struct sheet_reading *r, const char *const *attributes)
{
	size_t number = read_count(xml_attribute(attributes, "r"), r->number + 1);

	if (number > GRID_ROWS)
		return refuse_size(r, _("a row's number"), GRID_ROWS);
	if (number <= r->number)
		return refuse(r, arena_printf(r->arena, _("row %zu stands behind row %zu"), number,
					      r->number));
	r->number = number;
	r->row_hidden = xml_is_true(xml_attribute(attributes, "hidden")) ||
			is_zero(xml_attribute(attributes, "ht"));
	r->row.n = r->filled = r->column = 0;
	return true;
}

static void empty(struct strbuf *sb)
{
	sb->len = 0;
	sb->text[0] = '\0';
}

static bool start_cell(struct sheet_reading *r, const char *const *attributes)
{
	size_t row;

	r->type[0] = '\0';
	r->style = 0;
	empty(&r->value);
	empty(&r->inlined);
	empty(&r->formula);
	r->has_value = r->has_formula = r->struck = r->run_struck = false;
	for (; *attributes; attributes += 2) {
		const char *value = attributes[1];

		if (strcmp(*attributes, "r") == 0 && !read_reference(&value, &r->column, &row))
			return refuse(r, arena_printf(r->arena, _("'%s' is no cell of a sheet"),
						      attributes[1]));
		if (strcmp(*attributes, "t") == 0)
			strncat(r->type, value, sizeof r->type - 1);
		if (strcmp(*attributes, "s") == 0)
			r->style = read_count(value, 0);
	}
	return r->column < GRID_COLUMNS || refuse_size(r, _("a column's number"), GRID_COLUMNS);
}

static void start_column(struct sheet_reading *r, const char *const *attributes)
{
	size_t first = read_count(xml_attribute(attributes, "min"), 0),
	       last = read_count(xml_attribute(attributes, "max"), 0);

	if (first && last >= first &&
	    (xml_is_true(xml_attribute(attributes, "hidden")) ||
	     is_zero(xml_attribute(attributes, "width"))))
		*vec_push(r->arena, &r->hidden) = (struct column_range){first - 1, last - 1};
}

static bool start_merge(struct sheet_reading *r, const char *const *attributes)
{
	const char *ref = xml_attribute(attributes, "ref"), *p = ref ? ref : "";
	size_t left, top, right, bottom;

	if (!read_reference(&p, &left, &top) || *p++ != ':' ||
	    !read_reference(&p, &right, &bottom) || right < left || bottom < top)
		return refuse(
			r, arena_printf(r->arena, _("'%s' is no range of cells"), ref ? ref : ""));
	if (r->sheet->merges.n == GRID_MERGES)
		return refuse_size(r, _("the number of merged cells"), GRID_MERGES);
	*vec_push(r->arena, &r->sheet->merges) =
		(struct grid_merge){top - 1, left, bottom - top + 1, right - left + 1};
	return true;
}

static void start_text(struct sheet_reading *r)
{
	r->collecting = r->phonetic ? NULL : &r->inlined;
	r->struck |= r->collecting && r->run_struck;
}

static bool start_element(void *context, const char *name, const char *const *attributes)
{
	struct sheet_reading *r = context;

	if (strcmp(name, "c") == 0)
		return start_cell(r, attributes);
	if (strcmp(name, "v") == 0)
		r->collecting = &r->value;
	else if (strcmp(name, "f") == 0)
		r->collecting = &r->formula;
	else if (strcmp(name, "t") == 0)
		start_text(r);
	else if (strcmp(name, "r") == 0)
		r->run_struck = false;
	else if (strcmp(name, "strike") == 0)
		r->run_struck = xml_is_on(attributes);
	else if (strcmp(name, "row") == 0)
		return start_row(r, attributes);
	else if (strcmp(name, "rPh") == 0)
		r->phonetic++;
	else if (strcmp(name, "col") == 0)
		start_column(r, attributes);
	else if (strcmp(name, "mergeCell") == 0)
		return start_merge(r, attributes);
	return true;
}

static void remark(struct sheet_reading *r, enum grid_remark_kind kind, const char *text)
{
	*vec_push(r->arena, &r->sheet->remarks) = (struct grid_remark){
		.kind = kind, .number = r->number, .column = r->column, .text = text};
}

static bool shared_string(struct sheet_reading *r, const char **out)
{
	char *end;
	unsigned long index = strtoul(r->value.text, &end, 10);

	if (*end || index >= r->book->strings.n)
		return refuse(r, arena_printf(r->arena, _("row %zu names the text '%s' of %zu"),
					      r->number, r->value.text, r->book->strings.n));
	*out = r->book->strings.at[index].text;
	r->struck |= r->book->strings.at[index].struck;
	return true;
}

/* Digits need not go through a double, which has 15 of them. */
static bool is_short_integer(const char *s, size_t len)
{
	return strspn(s, "0123456789") == len && len < 16 && (len == 1 || *s != '0');
}

static const char *print_number(struct sheet_reading *r)
{
	const struct xlsx_style *style = r->style < r->book->styles.n
						 ? &r->book->styles.at[r->style]
						 : NULL;
	bool general = !style || number_format_is_general(style->format), sure = true;
	char *end;

	if (general && is_short_integer(r->value.text, r->value.len))
		return arena_strdup(r->arena, r->value.text);
	double value = strtod(r->value.text, &end);

	if (*end)
		return arena_strdup(r->arena, r->value.text);
	if (general)
		return number_print_general(r->arena, value);
	if (r->book->plain_days && value >= 1 && number_format_is_turned_day(style->format))
		return number_print_date(r->arena, floor(value), r->book->date1904);
	const char *shown = number_format_print(r->arena, style->format, value, r->book->date1904,
						&sure);

	if (!sure)
		remark(r, GRID_FORMAT, style->code ? style->code : "");
	return text_trim(r->arena, shown); /* _) and ? leave blanks */
}

/* Texts inside of the cell count for the type that says so, or where nothing else stands. */
static bool print_value(struct sheet_reading *r, const char **out)
{
	if (r->inlined.len && (!r->value.len || strcmp(r->type, "inlineStr") == 0))
		*out = xlsx_text(r->arena, r->inlined.text, r->inlined.len);
	else if (!r->value.len)
		*out = NULL;
	else if (strcmp(r->type, "s") == 0)
		return shared_string(r, out);
	else if (strcmp(r->type, "b") == 0)
		*out = xml_is_true(r->value.text) ? "TRUE" : "FALSE";
	else if (strcmp(r->type, "d") == 0)
		*out = number_print_iso(r->arena, r->value.text);
	else if (!*r->type || strcmp(r->type, "n") == 0)
		*out = print_number(r);
	else
		*out = xlsx_text(r->arena, r->value.text, r->value.len);
	return true;
}

/* A formula may well give an empty text; anything else without a value was never reckoned. */
static bool lacks_value(const struct sheet_reading *r)
{
	return r->has_formula && !r->value.len && !(r->has_value && strcmp(r->type, "str") == 0);
}

static bool end_cell(struct sheet_reading *r)
{
	const char *value = NULL;

	if (!print_value(r, &value))
		return false;
	if (lacks_value(r))
		remark(r, GRID_FORMULA, arena_concat(r->arena, "=", r->formula.text, (char *)NULL));
	if (value && *value && strcmp(r->type, "e") == 0)
		remark(r, GRID_ERROR, value);
	if (value && *value &&
	    (r->struck || (r->style < r->book->styles.n && r->book->styles.at[r->style].struck)))
		remark(r, GRID_STRUCK, arena_strdup(r->arena, value));
	if (value && *value) {
		while (r->row.n <= r->column)
			*vec_push(r->arena, &r->row) = NULL;
		r->row.at[r->column] = value;
		if (r->column >= r->filled)
			r->filled = r->column + 1;
	}
	r->column++;
	return true;
}

static bool end_row(struct sheet_reading *r)
{
	if (!r->filled)
		return true;
	*r->cells += r->filled;
	if (*r->cells > GRID_CELLS)
		return refuse_size(r, _("the number of cells"), GRID_CELLS);
	struct grid_row *row = vec_push(r->arena, &r->sheet->rows);

	*row = (struct grid_row){.n = r->filled, .number = r->number, .hidden = r->row_hidden};
	row->cells = arena_alloc(r->arena, r->filled * sizeof *row->cells);
	memcpy(row->cells, r->row.at, r->filled * sizeof *row->cells);
	if (r->filled > r->width)
		r->width = r->filled;
	return true;
}

static bool end_element(void *context, const char *name)
{
	struct sheet_reading *r = context;

	r->collecting = NULL;
	r->has_value |= strcmp(name, "v") == 0;
	r->has_formula |= strcmp(name, "f") == 0;
	if (strcmp(name, "c") == 0)
		return end_cell(r);
	if (strcmp(name, "row") == 0)
		return end_row(r);
	r->phonetic -= strcmp(name, "rPh") == 0;
	return true;
}

static void add_text(void *context, const char *s, size_t len)
{
	struct sheet_reading *r = context;

	if (r->collecting)
		strbuf_add_bytes(r->collecting, s, len);
}

/* People hide all columns right of a table; only those with values are worth a word. */
static void list_hidden_columns(struct sheet_reading *r)
{
	for (size_t i = 0; i < r->hidden.n; i++)
		for (size_t c = r->hidden.at[i].first; c <= r->hidden.at[i].last && c < r->width;
		     c++)
			*vec_push(r->arena, &r->sheet->hidden_columns) = c;
}

/* The comment that is being read. */
struct comments_reading {
	struct sheet_reading *sheet;
	size_t row, column;
	struct strbuf text;
	bool collecting;
};

static bool start_comment(void *context, const char *name, const char *const *attributes)
{
	struct comments_reading *r = context;
	const char *ref = strcmp(name, "comment") == 0 ? xml_attribute(attributes, "ref") : NULL;

	if (ref) {
		empty(&r->text);
		r->row = 0;
		read_reference(&ref, &r->column, &r->row);
	}
	r->collecting = strcmp(name, "t") == 0;
	return true;
}

static bool end_comment(void *context, const char *name)
{
	struct comments_reading *r = context;
	struct arena *a = r->sheet->arena;

	if (strcmp(name, "comment") == 0 && r->row && !text_empty(r->text.text))
		*vec_push(a, &r->sheet->sheet->remarks) = (struct grid_remark){
			.kind = GRID_COMMENT,
			.number = r->row,
			.column = r->column,
			.text = text_trim(a, xlsx_text(a, r->text.text, r->text.len))};
	r->collecting = false;
	return true;
}

static void text_comment(void *context, const char *s, size_t len)
{
	struct comments_reading *r = context;

	if (r->collecting)
		strbuf_add_bytes(&r->text, s, len);
}

/* Comments stand in a part of their own, which few sheets have. */
static bool read_comments(struct sheet_reading *sheet, struct office_zip *z, const char *part)
{
	static const struct xml_sink sink = {.start = start_comment, .end = end_comment, .text = text_comment};
	struct relations rs;
	struct comments_reading r = {.sheet = sheet, .text = strbuf_new(sheet->arena)};

	if (!relations_read(sheet->arena, z, part, false, &rs, sheet->dl))
		return false;
	const char *comments = relations_part(&rs, "/comments");

	return !comments || office_xml_read(z, comments, &sink, &r, sheet->dl);
}

bool xlsx_sheet_read(struct arena *a, struct office_zip *z, const struct xlsx_book *book,
		     const char *part, struct grid_sheet *sheet, size_t *cells,
		     struct diag_list *dl)
{
	static const struct xml_sink sink = {.start = start_element, .end = end_element, .text = add_text};
	struct sheet_reading r = {.arena = a,
				  .book = book,
				  .sheet = sheet,
				  .path = office_zip_path(z),
				  .dl = dl,
				  .cells = cells,
				  .value = strbuf_new(a),
				  .inlined = strbuf_new(a),
				  .formula = strbuf_new(a)};

	if (!office_xml_read(z, part, &sink, &r, dl))
		return false;
	list_hidden_columns(&r);
	return read_comments(&r, z, part);
}
