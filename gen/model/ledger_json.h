/* SPDX-License-Identifier: MIT
 *
 * The list of devices as ledger.json has it.
 */
#ifndef BUNKAI_MODEL_LEDGER_JSON_H
#define BUNKAI_MODEL_LEDGER_JSON_H

#include "base/json.h"
#include "model/ledger.h"

/* {"schema": "bunkai/ledger/1", …}; members that say nothing are left out. */
struct json *ledger_to_json(struct arena *a, const struct ledger *x);

#endif
