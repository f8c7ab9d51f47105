/* SPDX-License-Identifier: MIT
 *
 * First every cell of the mapping is looked up, judged and given its value; only when all are sound
 * are the sheets patched and the parts replaced.
 */
#include "forms/form_fill.h"

#include <string.h>

#include "base/days.h"
#include "base/intl.h"
#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "forms/form_check.h"
#include "forms/form_texts.h"

enum { CELL_UNITS = 32767, LEFT_SHOWN = 12 };

#define USUAL_MARK "○"
/* Serials count days from here; those of the 1904 system from so many days later. */
#define SERIAL_ZERO "1899-12-30"
enum { SERIAL_1904 = 1462, SERIAL_SURE = 61 };

struct form_filling {
	struct arena *a;
	const struct form_book *book;
	const struct form_scope *scope;
	struct form_copy *out;
	struct diag_list *dl;
	VEC(struct form_target) targets;
	bool ok;
};

static void refuse_in(struct form_filling *f, enum diag_code code, const struct form_cell *cell,
		      const char *subject, const char *x, const char *y)
{
	diag_add(f->dl, code, subject, cell->place, x, y);
	f->ok &= diag_code_level(code) != LEVEL_ERROR;
}

static const struct form_sheet *find_sheet(struct form_filling *f, const struct form_cell *cell)
{
	const char *name = cell->sheet ? cell->sheet : f->scope->form->sheet;
	const struct form_sheet *s = name ? form_book_sheet(f->book, name) : NULL;
	struct known known = {0};

	if (!name && f->book->sheets.n == 1)
		return &f->book->sheets.at[0];
	for (size_t i = 0; i < f->book->sheets.n && !s; i++)
		known_add(f->a, &known, f->book->sheets.at[i].name);
	if (!s)
		refuse_in(f, DIAG_FORM_NO_SHEET, cell, NULL, name ? name : "",
			  known_list(f->a, &known));
	return s;
}

static bool read_name(struct form_filling *f, const struct form_cell *cell, const char *name,
		      size_t *row, size_t *column)
{
	const char *p = name;

	if (scan_reference(&p, row, column) && !*p)
		return true;
	refuse_in(f, DIAG_FORM_BAD_CELL, cell, NULL, name, NULL);
	return false;
}

/* What the mapping saw beside the cell stands there still, white space aside. */
static bool label_stands(struct form_filling *f, const struct form_cell *cell,
			 const struct form_sheet *s)
{
	size_t row, column;

	if (!cell->label_cell)
		return true;
	if (!read_name(f, cell, cell->label_cell, &row, &column))
		return false;
	const char *there = form_sheet_text(s, row, column);

	if (strstr(text_squash(f->a, there), text_squash(f->a, cell->label_says)))
		return true;
	diag_add(f->dl, DIAG_FORM_LABEL, cell->cell, cell->place,
		 text_begin(f->a, cell->label_says, 40, "…"), cell->label_cell,
		 text_begin(f->a, there, 40, "…"));
	f->ok = false;
	return false;
}

/* ---- may the cell be filled? ---- */

static bool merged_away(struct form_filling *f, const struct form_cell *cell,
			const struct form_target *t)
{
	for (size_t i = 0; i < t->sheet->grid.merges.n; i++) {
		const struct grid_merge *m = &t->sheet->grid.merges.at[i];
		struct scan_area area = {m->row + 1, m->row + m->rows, m->column,
					 m->column + m->columns - 1};

		if (!scan_area_has(&area, t->write.row, t->write.column) ||
		    (area.top == t->write.row && area.left == t->write.column))
			continue;
		refuse_in(f, DIAG_FORM_MERGED, cell, t->name,
			  scan_cell_name(f->a, area.top, area.left), NULL);
		return true;
	}
	return false;
}

