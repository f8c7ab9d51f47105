/* SPDX-License-Identifier: MIT
 *
 * Rows of a table are taken one by one. A row of dashes or blanks is none; nor is a single text
 * across the table (a note, a title) or a row without any of the required fields. What is passed
 * over is listed with its number, blank rows as ranges.
 */
#include "import/table_rows.h"

#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/cell_fields.h"
#include "import/column_words.h"
#include "import/outline.h"
#include "import/row_marks.h"

struct row_taking {
	struct arena *arena;
	const struct profile *profile;
	const struct sheet_view *view;
	const struct table_span *span;
	const char **extras;          /* names of the columns without a field, from span->first */
	const char **heads;           /* of all columns with what stands above, from span->first */
	const char *source;           /* the sheet, as findings name it */
	struct source_table *out;
	struct diag_list *dl;
	size_t run_first, run_last;   /* numbers of blank rows not yet listed; 0: none */
	struct outline *outline;
	struct odd_words odd;
	struct field_reading cells;
	struct row_marks marks;
	const char *heading;          /* the last row of one text, where such rows say something */
	size_t heading_row;           /* its row, while no record stands below it */
};

bool table_rows_is_title(struct arena *a, const struct profile *p, const char *s)
{
	const char *key = head_key(a, s);

	for (size_t t = 0; t < p->tables.n; t++)
		for (const char *const *title = p->tables.at[t].titles; *title; title++)
			if (strcmp(head_key(a, *title), key) == 0)
				return true;
	for (const char *const *mark = p->page_marks; *mark; mark++)
		if (strcmp(head_key(a, *mark), key) == 0)
			return true;
	return false;
}

static bool has_data(const struct sheet_view *v, const struct table_span *span, size_t column)
{
	for (size_t r = span->data_row; r < span->end; r++) {
		const char *cell = sheet_view_cell(v, r, column);

		if (cell && (column == span->first || cell != sheet_view_cell(v, r, column - 1)))
			return true;
	}
	return false;
}

static bool printed_twice(const struct table_span *span, size_t column)
{
	for (size_t c = span->first; c <= span->last; c++)
		if (c != column && span->heads[c].n &&
		    strcmp(span->heads[c].printed, span->heads[column].printed) == 0)
			return true;
	return false;
}

const char *table_rows_extra_name(struct arena *a, const struct sheet_view *view,
				  const struct table_span *span, size_t column)
{
	const struct head *h = &span->heads[column];

	if (span->match.table->cross || match_field(&span->match, column) ||
	    ((!h->n || h->covered) && !has_data(view, span, column)))
		return NULL;
	if (!h->n)
		return arena_concat(a, sheet_view_column_name(a, column), "列", (char *)NULL);
	if (!printed_twice(span, column))
		return h->printed;
	if (h->n > 1 && !h->covered)
		return arena_concat(a, h->levels[h->n - 2], "/", h->printed, (char *)NULL);
	return arena_concat(a, h->printed, " (", sheet_view_column_name(a, column), "列)",
			    (char *)NULL);
}

static void list_blank_rows(struct row_taking *t)
{
	if (!t->run_first)
		return;
	const char *range = t->run_first == t->run_last
				    ? arena_printf(t->arena, "%zu", t->run_first)
				    : arena_printf(t->arena, "%zu-%zu", t->run_first, t->run_last);

	*vec_push(t->arena, &t->out->skipped) = arena_printf(
		t->arena, "%s %s行: %s", t->view->sheet->name, range, _("empty or dashes only"));
	t->run_first = 0;
}

static void skip_blank(struct row_taking *t, size_t first, size_t last)
{
	if (t->run_first && first != t->run_last + 1)
		list_blank_rows(t);
	t->run_first = t->run_first ? t->run_first : first;
	t->run_last = last;
}

/* Rows of a workbook without a cell are not in the view. */
static void skip_left_out(struct row_taking *t, size_t row)
{
	size_t number = t->view->rows[row].number;

	if (!t->view->sheet->is_text && row > t->span->data_row &&
	    number > t->view->rows[row - 1].number + 1)
		skip_blank(t, t->view->rows[row - 1].number + 1, number - 1);
}

