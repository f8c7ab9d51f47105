/* SPDX-License-Identifier: MIT
 *
 * Flows: ids missing from a run (flow-missing), situations that are no place (situation-not-place).
 */
#ifndef BUNKAI_CHECK_CHECK_FLOWS_H
#define BUNKAI_CHECK_CHECK_FLOWS_H

#include "check/rule.h"

void check_flows(const struct check *c);

#endif
