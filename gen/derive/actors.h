/* SPDX-License-Identifier: MIT
 *
 * Whom a statement binds in one contract: `who`, `with` and `to` of its form (clauses/README.md)
 * are sides, roles of a contract or roles of an object; here they become parties of the contract.
 */
#ifndef BUNKAI_DERIVE_ACTORS_H
#define BUNKAI_DERIVE_ACTORS_H

#include "base/arena.h"
#include "model/objects.h"
#include "model/project.h"

struct actor {
	size_t party;        /* its place among the contract's parties */
	/* the objects for which it is the one, 、 between them; NULL: for all */
	const char *objects;
};

struct actors {
	VEC(struct actor) all;
	/*
	 * nobody can tell which of them: it depends on the object or on the fault, and bunkai.json
	 * does not say. Then these are the hospital and the vendor, each for what is its own,
	 * and the third parties that have an object, with it
	 */
	bool vague;
	bool each;           /* each of them for its own */
	const struct tending_role *role; /* of objects, that it goes by; NULL: by none */
	bool depends;        /* on an object or a fault, or it is each: no party is named */
};

/*
 * hospital, vendor, cloud …: the parties in that role, none where the contract has none · others:
 * all who sign beside the two sides · each, and fault: both sides · updates(server) …: by the things of the contract's systems (the roles are
 * those of model/objects.h); a party that does not sign acts through the one that it is `under`,
 * and a thing that is `out_of_scope` is asked of nobody.
 */
struct actors actors_of(struct arena *a, const struct project *p, const struct contract *c,
			const char *who);

/*
 * The parties that `to` names: a role, or "other": whoever of the two sides does not act, where it
 * depends who does; else a third, who is no party. Offices are none either.
 */
struct actors actors_told(struct arena *a, const struct project *p, const struct contract *c,
			  const char *to, const struct actors *acting);

#endif
