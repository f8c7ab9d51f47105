/* SPDX-License-Identifier: MIT
 *
 * Rows that name each other: row-twice, unknown-row, and what nothing refers to (not-assessed,
 * not-treated, threat-unused).
 */
#ifndef BUNKAI_CHECK_CHECK_LINKS_H
#define BUNKAI_CHECK_CHECK_LINKS_H

#include "check/rule.h"

void check_links(const struct check *c);

#endif
