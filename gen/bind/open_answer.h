/* SPDX-License-Identifier: MIT
 *
 * An open answer as papers for a meeting see it: what it is about in this document, and what the
 * hospital loses by yielding to it.
 */
#ifndef BUNKAI_BIND_OPEN_ANSWER_H
#define BUNKAI_BIND_OPEN_ANSWER_H

#include "bind/view.h"
#include "derive/talks.h"

struct open_answer {
	struct binding *b;
	const struct answer_state *state;
	const struct given_answer *answer;
	/* what it is about, one of the three; none of what is new or gone */
	const struct responsibility *row;
	const struct chosen *chosen; /* an article of the papers of this document */
	const struct contact *contact;
	int paragraph, item;         /* of `chosen`; 0: no 項, no 号 */
	const struct view_row *printed; /* of `row`, in the view `responsibilities` */
};

/* `row`: what it is about; NULL: no row. */
struct open_answer open_answer_of(struct binding *b, const struct answer_state *s,
				  const struct responsibility *row);

/* ◎ of 'accountable'; the id where the library has no such role. */
const char *open_answer_mark(const struct open_answer *o, const char *role);

/* What the contact says under the name of a member; NULL: nothing. */
const char *open_answer_member(const struct open_answer *o, const char *member);

/* The office of the hospital whose matter it is. */
const char *open_answer_office(const struct open_answer *o);

/* 担当、時期: in what the wish is otherwise; "" of one that takes the papers as they are. */
const char *open_answer_differs(const struct open_answer *o);

/*
 * The field `lost`, a line for each thing: marks, measures and acts of a row, what its time and fee
 * become; of a 項 what the positions lose that clauses keep for talks, and what its statements lay
 * down. For the hospital alone.
 */
void open_answer_set_lost(const struct open_answer *o, struct view_row *row);

#endif
