/* SPDX-License-Identifier: MIT
 *
 * What the project and the other answers say of one answer: the case that receive_judge.h decides,
 * and the answers that a decision on its row settles with it.
 */
#ifndef BUNKAI_WORK_RECEIVE_CASE_H
#define BUNKAI_WORK_RECEIVE_CASE_H

#include "derive/talks.h"
#include "work/received.h"

/* All records of sendings that the project has. */
struct sent_records {
	VEC(const struct sending_record *) all;
};

struct receive_cases;

/*
 * `rows_of` gives the rows of a contract as they stand today; asked once for each contract. NULL:
 * they cannot be told (reported in the list of `receive_cases_new`).
 */
struct receive_cases *receive_cases_new(struct arena *a, const struct run *run,
					const struct sent_records *records, struct diag_list *dl);

/*
 * All answers of a command are added before the first is judged, so that none is taken because it
 * came first. False: the rows of its contract cannot be told (reported).
 */
bool receive_cases_add(struct receive_cases *c, struct received_row *row);

struct judge_case receive_case_of(struct receive_cases *c, struct received_row *row);

struct settled_answer {
	const struct given_answer *x;
	struct received_row *coming; /* that brings it now; NULL: it is recorded */
};

struct answer_list {
	VEC(struct settled_answer) all;
};

/*
 * The answers that a decision on the row settles: the answer itself, those of its party and of
 * others that accept the same. Of the hospital's answer all that are open on the row, and what it
 * speaks of.
 */
struct answer_list receive_case_settles(struct receive_cases *c, struct received_row *row);

/* The roles that the row would be agreed with: party id -> role id. */
struct settings receive_case_roles(struct arena *a, const struct received_row *row);

#endif
