/* SPDX-License-Identifier: MIT
 *
 * Of what kind a point is that is left before a contract is signed (work/points.h), and what each
 * is called.
 */
#ifndef BUNKAI_WORK_POINT_KINDS_H
#define BUNKAI_WORK_POINT_KINDS_H

#include "base/diag.h"

enum point_kind {
	POINT_ERROR,      /* a finding of level error that is none of the others */
	POINT_GAP,        /* a row that nobody is responsible for */
	POINT_ANSWER,     /* an answer of a party that is open, with the row or clause it is about */
	POINT_OPEN,       /* a row on which the parties have to talk */
	POINT_AGREEMENT,  /* the same, which the register wants agreed */
	POINT_PROPOSED,   /* a row that is only proposed: signature binds what is agreed */
	POINT_ACCEPTANCE, /* a risk that stays and that nobody accepted */
	POINT_CLAUSE,     /* a clause with several wordings, none of which is agreed */
	POINT_FEE,        /* a row whose fee nobody decided */
	POINT_CONTRACT,   /* number and dates of the contract */
	POINT_BLANK,      /* what papers print as 未記入 */
	POINT_WARNING,    /* a finding of level warning that matters before signature */
	POINT__MAX
};

/* 'gap': as ids and JSON write it. */
const char *point_kind_id(enum point_kind kind);

/* What people read, translated: 'rows for which nobody is responsible'. */
const char *point_kind_title(enum point_kind kind);

/* Whether a warning of that code matters before signature (base/diag_lists.h). */
bool point_kind_matters(enum diag_code code);

#endif
