/* SPDX-License-Identifier: MIT
 *
 * All papers that take the parties of one contract, or the hospital, from one state to the other.
 */
#ifndef BUNKAI_AMEND_AMENDMENT_PAPERS_H
#define BUNKAI_AMEND_AMENDMENT_PAPERS_H

#include "amend/amendment.h"
#include "base/diag.h"

struct amendment_papers {
	VEC(const struct doc *) all;
};

/*
 * The papers of one scope: those of the library's templates (templates/amendments) that have
 * something to say. False when one of them cannot be bound (reported).
 */
bool amendment_papers(struct arena *a, const struct amendment *in, struct amendment_papers *out,
		      struct diag_list *dl);

/*
 * False, and paper-twice, when a template of the library has the name of one of them: both would be
 * one file of one folder.
 */
bool amendment_papers_stand_apart(const struct amendment_papers *papers, const struct library *l,
				  struct diag_list *dl);

#endif
