/* SPDX-License-Identifier: MIT
 *
 * How many rows of a contract there are of something, told apart by what they are: a requirement of
 * the register, a duty of the hospital, or a thing that nobody holds yet (derive/open_things.h),
 * which no register asks for. The same three columns stand wherever rows are counted.
 */
#ifndef BUNKAI_BIND_ROW_COUNTS_H
#define BUNKAI_BIND_ROW_COUNTS_H

#include "bind/view.h"

struct row_counts {
	size_t requirements, duties, open;
};

/* The rows of the document's contract of which `counts` is true; none in one of the hospital's. */
typedef bool row_counted(struct binding *b, const struct responsibility *r, const void *what);
struct row_counts row_counts_of(struct binding *b, row_counted *counts, const void *what);

size_t row_counts_total(const struct row_counts *n);

/* The fields requirements, duties, open and total. */
void row_counts_set(struct binding *b, struct view_row *row, const struct row_counts *n);

/* `what` is a status; a fee as the table prints it, NULL: none. */
row_counted row_has_status, row_has_fee;

/* The fee's id: the decision's, else the statement's, else undecided; NULL: it has none to tell. */
const char *printed_fee(const struct binding *b, const struct responsibility *r);

#endif
