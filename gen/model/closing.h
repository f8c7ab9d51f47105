/* SPDX-License-Identifier: MIT
 *
 * clauses/closing.json: what is to be done with each thing when a contract ends, or when one of its
 * parties leaves it: returned, erased, handed over, shut. Plain structs, filled by load/.
 * clauses/README.md describes the file.
 */
#ifndef BUNKAI_MODEL_CLOSING_H
#define BUNKAI_MODEL_CLOSING_H

#include <stdbool.h>

#include "base/arena.h"

/* One kind of work, done once for each thing that it is of. */
struct closing_kind {
	const char *id;   /* first half of the item's: return of return/AC01 */
	/* flow, system, server, device, line, backup, medium, record: what it is done with */
	const char *of;
	const char *name; /* 返却 */
	const char *act;  /* what is done: {{what}} the flow's words or the thing's name, {{keep}} */
	const char *member; /* of a flow's share, whose words say with what: returns, erases */
	/* role of a thing (model/objects.h) whose party does it; NULL: who handles the flow, who keeps
	 * the record */
	const char *who;
	const char *owned; /* hospital, other: only of things that are its or are not; NULL: of all */
	const char *when;  /* of a system and what belongs to it: a condition; NULL: always */
	const char *proof; /* the paper that shows it; NULL: the word of its statement, or none */
	bool others;       /* only where another than the hospital does it */
	/*
	 * clause#statement by whose time it is done, the first that the contract's papers have: when
	 * the contract ends, when a party leaves; then the one that asks for the proof, and the one by
	 * which the other side checks it
	 */
	VEC(const char *) end;
	VEC(const char *) leaving;
	VEC(const char *) proof_by;
	VEC(const char *) checked_by;
	const char *place;
};

#endif
