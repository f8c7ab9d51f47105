/* SPDX-License-Identifier: MIT
 *
 * A task of one party: the statements of one 項 that it does together, and the days on which it is
 * due, with the words that a calendar has for it.
 */
#ifndef BUNKAI_DERIVE_DUE_TASK_H
#define BUNKAI_DERIVE_DUE_TASK_H

#include "derive/due_list.h"
#include "derive/rhythm.h"

struct due_task {
	const struct coverage_paper *paper;
	const struct chosen *chosen;
	int paragraph;
	const char *party, *office; /* office: of the hospital's own papers; NULL */
	const char *objects;        /* for which the party is the one; NULL: for all */
	const char *occasion;       /* NULL: once, by its anchor */
	const struct calendar_anchor *anchor;
	struct rhythm rhythm;       /* nothing in it: the occasion's; by an anchor its offset */
	bool moves; /* what ends on a day off ends on the next business day (書面の提出) */
	VEC(struct due_statement) statements; /* the first gives the title */
};

/* True when both are done by the same one, at the same time and by the same 項. */
bool due_task_is_same(const struct due_task *x, const struct due_task *y);

/* The last day on which it is in time, of a period that ends on `iso`. */
const char *due_task_end(struct due_list *l, const struct due_task *t, const char *iso);

/* Adds its dates of the wished months. */
void due_task_lay(struct due_list *l, const struct due_task *t);

/*
 * What the task is in words, without its day: kind, title, details, place, record, minutes of one
 * time. For dates that follow from an anchor too.
 */
struct due due_task_words(struct due_list *l, const struct due_task *t);

#endif
