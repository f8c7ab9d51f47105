/* SPDX-License-Identifier: MIT
 *
 * A vendor's register takes the place of a baseline register in one contract, row by row: a row of
 * the baseline gives way when the vendor's rows ask for every measure that it asks for; all others
 * stay, since nobody has answered them. Other contracts keep the baseline as it is.
 */
#ifndef BUNKAI_WORK_SUPERSEDE_H
#define BUNKAI_WORK_SUPERSEDE_H

#include "model/register.h"
#include "work/set.h"

/* What became of a row of the baseline. */
struct superseded_row {
	const char *key, *text;   /* of the baseline's row; the text is lent */
	VEC(const char *) by;     /* keys of the vendor's rows with the same measures */
	bool gone;                /* all of its measures are answered; else it stays */
	bool guess;               /* at least one measure is known by words only */
};

/* A decision on a row that gave way. */
struct superseded_decision {
	const char *id, *key, *to; /* `to` NULL: several rows answer, and it waits to be decided anew */
	const char *by;            /* those rows */
};

/* What was said of rows of the baseline and did not follow them; somebody has to say it anew. */
struct superseded_left {
	enum superseded_why {
		LEFT_EVERY_CONTRACT, /* a decision of all contracts, of which others keep the baseline */
		LEFT_SEVERAL_ROWS,   /* a decision on several rows at once, of which some gave way */
		LEFT_ACCEPTED        /* an accepted risk whose rows gave way, or have another name now */
	} why;
	const char *id, *key; /* `id` NULL: an acceptance without one; the key as it is written */
	const char *rows;     /* those that gave way, with ',' between; "": none did */
};

struct superseding {
	const char *contract, *over, *left; /* `left`: register with what stays; NULL: nothing */
	VEC(struct superseded_row) rows;
	VEC(struct superseded_decision) decisions;
	VEC(struct superseded_left) behind;
	size_t gone;
	/* nothing stays, and no contract rests on the baseline any more: its file is as it was */
	bool idle;
};

/*
 * Puts `reg` (its id is the new register's) into the trial, makes the contract rest on it and on
 * what stays of the baseline `over`, lets decisions follow, and tries the project so. False:
 * refused, and told in `dl` (no-baseline where the contract does not rest on such a register).
 */
bool supersede(struct trial *t, const struct risk_register *reg, const char *contract,
	       const char *over, struct superseding *out, struct made_changes *made,
	       struct diag_list *dl);

#endif
