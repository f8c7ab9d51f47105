/* SPDX-License-Identifier: MIT
 *
 * What of a contract the open answers are about (derive/talks.h): a row of its table, a clause, a
 * contact, or something new that stands for itself. Several answers on one thing are one point.
 */
#ifndef BUNKAI_WORK_ANSWERED_THINGS_H
#define BUNKAI_WORK_ANSWERED_THINGS_H

#include "derive/talks.h"
#include "work/run.h"

struct answered_thing {
	/* one of them, or none of what is new or is gone */
	const struct responsibility *row;
	const struct clause *clause;
	const struct contact *contact;
	VEC(const struct answer_state *) answers; /* open ones, as talks.json has them */
};

struct answered_things {
	struct arena *a;
	struct map *by_name;
	VEC(struct answered_thing *) all; /* in the order of their first answers */
};

struct answered_things answered_things_of(const struct run *run, const struct contract *c,
					  const struct responsibilities *rows);

/* NULL: no open answer is about it. */
const struct answered_thing *answered_thing_row(const struct answered_things *t,
						const struct responsibility *r);
const struct answered_thing *answered_thing_clause(const struct answered_things *t,
						   const struct clause *c);

/* 'R24/④-1', 'backup-a', 'contact/desk', 'A-012': as commands name it; rows by their full key. */
const char *answered_thing_name(struct arena *a, const struct answered_thing *t);

/* 'A-003, A-007' */
const char *answered_thing_ids(struct arena *a, const struct answered_thing *t);

/* 'A-003 (tele): wish; it was changed since': who says what, and why it is not taken. Translated. */
const char *answered_thing_words(struct arena *a, const struct answered_thing *t);

#endif
