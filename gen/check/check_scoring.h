/* SPDX-License-Identifier: MIT
 *
 * Ratings against the register's own tables and the scoring model that it names: unknown-model,
 * unknown-factor, factor-outside-model, factor-against-model, level-against-model,
 * response-against-level, rating-missing, matrix-hole, matrix-twice.
 */
#ifndef BUNKAI_CHECK_CHECK_SCORING_H
#define BUNKAI_CHECK_CHECK_SCORING_H

#include "check/rule.h"

void check_scoring(const struct check *c);

#endif
