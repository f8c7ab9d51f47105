/* SPDX-License-Identifier: MIT
 *
 * What came of an import: how many rows of each kind, the report that is kept beside the register,
 * and where both are written.
 */
#ifndef BUNKAI_IMPORT_REPORT_H
#define BUNKAI_IMPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "import/import.h"

struct import_count {
	const char *name; /* English, marked for translation; in the report '_' stands for blanks */
	size_t value;
};

/* Rows of the register by kind, *n of them. */
const struct import_count *import_count_rows(struct arena *a, const struct risk_register *reg,
					     size_t *n);

/*
 * DIR/register.json, or DIR/registers/ID.json for an id other than 'register' (NULL: that one).
 * NULL and bad-register-id when the id cannot name a file.
 */
const char *import_target(struct arena *a, const char *project, const char *id,
			  struct diag_list *dl);

/*
 * The report (bunkai/import-report/1). `target` is where the register goes, `written` whether it
 * does, `findings` a list of them as JSON.
 */
struct json *import_report_to_json(struct arena *a, const struct import *import, const char *target,
				   bool written, struct json *findings);

/* Names by what became of them: 'gone'. */
struct import_list {
	const char *name;
	const char *const *at;
	size_t n;
};

/* What a report of something that is no register says. */
struct import_told {
	const struct import_count *counts;
	size_t n;
	const struct import_list *lists;
	size_t lists_n;
	const char *const *notes;
	size_t notes_n;
};

/* The same report of tables that are no register (import_tables), with `changes`: the lists. */
struct json *import_report_of(struct arena *a, const struct import *import,
			      const struct import_told *told, const char *target, bool written,
			      struct json *findings);

/*
 * Writes `what` to `target`, in the folder `project`, and `report` to `report_path`, both or
 * neither; a NULL `what` or path is left out. False and a finding on failure.
 */
bool import_write_json(struct arena *a, const char *project, const struct json *what,
		       const char *target, const struct json *report, const char *report_path,
		       struct diag_list *dl);

/*
 * Writes the register to `target`, in the folder `project`, and `report` to `report_path`, both or
 * neither; a NULL path is left out. False and a finding on failure.
 */
bool import_write(struct arena *a, const struct import *import, const char *project,
		  const char *target, const struct json *report, const char *report_path,
		  struct diag_list *dl);

#endif