static void skip_row(struct row_taking *t, size_t row)
{
	skip_blank(t, t->view->rows[row].number, t->view->rows[row].number);
}

static void skip_text(struct row_taking *t, size_t row, const char *text)
{
	*vec_push(t->arena, &t->out->skipped) = arena_concat(
		t->arena, sheet_view_row_place(t->arena, t->view, row), ": ", text, (char *)NULL);
}

/*
 * What a row holds within the table: texts (cells of one merged range count once), and those that
 * are no dash.
 */
struct row_content {
	size_t texts, values;
	const char *only; /* the first value */
};

static struct row_content look_at(const struct row_taking *t, size_t row)
{
	struct row_content found = {0};
	const char *last = NULL;

	for (size_t c = t->span->first; c <= t->span->last; c++) {
		const char *cell = sheet_view_cell(t->view, row, c);

		if (!cell || cell == last)
			continue;
		last = cell;
		found.texts++;
		if (profile_is_dash(t->profile, cell))
			continue;
		found.values++;
		found.only = found.only ? found.only : cell;
	}
	return found;
}

/* NULL when the table does not have the field, or its cell is blank. */
static const char *field_cell(const struct row_taking *t, size_t row, size_t f)
{
	return outline_cell(t->outline, row, t->span->match.column_of[f]);
}

static bool has_key_value(const struct row_taking *t, size_t row)
{
	const struct match *m = &t->span->match;

	for (size_t f = 0; f < m->table->columns.n; f++) {
		const char *cell = field_cell(t, row, f);

		if (m->table->columns.at[f].required && cell && !profile_is_dash(t->profile, cell))
			return true;
	}
	return false;
}

static const char *list_key_heads(const struct row_taking *t)
{
	struct strbuf sb = strbuf_new(t->arena);

	for (size_t f = 0; f < t->span->match.table->columns.n; f++)
		if (t->span->match.table->columns.at[f].required)
			strbuf_join(&sb, ", ", t->span->match.table->columns.at[f].heads[0]);
	return sb.text;
}

static const char *place_of(const struct row_taking *t, size_t row)
{
	return arena_printf(t->arena, "%s %zu行", sheet_view_place(t->arena, t->view->sheet),
			    t->view->rows[row].number);
}

/* Everything a row that is none of the table says, with the heads, as a note of the register. */
static const char *keep_row(struct row_taking *t, size_t row)
{
	struct strbuf sb = strbuf_new(t->arena);
	const char *last = NULL;

	for (size_t c = t->span->first; c <= t->span->last; c++) {
		const char *cell = sheet_view_cell(t->view, row, c);
		const struct head *h = &t->span->heads[c];

		if (cell && cell != last)
			strbuf_join(&sb, " | ",
				    arena_concat(t->arena,
						 h->n ? h->printed
						      : sheet_view_column_name(t->arena, c),
						 "=", text_trim(t->arena, cell), (char *)NULL));
		last = cell ? cell : last;
	}
	*vec_push(t->arena, &t->out->kept) = arena_concat(
		t->arena, sheet_view_row_place(t->arena, t->view, row), ": ", sb.text,
		(char *)NULL);
	return sb.text;
}

static void pass_text(struct row_taking *t, size_t row, const char *text)
{
	if (!table_rows_is_title(t->arena, t->profile, text))
		diag_add(t->dl, DIAG_ROW_PASSED, NULL, place_of(t, row),
			 t->span->match.table->kind, text);
	skip_text(t, row, text);
}

/* A heading below which nothing stands is a note. */
static void end_heading(struct row_taking *t)
{
	if (t->heading && t->heading_row)
		pass_text(t, t->heading_row, t->heading);
	t->heading = NULL;
	t->heading_row = 0;
}

