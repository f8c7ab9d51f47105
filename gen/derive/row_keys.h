/* SPDX-License-Identifier: MIT
 *
 * Keys that may take several rows, as decisions and commands write them: `R40/②-1` is one row,
 * `R40/②-*` those whose number begins so (* any characters, ? a single one), `R40` every
 * requirement of the risk. The hospital's duty is never taken by such a key: it has to be written,
 * `R40/duty` or `R40/対応事項`. A register may stand in front, as in derive/keys.h.
 */
#ifndef BUNKAI_DERIVE_ROW_KEYS_H
#define BUNKAI_DERIVE_ROW_KEYS_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/nearest.h"
#include "model/library.h"
#include "model/project.h"
#include "model/register.h"

/* True when the key means more than one row by how it is written: a wildcard, or a whole risk. */
bool row_key_is_wide(const struct project *p, const char *written);

/*
 * Whether the key takes a row of the register: the requirement's, or with NULL the duty's of the
 * risk. A key that is some row's own to the letter takes that row alone, whatever signs it has.
 */
bool row_key_takes(const struct project *p, const struct library *l, const char *written,
		   const struct risk_register *reg, const struct risk *risk,
		   const struct requirement *requirement);

/* How many rows of a register it takes; duties count, as far as there are. */
size_t row_key_count(const struct project *p, const struct library *l, const char *written,
		     const struct risk_register *reg);

/*
 * Adds the keys with wildcards that could have been written for the rows of a risk (NULL: of all
 * risks), such as `R40/②-*`, each once; `seen` has those of the registers before. `lead` stands
 * before each.
 */
void row_key_list_wide(struct arena *a, const struct risk_register *reg, const char *risk,
		       const char *lead, struct map *seen, struct known *known);

#endif
