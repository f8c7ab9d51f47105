/* SPDX-License-Identifier: MIT
 *
 * What those who find due dates share: the list that they fill, how it calls parties, and how long
 * things take.
 */
#ifndef BUNKAI_DERIVE_DUE_LIST_H
#define BUNKAI_DERIVE_DUE_LIST_H

#include "derive/due.h"

struct due_list {
	struct arena *a;
	const struct schedule_wish *wish;
	struct schedule *out;
};

/*
 * Adds it when its date is one that was wished: between `from` and `to`, or before and still open
 * (`open`), which makes it late. NULL: it is none.
 */
struct due *due_list_add(struct due_list *l, const struct due *due, bool open);

/* True when the wish takes what belongs to that contract; NULL: to none. */
bool due_list_wants(const struct due_list *l, const struct contract *c);

/* 甲 in the papers of one contract; in those of the whole hospital 当院, or the party's name. */
const char *due_list_party(const struct due_list *l, const char *party);

/* Its first hospital's id; NULL: the project has none. */
const char *due_list_hospital(const struct due_list *l);

/*
 * What the project says that it takes, else clauses/calendar.json; of several names the first that
 * one of them has. 0: neither says. The list ends with NULL.
 */
int due_list_minutes(const struct due_list *l, const char *const *names);

/* Of a thing of that kind alone. */
int due_list_kind_minutes(const struct due_list *l, enum due_kind kind);

#endif