static void report_row(struct row_taking *t, size_t row, const struct row_content *found)
{
	const char *kind = t->span->match.table->kind;

	if (found->texts > 1) {
		diag_add(t->dl, DIAG_ROW_WITHOUT_KEY, NULL, place_of(t, row), kind,
			 list_key_heads(t), found->only);
		skip_text(t, row, keep_row(t, row));
	} else if (t->span->match.table->headings &&
		   !table_rows_is_title(t->arena, t->profile, found->only)) {
		end_heading(t);
		t->heading = found->only;
		t->heading_row = row;
	} else {
		pass_text(t, row, found->only);
	}
}

/* True when the table numbers its rows, and not this one. */
static bool lacks_number(const struct row_taking *t, size_t row)
{
	const struct match *m = &t->span->match;

	for (size_t f = 0; f < m->table->columns.n; f++)
		if (m->column_of[f] != NO_COLUMN &&
		    text_equal(m->table->columns.at[f].field, "no"))
			return !field_cell(t, row, f);
	return false;
}

/*
 * Where the table says so, a text alone is a row if it stands in the column of a required field, and
 * there only: a row of a responsibility table that nobody has. Across others, and without the number
 * that other rows have, it is a heading.
 */
static bool is_alone(const struct row_taking *t, size_t row, const struct row_content *found)
{
	const struct match *m = &t->span->match;

	if (!m->table->alone || lacks_number(t, row))
		return false;
	for (size_t f = 0; found->values == 1 && f < m->table->columns.n; f++) {
		size_t c = m->column_of[f];

		if (m->table->columns.at[f].required && c != NO_COLUMN &&
		    sheet_view_cell(t->view, row, c) == found->only &&
		    (c == t->span->last || sheet_view_cell(t->view, row, c + 1) != found->only) &&
		    (c == t->span->first || sheet_view_cell(t->view, row, c - 1) != found->only))
			return true;
	}
	return false;
}

/* True when the row is a record; otherwise it has been listed. */
static bool is_record(struct row_taking *t, size_t row, bool has_key)
{
	struct row_content found = look_at(t, row);

	if (!found.values) {
		skip_row(t, row);
		return false;
	}
	if ((found.texts > 1 && has_key) || is_alone(t, row, &found))
		return true;
	report_row(t, row, &found);
	return false;
}

static void add_field(struct row_taking *t, struct source_row *r, const char *name,
		      const char *value, bool extra)
{
	if (value)
		*vec_push(t->arena, &r->fields) = (struct source_field){
			.name = name, .value = text_trim(t->arena, value), .extra = extra};
}

/* Line number `line` of a text; NULL behind the last one. */
static const char *line_of(struct arena *a, const char *text, size_t line)
{
	for (; line && text; line--)
		text = strchr(text, '\n') ? strchr(text, '\n') + 1 : NULL;
	return text ? arena_strndup(a, text, strcspn(text, "\n")) : NULL;
}

static bool is_parted(const struct profile_column *c, const char *cell)
{
	return c->each_line && cell && strchr(cell, '\n');
}

/* The cells of a row by the profile's columns, of those that are parted into lines one line. */
static const char **cells_of(struct row_taking *t, size_t row, size_t line)
{
	size_t n = t->span->match.table->columns.n;
	const char **cells = arena_alloc(t->arena, (n + 1) * sizeof *cells);

	for (size_t f = 0; f < n; f++) {
		cells[f] = field_cell(t, row, f);
		if (is_parted(&t->span->match.table->columns.at[f], cells[f]))
			cells[f] = line_of(t->arena, cells[f], line);
	}
	return cells;
}

/* True when a column that makes a row of each line has something in that one. */
static bool has_line(const struct row_taking *t, size_t row, size_t line)
{
	const struct profile_table *table = t->span->match.table;
	bool parted = false;

	for (size_t f = 0; f < table->columns.n; f++) {
		const char *cell = field_cell(t, row, f);

		if (!is_parted(&table->columns.at[f], cell))
			continue;
		parted = true;
		if (!text_empty(line_of(t->arena, cell, line)))
			return true;
	}
	return !parted && !line;
}

