/* SPDX-License-Identifier: MIT
 *
 * What a hospital gives up by falling back to a position of a clause (its `lost`), with the numbers
 * that the positions have: parameters and shared terms as in the position itself, a shared term of
 * another one behind that one's name: {{標準案:term.incident.first-call}}.
 */
#ifndef BUNKAI_DERIVE_FALLBACK_H
#define BUNKAI_DERIVE_FALLBACK_H

#include "base/diag.h"
#include "model/library.h"
#include "model/project.h"

/*
 * The text filled in; NULL: nothing is said of the position. `names` are those of the clause, its
 * parameters and what stands above them; `dl` (may be NULL) gets names that nobody knows.
 */
const char *fallback_lost(struct arena *a, const struct project *p, const struct library *l,
			  const struct clause *c, const struct settings *names,
			  const char *position, struct diag_list *dl);

#endif
