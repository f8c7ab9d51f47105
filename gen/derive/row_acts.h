/* SPDX-License-Identifier: MIT
 *
 * What each party does about a row of the responsibility table: the row's measures lead to the
 * statements of the papers that are made, and those to acts of the contract's parties. Decisions
 * come before the register, the register before statements:
 *
 * - a role that a decision names stays as it is, and so does whoever the register holds
 *   accountable;
 * - ○ △ ◇ that the rules give a party beside it stand for nothing that the register says: where
 *   statements answer the row, they say who joins and who is told;
 * - whoever a statement binds is added with ○, whoever is told or helps with ◇ or △;
 * - where nobody is accountable and a statement would bind somebody, that is a proposal (（◎）),
 *   unless a decision says otherwise.
 */
#ifndef BUNKAI_DERIVE_ROW_ACTS_H
#define BUNKAI_DERIVE_ROW_ACTS_H

#include "derive/actors.h"
#include "derive/coverage.h"
#include "derive/measures.h"

/* What a row says of a statement that a contract's paper would impose on somebody. */
enum row_stance {
	STANCE_NONE,   /* nothing: it binds nobody, or stands in no contract's paper */
	STANCE_HOLDS,  /* somebody is accountable, or all whom it binds act */
	STANCE_WAITS,  /* nobody agreed to act: it is a proposal */
	STANCE_DENIES  /* a decision says that whoever it binds does not act, or not so much */
};

/* A statement that answers one of the row's measures, or helps, in a paper that is made. */
struct row_statement {
	const struct coverage_paper *paper;
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
	bool whole; /* of one of the measures */
	/* what the row says comes from it: it answers a measure wholly, or nothing does */
	bool used;
	enum row_stance stance;
};

enum act_way { ACT_OWN, ACT_WITH, ACT_TOLD };

struct row_act {
	const struct row_statement *by;
	enum act_way way;
	const char *told;        /* ACT_TOLD: informed … */
	/* of the contract: who acts (ACT_OWN: the first who does, before this one) */
	const struct contract_party *lead;
	const char *objects;     /* for which it acts; NULL: for all */
	bool vague;              /* only if it is the one: actors.h */
};

struct row_share {
	const struct role *role; /* what the table prints; NULL: the library has no such role */
	bool proposed;           /* nobody agreed on it: （◎） */
	VEC(struct row_act) acts;
};

/* A decision on the row denies what a statement imposes on the party. */
struct row_denial {
	const struct row_statement *by;
	size_t party;
};

struct row_acts {
	const struct responsibility *row;
	/*
	 * of an agreed row that one statement answers wholly, whose actor differs by object: each
	 * is accountable for its own objects, so that there is one ◎ per object; none: it does not
	 */
	struct actors by_object;
	struct row_link link;
	VEC(struct row_statement) statements; /* those that answer wholly before others */
	struct row_share *shares;             /* one per party of the contract */
	VEC(struct row_denial) denied; /* one for each statement whose stance is STANCE_DENIES */
	/* one of the measures that its family names is in no article of the papers that are made */
	bool falls_short;
};

/* True when somebody is proposed (（◎）): nobody agreed on it yet. */
bool row_acts_propose(const struct row_acts *acts);

void row_acts_derive(struct arena *a, const struct project *p, const struct library *l,
		     const struct measure_index *x, const struct coverage *coverage,
		     const struct responsibility *row, struct row_acts *out);

#endif
