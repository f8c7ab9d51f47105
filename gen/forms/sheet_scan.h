/* SPDX-License-Identifier: MIT
 *
 * Where the rows and cells of a sheet stand in its XML, byte by byte. For XML that a parser has
 * accepted already, in UTF-8; nothing is decoded but what a place needs.
 */
#ifndef BUNKAI_FORMS_SHEET_SCAN_H
#define BUNKAI_FORMS_SHEET_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* An element's tag as it stands: '<x:c r="B5" s="3">'. */
struct scan_tag {
	size_t from, to;       /* behind '>' */
	size_t name, name_len; /* without its prefix */
	size_t attributes;     /* to before '>' or '/>' at `shut` */
	size_t shut;
	bool starts, ends;     /* both: an empty element */
};

struct scan_cell {
	size_t row, column;    /* 1-based, 0-based */
	struct scan_tag tag;
	size_t to;             /* behind its end */
	size_t extra, extra_to; /* its <extLst>; equal: none */
	bool formula;
};

struct scan_row {
	size_t number;         /* 1-based */
	struct scan_tag tag;
	size_t inner_to, to;   /* before and behind '</row>'; of an empty one behind its tag */
	size_t first, n;       /* of its cells */
	const char *style;     /* of its cells that are not there; NULL: the column's */
};

struct scan_columns {
	size_t first, last;    /* 0-based */
	const char *style;
};

/* Cells that one formula fills (an array, a data table). */
struct scan_area {
	size_t top, bottom, left, right; /* rows 1-based, columns 0-based */
};

struct scan_sheet {
	const char *xml;
	size_t len;
	const char *prefix;    /* 'x:' or "" */
	struct scan_tag data;  /* <sheetData> */
	size_t data_inner_to, data_to;
	VEC(struct scan_row) rows;   /* numbers rise */
	VEC(struct scan_cell) cells; /* of all rows; in each row columns rise */
	VEC(struct scan_columns) columns;
	VEC(struct scan_area) areas;
	size_t formulas;
};

/* False when it has no rows to speak of (no <sheetData>), or rows and cells that do not rise. */
bool sheet_scan(struct arena *a, const char *xml, size_t len, struct scan_sheet *out);

/* NULL: not there. */
const struct scan_row *scan_row_find(const struct scan_sheet *s, size_t number);
const struct scan_cell *scan_cell_find(const struct scan_sheet *s, const struct scan_row *row,
				       size_t column);

/* The style of a cell that is not there yet; NULL: none. */
const char *scan_style(const struct scan_sheet *s, const struct scan_row *row, size_t column);

/* 'AB12' -> row 12 (1-based), column 27 (0-based); *s is moved behind it. False: no cell. */
bool scan_reference(const char **s, size_t *row, size_t *column);

/* 'AB12' */
const char *scan_cell_name(struct arena *a, size_t row, size_t column);

/* The next attribute from *at on, up to `end`; false: there is none. Spans of the XML. */
struct scan_attribute {
	size_t from, name_len, value, value_len, to;
};

bool scan_attribute_next(const char *xml, size_t *at, size_t end, struct scan_attribute *out);

#endif
