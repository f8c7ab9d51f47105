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
#include "talks/row_now.h"

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

#endif
