/* SPDX-License-Identifier: MIT
 *
 * The 覚書 of an amendment: names the contract, lists the annexes that change, says from when, and
 * that all else stays.
 */
#ifndef BUNKAI_AMEND_MEMORANDUM_H
#define BUNKAI_AMEND_MEMORANDUM_H

#include "amend/shinkyu.h"
#include "model/project.h"

/*
 * `in` holds the papers of the contract; `p` is the new state. NULL when no paper of the contract
 * changes.
 */
struct doc *memorandum_build(struct arena *a, const struct amendment *in, const struct project *p,
			     const struct contract *contract);

#endif
