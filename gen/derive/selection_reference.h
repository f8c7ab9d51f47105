/* SPDX-License-Identifier: MIT
 *
 * How a text cites an article: by its number, and behind the paper's name where it stands in
 * another paper.
 */
#ifndef BUNKAI_DERIVE_SELECTION_REFERENCE_H
#define BUNKAI_DERIVE_SELECTION_REFERENCE_H

#include "derive/clauses.h"

/*
 * '第8条', or '第8条第2項' for 'clause-id/2' (model/article_target.h). Behind the paper's name in one
 * of the papers whose articles the selection cites (細則第8条), and in one that the target names
 * (別紙第8条 for 'annex/clause-id'): there of the same contract, or of the hospital. NULL when there
 * is no such article or 項.
 */
const char *selection_reference(struct arena *a, const struct library *l, const struct selection *s,
				const char *target);

/* The same; `hole` says why there is none. */
const char *selection_cite(struct arena *a, const struct library *l, const struct selection *s,
			   const char *target, struct reference_hole *hole);

/* How texts call a paper before the number of its article: 別紙, 覚書; no placeholder stays in it. */
const char *selection_paper(struct arena *a, const struct selection *s);

#endif
