/* SPDX-License-Identifier: MIT
 *
 * What the sheets of a workbook share: the list of sheets with their parts, the strings, the number
 * formats of the cell styles.
 */
#ifndef BUNKAI_IMPORT_XLSX_BOOK_H
#define BUNKAI_IMPORT_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "import/number_format.h"
#include "import/office_zip.h"

struct xlsx_sheet_ref {
	const char *name, *part; /* part: NULL for a chart or dialog sheet */
	bool hidden;
};

struct xlsx_string {
	const char *text; /* without furigana */
	bool struck;      /* a run of it is struck through */
};

struct xlsx_style {
	const struct number_format *format;
	const char *code; /* of the format, for findings; NULL: a built-in one */
	bool struck;
};

struct xlsx_book {
	VEC(struct xlsx_sheet_ref) sheets; /* in the order of the tabs */
	VEC(struct xlsx_string) strings;   /* the shared ones */
	VEC(struct xlsx_style) styles;     /* by the cell's style number */
	bool date1904;
	bool plain_days; /* as of struct grid */
};

/* False and a finding when a part is missing or damaged. */
bool xlsx_book_read(struct arena *a, struct office_zip *z, struct xlsx_book *book,
		    struct diag_list *dl);

/*
 * A text as the file holds it: _x000D_ escapes (ECMA-376-1, 22.9.2.19) resolved, line breaks as
 * '\n'.
 */
char *xlsx_text(struct arena *a, const char *s, size_t len);

#endif
