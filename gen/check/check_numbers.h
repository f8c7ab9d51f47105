/* SPDX-License-Identifier: MIT
 *
 * Requirement numbers inside a risk: gaps (number-gap) and references to numbers that the risk does
 * not have (dangling-number).
 */
#ifndef BUNKAI_CHECK_CHECK_NUMBERS_H
#define BUNKAI_CHECK_CHECK_NUMBERS_H

#include "check/rule.h"

void check_numbers(const struct check *c);

#endif
