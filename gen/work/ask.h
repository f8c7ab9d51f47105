/* SPDX-License-Identifier: MIT
 *
 * A questionnaire for a party: the workbook that it fills in, on paper too where that is asked for.
 * Nothing is written into the project.
 */
#ifndef BUNKAI_WORK_ASK_H
#define BUNKAI_WORK_ASK_H

#include "base/progress.h"
#include "work/run.h"

struct ask_wish {
	const char *questionnaire, *party;
	const char *system, *product; /* may be NULL */
	const char *due, *date;       /* ISO; NULL: none is said; the project's */
	const char *formats;          /* NULL: the workbook */
	const char *out;              /* the folder */
};

struct ask_done {
	VEC(const char *) made; /* one line per file */
	size_t questions, unconfirmed; /* that can be answered; those nobody saw in the form */
};

/*
 * Writes <questionnaire>-<party>[-<system>] with each format's ending into the folder. False:
 * reported (no-questionnaire, unknown-value, asked-of-other …), and nothing has changed.
 */
bool ask_party(const struct run *run, const struct ask_wish *wish, struct progress *progress,
	 struct ask_done *out, struct diag_list *dl);

#endif
