/* SPDX-License-Identifier: MIT
 *
 * A sheet's own table (ECMA-376 18.5): rows that programs sort, filter and pivot as one. The
 * library writes none for sheets whose rows go out at once, so that its parts are added afterwards.
 */
#ifndef BUNKAI_XLSX_TABLE_PART_H
#define BUNKAI_XLSX_TABLE_PART_H

#include "book/sheet.h"
#include "package/package.h"

struct table_part {
	const struct sheet *sheet; /* with table_heads */
	size_t n;                  /* its number among the sheets, from 1 */
};

enum { TABLE_PART_CHANGES = 2 };

/* The tables of a workbook, for its list of types. */
struct table_parts {
	VEC(size_t) numbers;
};

/* Words as they stand in XML, in an element or an attribute. */
const char *table_part_escape(struct arena *a, const char *text);

/* The sheet's part with the table named in it; NULL when it is not of the library's form. */
const char *table_part_in_sheet(struct arena *a, const char *text);

/*
 * The changes for the table and for what leads to it, appended at *n. Both `t` and its sheet live
 * as long as they do.
 */
void table_part_add(struct arena *a, const struct table_part *t, struct package_change *changes,
		    size_t *n);

/* The change that tells of all tables' types; of `t` as above. */
struct package_change table_parts_declare(const struct table_parts *t);

#endif
