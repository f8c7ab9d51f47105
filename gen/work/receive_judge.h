/* SPDX-License-Identifier: MIT
 *
 * What becomes of one answer: the three-way comparison of what was sent, what came and what stands
 * today, as a table of cases without a project. Nothing is agreed but what was accepted as it was
 * sent, and is still so; all else is kept as an open answer with the reasons why.
 */
#ifndef BUNKAI_WORK_RECEIVE_JUDGE_H
#define BUNKAI_WORK_RECEIVE_JUDGE_H

#include "model/talks.h"

enum receive_outcome {
	RECEIVE_KNOWN,     /* it was said before of the same sending: nothing is recorded */
	RECEIVE_OPEN,      /* recorded, and open */
	RECEIVE_OPENED,    /* the same, and what was 案 becomes 要協議 */
	RECEIVE_AGREED,    /* a decision agrees on the row, or on the position of the clause */
	RECEIVE_CONFIRMED, /* it accepts what is settled already: a decision says so, and no more */
	RECEIVE_REJECTED,  /* a decision rejects it (不合意): the hospital's word */
	RECEIVE_PROPOSED,  /* the hospital's new 案, which settles what was wished before */
	RECEIVE_TAKEN,     /* what it says of a contact is written; or an answer is taken so */
	RECEIVE_CLOSED,    /* the hospital does not take the answer, and says so */
	RECEIVE__MAX
};

/* 'agreed', as --json prints it. */
const char *receive_outcome_name(enum receive_outcome outcome);

struct judge_case {
	bool own;          /* it is the hospital's */
	bool known;        /* the same answer to the same sending stands, or came before it */
	bool contradicted; /* another answer on the row that counts says otherwise */
	bool changed;      /* what was sent is not what stands now, or is gone */
	const char *status; /* of the row or the clause today; NULL: none of its own */
	/*
	 * exactly one ◎ stands in what would be agreed, or objects hold the row; all 項 of the
	 * clause that were sent are accepted (of an answer that the hospital takes: all others)
	 */
	bool one;
	bool awaits;       /* another party that acts has not accepted the same, or that wish */
	bool theirs;       /* of a contact: it is the party's own */
	/* the answer that the hospital speaks of, and whether it is open; NULL: none */
	const struct given_answer *about;
	bool about_open;
};

/*
 * Adds doubts to the answer, which has those of its return, and makes a wish of an acceptance that
 * was changed. Of the hospital's own rows what it fills in beside 承諾 is agreed so.
 */
enum receive_outcome receive_judge(struct arena *a, struct given_answer *x,
				   const struct judge_case *c);

/* agreed, rejected, accepted: somebody with a name settled it. */
bool receive_is_settled(const char *status);

#endif
