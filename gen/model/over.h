/* SPDX-License-Identifier: MIT
 *
 * Contracts that have ended. On the day of its end a contract is still in force; from the day after
 * on no papers are made of it, and what no other contract names has nobody any more. The day is the
 * project's: the clock is not asked.
 */
#ifndef BUNKAI_MODEL_OVER_H
#define BUNKAI_MODEL_OVER_H

#include "model/project.h"

/* True once the project's date is behind the contract's `ended`. */
bool contract_is_over(const struct project *p, const struct contract *c);

/*
 * The contract that ended last of those that name it; NULL while one of them is in force, or when
 * none ever named it. Of a hospital always NULL: it is there without a contract.
 */
const struct contract *over_of_party(const struct project *p, const char *id);
const struct contract *over_of_system(const struct project *p, const char *id);
const struct contract *over_of_register(const struct project *p, const char *id);

/*
 * True of a contact whose party has no contract in force any more, or all of whose systems have
 * lost theirs: nobody of the contract answers the telephone. The hospital's own never is.
 */
bool contact_is_over(const struct project *p, const struct contact *c);

#endif
