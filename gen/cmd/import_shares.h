/* SPDX-License-Identifier: MIT
 *
 * bunkai import --as shares: another party's responsibility table becomes a register, decisions and
 * a contract that rests on them.
 */
#ifndef BUNKAI_CMD_IMPORT_SHARES_H
#define BUNKAI_CMD_IMPORT_SHARES_H

#include "base/arena.h"
#include "cmd/import_options.h"

int import_shares(struct arena *a, const struct import_options *o);

#endif
