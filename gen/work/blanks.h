/* SPDX-License-Identifier: MIT
 *
 * What papers print as 未記入 (nobody wrote it) or as 未定 (nobody decided it) is a finding, found
 * where it is printed: binding notes it (noted.h).
 */
#ifndef BUNKAI_WORK_BLANKS_H
#define BUNKAI_WORK_BLANKS_H

#include "base/hash.h"
#include "work/documents.h"

/* One empty member of a file, and the documents that print it. */
struct empty_member {
	struct blank blank;
	VEC(const struct planned *) in;
};

/* Of several documents, each member once. */
struct empty_members {
	struct arena *a;
	struct map *by_place;
	VEC(struct empty_member *) all;
};

struct empty_members blanks_new(struct arena *a);

/* Adds what a document prints; of one that cannot be bound that is nothing. `planned` is lent. */
void blanks_find(const struct run *run, const struct planned *planned, struct empty_members *m);

/*
 * Adds to the findings, behind those of run_check: not-filled-in once per member of a file, however
 * many papers print it, and not what a check of its own has told already; fee-undecided once per
 * contract, with the number of rows. Findings stay sorted.
 */
void blanks_tell(struct run *run, const struct empty_members *m);

/* Of all documents of the project; those that nobody has bound yet are bound for it. */
void blanks_add(struct run *run);

/* True when papers print the row's fee as 未定. */
bool blanks_fee_is_undecided(const struct responsibility *r);

/* True when a table of the template that prints the view has a column for fees. */
bool blanks_prints_fees(const struct template *t, const char *view);

#endif
