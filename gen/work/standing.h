/* SPDX-License-Identifier: MIT
 *
 * Which of the issued documents still say what the project says now, what changed in the others and
 * in which of their inputs.
 */
#ifndef BUNKAI_WORK_STANDING_H
#define BUNKAI_WORK_STANDING_H

#include "changes/doc_compare.h"
#include "editions/freeze.h"
#include "work/run.h"

/* ENDED: its contract has; the papers are not made any more, and none is stale */
enum issued_state { NEVER_ISSUED, CURRENT, STALE, GONE, ENDED, ISSUED_STATE__MAX };

/* One document of one scope. */
struct document_standing {
	const char *scope, *document;
	enum issued_state standing;
	const struct manifest *edition; /* the latest of its scope; NULL: it was never issued */
	struct doc_tally change;        /* of a STALE one */
	const struct changed_inputs *causes; /* of a STALE one */
	const char *ended; /* of an ENDED one: the contract's last day */
};

struct standings {
	VEC(struct document_standing) all;
};

/*
 * Every document that the project makes, and behind them those that were issued and are not made
 * any more (GONE, ENDED). Of a report only what differs besides the days that have passed makes it
 * STALE. The run must be checked. False when a document or a frozen tree cannot be
 * used (reported).
 */
bool standings_of(const struct run *run, struct standings *out, struct diag_list *dl);

/* 'never', 'current', 'stale', 'gone': as --json prints it */
const char *standing_name(enum issued_state s);

#endif
