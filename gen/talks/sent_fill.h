/* SPDX-License-Identifier: MIT
 *
 * What the functions that fill sent_rows share, and each kind of row.
 */
#ifndef BUNKAI_TALKS_SENT_FILL_H
#define BUNKAI_TALKS_SENT_FILL_H

#include "base/strbuf.h"
#include "bind/view.h"
#include "talks/sent_rows.h"

/* What a view of this room's is about while rows are collected. */
struct sent_filling {
	struct sent_rows *rows;
	const struct coverage_paper *paper; /* whose articles are asked about; NULL: the table's rows */
	const char *main; /* the document whose articles are cited without its name */
};

/* A row of that kind; its key is lent. */
struct row_now *sent_fill_add(struct arena *a, struct sent_rows *rows, const char *asks,
			      const char *key, const char *phase);

/* Its cell; NULL is "". */
void sent_fill_cell(struct arena *a, struct row_now *row, const char *field, const char *text);

/* A cell that is answered, and what it means. */
void sent_fill_value(struct arena *a, struct row_now *row, const char *field, const char *text,
		     const char *value);

/* A line of what a state is the checksum of: 'name<TAB>value<LF>'; NULL is "". */
void sent_fill_state(struct strbuf *sb, const char *name, const char *value);
void sent_fill_seal(struct arena *a, struct row_now *row, const struct strbuf *sb);

/* What a 項 says, with its references as they are written: a number that moves is no change. */
const char *sent_fill_provision(struct arena *a, const struct chosen *c, int paragraph);

/* Views without rows of their own: they fill the rows of `about`. */
fill_view sent_fill_table, sent_fill_articles;

/* The contacts of the contract's parties, and the answers that are open. */
void sent_fill_contacts(struct arena *a, const struct bind_input *in, struct sent_rows *rows);
void sent_fill_answers(struct arena *a, const struct bind_input *in, struct sent_rows *rows);

#endif
