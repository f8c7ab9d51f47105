/* SPDX-License-Identifier: MIT
 *
 * What was written into each sheet, counted at its call: its part must hold it all. The library
 * keeps rows and parts in temporary files and does not ask whether they arrived there.
 */
#ifndef BUNKAI_XLSX_WRITTEN_H
#define BUNKAI_XLSX_WRITTEN_H

#include <stdbool.h>

#include "package/package_check.h"

/* One sheet's. */
struct sheet_written {
	size_t rows, columns, cells;
	/* numbers: also what formulas give; texts: pieces of texts; bytes of all of them */
	size_t numbers, formulas, texts, bytes;
	size_t merges, links, choices, breaks;
	size_t conditions, bars;
	bool marked;                    /* pieces of texts have fonts of their own */
	size_t names;                   /* that the library defines: print area, titles, filter */
};

struct book_written {
	VEC(struct sheet_written) sheets;
	size_t names; /* defined by us */
};

struct written_counts {
	VEC(struct package_count) all;
};

struct written_counts written_counts(struct arena *a, const struct book_written *w);

/* More than the library can count: 65,535 merged cells, 255 drop-downs. */
bool written_needs_correcting(const struct sheet_written *s);

/* The sheet's part with the true numbers of both; NULL when it is not of the library's form. */
const char *written_correct(struct arena *a, const char *text, const struct sheet_written *s);

#endif
