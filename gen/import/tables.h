/* SPDX-License-Identifier: MIT
 *
 * Table recognition: finds the tables of a register in the sheets of workbooks and CSV files by
 * their heads, wherever they stand and in whatever order their columns are, and takes their rows.
 */
#ifndef BUNKAI_IMPORT_TABLES_H
#define BUNKAI_IMPORT_TABLES_H

#include <stdbool.h>

#include "import/grid.h"
#include "import/profile.h"
#include "import/source_rows.h"

/*
 * Adds one table of records per kind to `out`, in the order found; rows of the same kind from
 * several places are put one behind the other. False when a file has no table of the profile
 * (no-table) or a table lacks a required column (missing-column). Notes, in `out` and as findings,
 * tell of columns without a field, hidden cells, texts outside the tables and rows that were passed
 * over.
 */
bool tables_read(struct arena *a, const struct grid *g, const struct profile *p,
		 struct source_tables *out, struct diag_list *dl);

#endif
