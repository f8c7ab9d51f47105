/* SPDX-License-Identifier: MIT
 *
 * Papers of amendments among a project's own: those that `documents` names, or that were asked for,
 * made from the latest edition of a contract, or of the hospital, to the project as it is now.
 */
#ifndef BUNKAI_WORK_AMENDMENTS_NOW_H
#define BUNKAI_WORK_AMENDMENTS_NOW_H

#include "work/run.h"

/* One of them, as it lies in an output folder. */
struct amending_paper {
	const char *name;   /* 'tele-2026/shinkyu' */
	const char *folder; /* 'tele-2026', or 'hospital-only/tele-2026' */
	const struct doc *doc;
};

struct amending_papers {
	VEC(struct amending_paper) all;
	bool asked; /* some are wanted, whether there is an edition or not */
};

struct amendment_wish {
	const char *contract; /* of that one alone; NULL: of all, and the hospital's */
	const char *document; /* that one alone, whoever lists it; NULL: those that are listed */
	bool draft;           /* marked as a draft of what the next edition will have */
};

/*
 * False when one cannot be made, or what was asked for has no edition to start from (reported).
 * What is listed and has none, or tells nothing since nothing changed, is left out with a warning.
 */
bool amendments_now(const struct run *run, const struct amendment_wish *wish,
		    struct amending_papers *out, struct diag_list *dl);

#endif
