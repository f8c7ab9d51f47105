/* SPDX-License-Identifier: MIT
 *
 * Does a stretch of heads belong to a table of the profile, and which column is which field?
 */
#ifndef BUNKAI_IMPORT_MATCH_H
#define BUNKAI_IMPORT_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "import/head.h"

#define NO_COLUMN SIZE_MAX

struct cross_value {
	size_t column;
	/* of the axis that runs along the head; name: NULL when not printed */
	const char *number, *name;
};

struct match {
	const struct profile_table *table;
	size_t *column_of;       /* per column of the profile: the sheet's, or NO_COLUMN */
	size_t matched, weight;  /* fields found; how well their heads fit */
	/* columns of the sheet from the first to the last that has a field */
	size_t first, last;
	bool complete;           /* every required field was found */
	/* a cross table: */
	/* columns of the profile: the axis that runs down, the one that runs along the head */
	size_t down, along;
	VEC(struct cross_value) values;
};

/*
 * What is searched: heads of the columns from `first` to before `end`, and the row of data below
 * them (for cross tables).
 */
struct head_stretch {
	const struct head_book *book;
	const struct sheet_view *view;
	const struct head *heads;
	size_t first, end, data_row;
};

/* A table that was found, and where it stands. */
struct table_span {
	struct match match;
	const struct head *heads; /* of all columns of the sheet */
	/* rows of the view; end is the first row behind the table */
	size_t head_row, data_row, end;
	size_t first, last; /* columns, with those that have no field */
};

/*
 * Fills `m` for table number `table` of the profile. True when enough fields were found to call it
 * that table: all required ones and three (or half) of the fields, or half of the fields without
 * all required ones.
 */
bool match_table(struct arena *a, const struct head_stretch *s, size_t table, struct match *m);

/*
 * The same for a cross table (in cross.c): an axis that runs down, heads that are numbers with or
 * without a name.
 */
bool match_cross(struct arena *a, const struct head_stretch *s, size_t table, struct match *m);

/* The field that a column of the sheet has; NULL when none. */
const struct profile_column *match_field(const struct match *m, size_t column);

/*
 * Splits '5 深刻(Severe)' into its number and name (NULL when there is none); false when it does
 * not start with a number.
 */
bool cross_split(struct arena *a, const char *s, const char **number, const char **name);

#endif
