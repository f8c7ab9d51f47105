/* SPDX-License-Identifier: MIT
 *
 * Sending a contract's papers to one of its parties for an answer: the answer workbook, the
 * covering letter and the papers of the contract, handed over in a folder, and frozen with what was
 * shown below sent/ of the project.
 */
#ifndef BUNKAI_WORK_SEND_H
#define BUNKAI_WORK_SEND_H

#include "base/progress.h"
#include "model/sent.h"
#include "work/run.h"

struct send_wish {
	const char *contract, *party;
	const char *due;   /* ISO; the day until which answers are asked for */
	const char *date;  /* ISO; NULL: the project's */
	const char *out;   /* the folder that is handed over */
	bool open_only, dry_run;
};

struct sent {
	const struct sending_record *record; /* NULL: nothing is left to ask (nothing-to-send) */
	const char *folder;                  /* below which it is frozen */
	VEC(const char *) made;              /* one line per file that is handed over */
};

/* Loads the project as the sending sees it, and takes its folder for writing. */
bool send_load(struct run *run, struct arena *a, const char *folder, const struct send_wish *wish);

/*
 * Sends. The run was loaded with send_load for that wish, and checked; its contract is there. False
 * when the party is none of the contract's, the days do not go, a paper is refused or a file cannot
 * be written (reported): then nothing has changed. With dry_run nothing is written, and `made` says
 * what would be.
 */
bool send_papers(const struct run *run, const struct send_wish *wish, struct progress *progress,
		 struct sent *out, struct diag_list *dl);

/* How many rows of the record ask that; ASKS_…. */
size_t send_count(const struct sending_record *r, const char *asks);

#endif
