/* SPDX-License-Identifier: MIT
 *
 * What a clause asks of its contract by `when`: 'system.vpn', 'not system.cloud or
 * contract.several_vendors'. clauses/README.md describes the words.
 */
#ifndef BUNKAI_DERIVE_CONDITIONS_H
#define BUNKAI_DERIVE_CONDITIONS_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/library.h"
#include "model/project.h"

enum condition_kind {
	CONDITION_SYSTEM,   /* a system of the contract has it */
	CONDITION_CONTRACT, /* the contract has it */
	CONDITION_PARAM,    /* a parameter of the project */
	CONDITION_PARTY,    /* somebody signs in that role; `others`: beside the two sides */
	CONDITION__MAX
};

struct condition_term {
	bool not;
	enum condition_kind kind; /* CONDITION__MAX: no such word */
	const char *name;
};

struct condition_terms {
	VEC(struct condition_term) all;
	bool every; /* all have to hold ('and'); else one ('or') */
	bool mixed; /* both words stand in it, so that nobody can tell */
};

struct condition_terms condition_parse(struct arena *a, const char *when);

/* False of what is malformed, and of features that the library, which has a list, does not know. */
bool condition_is_known(struct arena *a, const struct library *l, const char *when);

/* `c` NULL: a paper of the hospital, for which any system and any contract in force counts. */
bool conditions_hold(struct arena *a, const struct project *p, const struct library *l,
		     const struct contract *c, const char *when);

/* The same of one system; what a condition asks of anything else does not hold of it. */
bool conditions_hold_of_system(struct arena *a, const struct library *l, const struct system *s,
			       const char *when);

/* True when it asks for that feature: 'system' and 'vpn'. */
bool condition_asks(struct arena *a, const char *when, const char *kind, const char *name);

/* True when the project does not say whether the system has it, and the library knows it. */
bool condition_is_unsaid(const struct system *s, const struct feature *f);

/* What all documents and messages call the kinds, in the order of the enum: 'system', … */
const char *condition_kind_name(enum condition_kind kind);

#endif
