/* SPDX-License-Identifier: MIT
 *
 * Rows are copied and widened only where a merged range fills cells that the sheet does not have;
 * all cells of a range point to the one value. Names of places are made here, so that all findings
 * spell them alike.
 */
#include "import/sheet_view.h"

#include <string.h>

#include "base/intl.h"
#include "base/text.h"

/*
 * Registers have some dozen columns; a bound keeps hostile sheets from taking long. Texts behind it
 * are told as stray ones.
 */
enum { SEARCH_COLUMNS = 1024 };

static size_t least(size_t x, size_t y)
{
	return x < y ? x : y;
}

/* The index of the first row whose number is at least `number`. */
static size_t find_row(const struct sheet_view *v, size_t number)
{
	size_t low = 0, high = v->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (v->rows[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void widen(struct arena *a, struct grid_row *row, size_t n)
{
	if (row->n >= n)
		return;
	const char **cells = arena_alloc(a, n * sizeof *cells);

	memcpy(cells, row->cells, row->n * sizeof *cells);
	row->cells = cells;
	row->n = n;
}

/* Returns how many cells it filled. */
static size_t fill_merge(struct arena *a, struct sheet_view *v, const struct grid_merge *m)
{
	size_t first = find_row(v, m->row + 1), right = least(m->column + m->columns, v->width),
	       filled = 0;

	if (first == v->n || v->rows[first].number != m->row + 1)
		return 0;
	const char *value = grid_cell(&v->rows[first], m->column);

	for (size_t r = first; value && r < v->n && v->rows[r].number <= m->row + m->rows; r++) {
		widen(a, &v->rows[r], right);
		for (size_t c = m->column; c < right; c++, filled++)
			v->rows[r].cells[c] = value;
	}
	return filled;
}

/* Rows are copied, for filling changes them. */
static void copy_rows(struct arena *a, struct sheet_view *v)
{
	v->rows = arena_alloc(a, v->n * sizeof *v->rows);
	for (size_t r = 0; r < v->n; r++) {
		v->rows[r] = v->sheet->rows.at[r];
		if (v->sheet->merges.n) {
			v->rows[r].cells = arena_alloc(a, v->rows[r].n * sizeof *v->rows[r].cells);
			memcpy(v->rows[r].cells, v->sheet->rows.at[r].cells,
			       v->rows[r].n * sizeof *v->rows[r].cells);
		}
		if (v->rows[r].n > v->width)
			v->width = least(v->rows[r].n, SEARCH_COLUMNS);
	}
}

bool sheet_view_make(struct arena *a, const struct grid_sheet *sheet, struct sheet_view *view,
		     struct diag_list *dl)
{
	size_t filled = 0;

	*view = (struct sheet_view){.sheet = sheet, .n = sheet->rows.n};
	copy_rows(a, view);
	for (size_t i = 0; i < sheet->merges.n; i++) {
		filled += fill_merge(a, view, &sheet->merges.at[i]);
		if (filled > GRID_CELLS) {
			diag_add(dl, DIAG_TOO_LARGE, NULL, sheet_view_place(a, sheet),
				 _("the number of merged cells"),
				 arena_printf(a, "%d", GRID_CELLS));
			return false;
		}
	}
	return true;
}

const char *sheet_view_cell(const struct sheet_view *view, size_t row, size_t column)
{
	const char *s = grid_cell(&view->rows[row], column);

	return text_empty(s) ? NULL : s;
}

char *sheet_view_place(struct arena *a, const struct grid_sheet *sheet)
{
	if (sheet->is_text)
		return arena_strdup(a, sheet->file);
	return arena_concat(a, sheet->file, ":", sheet->name, (char *)NULL);
}

char *sheet_view_row_place(struct arena *a, const struct sheet_view *view, size_t row)
{
	return arena_printf(a, "%s %zu行", view->sheet->name, view->rows[row].number);
}

char *sheet_view_column_name(struct arena *a, size_t column)
{
	char name[8];
	size_t at = sizeof name - 1;

	name[at] = '\0';
	for (size_t c = column + 1; c && at; c = (c - 1) / 26)
		name[--at] = (char)('A' + (c - 1) % 26);
	return arena_strdup(a, name + at);
}
