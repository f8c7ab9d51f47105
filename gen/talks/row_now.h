/* SPDX-License-Identifier: MIT
 *
 * One row of what a contract's papers say today, as a sending would show it, and what it is made
 * from. Plain structs; talks/sent_rows.h fills them.
 */
#ifndef BUNKAI_TALKS_ROW_NOW_H
#define BUNKAI_TALKS_ROW_NOW_H

#include "derive/coverage.h"
#include "model/sent.h"

struct row_now {
	/*
	 * as it would be sent: without number and code, which a sending gives. `cells` has every
	 * field that is shown, and of those to be answered what would stand in them; role:<party>
	 * of every party
	 */
	struct sent_row shown;
	/* what it is made from: each NULL where it is not of that kind */
	const struct responsibility *row;        /* of ASKS_ROW; of ASKS_ANSWER: that it is about */
	const struct coverage_paper *paper;      /* of ASKS_CLAUSE … */
	const struct chosen *chosen;             /* … the article, in the position that stands */
	int paragraph;                           /* … the 項, from 1 */
	const struct contact *contact;           /* of ASKS_CONTACT */
	const struct given_answer *answer;       /* of ASKS_ANSWER */
};

struct sent_rows {
	const struct contract *contract;
	VEC(struct row_now) all; /* rows, 項, contacts, answers; each in the order of its paper */
	struct map *places;      /* of sent_rows_find */
};

#endif