static bool is_reckoned(const struct form_target *t)
{
	const struct scan_sheet *s = &t->sheet->scan;
	const struct scan_cell *c =
		scan_cell_find(s, scan_row_find(s, t->write.row), t->write.column);

	for (size_t i = 0; i < s->areas.n; i++)
		if (scan_area_has(&s->areas.at[i], t->write.row, t->write.column))
			return true;
	return c && c->formula;
}

static const struct form_table *headed_table(const struct form_target *t)
{
	for (size_t i = 0; i < t->sheet->tables.n; i++) {
		const struct form_table *table = &t->sheet->tables.at[i];

		if (table->area.top == t->write.row &&
		    scan_area_has(&table->area, t->write.row, t->write.column))
			return table;
	}
	return NULL;
}

static const struct form_target *filled_already(const struct form_filling *f,
						const struct form_target *t)
{
	for (size_t i = 0; i < f->targets.n; i++) {
		const struct form_target *x = &f->targets.at[i];

		if (x->sheet == t->sheet && x->write.row == t->write.row &&
		    x->write.column == t->write.column)
			return x;
	}
	return NULL;
}

static bool may_fill(struct form_filling *f, const struct form_cell *cell, const struct form_target *t)
{
	const struct form_table *table = headed_table(t);
	const struct form_target *twice = filled_already(f, t);

	if (twice)
		refuse_in(f, DIAG_FORM_CELL_TWICE, cell, t->name, twice->cell->place, NULL);
	else if (is_reckoned(t))
		refuse_in(f, DIAG_FORM_FORMULA, cell, t->name, NULL, NULL);
	else if (table)
		refuse_in(f, DIAG_FORM_TABLE_HEAD, cell, t->name, table->name, NULL);
	else
		return !merged_away(f, cell, t);
	return false;
}

/* ---- its value ---- */

