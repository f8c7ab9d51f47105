/* SPDX-License-Identifier: MIT
 *
 * What a contract's papers say today, row by row as a sending shows it: every row of the
 * responsibility table, every 項 of the articles that its parties sign, every contact of its
 * parties, every answer that is open. `send` takes of them what a party is asked
 * (talks/sent_choice.h); `receive` asks what a row that was sent would be now, since both are made
 * by the same functions.
 *
 *     const struct bind_input in = documents_input(run, contract);
 *     const struct sent_rows *now = sent_rows_of(a, &in, dl);
 *     const struct row_now *row = sent_rows_find(now, sent->asks, sent->key, sent->phase);
 *     if (!row || strcmp(row->shown.state, sent->state) != 0)
 *             … what was sent is not what stands now …
 */
#ifndef BUNKAI_TALKS_SENT_ROWS_H
#define BUNKAI_TALKS_SENT_ROWS_H

#include "bind/bind.h"
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

/*
 * Of the input's contract, which is never NULL; its template may be, then the paper is found that
 * prints the rows. NULL when a clause cannot be printed (reported). What it holds lives as long as
 * the arena and the run.
 */
struct sent_rows *sent_rows_of(struct arena *a, const struct bind_input *in, struct diag_list *dl);

/* `phase` is the row's id of it (normal …), as in struct sent_row; NULL of all but ASKS_ROW. */
const struct row_now *sent_rows_find(const struct sent_rows *rows, const char *asks,
				     const char *key, const char *phase);

/* The hospital's party of the contract; "" where none has that role. */
const char *sent_rows_hospital(const struct contract *c);

/* True of an answer that no decision names and nothing closed. */
bool sent_rows_is_open(const struct project *p, const struct given_answer *answer);

/* The words that a decision on rows may say of their fee: 契約内, 別途, 未定. */
extern const char *const sent_rows_fees[]; /* ended by NULL */

#endif
