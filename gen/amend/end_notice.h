/* SPDX-License-Identifier: MIT
 *
 * The 終了通知 to one party of a contract that ends: the last day, the articles that speak of the
 * end by their numbers in the latest edition, and what that party has to return, erase, hand over
 * and shut down, thing by thing.
 */
#ifndef BUNKAI_AMEND_END_NOTICE_H
#define BUNKAI_AMEND_END_NOTICE_H

#include "amend/amendment.h"

/* True when the contract has a last day that it did not have before, or another one. */
bool end_notice_is_due(const struct amendment *in, const struct contract *contract);

/* Never NULL. The contract has ended; its parties are those of the new state. */
struct doc *end_notice_build(struct arena *a, const struct amendment *in,
			     const struct contract *contract, const struct contract_party *to);

#endif