static size_t count_lines(const struct row_taking *t, size_t row)
{
	const struct profile_table *table = t->span->match.table;
	size_t most = 1;

	for (size_t f = 0; f < table->columns.n; f++) {
		const char *cell = field_cell(t, row, f);
		size_t n = 1;

		for (; is_parted(&table->columns.at[f], cell); cell = strchr(cell, '\n') + 1)
			n++;
		most = n > most ? n : most;
	}
	return most;
}

/* What the sheet has no column for. */
static void add_absent(struct row_taking *t, struct source_row *r)
{
	const struct match *m = &t->span->match;
	const struct profile_table *table = m->table;

	for (size_t f = 0; f < table->columns.n; f++) {
		const struct profile_column *c = &table->columns.at[f];

		if (c->absent && m->column_of[f] == NO_COLUMN && !source_row_get(r, c->field))
			source_row_set(t->arena, r, c->field, c->absent);
	}
	for (size_t i = 0; i < table->constants.n; i++)
		if (profile_let_name(table->constants.at[i].field))
			source_row_set(t->arena, r, table->constants.at[i].field,
				       table->constants.at[i].value);
}

/* 'What stands above/its own head', on one line; NULL: the column has none. */
static const char *whole_head(struct arena *a, const struct head *h)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < h->n; i++)
		strbuf_join(&sb, "/", text_replace(a, text_trim(a, h->levels[i]), "\n", ""));
	return sb.len ? sb.text : NULL;
}

/* The fields from the nth on are of that column. */
static void place_fields(struct row_taking *t, struct source_row *r, size_t n, size_t column,
			 const char *cell)
{
	for (; n < r->fields.n; n++) {
		r->fields.at[n].column = column + 1;
		r->fields.at[n].head = t->heads[column - t->span->first];
		r->fields.at[n].cell = cell;
	}
}

static void take_fields(struct row_taking *t, struct source_row *r, size_t row, size_t line)
{
	const struct profile_table *table = t->span->match.table;
	const char **cells = cells_of(t, row, line);

	for (size_t f = 0; f < table->columns.n; f++) {
		size_t column = t->span->match.column_of[f], n = r->fields.n;

		if (table->columns.at[f].mark || column == NO_COLUMN)
			continue;
		cell_fields_take(&t->cells, &table->columns.at[f], cells[f], r);
		place_fields(t, r, n, column, cells[f]);
	}
	row_marks_take(&t->marks, cells,
		       arena_printf(t->arena, "%zu", t->view->rows[row].number), r);
	add_absent(t, r);
	if (t->heading && !source_row_get(r, table->headings))
		cell_fields_add(t->arena, r, table->headings, t->heading);
	t->heading_row = 0;
}

/* Comments on the row's cells stay beside it, under the heads of their columns. */
static void add_comments(struct row_taking *t, struct source_row *r, size_t row)
{
	const struct grid_sheet *sheet = t->view->sheet;

	for (size_t i = 0; i < sheet->remarks.n; i++) {
		const struct grid_remark *m = &sheet->remarks.at[i];

		if (m->kind != GRID_COMMENT || m->number != t->view->rows[row].number ||
		    m->column < t->span->first || m->column > t->span->last)
			continue;
		const struct head *h = &t->span->heads[m->column];

		add_field(t, r,
			  arena_concat(t->arena,
				       h->n ? h->printed
					    : sheet_view_column_name(t->arena, m->column),
				       "（コメント）", (char *)NULL),
			  m->text, true);
	}
}

static struct source_row *new_record(struct row_taking *t, size_t row)
{
	struct source_row *r = vec_push(t->arena, &t->out->rows);

	*r = (struct source_row){.place = sheet_view_row_place(t->arena, t->view, row),
				 .sheet = t->view->sheet->name,
				 .source = t->source,
				 .number = t->view->rows[row].number,
				 .by = t->span->match.table};
	return r;
}

