/* SPDX-License-Identifier: MIT
 *
 * The sheets of an answer workbook as its template prints them: what a return's heads and choices
 * are found by, and what its counters count.
 */
#ifndef BUNKAI_TALKS_ANSWER_SHEETS_H
#define BUNKAI_TALKS_ANSWER_SHEETS_H

#include "bind/bind.h"
#include "model/sent.h"

struct answer_sheet {
	struct sent_sheet sheet;
	const char *table;  /* the id of its table; NULL: it has none, and nothing counts it */
	const char *answer; /* the head of the column with the verdicts; NULL: none */
};

struct answer_sheets {
	VEC(struct answer_sheet) all;
	VEC(const char *) notes; /* parts of the workbook that ask nothing */
};

/* The id of the workbook's template. */
const char *answer_sheets_workbook(bool hospital);

/* The input's template is the workbook's. */
struct answer_sheets answer_sheets_of(struct arena *a, const struct bind_input *in,
				      struct diag_list *dl);

/* True when rows that ask `row` stand in the sheet of `sheet`: open answers among the rows. */
bool answer_sheet_holds(const char *sheet, const char *row);

#endif
