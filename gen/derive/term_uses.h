/* SPDX-License-Identifier: MIT
 *
 * Where the library cites a shared term: in texts of clauses and in statements.
 */
#ifndef BUNKAI_DERIVE_TERM_USES_H
#define BUNKAI_DERIVE_TERM_USES_H

#include "base/arena.h"
#include "model/library.h"

struct term_use {
	const struct clause *clause;
	const char *position;    /* of a text: 標準案; "" of a clause without positions */
	const char *statement;   /* its id; NULL: a text */
	const char *place;       /* file:line */
};

struct term_uses {
	VEC(struct term_use) all; /* in the library's order, of each clause its texts first */
};

struct term_uses term_uses_of(struct arena *a, const struct library *l, const char *term);

#endif
