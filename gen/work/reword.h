/* SPDX-License-Identifier: MIT
 *
 * Words that the parties of a contract agreed on outside of an answer, taken for it: the wording
 * (wording.h) and the decision of the clause on it, tried together.
 */
#ifndef BUNKAI_WORK_REWORD_H
#define BUNKAI_WORK_REWORD_H

#include "work/wording.h"

struct reword_order {
	const char *target;   /* CLAUSE/2, CLAUSE/2(1) */
	const char *contract;
	const char *text;     /* see wording_wish */
	const char *by, *date; /* who agreed to it; date NULL: the project's */
	bool terms;
};

/*
 * Tries it in an open trial. What it changes, statements too, is in out->changes; warnings and notes
 * are told in `dl`. False: refused and told.
 */
bool reword_try(struct trial *t, const struct reword_order *order, struct wording_taken *out,
		struct diag_list *dl);

#endif
