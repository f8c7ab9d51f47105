/* SPDX-License-Identifier: MIT
 *
 * The covering note to one party of a contract: what changes for it, in plain words, and what
 * stays.
 */
#ifndef BUNKAI_AMEND_NOTICE_H
#define BUNKAI_AMEND_NOTICE_H

#include "amend/amendment.h"

/* `in` holds the papers of the party's contract. Never NULL. */
struct doc *notice_build(struct arena *a, const struct amendment *in,
			 const struct contract *contract, const struct contract_party *to);

#endif
