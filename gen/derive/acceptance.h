/* SPDX-License-Identifier: MIT
 *
 * Who accepted what remains of a risk: the acceptances of decisions.json.
 */
#ifndef BUNKAI_DERIVE_ACCEPTANCE_H
#define BUNKAI_DERIVE_ACCEPTANCE_H

#include "model/project.h"

/* The acceptance of that risk; NULL when nobody accepted it. One that names no register speaks of every register. */
const struct acceptance *acceptance_of(const struct project *p, const struct risk_register *reg, const struct risk *risk);

#endif
