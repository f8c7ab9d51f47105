/* SPDX-License-Identifier: MIT
 *
 * Shared terms in texts: {{term.incident.first-call}} is what the project says in `terms`, else what
 * the term is in the position that the text belongs to.
 */
#ifndef BUNKAI_DERIVE_TERMS_H
#define BUNKAI_DERIVE_TERMS_H

#include "model/library.h"
#include "model/project.h"

/*
 * Every term as a placeholder, for texts of one position; `own` (NULL: none) is the project's
 * `terms`, `up` is asked for all other names. `up` itself where the library has no terms.
 */
const struct settings *terms_of_position(struct arena *a, const struct library *l,
					 const struct settings *own, const char *position,
					 const struct settings *up);

/* {{table:ID}} for every part of a document that may be cited. */
void tables_name(struct arena *a, const struct library *l, struct settings *out);

/* The text with these filled in, and everything else as it is written. */
const char *tables_fill(struct arena *a, const struct library *l, const char *text);

#endif
