/* SPDX-License-Identifier: MIT
 *
 * A vendor's register in any form that bunkai reads -> a register: picks the reader by what the
 * source is, and the profile by whose heads fit best.
 */
#ifndef BUNKAI_IMPORT_IMPORT_H
#define BUNKAI_IMPORT_IMPORT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "import/profile.h"
#include "import/source_rows.h"
#include "model/register.h"

struct import_profiles {
	VEC(const struct profile *) all; /* in the order in which they are preferred */
	/*
	 * the day of the form where somebody said it, an ISO date: days without a year get its year;
	 * NULL: what the form itself says of its day
	 */
	const char *date;
};

struct import {
	/*
	 * `id` is 'register', `file` the source's path; both are the caller's to set; NULL of
	 * import_tables
	 */
	struct risk_register *reg;
	/* what was read and passed over; NULL for bunkai's own JSON */
	const struct source_tables *source;
	const struct profile *profile;  /* NULL for bunkai's own JSON */
	const char *name, *sha256;      /* of the file; name NULL: from standard input */
};

/*
 * Reads a text layer, a workbook, a CSV file, a folder of workbooks and CSV files, or a
 * register.json; any of these but a folder from standard input when the path is '-'. `standing` is the register that this one will replace, NULL when there is none:
 * numbers that bunkai gave its rows stay with them. False and findings when it cannot be read or no
 * profile finds its tables; then the findings are those of the profile that came closest.
 */
bool import_source(struct arena *a, const char *path, const struct import_profiles *profiles,
		   const struct risk_register *standing, struct import *out, struct diag_list *dl);

/*
 * The sheets of a workbook, a CSV file or a folder of such. False and findings when the source is
 * nothing of that kind (no-table).
 */
struct grid;
bool import_grid(struct arena *a, const char *path, struct grid *out, struct diag_list *dl);

/*
 * The same for tables that are no register (answers, ledger, shares): rows as they were read, by
 * the profile whose heads fit best; text layers and bunkai's own JSON are refused (no-table).
 */
bool import_tables(struct arena *a, const char *path, const struct import_profiles *profiles,
		   struct import *out, struct diag_list *dl);

#endif
