/* SPDX-License-Identifier: MIT
 *
 * From a register row to the clauses that answer it: those whose head names the row (or its whole
 * risk), else those of its topic.
 */
#ifndef BUNKAI_DERIVE_COVERS_H
#define BUNKAI_DERIVE_COVERS_H

#include "derive/responsibility.h"

struct covers;

/* An index over all `covers` of the library; built once per run. */
struct covers *covers_new(struct arena *a, const struct library *l);

struct clause_list {
	VEC(const struct clause *) all;
};

/*
 * The clauses whose heads name this row; never NULL. A register of no known family is named by
 * none.
 */
const struct clause_list *covers_of(struct arena *a, const struct covers *c,
				    const struct responsibility *r);

#endif
