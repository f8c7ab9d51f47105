/* SPDX-License-Identifier: MIT
 *
 * The adapter to libxlsxwriter: writes a laid-out book. Rows go out in order (constant memory), so
 * that a sheet costs its widest row only; every text is written as a string, never as a formula or
 * a number. Formulas are ours alone: counts of cells (book/counts.h).
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "book/book.h"
#include "book/counts.h"
#include "book/links.h"
#include "book/pieces.h"
#include "book/running.h"
#include "package/package.h"
#include "package/package_check.h"
#include "render/formats.h"
#include "render/paper.h"
#include "xlsx/about.h"
#include "xlsx/cell_number.h"
#include "xlsx/cell_text.h"
#include "xlsx/choices.h"
#include "xlsx/format.h"
#include "xlsx/logo.h"
#include "xlsx/names_hide.h"
#include "xlsx/stderr.h"
#include "xlsx/row_heights.h"
#include "xlsx/rules.h"
#include "xlsx/styles.h"
#include "xlsx/table_part.h"
#include "xlsx/written.h"

struct book_writing {
	const struct render_context *rc;
	const struct book *book;
	lxw_workbook *workbook;
	struct formats formats;
	lxw_error error; /* the first */
	int system_error; /* errno at that moment; 0: none */
	struct book_written written;
	struct sheet_written *sheet; /* the one under way */
	const char *fault;           /* of the finished package; NULL: none */
};

static void keep(struct book_writing *w, lxw_error error)
{
	if (w->error != LXW_NO_ERROR || error == LXW_NO_ERROR)
		return;
	w->error = error;
	w->system_error = errno;
}

/* The library takes char * where it only reads. */
static char *unconst(const char *s)
{
	union {
		const char *in;
		char *out;
	} u = {s};

	return u.out;
}

/*
 * The library counts in fields that begin again from 0, and then leaves out all that it has: they
 * stay at their highest, and the part says the right number afterwards (written_correct).
 */
static uint16_t at_most(size_t n, uint16_t most)
{
	return n < most ? (uint16_t)n : most;
}

/*
 * Only the range is noted here: worksheet_merge_range would also write the blanks of later rows,
 * which in constant memory sends the current row out before it is complete.
 */
