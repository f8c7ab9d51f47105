/* SPDX-License-Identifier: MIT
 *
 * `--status accepted`: which of the chosen rows are closed by accepting the whole risk, which by a
 * decision of their own, and which not at all. The rules are those of derive/responsibility.h: an
 * acceptance is of a risk that is kept, of what remains after measures, or of a risk on which
 * nobody acts; a row on which somebody acts is not accepted away.
 */
#ifndef BUNKAI_WORK_DECIDE_ACCEPT_H
#define BUNKAI_WORK_DECIDE_ACCEPT_H

#include "work/decide_choice.h"

struct accepted_risk {
	const struct risk_register *reg;
	const struct risk *risk;
};

struct accepted_risks {
	VEC(struct accepted_risk) all;
};

/*
 * Takes the choice apart: `risks` gets those to be accepted, the choice keeps a decision on the
 * rows that need one, and as `left` those of which nothing is to be accepted. False, and reported:
 * nothing is left to accept, or something was said that an acceptance does not have.
 */
bool decide_accept(const struct run *run, const struct decide_words *words,
		   struct decide_choice *choice, struct accepted_risks *risks,
		   struct diag_list *dl);

#endif
