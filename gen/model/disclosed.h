/* SPDX-License-Identifier: MIT
 *
 * Answered questionnaires (開示回答): disclosures/ID.json, one filled-in form each. What came stands
 * beside it as it came. Plain structs, filled by load/disclosed.c; NULL strings: nobody said.
 * (The papers that were asked for and came, whatever is in them, are inspection.h's disclosures.)
 */
#ifndef BUNKAI_MODEL_DISCLOSED_H
#define BUNKAI_MODEL_DISCLOSED_H

#include "base/arena.h"

#define FOLDER_DISCLOSED "disclosures"
/* below it: the files that the answers were read from */
#define FOLDER_AS_IT_CAME "received"

/* The answer to one question of the form. */
struct disclosed_answer {
	const char *item;         /* id of the question */
	const char *answer;       /* id of a choice: yes, no, level-2; NULL: unanswered or unread */
	const char *said;         /* as written: 'はい (6/10)'; NULL: the cell was empty */
	const char *date;         /* ISO day of the answer */
	const char *target;       /* ISO day by which it is to be yes */
	const char *again, *again_date; /* the second answer and its day */
	const char *remark;       /* 備考, with what a number in it refers to written out */
	const char *place;        /* where the source has it: '回答 B12' */
	const char *at;           /* JSON path, for findings */
};

struct disclosed_sheet {
	const char *id;           /* the file's name without ending */
	const char *questionnaire;
	const char *party;        /* who answered: a vendor, or the hospital */
	const char *system;       /* NULL: of all that the party has to do with */
	const char *product, *version;
	const char *date;         /* of the form: the day on which it was filled in */
	const char *received;
	const char *month;        /* '2026-10', of forms that are answered each month */
	const char *file, *sha256; /* what came: its name below disclosures/ and its sum */
	VEC(struct disclosed_answer) answers; /* in the form's order */
	VEC(const char *) notes;  /* texts of the form that answer no question */
	const char *place;        /* DIR/disclosures/ID.json */
};

/* NULL when it has none. */
const struct disclosed_answer *disclosed_answer_of(const struct disclosed_sheet *s,
						   const char *item);

#endif
