/* SPDX-License-Identifier: MIT
 *
 * Values outside the register's own vocabulary (odd-value) and requirements without a judgement
 * (no-judgement). The vocabulary of a column is what most rows hold, so that a register in other
 * words is served as well.
 */
#ifndef BUNKAI_CHECK_CHECK_VALUES_H
#define BUNKAI_CHECK_CHECK_VALUES_H

#include "check/rule.h"

void check_values(const struct check *c);

#endif
