/* SPDX-License-Identifier: MIT
 *
 * What is left before a contract is signed, point by point: rows that bind nobody yet, words that
 * nobody agreed to, answers that are open, what papers print as 未記入 or 未定, findings that matter
 * then. A row that is a finding as well is one point, and so is one that is open because of answers. Of the hospital's own documents, which nobody signs, the points are
 * the errors that touch them.
 *
 * Which warnings matter says DIAG_BEFORE_SIGNATURE beside the codes (base/diag_lists.h). Words of
 * papers that are reports (they tell what stands) are no points.
 */
#ifndef BUNKAI_WORK_POINTS_H
#define BUNKAI_WORK_POINTS_H

#include "work/answered_things.h"
#include "work/blanks.h"
#include "work/point_kinds.h"

struct point {
	enum point_kind kind;
	/*
	 * Says which it is from one day to the next: 'gap:R24/④-1', 'fee:R24/④-1@emergency' of a
	 * row for another phase than its own, 'acceptance:R45', 'clause:ID', 'contract:number',
	 * 'answer:R24/④-1', 'answer:A-012', 'blank:contact/desk.email', 'error:unknown-party/desk'
	 */
	const char *id;
	/*
	 * the same id as it was, or will be, when a register joins or leaves the contract: without
	 * the register's name, which meant the contract's first, or with it; NULL: it has no other
	 */
	const char *also;
	/* as commands name it: R24/④-1 (with its register where there are several), contact/desk */
	const char *subject;
	/* the member that is empty, the position as it stands, a row's other phase; NULL: none */
	const char *detail;
	const char *text;   /* its words; "" when it has none */
	/* a row of what bunkai.json leaves open: what `set` settles it with; NULL: of no such row */
	const struct open_setting *setting;
	/*
	 * what somebody leaves who leaves it open, so that other words or other parts of the
	 * parties are another point; "": its id says all
	 */
	const char *says;
	const char *place;  /* where it stands in the user's files; "" when nowhere */
	/* the open answers that are about it; NULL: none is */
	const struct answered_thing *answered;
	VEC(const struct diag *) found; /* the findings that say it as well */
	const struct leaving *left;     /* who leaves it knowingly; NULL: nobody */
};

struct points {
	VEC(struct point *) all; /* by kind, then in the order of registers, clauses and files */
};

/*
 * Of a contract, or of SCOPE_HOSPITAL. The run must be checked. `members`: what its papers print as
 * 未記入; NULL: that is not looked at. `left` is not filled in (readiness.h). Points lead to findings
 * of the run, to which nothing may be added as long as they are used.
 */
struct points points_of(const struct run *run, const char *scope,
			const struct empty_members *members);

#endif
