/* SPDX-License-Identifier: MIT
 *
 * Ratings against the register's own tables: response-against-level, level-against-matrix, matrix-hole, matrix-twice, rating-missing.
 */
#ifndef BUNKAI_CHECK_CHECK_SCORING_H
#define BUNKAI_CHECK_CHECK_SCORING_H

#include "check/rule.h"

void check_scoring(const struct check *c);

#endif
