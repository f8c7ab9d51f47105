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
 * 新旧対照表, 改正文 and, of a contract (NULL: of the hospital), the 覚書 and a note to each party.
 * None when no paper says anything else; of a contract that ends a 終了通知 to each party besides.
 */
struct amendment_papers amendment_papers(struct arena *a, const struct amendment *in,
					 const struct contract *contract);

/*
 * False, and paper-twice, when a template of the library has the name of one of them: both would be
 * one file of one folder.
 */
bool amendment_papers_stand_apart(const struct amendment_papers *papers, const struct library *l,
				  struct diag_list *dl);

#endif
