/* SPDX-License-Identifier: MIT
 *
 * bunkai import --over: a vendor's register that was read takes the place of a baseline register in
 * a contract, with a report of each row.
 */
#ifndef BUNKAI_CMD_IMPORT_OVER_H
#define BUNKAI_CMD_IMPORT_OVER_H

#include "cmd/import_options.h"
#include "model/register.h"

/* `reg` was read for --register, which has to be said. Returns the exit status. */
int import_over(struct arena *a, const struct import_options *o, const struct risk_register *reg);

#endif