static void add_merge(struct book_writing *w, lxw_worksheet *ws, const struct sheet_cell *cell)
{
	struct lxw_merged_range *range = calloc(1, sizeof *range); /* the library frees it */

	if (!range) {
		keep(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	*range = (struct lxw_merged_range){
		.first_row = (lxw_row_t)cell->y,
		.last_row = (lxw_row_t)(cell->y + cell->rows - 1),
		.first_col = (lxw_col_t)cell->x,
		.last_col = (lxw_col_t)(cell->x + cell->columns - 1),
	};
	STAILQ_INSERT_TAIL(ws->merged_ranges, range, list_pointers);
	w->sheet->merges++;
	ws->merged_range_count = at_most(w->sheet->merges, UINT16_MAX);
}

static void note_text(struct book_writing *w, const char *text)
{
	w->sheet->texts++;
	w->sheet->bytes += strlen(text);
}

static void write_marked(struct book_writing *w, lxw_worksheet *ws, const struct sheet_cell *cell,
			 lxw_format *format)
{
	struct arena *a = w->rc->arena;
	const struct cell_pieces p = pieces_cut(a, cell);
	lxw_rich_string_tuple *tuples = arena_alloc(a, p.all.n * sizeof *tuples),
			      **list = arena_alloc(a, (p.all.n + 1) * sizeof *list);

	for (size_t i = 0; i < p.all.n; i++) {
		tuples[i] = (lxw_rich_string_tuple){
			format_of_font(&w->formats, cell->look, p.all.at[i].marked),
			unconst(cell_text_escape(a, p.all.at[i].text))};
		list[i] = &tuples[i];
		note_text(w, tuples[i].string);
	}
	w->sheet->marked = w->sheet->marked || p.all.n > 1;
	if (p.all.n > 1)
		keep(w, worksheet_write_rich_string(ws, (lxw_row_t)cell->y, (lxw_col_t)cell->x,
						    list, format));
	else
		keep(w, worksheet_write_string(ws, (lxw_row_t)cell->y, (lxw_col_t)cell->x,
					       tuples[0].string, format));
}

static void write_number(struct book_writing *w, lxw_worksheet *ws, const struct sheet_cell *cell,
			 double number, lxw_format *format)
{
	const char *formula = cell->flags & CELL_COUNT
				      ? book_count_formula(w->rc->arena, w->book, cell->count)
				      : NULL;
	lxw_row_t y = (lxw_row_t)cell->y;
	lxw_col_t x = (lxw_col_t)cell->x;

	keep(w, formula ? worksheet_write_formula_num(ws, y, x, formula, format, number)
			: worksheet_write_number(ws, y, x, number, format));
	w->sheet->numbers++;
	w->sheet->formulas += formula != NULL;
}

/* A link that the library does not take, such as one more than a sheet may have, is left out. */
static void write_plain(struct book_writing *w, lxw_worksheet *ws, const struct sheet_cell *cell,
			lxw_format *format)
{
	lxw_row_t y = (lxw_row_t)cell->y;
	lxw_col_t x = (lxw_col_t)cell->x;
	const char *target = book_link_target(w->rc->arena, w->book, cell->link),
		   *text = cell_text_escape(w->rc->arena, cell->text);

	note_text(w, text);
	if (target && worksheet_write_url_opt(ws, y, x, target, format, text, NULL) == LXW_NO_ERROR)
		w->sheet->links++;
	else
		keep(w, worksheet_write_string(ws, y, x, text, format));
}

/* `number` NULL: the cell is a text. */
static void write_content(struct book_writing *w, lxw_worksheet *ws, const struct sheet_cell *cell,
			  const struct cell_number *number, lxw_format *format)
{
	if (number)
		write_number(w, ws, cell, number->value, format);
	else if (cell->n_spans)
		write_marked(w, ws, cell, format);
	else if (!*cell->text)
		keep(w, worksheet_write_blank(ws, (lxw_row_t)cell->y, (lxw_col_t)cell->x, format));
	else
		write_plain(w, ws, cell, format);
}

/* What a merged cell leaves for the rows and columns it covers: empty cells with its frame. */
struct cover {
	lxw_format *format;
	size_t until; /* the first row that is free again */
};

static void write_cell(struct book_writing *w, lxw_worksheet *ws, const struct sheet_cell *cell,
		       struct cover *covers)
{
	struct cell_number number = {0};
	bool is_number = cell_number_read(w->rc->arena, cell, &number);
	size_t columns = cell->flags & CELL_SPILL ? 1 : cell->columns;
	lxw_format *format = format_of_cell(&w->formats, cell, number.format);

	write_content(w, ws, cell, is_number ? &number : NULL, format);
	for (size_t x = cell->x; x < cell->x + columns; x++) {
		covers[x] = (struct cover){format, cell->y + cell->rows};
		if (x > cell->x)
			keep(w,
			     worksheet_write_blank(ws, (lxw_row_t)cell->y, (lxw_col_t)x, format));
	}
	if (cell->rows > 1 || columns > 1)
		add_merge(w, ws, cell);
}

static void write_rows(struct book_writing *w, lxw_worksheet *ws, const struct sheet *s)
{
	struct cover *covers = arena_alloc(w->rc->arena, s->widths.n * sizeof *covers);
	size_t i = 0, mark = 0;

	for (size_t y = 0; y < s->heights.n && w->error == LXW_NO_ERROR; y++) {
		while (mark < s->marks.n && s->marks.at[mark].y < y)
			mark++;
		lxw_row_col_options outline = {.level =
						       mark < s->marks.n && s->marks.at[mark].y == y
							       ? (uint8_t)s->marks.at[mark].level
							       : 0};

		keep(w, worksheet_set_row_opt(ws, (lxw_row_t)y, s->heights.at[y], NULL, &outline));
		for (size_t x = 0; x < s->widths.n; x++)
			if (covers[x].until > y)
				keep(w, worksheet_write_blank(ws, (lxw_row_t)y, (lxw_col_t)x,
							      covers[x].format));
		for (; i < s->cells.n && s->cells.at[i].y == y; i++)
			write_cell(w, ws, &s->cells.at[i], covers);
		for (size_t x = 0; x < s->widths.n; x++)
			w->sheet->cells += covers[x].until > y;
	}
	w->sheet->rows = s->heights.n;
}

static void set_running_lines(struct book_writing *w, lxw_worksheet *ws, const struct sheet *s)
{
	struct arena *a = w->rc->arena;
	const struct doc *d = w->book->doc;
	const char *font = running_font(a, w->book->style), *header = running_header(a, font, d);
	struct paper paper = paper_of(w->book->style, s->paper, s->landscape);
	double half = w->book->style->margin / 25.4 / 2;
	/* below the holes of a sheet that is bound at its top */
	lxw_header_footer_options above = {.margin = paper.top / 25.4 - half},
				  below = {.margin = half};

	if (*header)
		keep(w, worksheet_set_header_opt(ws, header, &above));
	keep(w, worksheet_set_footer_opt(ws, running_footer(a, font, s->foot, d), &below));
}

/* A table of the workbook's own has its filter itself. */
static bool has_filter(const struct sheet *s)
{
	return s->filter && !s->table_heads.n;
}

static void set_page(struct book_writing *w, lxw_worksheet *ws, const struct sheet *s)
{
	enum { PAPER_A3 = 8, PAPER_A4 = 9 };
	const struct paper paper = paper_of(w->book->style, s->paper, s->landscape);

	worksheet_set_paper(ws, text_equal(s->paper, "A3") ? PAPER_A3 : PAPER_A4);
	if (s->landscape)
		worksheet_set_landscape(ws);
	worksheet_set_margins(ws, paper.left / 25.4, paper.right / 25.4, paper.top / 25.4,
			      paper.bottom / 25.4 + s->foot_height / 72);
	worksheet_fit_to_pages(ws, s->pages_wide ? (uint16_t)s->pages_wide : 1,
			       s->one_page ? 1 : 0);
	/*
	 * Otherwise the print ends at the last row with a text, above the end of a text that is
	 * merged over several rows.
	 */
	keep(w, worksheet_print_area(ws, 0, 0, (lxw_row_t)(s->heights.n - 1),
				     (lxw_col_t)(s->widths.n - 1)));
	worksheet_gridlines(ws, LXW_HIDE_ALL_GRIDLINES);
	set_running_lines(w, ws, s);
	/* what is repeated has one name, be it rows, columns or both */
	w->sheet->names = 1u + (s->head_rows || s->pages_wide > 1) + has_filter(s);
	if (s->pages_wide > 1)
		keep(w, worksheet_repeat_columns(ws, 0, 0));
	if (s->head_rows)
		keep(w, worksheet_repeat_rows(ws, (lxw_row_t)s->head_y,
					      (lxw_row_t)(s->head_y + s->head_rows - 1)));
}

static void set_breaks(struct book_writing *w, lxw_worksheet *ws, const struct sheet *s)
{
	lxw_row_t *rows = arena_alloc(w->rc->arena, (s->breaks.n + 1) * sizeof *rows);
	size_t n = 0;

	for (size_t i = 0; i < s->breaks.n; i++)
		if (s->breaks.at[i] > 0 && s->breaks.at[i] < s->heights.n &&
		    (!n || rows[n - 1] < s->breaks.at[i]))
			rows[n++] = (lxw_row_t)s->breaks.at[i];
	if (n)
		keep(w, worksheet_set_h_pagebreaks(ws, rows));
	w->sheet->breaks = n;
}

static void set_columns(struct book_writing *w, lxw_worksheet *ws, const struct sheet *s)
{
	for (size_t x = 0; x < s->widths.n; x++)
		keep(w,
		     worksheet_set_column_pixels(ws, (lxw_col_t)x, (lxw_col_t)x,
						 (uint32_t)(s->widths.at[x] / 0.75 + 0.5), NULL));
	w->sheet->columns = s->widths.n;
}

static void set_tools(struct book_writing *w, lxw_worksheet *ws, const struct sheet *s)
{
	static const lxw_protection allowed = {
		.format_columns = 1, .format_rows = 1, .sort = 1, .autofilter = 1};

	/* a group's row stands above its rows */
	worksheet_outline_settings(ws, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
	if (s->freeze_rows)
		worksheet_freeze_panes(ws, (lxw_row_t)s->freeze_rows,
				       (lxw_col_t)s->freeze_columns);
	if (has_filter(s))
		keep(w, worksheet_autofilter(ws, (lxw_row_t)(s->head_y + s->head_rows - 1), 0,
					     (lxw_row_t)s->filter_y, (lxw_col_t)(s->widths.n - 1)));
	const char *file = arena_concat(w->rc->arena, w->book->doc->id, ".xlsx", (char *)NULL);

	if (!xlsx_choices_add(w->book, ws, s, file, &w->sheet->choices))
		keep(w, LXW_ERROR_PARAMETER_VALIDATION);
	if (!xlsx_rules_add(&w->formats, ws, s, &w->sheet->conditions))
		keep(w, LXW_ERROR_PARAMETER_VALIDATION);
	w->sheet->bars = s->bars.n;
	if (s->protect) {
		lxw_protection options = allowed;

		worksheet_protect(ws, NULL, &options);
	}
	keep(w, worksheet_ignore_errors(
			ws, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
			arena_printf(w->rc->arena, "A1:%s%zu",
				     sheet_column_letters(w->rc->arena, s->widths.n - 1),
				     s->heights.n)));
}

static void write_sheet(struct book_writing *w, const struct sheet *s)
{
	lxw_worksheet *ws = workbook_add_worksheet(w->workbook, s->name);

	if (!ws) {
		/* the name was checked, so nothing else is left */
		keep(w, LXW_ERROR_CREATING_TMPFILE);
		return;
	}
	w->sheet = vec_push(w->rc->arena, &w->written.sheets);
	set_columns(w, ws, s);
	set_page(w, ws, s);
	set_breaks(w, ws, s);
	set_tools(w, ws, s);
	if (s->logo && !xlsx_logo_add(w->rc->arena, ws, s->logo))
		keep(w, LXW_ERROR_PARAMETER_VALIDATION);
	/* last: in constant memory the library takes no range of rows that are written */
	write_rows(w, ws, s);
}

static bool write_package(const struct package *p, const char *path)
{
	FILE *f = fopen(path, "wb");
	bool ok = f && fwrite(p->bytes, 1, p->len, f) == p->len;

	if (f && fclose(f) != 0)
		ok = false;
	return ok;
}

/* A sheet's part, and what stands in it that the library does not write. */
struct sheet_edit {
	const struct sheet *sheet;
	const struct sheet_written *written;
};

static const char *edit_sheet(struct arena *a, const char *text, const void *context)
{
	const struct sheet_edit *e = context;

	if (e->written->bars)
		text = xlsx_rules_free_bars(a, text);
	if (text && written_needs_correcting(e->written))
		text = written_correct(a, text, e->written);
	if (text && e->written->marked)
		text = styles_tell_charset(a, text);
	if (text && e->sheet->grows)
		text = row_heights_free(a, text, e->sheet->head_y + e->sheet->head_rows);
	return text && e->sheet->table_heads.n ? table_part_in_sheet(a, text) : text;
}

static bool needs_edit(const struct sheet_edit *e)
{
	return e->sheet->bars.n || e->sheet->table_heads.n || e->sheet->grows || e->written->marked ||
	       written_needs_correcting(e->written);
}

/* The changes of one sheet, from *n on. */
static void add_changes(struct book_writing *w, size_t i, struct package_change *changes, size_t *n,
			struct table_parts *tables)
{
	struct arena *a = w->rc->arena;
	struct sheet_edit *e = arena_alloc(a, sizeof *e);
	struct table_part *table = arena_alloc(a, sizeof *table);

	*e = (struct sheet_edit){w->book->sheets.at[i], &w->written.sheets.at[i]};
	if (needs_edit(e))
		changes[(*n)++] = (struct package_change){
			.part = arena_printf(a, "xl/worksheets/sheet%zu.xml", i + 1),
			.edit = edit_sheet,
			.context = e};
	if (!e->sheet->table_heads.n)
		return;
	*table = (struct table_part){e->sheet, i + 1};
	table_part_add(a, table, changes, n);
	*vec_push(a, &tables->numbers) = table->n;
}

static bool change_package(struct book_writing *w, struct package *p)
{
	struct arena *a = w->rc->arena;
	const struct style_names names = format_style_names(&w->formats);
	struct package_change *changes = arena_alloc(
		a, (w->book->sheets.n * (1 + TABLE_PART_CHANGES) + 5) * sizeof *changes);
	struct table_parts *tables = arena_alloc(a, sizeof *tables);
	size_t n = 0;

	changes[n++] = (struct package_change){
		.part = "xl/styles.xml", .edit = styles_name, .context = &names};
	changes[n++] = (struct package_change){.part = "xl/workbook.xml",
					       .edit = names_hide,
					       .context = name_titles_take(a, w->book)};
	if (w->book->doc->identifier)
		changes[n++] = (struct package_change){.part = "docProps/core.xml",
						       .edit = about_identify,
						       .context = w->book->doc->identifier};
	if (w->book->sheets.at[0]->logo)
		changes[n++] = (struct package_change){.part = "xl/drawings/drawing1.xml",
						       .edit = xlsx_logo_pin};
	for (size_t i = 0; i < w->book->sheets.n; i++)
		add_changes(w, i, changes, &n, tables);
	if (tables->numbers.n)
		changes[n++] = table_parts_declare(tables);
	return package_change(a, p, changes, n);
}

/* Where the library has its temporary files. */
static const char *temporary_folder(void)
{
	const char *folder = getenv("TMPDIR");

	return text_empty(folder) ? "/tmp" : folder;
}

/* Looked at is what people get: the library's parts and those that were changed after it. */
static bool is_whole(struct book_writing *w, const struct package *p, bool changed)
{
	struct arena *a = w->rc->arena;
	const struct written_counts counts = written_counts(a, &w->written);
	const char *fault = package_check(a, p, counts.all.at, counts.all.n);

	if (fault)
		w->fault = arena_printf(a, _("%s; is the folder for temporary files (%s) full?"),
					fault, temporary_folder());
	else if (!changed)
		w->fault =
			_("the library for workbooks writes parts of another form than is known");
	return !w->fault;
}

/* What the library wrote is written again with what it cannot say. */
static bool finish_package(struct book_writing *w, const char *path)
{
	struct diag_list *unheard = diag_new(w->rc->arena);
	struct package p = {0};

	errno = 0;
	p.bytes = file_read(w->rc->arena, path, &p.len, unheard);
	bool changed = p.bytes && change_package(w, &p), ok = p.bytes && is_whole(w, &p, changed);

	if (p.bytes)
		errno = 0;
	ok = ok && write_package(&p, path);
	w->system_error = ok ? 0 : errno ? errno : EIO;
	return ok;
}

/*
 * Programs count column widths in digits of the workbook's default font: its own Calibri is not
 * everywhere, ours has to be.
 */
static void set_unit(struct book_writing *w)
{
	lxw_format *format = STAILQ_FIRST(w->workbook->formats);

	format_set_font_name(format, w->book->style->font_names[w->book->style->plain->face]);
	format_set_font_size(format, w->book->unit_size);
}

static bool write_book(struct book_writing *w, const char *path)
{
	const struct book_names names = book_names(w->rc->arena, w->book);
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};

	w->workbook = workbook_new_opt(path, &options);
	if (!w->workbook) {
		w->error = LXW_ERROR_CREATING_XLSX_FILE;
		return false;
	}
	w->formats = (struct formats){
		.arena = w->rc->arena, .style = w->book->style, .workbook = w->workbook};
	if (!about_set(w->book, w->workbook, render_epoch(w->rc, w->book->doc)))
		keep(w, LXW_ERROR_PARAMETER_VALIDATION);
	set_unit(w);
	for (size_t i = 0; i < w->book->sheets.n; i++)
		write_sheet(w, w->book->sheets.at[i]);
	w->written.names = names.all.n;
	for (size_t i = 0; i < names.all.n; i++)
		keep(w, workbook_define_name(w->workbook, names.all.at[i].name,
					     names.all.at[i].place));
	errno = 0;
	keep(w, workbook_close(w->workbook));
	return w->error == LXW_NO_ERROR && finish_package(w, path);
}

static const char *reason_of(const struct book_writing *w)
{
	if (w->fault)
		return w->fault;
	if (w->error == LXW_NO_ERROR)
		return strerror(w->system_error);
	return w->system_error ? strerror(w->system_error) : lxw_strerror(w->error);
}

static bool render_book(const struct render_context *rc, const struct doc *d, const char *path,
			struct render_result *result)
{
	struct book_writing w = {.rc = rc, .book = book_lay_out(rc, d)};

	*result = (struct render_result){0};
	if (!w.book || !book_has_room(rc, w.book, path))
		return false;
	for (size_t i = 0; i < w.book->sheets.n; i++)
		result->count += w.book->sheets.at[i]->heights.n;
	FILE *kept = stderr_silence();
	bool ok = write_book(&w, path);

	stderr_restore(kept);
	if (!ok)
		diag_add(rc->dl, DIAG_CANNOT_WRITE, NULL, render_place(rc, path), reason_of(&w));
	return ok;
}

/* A workbook's layout is as large as its tree, and nobody needs it once the file is there. */
static bool render(const struct render_context *rc, const struct doc *d, const char *path,
		   struct render_result *result)
{
	struct render_context own = *rc;

	own.arena = arena_new_below(rc->arena);
	bool ok = render_book(&own, d, path, result);

	arena_free(own.arena);
	return ok;
}

const struct renderer render_xlsx = {.name = "xlsx",
				     .ending = "xlsx",
				     .line = {NP_("%s: %zu row", "%s: %zu rows")},
				     .render = render};
