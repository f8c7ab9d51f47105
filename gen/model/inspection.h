/* SPDX-License-Identifier: MIT
 *
 * What a hospital shows whoever inspects it (立入検査): its answers to the items of the checklist,
 * and which papers its vendors were asked for and handed in (開示). Plain structs, filled by
 * load/inspection.c from inspection.json. NULL strings: the file says nothing.
 */
#ifndef BUNKAI_MODEL_INSPECTION_H
#define BUNKAI_MODEL_INSPECTION_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/follow_up.h"

#define ANSWER_YES "yes"
#define ANSWER_NO "no"
#define ANSWER_NOT_APPLICABLE "not-applicable"

struct checklist_answer {
	const char *item;     /* its id in the edition: 2③ */
	const char *answer;   /* one of the three words above */
	const char *evidence; /* what shows it; why it does not apply */
	const char *where;    /* where that lies */
	const char *by, *date; /* who answered, on which day */
	const char *note;
	/* of 'no': who sees to it, and until when it is to be yes ('target') */
	struct follow_up follow_up;
	const char *place;
};

/* A paper that a vendor was asked for, of a system or of one product in it. */
struct disclosure {
	const char *id, *system;
	const char *paper;   /* an id of clauses/disclosures.json: mds, sds … */
	const char *product; /* NULL: of the system as a whole */
	const char *edition; /* of the form that was filled in: an id of clauses/guidelines */
	const char *asked, *received; /* NULL: nobody asked yet, nothing came yet */
	const char *where, *note;
	const char *place;
};

struct inspection {
	const char *file;      /* DIR/inspection.json, be it there or not */
	bool stands;           /* it is there */
	const char *checklist; /* the edition that is answered; NULL: the project's */
	VEC(struct checklist_answer) answers;
	VEC(struct disclosure) disclosures;
};

/* The first answer to an item of the edition that is answered; NULL: none. */
const struct checklist_answer *inspection_answer(const struct inspection *x, const char *item);

#endif
