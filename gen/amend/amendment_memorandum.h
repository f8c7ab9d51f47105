/* SPDX-License-Identifier: MIT
 *
 * The 覚書 of an amendment: names the contract, lists the annexes that change, says from when, and
 * that all else stays.
 */
#ifndef BUNKAI_AMEND_AMENDMENT_MEMORANDUM_H
#define BUNKAI_AMEND_AMENDMENT_MEMORANDUM_H

#include "amend/amendment.h"

/* `in` holds the papers of the contract. NULL when none of them changes. */
struct doc *amendment_memorandum_build(struct arena *a, const struct amendment *in,
				       const struct contract *contract);

#endif
