/* SPDX-License-Identifier: MIT
 *
 * A wording that the parties of a contract agreed on for one 項 or 号 becomes the contract's own: a
 * position of the clause that holds for this contract alone (clause.agreed), in the project's own
 * clauses/, with its statements. The plain text is mapped back to its source: references, parties
 * and numbers that were left as they are stay placeholders; a changed number goes to where it is
 * kept (a parameter of the contract), and only what is kept nowhere becomes text.
 *
 *     struct wording_taken taken = {0};
 *     if (wording_take(&t, &(struct wording_wish){.contract = "tele-2026",
 *                      .clause = "remote-maintenance-request", .place = "3", .text = "…"},
 *                      &taken, dl))
 *             … a decision on taken.position, trial_run, trial_write …
 *
 * No decision is written here: whoever takes the wording says who agreed to it and when (a clause's
 * wording holds only once a decision picks the position).
 */
#ifndef BUNKAI_WORK_WORDING_H
#define BUNKAI_WORK_WORDING_H

#include "work/trial.h"
#include "work/wording_taken.h"

/* All strings are lent. */
struct wording_wish {
	const char *contract, *clause;
	/* the position whose text was shown; NULL: the one that the contract has now */
	const char *position;
	const char *place; /* '2', '2(1)': 項, or 号 of it */
	/*
	 * The words as they are printed (第28条, 乙, 5日), no placeholders. Of a 項 that has 号 either
	 * its own sentences alone, and its 号 stay, or all of it: its 号 on lines of their own, each
	 * behind (1), (2) …. Empty: the place is to say nothing any more, and prints 削除 under its
	 * number, so that no other number moves.
	 */
	const char *text;
	/* a shared term's number may be changed for all: the project's `terms` */
	bool terms;
};

/*
 * Makes the edits in the trial, one 項 or 号 at a time; several of one clause follow each other. What
 * doubts it leaves (a number that others go on saying, a statement that fell) is told in `dl` as
 * warnings and notes. False: refused and told, and the trial must not be written.
 *
 * What no longer stands in the text that statements say of it is found by the checks when the trial
 * is run (trial_run), as with any clause.
 */
bool wording_take(struct trial *t, const struct wording_wish *wish, struct wording_taken *out,
		  struct diag_list *dl);

#endif
