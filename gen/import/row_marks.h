/* SPDX-License-Identifier: MIT
 *
 * Fields that are said by a mark under one of several heads (YES, IN-PART, NO).
 */
#ifndef BUNKAI_IMPORT_ROW_MARKS_H
#define BUNKAI_IMPORT_ROW_MARKS_H

#include "base/strbuf.h"
#include "import/cell_fields.h"

/* Rows of one table without any mark, per field. */
struct unmarked_rows {
	const struct profile_column *first; /* of the field's columns */
	struct strbuf rows;
	size_t n;
	const char *place;
};

struct row_marks {
	const struct field_reading *reading;
	const struct profile_table *table;
	const size_t *column_of; /* as in struct match; NO_COLUMN: the sheet has no such head */
	struct diag_list *dl;
	VEC(struct unmarked_rows) without;
};

/*
 * Adds the fields that the marks of a row say. `cells` has one for each column of the table; `row`
 * its number for findings. Two marks give no value (two-marks), what is no mark stays as an extra.
 */
void row_marks_take(struct row_marks *m, const char *const *cells, const char *number,
		    struct source_row *row);

/* One finding (no-mark) for each field, with the rows. */
void row_marks_report(const struct row_marks *m);

#endif
