/* SPDX-License-Identifier: MIT
 *
 * Questionnaires (templates/questionnaires/ID.json): what a hospital asks its vendors, or itself, in
 * a form with numbered questions - MDS/SDS, checklists, a self-check. Questions are in our own
 * words, with the numbers of the form. Plain structs, filled by load/questionnaires.c; NULL
 * strings: the file says nothing.
 */
#ifndef BUNKAI_MODEL_QUESTIONNAIRE_H
#define BUNKAI_MODEL_QUESTIONNAIRE_H

#include <stdbool.h>

#include "base/arena.h"

/* A word that one may answer with. */
struct answer_choice {
	/* yes, no, not-applicable, partly; of levels level-0 … level-9 */
	const char *id;
	const char *word;        /* as the form prints it: はい */
	const char *meaning;     /* of a level: what it says */
	VEC(const char *) also;  /* how people write it: ○, Yes, 該当 */
};

/* The words of one kind of question. */
struct answer_choices {
	const char *id;          /* yes-no, applies, level … */
	bool presence;           /* says whether there is such a thing: no is no shortcoming */
	VEC(struct answer_choice) all;
};

struct question {
	const char *id;          /* as answers and refs name it: 4.1/2, 2③; unique in the form */
	const char *no;          /* as printed; NULL: the id */
	const char *parent;      /* id of the question that it belongs to; NULL: none */
	const char *section;     /* an id of sections */
	const char *text;
	const char *choices;     /* id of the set of choices; NULL: the form's first */
	bool heading;            /* nothing is answered in it, but in those below */
	VEC(const char *) measures; /* ids of clauses/measures.json that it asks about */
	const char *topic;
	VEC(const char *) refs;  /* 'mhlw-5.2/6.5.C1': items of guidelines that it goes by */
	const char *status;      /* confirmed, second-hand …, as in clauses/guidelines */
	const char *note;
	const char *place;
};

struct question_section {
	const char *id, *title;
};

struct questionnaire {
	const char *id, *title, *shown; /* shown: where there is little room */
	const char *edition;
	const char *guideline;   /* the list of clauses/guidelines whose items have the same ids */
	const char *by;          /* who answers: vendor, hospital */
	const char *of;          /* one sheet per: party, system, product */
	bool rounds;             /* a first and a second answer, each with its day, and a target */
	const char *repeat;      /* month: answered again each month; NULL: once */
	const char *target;      /* of levels: the id of the choice that is to be reached */
	const char *status, *as_of, *note;
	VEC(struct question_section) sections;
	VEC(struct answer_choices) choices;
	VEC(struct question) questions;
	const char *file;
};

/* By id; NULL when absent. */
const struct question *questionnaire_question(const struct questionnaire *q, const char *id);
const struct question_section *questionnaire_section(const struct questionnaire *q,
						     const char *id);

/* The choices of a question; NULL when the form has none of that id. */
const struct answer_choices *question_choices(const struct questionnaire *q,
					      const struct question *question);

/* The question asks whether there is such a thing, not whether something is done. */
bool question_is_presence(const struct questionnaire *q, const struct question *question);

/* The choice of that id; NULL when absent. */
const struct answer_choice *answer_choice_find(const struct answer_choices *choices,
					       const char *id);

#endif
