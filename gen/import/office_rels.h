/* SPDX-License-Identifier: MIT
 *
 * Which parts belong to a part of a package (ECMA-376-2, 9): the only way to a sheet, a style sheet
 * or the comments of a sheet.
 */
#ifndef BUNKAI_IMPORT_OFFICE_RELS_H
#define BUNKAI_IMPORT_OFFICE_RELS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "import/office_zip.h"

struct relation {
	const char *id, *type, *part;
};

struct relations {
	struct arena *arena;
	const char *source; /* the part they belong to; "" for the whole file */
	VEC(struct relation) all;
};

/*
 * The relationships of a part. A part that has none gives none; with `required` that is a finding
 * and false, as everything damaged is.
 */
bool relations_read(struct arena *a, struct office_zip *z, const char *source, bool required,
		    struct relations *out, struct diag_list *dl);

/*
 * The first part whose type ends so (transitional and strict types differ in all but their last
 * word), or that has the id; NULL when there is none.
 */
const char *relations_part(const struct relations *rs, const char *type);
const struct relation *relations_find(const struct relations *rs, const char *id);

#endif
