/* SPDX-License-Identifier: MIT
 *
 * Which papers a project makes, said once for all who count them: `build` makes them, checks look
 * at them, coverage reads their articles.
 */
#ifndef BUNKAI_DERIVE_PAPERS_H
#define BUNKAI_DERIVE_PAPERS_H

#include "base/arena.h"
#include "model/library.h"
#include "model/project.h"

/* A document of one contract, or of the whole hospital. */
struct wanted_paper {
	const struct template *template;
	const struct contract *contract; /* NULL: of the whole hospital */
};

struct wanted_papers {
	VEC(struct wanted_paper) all;
};

/*
 * In the order of the project's `documents`, each for the contracts that have it; behind them what
 * contracts alone have in their own lists. What a list names twice is one paper, and what no
 * template has is none.
 */
struct wanted_papers *papers_wanted(struct arena *a, const struct project *p,
				    const struct library *l);

/*
 * The paper that the project makes of a document's clauses of that rank, such as 細則 of those of
 * 規程; NULL: none, and the document has them itself.
 */
const struct template *papers_below(const struct project *p, const struct library *l,
				    const char *document, const char *rank);

/* True of a paper of a contract that has ended (model/over.h): nobody makes it unless asked. */
bool paper_is_over(const struct project *p, const struct wanted_paper *w);

/* True when the project makes the template's paper, of the contract or (NULL) of the hospital. */
bool papers_make(const struct project *p, const struct template *t, const struct contract *c);

/* True when the template is made for contracts, one paper each. */
bool papers_are_of_contracts(const struct template *t);

#endif
