/* SPDX-License-Identifier: MIT
 *
 * Characters in a register's texts that a reader does not see or sees elsewhere than they stand: a
 * requirement may then say something else than the paper seems to.
 */
#ifndef BUNKAI_CHECK_CHECK_CHARACTERS_H
#define BUNKAI_CHECK_CHECK_CHARACTERS_H

#include "check/rule.h"

void check_characters(const struct check *c);

#endif
