/* SPDX-License-Identifier: MIT
 *
 * Where in a returned file answers stand: rows below heads of a sending, wherever on a sheet these
 * were moved to, in whatever order their columns are.
 */
#ifndef BUNKAI_RETURNS_ANSWER_REGIONS_H
#define BUNKAI_RETURNS_ANSWER_REGIONS_H

#include "returns/forms.h"
#include "returns/returned_row.h"

#define COLUMN_ABSENT SIZE_MAX

/* A column that stands beside those that were sent. */
struct beside_column {
	size_t column;    /* 0-based */
	const char *head; /* as it came; NULL: none */
	/* of the sent sheet's columns the one whose head it repeats; COLUMN_ABSENT: none */
	size_t twin_of;
};

struct answer_region {
	const struct grid_sheet *sheet;
	const struct sending_record *record; /* whose heads they are */
	const struct sent_sheet *sent;
	/*
	 * rows of the sheet by their index; a table may have been sorted with its head, so that those
	 * above the first one count too
	 */
	size_t from, head, to;
	VEC(size_t) heads; /* rows that are heads, rising: `head`, and the same again further down */
	size_t *columns; /* 0-based, by the columns that were sent; COLUMN_ABSENT: it did not come */
	VEC(struct beside_column) beside; /* from left to right */
};

/* Tables of a file that are looked at; what stands below more of them is taken for the last one's. */
enum { REGIONS_MOST = 256 };

struct answer_regions {
	VEC(struct answer_region) all;
	VEC(struct returned_skipped) skipped;
};

/*
 * Heads are found in any row, by the heads of any of the records; where several fit as well those of
 * `first` (NULL: none is preferred).
 */
void answer_regions_find(struct arena *a, struct forms *forms, const struct grid *grid,
			 const struct returned_sent *sent, const struct sending_record *first,
			 struct answer_regions *out);

#endif