static void take_line(struct row_taking *t, size_t row, size_t line)
{
	struct source_row *r = new_record(t, row);

	take_fields(t, r, row, line);
	for (size_t c = t->span->first; c <= t->span->last; c++) {
		const char *cell = sheet_view_cell(t->view, row, c);
		size_t n = r->fields.n;

		if (!t->extras[c - t->span->first])
			continue;
		add_field(t, r, t->extras[c - t->span->first], cell, true);
		place_fields(t, r, n, c, cell);
	}
	add_comments(t, r, row);
}

static void take_plain(struct row_taking *t, size_t row)
{
	size_t n = count_lines(t, row);

	for (size_t line = 0; line < n; line++)
		if (n == 1 || has_line(t, row, line))
			take_line(t, row, line);
	outline_take(t->outline, row);
}

static const char *name_field(struct row_taking *t, size_t f)
{
	return arena_concat(t->arena, t->span->match.table->columns.at[f].field, "_name",
			    (char *)NULL);
}

static const char *value_field(const struct profile_table *table)
{
	for (size_t f = 0; f < table->columns.n; f++)
		if (table->columns.at[f].form == FORM_WORD)
			return table->columns.at[f].field;
	return "";
}

/* The printed name beside the axis that runs down: in its own column, or behind the number. */
static const char *down_name(struct row_taking *t, size_t row, const char *behind_number)
{
	const struct match *m = &t->span->match;
	size_t column = m->column_of[m->down] + 1;

	if (behind_number || column >= m->values.at[0].column)
		return behind_number;
	const char *cell = sheet_view_cell(t->view, row, column);

	return cell == sheet_view_cell(t->view, row, column - 1) ? NULL : cell;
}

static void take_cross(struct row_taking *t, size_t row)
{
	const struct match *m = &t->span->match;
	const char *down = sheet_view_cell(t->view, row, m->column_of[m->down]), *number = NULL,
		   *name = NULL;

	if (!is_record(t, row, down && cross_split(t->arena, down, &number, &name)))
		return;
	name = down_name(t, row, name);
	for (size_t i = 0; i < m->values.n; i++) {
		const char *value = sheet_view_cell(t->view, row, m->values.at[i].column);

		if (!value || profile_is_dash(t->profile, value))
			continue;
		struct source_row *r = new_record(t, row);

		add_field(t, r, m->table->columns.at[m->down].field, number, false);
		add_field(t, r, m->table->columns.at[m->along].field, m->values.at[i].number,
			  false);
		add_field(t, r, value_field(m->table), value, false);
		add_field(t, r, name_field(t, m->along), m->values.at[i].name, false);
		add_field(t, r, name_field(t, m->down), name, false);
	}
}

void table_rows_take(struct arena *a, const struct profile *p, const struct sheet_view *view,
		     const struct table_span *span, const char *dated, struct source_table *out,
		     struct diag_list *dl)
{
	struct row_taking t = {
		.arena = a, .profile = p, .view = view, .span = span, .out = out, .dl = dl};

	t.cells = (struct field_reading){a, p, dated, &t.odd};
	t.marks = (struct row_marks){.reading = &t.cells,
				     .table = span->match.table,
				     .column_of = span->match.column_of,
				     .dl = dl};

	t.source = sheet_view_place(a, view->sheet);
	t.extras = arena_alloc(a, (span->last - span->first + 1) * sizeof *t.extras);
	t.heads = arena_alloc(a, (span->last - span->first + 1) * sizeof *t.heads);
	for (size_t c = span->first; c <= span->last; c++) {
		t.extras[c - span->first] = table_rows_extra_name(a, view, span, c);
		t.heads[c - span->first] = whole_head(a, &span->heads[c]);
	}
	t.outline = outline_new(a, p, view, span);
	for (size_t row = span->data_row; row < span->end; row++) {
		skip_left_out(&t, row);
		outline_look(t.outline, row);
		if (span->match.table->cross)
			take_cross(&t, row);
		else if (is_record(&t, row, has_key_value(&t, row)))
			take_plain(&t, row);
	}
	end_heading(&t);
	list_blank_rows(&t);
	row_marks_report(&t.marks);
	outline_report(t.outline, dl);
	column_words_report(&t.odd, dl);
}
