/* SPDX-License-Identifier: MIT
 *
 * Open answers of parties on what is decided: whoever agrees on a row, rejects or accepts it has
 * answered them, so that the decision names them.
 */
#ifndef BUNKAI_WORK_DECIDE_ANSWERS_H
#define BUNKAI_WORK_DECIDE_ANSWERS_H

#include "work/decide_choice.h"

/* Fills `answers` of each group, where the status that was said settles its rows. */
void decide_answers_of_rows(const struct run *run, const struct decide_words *w,
			    struct decide_choice *choice);

/*
 * The open answers on the 項 of a clause, or with 'clause/2' on that one; none where the status does
 * not settle it.
 */
struct decide_answers decide_answers_of_clause(const struct run *run, const struct decide_words *w,
					       const struct contract *c, const char *clause);

#endif
