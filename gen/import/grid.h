/* SPDX-License-Identifier: MIT
 *
 * A workbook or a CSV file as plain sheets of text cells: what the readers deliver and table
 * recognition searches.
 */
#ifndef BUNKAI_IMPORT_GRID_H
#define BUNKAI_IMPORT_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * What the readers accept: Excel's own limits, and a bound on memory (columns in use summed over
 * all rows of a file).
 */
enum { GRID_ROWS = 1048576, GRID_COLUMNS = 16384, GRID_CELLS = 8000000, GRID_MERGES = 100000 };

struct grid_merge {
	size_t row, column, rows, columns; /* 0-based top left, and size */
};

/* What a cell shows besides its value, or instead of it. */
enum grid_remark_kind {
	GRID_STRUCK,  /* it is struck through, wholly or in part */
	GRID_COMMENT, /* text: a comment on it */
	GRID_FORMULA, /* text: a formula whose value is not in the file */
	GRID_ERROR,   /* its value is an error, #N/A, which was read as a text */
	GRID_FORMAT,  /* text: a number format that bunkai cannot print for sure */
	GRID_REMARK__MAX
};

struct grid_remark {
	enum grid_remark_kind kind;
	size_t number, column; /* of the row as in grid_row; 0-based */
	const char *text;      /* NULL: nothing */
};

struct grid_row {
	const char **cells;  /* n of them; NULL: empty */
	size_t n;
	size_t number;       /* 1-based row in the sheet, line in a CSV file */
	bool hidden;
};

struct grid_sheet {
	const char *name;    /* sheet name; for CSV the file's name without ending */
	const char *file;
	bool hidden;
	bool is_text;        /* a CSV file: row numbers are lines, a row may take several */
	/* numbers rise; rows of a workbook without any cell are left out */
	VEC(struct grid_row) rows;
	VEC(struct grid_merge) merges;
	VEC(size_t) hidden_columns;       /* 0-based */
	VEC(struct grid_remark) remarks;
};

struct grid {
	VEC(struct grid_sheet) sheets;
	/*
	 * asked of the reader of workbooks: days that a format shows from the day or the month on
	 * (10/1/26), which nobody can read who does not know the country, come as 2026-10-01
	 */
	bool plain_days;
};

/* NULL for an empty cell or one beyond the row. */
static inline const char *grid_cell(const struct grid_row *row, size_t column)
{
	return column < row->n ? row->cells[column] : NULL;
}

/*
 * Adds the sheets of one file. False and a finding on failure; the grid is then unchanged. Numbers
 * and dates come as the sheet shows them (number_format.h): R005, 3.10, 80%, 令和8年4月1日; without
 * a format as General (5, 0.5; whole numbers keep their first 15 digits); built-in dates, which
 * every country sees otherwise, as 2026-10-01. Booleans are TRUE or FALSE, errors as printed
 * (#REF!). Line breaks inside a cell are '\n'; furigana is left out.
 */
bool grid_read_xlsx(struct arena *a, const char *path, struct grid *grid, struct diag_list *dl);
bool grid_read_csv(struct arena *a, const char *path, struct grid *grid, struct diag_list *dl);

#endif
