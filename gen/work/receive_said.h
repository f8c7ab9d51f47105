/* SPDX-License-Identifier: MIT
 *
 * Of one command that receives: what was ever said of each row, and what stands today. Shared by
 * what makes a case of an answer (receive_case.c) and what tells which answers it settles
 * (receive_settles.c); nobody else looks into it.
 */
#ifndef BUNKAI_WORK_RECEIVE_SAID_H
#define BUNKAI_WORK_RECEIVE_SAID_H

#include "base/hash.h"
#include "talks/sent_rows.h"
#include "work/receive_case.h"

/* An answer, recorded or not yet. */
struct answer_said {
	const struct given_answer *x;
	const char *state;            /* of the row that was sent; NULL: not known */
	bool open;
	struct received_row *coming;  /* NULL: it is recorded */
};

struct answers_said {
	VEC(struct answer_said) all;
};

/* What stands today of one contract. */
struct contract_now {
	const struct contract *contract;
	const struct sent_rows *rows;
};

struct receive_cases {
	struct arena *a;
	const struct run *run;
	struct diag_list *dl;
	const struct talk_states *talks;
	struct map *places;  /* place_of an answer -> struct answers_said */
	struct map *states;  /* sending, newline, code -> state of its row */
	VEC(struct contract_now) now;
};

/* Everything that was said of the same row as `x`. Never NULL. */
const struct answers_said *receive_said_at(struct receive_cases *c, const struct given_answer *x);

/* NULL: it cannot be told (reported). */
const struct contract_now *receive_contract_now(struct receive_cases *c, const char *id);

/* True when the party is the hospital. */
bool receive_is_own(const struct contract *contract, const char *party);

bool receive_accepts_as_sent(const struct given_answer *x);

#endif
