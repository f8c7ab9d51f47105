/* SPDX-License-Identifier: MIT
 *
 * The importer for the flattened text layer of a PDF: cells in column order, wrapped ones broken
 * over lines, page heads in between. What the tables, heads and words are is the profile's
 * knowledge; this reader knows the layout.
 */
#ifndef BUNKAI_IMPORT_TEXT_READ_H
#define BUNKAI_IMPORT_TEXT_READ_H

#include "import/profile.h"
#include "import/source_rows.h"

/*
 * Adds the tables of the text to `out`, in the profile's order. Every line that is not blank is
 * part of a row, a page mark or head, or reported as skipped: in the table's `skipped` below a
 * title, in `notes` elsewhere. False and findings when the file cannot be read or holds no table of
 * the profile; a row that cannot be divided is a warning.
 */
bool text_read(struct arena *a, const char *path, const struct profile *p,
	       struct source_tables *out, struct diag_list *dl);

#endif