/* What XML cannot say stands as U+FFFD; line ends are line feeds. */
static const char *clean(struct arena *a, const char *text)
{
	struct strbuf sb = strbuf_new(a);

	while (*text) {
		const char *from = text;
		uint32_t c = text_next(&text);

		if (c == '\r')
			continue;
		if ((c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF)
			strbuf_add(&sb, "\xEF\xBF\xBD");
		else
			strbuf_add_bytes(&sb, from, (size_t)(text - from));
	}
	return sb.text;
}

static size_t count_units(const char *text)
{
	size_t n = 0;

	while (*text)
		n += text_next(&text) > 0xFFFF ? 2 : 1;
	return n;
}

/* A day is a number where the cell's format shows days, by the workbook's way to count them. */
static void settle_day(struct form_filling *f, const struct form_cell *cell, struct form_target *t,
		       const struct number_format *format, const char *iso)
{
	long serial = days_between(SERIAL_ZERO, iso);

	t->write.text = form_texts_day(f->a, f->scope, cell, iso);
	if (!number_format_is_day(format) || serial < SERIAL_SURE ||
	    (f->book->book.date1904 && serial < SERIAL_1904))
		return;
	t->write.number =
		arena_printf(f->a, "%ld", serial - (f->book->book.date1904 ? SERIAL_1904 : 0));
	t->write.text = NULL;
}

static void settle_value(struct form_filling *f, const struct form_cell *cell, struct form_target *t,
			 struct form_value v)
{
	const struct number_format *format =
		form_sheet_format(f->a, f->book, t->sheet, t->write.row, t->write.column);

	t->write.text = clean(f->a, v.text);
	t->shown = t->write.text;
	if (v.kind == VALUE_DAY)
		settle_day(f, cell, t, format, v.text);
	else if (v.kind == VALUE_NUMBER && !number_format_is_text(format))
		t->write = (struct cell_write){t->write.row, t->write.column, NULL, v.text};
	if (v.kind == VALUE_DAY)
		t->shown = form_texts_day(f->a, f->scope, cell, v.text);
	if (t->write.text && count_units(t->write.text) > CELL_UNITS)
		refuse_in(f, DIAG_FORM_TOO_LONG, cell, t->name,
			  arena_printf(f->a, "%zu", count_units(t->write.text)), NULL);
}

/* The form's list of choices, if it has one and the text is none of them. */
static void ask_choices(struct form_filling *f, const struct form_cell *cell,
			const struct form_target *t)
{
	const struct form_choices *c =
		form_sheet_choices(t->sheet, t->write.row, t->write.column);
	struct strbuf sb = strbuf_new(f->a);

	if (!c || !t->write.text || !*t->write.text)
		return;
	for (size_t i = 0; i < c->words.n; i++) {
		if (strcmp(c->words.at[i], t->write.text) == 0)
			return;
		strbuf_join(&sb, ", ", c->words.at[i]);
	}
	refuse_in(f, DIAG_FORM_NOT_OFFERED, cell, t->name, t->write.text, sb.text);
}

static void fill_cell(struct form_filling *f, const struct form_cell *cell,
		      const struct form_sheet *s, const char *name, struct form_value v)
{
	struct form_target t = {.sheet = s, .cell = cell};

	if (!read_name(f, cell, name, &t.write.row, &t.write.column))
		return;
	t.name = arena_concat(f->a, s->name, "!", name, (char *)NULL);
	if (!may_fill(f, cell, &t))
		return;
	settle_value(f, cell, &t, v);
	ask_choices(f, cell, &t);
	*vec_push(f->a, &f->targets) = t;
	*vec_push(f->a, &f->out->written) = (struct form_written){
		s->name, name, form_sheet_text(s, t.write.row, t.write.column), t.shown};
}

static void leave(struct form_filling *f, const struct form_sheet *s, const char *name)
{
	*vec_push(f->a, &f->out->left) = arena_concat(f->a, s->name, "!", name, (char *)NULL);
}

static void fill_text(struct form_filling *f, const struct form_cell *cell, const struct form_sheet *s)
{
	struct form_value v = form_texts_fill(f->a, f->scope, cell, f->dl);

	if (v.kind == VALUE_ABSENT)
		leave(f, s, cell->cell);
	else if (v.kind == VALUE_WRONG)
		f->ok = false;
	else
		fill_cell(f, cell, s, cell->cell, v);
}

static const char *mark_of(const struct form_filling *f, const struct form_cell *cell)
{
	const char *mark = cell->mark ? cell->mark : f->scope->form->mark;

	return mark ? mark : USUAL_MARK;
}

/* Choices may share a cell: `taken` is the first choice that has it. */
static bool shares_cell(const struct form_cell *cell, size_t choice, const char *taken)
{
	for (size_t i = 0; i < choice; i++)
		if (strcmp(cell->marks.all.at[i].value, cell->marks.all.at[choice].value) == 0)
			return true;
	return strcmp(cell->marks.all.at[choice].value, taken) == 0;
}

/* A mark that stands in the cell of another choice than the one at `taken` goes. */
static void clear_marks(struct form_filling *f, const struct form_cell *cell,
			const struct form_sheet *s, const char *taken)
{
	for (size_t i = 0; i < cell->marks.all.n; i++) {
		const char *name = cell->marks.all.at[i].value, *p = name;
		size_t row, column;

		if (!shares_cell(cell, i, taken) && scan_reference(&p, &row, &column) && !*p &&
		    strcmp(form_sheet_text(s, row, column), mark_of(f, cell)) == 0)
			fill_cell(f, cell, s, name, (struct form_value){VALUE_TEXT, ""});
	}
}

static void fill_marks(struct form_filling *f, const struct form_cell *cell, const struct form_sheet *s)
{
	struct form_value v = form_values_choice(f->a, f->scope, cell, f->dl);
	const char *name = v.text ? settings_get(&cell->marks, v.text) : NULL;
	struct known known = {0};

	if (v.kind == VALUE_WRONG)
		f->ok = false;
	else if (v.kind == VALUE_ABSENT)
		leave(f, s, cell->marks.all.at[0].value);
	else if (name) {
		clear_marks(f, cell, s, name);
		fill_cell(f, cell, s, name, (struct form_value){VALUE_TEXT, mark_of(f, cell)});
	} else {
		for (size_t i = 0; i < cell->marks.all.n; i++)
			known_add(f->a, &known, cell->marks.all.at[i].name);
		refuse_in(f, DIAG_FORM_NO_MARK, cell, NULL, v.text, known_list(f->a, &known));
		leave(f, s, cell->marks.all.at[0].value);
	}
}

/* ---- what is said of the whole copy ---- */

static void tell_left(struct form_filling *f)
{
	struct strbuf sb = strbuf_new(f->a);
	size_t n = f->out->left.n;

	for (size_t i = 0; i < n && i < LEFT_SHOWN; i++)
		strbuf_join(&sb, ", ", f->out->left.at[i]);
	if (n > LEFT_SHOWN)
		strbuf_add(&sb, ", …");
	if (n)
		diag_add(f->dl, DIAG_FORM_LEFT, f->scope->form->id, f->scope->form->place,
			 arena_printf(f->a, "%zu", n), sb.text);
}

static void tell_book(struct form_filling *f)
{
	const struct form_book *b = f->book;
	size_t formulas = 0;

	for (size_t i = 0; i < b->sheets.n; i++) {
		formulas += b->sheets.at[i].scan.formulas;
		for (size_t k = 0; b->sheets.at[i].is_protected && k < f->targets.n; k++)
			if (f->targets.at[k].sheet == &b->sheets.at[i]) {
				diag_add(f->dl, DIAG_FORM_PROTECTED, NULL, b->path,
					 b->sheets.at[i].name);
				break;
			}
	}
	if (formulas && f->targets.n)
		diag_add(f->dl, DIAG_FORM_RECKONED, NULL, b->path,
			 arena_printf(f->a, "%zu", formulas));
	if (b->is_signed)
		diag_add(f->dl, DIAG_FORM_SIGNED, NULL, b->path);
}

/* ---- making it ---- */

/* The writes of one sheet. */
static size_t gather(struct form_filling *f, const struct form_sheet *s, struct cell_write *out)
{
	size_t n = 0;

	for (size_t i = 0; i < f->targets.n; i++)
		if (f->targets.at[i].sheet == s)
			out[n++] = f->targets.at[i].write;
	return n;
}

static bool make_copy(struct form_filling *f)
{
	VEC(struct zip_content) contents = {0};

	for (size_t i = 0; i < f->book->sheets.n; i++) {
		const struct form_sheet *s = &f->book->sheets.at[i];
		struct cell_write *writes = arena_alloc(f->a, f->targets.n * sizeof *writes);
		size_t n = gather(f, s, writes), len;

		if (!n)
			continue;
		const char *xml = sheet_patch(f->a, &s->scan, writes, n, &len);

		*vec_push(f->a, &contents) = (struct zip_content){s->entry, xml, len};
	}
	return zip_bytes_replace(f->a, &f->book->zip, contents.at, contents.n, &f->out->file);
}

bool form_fill_make(struct arena *a, const struct form_book *book, const struct form_scope *scope,
	       struct form_copy *out, struct diag_list *dl)
{
	struct form_filling f = {
		.a = a, .book = book, .scope = scope, .out = out, .dl = dl, .ok = true};

	*out = (struct form_copy){0};
	for (size_t i = 0; i < scope->form->cells.n; i++) {
		const struct form_cell *cell = &scope->form->cells.at[i];
		const struct form_sheet *s = find_sheet(&f, cell);

		if (!s || !label_stands(&f, cell, s))
			continue;
		if (cell->cell)
			fill_text(&f, cell, s);
		else
			fill_marks(&f, cell, s);
	}
	if (!f.ok)
		return false;
	tell_left(&f);
	tell_book(&f);
	const char *why = make_copy(&f) ? form_check(a, book, f.targets.at, f.targets.n, &out->file)
					: _("it cannot be packed");

	if (why)
		diag_add(dl, DIAG_FORM_UNKEPT, NULL, book->path, why);
	return !why;
}
