/* SPDX-License-Identifier: MIT
 *
 * What is to be done when a contract ends, thing by thing: what the flows of its end return and
 * erase, then its systems, servers, devices, lines, backups and records, each with who does it, by
 * which day, by which 条・項, and what shows it (clauses/closing.json). The same list tells what a
 * party that leaves still owes. What is done of it stands in `closing` of the contract.
 */
#ifndef BUNKAI_DERIVE_CLOSING_H
#define BUNKAI_DERIVE_CLOSING_H

#include "base/nearest.h"
#include "model/library.h"
#include "model/project.h"

struct closing_item {
	const struct closing_kind *kind;
	const char *id;                   /* as `closing` of the contract has it: return/AC01 */
	const struct system *system;      /* NULL: of none, as flows and records */
	const char *thing;                /* its name, as readers know it: VPNルータ, AC01　解約の後に… */
	const char *act;                  /* 診察の記録を甲に返却する */
	const struct contract_party *who; /* who signs and answers; NULL: nobody said */
	const struct contract_party *to;  /* who takes it and checks it; NULL: nobody else */
	/* ISO: the last day on which it is in time; NULL: nobody said when the contract ends */
	const char *day;
	const char *provision;            /* 第12条3; "": no article lays it down */
	const char *proof;                /* the paper that shows it; "": none */
	const char *proof_day;            /* ISO; NULL: the day itself */
	const char *file_place;           /* where the thing stands in the project's files */
	const char *done, *by;            /* ISO, and who saw to it; NULL: it stands open */
	bool unsaid; /* of a flow, the contract does not say what is returned or erased */
};

struct closing_list {
	VEC(struct closing_item) all; /* in the order of clauses/closing.json, then of the files */
};

struct closing_wish {
	const struct project *project;
	const struct library *library;
	const struct contract *contract;
	const char *day;   /* ISO: of the end, or on which the party leaves; NULL: the contract's own */
	const struct project *past; /* where things stand that were taken out since; NULL: nowhere */
	const char *party; /* that leaves, and whose work alone is meant; NULL: the contract ends */
};

/* The last day of the contract as far as it is known: `ended`, else `to`; NULL: neither is said. */
const char *closing_day(const struct contract *c);

/* All in the arena; the wish's objects are lent. Nothing where the library has no closing.json. */
struct closing_list closing_of(struct arena *a, const struct closing_wish *wish);

/* The ids that `closing` of the contract may have. */
struct known closing_known(struct arena *a, const struct closing_list *list);

/* How many of them stand open. */
size_t closing_open(const struct closing_list *list);

#endif
