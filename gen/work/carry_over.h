/* SPDX-License-Identifier: MIT
 *
 * What a project's files say of clauses that the library has merged into others since.
 */
#ifndef BUNKAI_WORK_CARRY_OVER_H
#define BUNKAI_WORK_CARRY_OVER_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/library.h"
#include "model/project.h"

/*
 * Positions, parameters, omissions and decisions of a merged clause speak of the one that took its
 * place from here on, where that is clear (merged-clause), else of nothing (merged-unclear). Of the
 * project's own clauses those are told that stand beside, or over, what was merged.
 */
void carry_over(struct arena *a, struct project *p, const struct library *l, struct diag_list *dl);

#endif
