/* SPDX-License-Identifier: MIT
 *
 * clauses/gaps.json: how grave a gap between parties is, until when it is to be closed, and what
 * vendors on both sides of a connection have to have settled. Filled by load/gaps.c.
 */
#ifndef BUNKAI_MODEL_GAP_RULES_H
#define BUNKAI_MODEL_GAP_RULES_H

#include "base/arena.h"

struct gap_level {
	const char *id, *name;
	int days; /* from the project's date until it is to be closed */
};

/* rules, promise, answer, interface, object: see derive/party_gaps.h */
struct gap_kind {
	const char *id;
	const char *level; /* of what no risk weighs */
};

struct gap_rules {
	VEC(struct gap_level) levels; /* from the gravest; none: a library of before */
	VEC(struct gap_kind) kinds;
	VEC(const char *) interfaces; /* ids of measures */
	const char *file;
};

#endif
