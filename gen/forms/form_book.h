/* SPDX-License-Identifier: MIT
 *
 * A workbook that is to be filled in: its bytes, its sheets as XML and as they read, and what forbids
 * or restricts the filling of a cell.
 */
#ifndef BUNKAI_FORMS_FORM_BOOK_H
#define BUNKAI_FORMS_FORM_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "forms/sheet_scan.h"
#include "forms/zip_bytes.h"
#include "import/grid.h"
#include "import/xlsx_book.h"

/* A list of choices (データの入力規則) for cells. */
struct form_choices {
	VEC(struct scan_area) areas;
	VEC(const char *) words; /* none: not known */
};

struct form_table {
	const char *name;
	struct scan_area area;
	bool head; /* its first row names its columns */
};

struct form_sheet {
	const char *name, *part;
	const struct zip_entry *entry;
	struct scan_sheet scan;
	struct grid_sheet grid;
	bool is_protected;
	VEC(struct form_choices) choices;
	VEC(struct form_table) tables;
};

struct form_book {
	const char *path;
	struct zip_bytes zip;
	struct xlsx_book book;
	VEC(struct form_sheet) sheets; /* those with cells */
	bool is_signed;
	const char *sha256;
};

/*
 * False and a finding when it cannot be read, or cannot be filled in (form-unkept). The same for a
 * workbook with macros, which stay as they are.
 */
bool form_book_open(struct arena *a, const char *path, struct form_book *out, struct diag_list *dl);

/* The same of bytes that were read, or made, already: lent. */
bool form_book_take(struct arena *a, const char *path, const char *bytes, size_t len,
		    struct form_book *out, struct diag_list *dl);

/* NULL: none of that name. */
const struct form_sheet *form_book_sheet(const struct form_book *b, const char *name);

/* The cell's text as the sheet shows it; "" when empty. */
const char *form_sheet_text(const struct form_sheet *s, size_t row, size_t column);

/* The choices that the form offers in the cell; NULL: none are known. */
const struct form_choices *form_sheet_choices(const struct form_sheet *s, size_t row,
					      size_t column);

/* The number format of the cell, be it there or not. */
const struct number_format *form_sheet_format(struct arena *a, const struct form_book *b,
					      const struct form_sheet *s, size_t row,
					      size_t column);

bool scan_area_has(const struct scan_area *area, size_t row, size_t column);

#endif
