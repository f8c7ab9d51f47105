/* SPDX-License-Identifier: MIT
 *
 * What has changed under a sending since it went out: of its rows that no answer has settled, those
 * that would be sent otherwise today. What an answer settled has changed because of it.
 */
#ifndef BUNKAI_WORK_SENT_CHANGES_H
#define BUNKAI_WORK_SENT_CHANGES_H

#include "derive/talks.h"
#include "work/run.h"

struct sent_changes {
	bool known;     /* its record is there, and the contract's papers can be printed */
	size_t changed; /* rows that are not as they were sent, or are gone */
};

/* Rows of contracts as they stand now are kept: made once for all that ask. */
struct sent_changes_seen {
	const struct run *run;
	const struct talk_states *talks;
	struct map *rows;    /* contract -> struct sent_rows */
	struct map *settled; /* rows of sendings that answers settled, by what they ask, key and phase */
};

/* The run and the states live as long. */
struct sent_changes_seen sent_changes_new(const struct run *run, const struct talk_states *t);

/* Findings of what cannot be read or printed are left to `check` and `verify`. */
struct sent_changes sent_changes_of(struct sent_changes_seen *seen, const struct sending *s);

#endif
