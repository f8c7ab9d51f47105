/* SPDX-License-Identifier: MIT
 *
 * One change between two states of a project, as diff prints it and as the reason of an amended
 * paragraph.
 */
#ifndef BUNKAI_CHANGES_CHANGE_H
#define BUNKAI_CHANGES_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/library.h"
#include "model/project.h"

/* One of the two states that are compared. */
struct project_state {
	const struct project *project;
	const struct library *library;
};

enum change_op {
	CHANGE_CHANGED,
	CHANGE_ADDED,
	CHANGE_REMOVED,
	CHANGE_MOVED,
	CHANGE_MERGED, /* a clause into another: `was` is its id, the subject that of the other */
	CHANGE__MAX
};

/*
 * Where a change comes from: the vendor's register; the project's own description of parties,
 * systems, contracts and contacts; what the parties decided; clauses, topics and rules; the edition
 * of a guideline; or templates and words, which change how a paper looks only.
 */
enum change_cause {
	CAUSE_REGISTER,
	CAUSE_SYSTEM,
	CAUSE_DECISION,
	CAUSE_LIBRARY,
	CAUSE_GUIDELINE,
	CAUSE_LAYOUT,
	CAUSE__MAX
};

/* One side of a change: NULL members where the object is not there. */
struct change_side {
	const char *value;  /* of the field, else what the object says; NULL: nothing */
	const char *place;  /* in its file */
	const char *key;    /* as documents name it in their origins */
	const void *object; /* a struct of model/ */
};

struct change {
	const char *id;      /* C1, C2 …, in the order of the list */
	enum change_op op;
	enum change_cause cause;
	const char *kind;    /* risk, requirement, party, clause … */
	const char *subject; /* R12, tele, tele-2026/cloud: the new id of what moved */
	const char *was;     /* the old id of what moved or was merged; NULL otherwise */
	const char *field;   /* level; params.notice_days; NULL: the object as a whole */
	const char *named_by; /* the field that names objects of the kind: id, risk */
	const char *contract; /* of a party or an omission of one; NULL otherwise */
	/*
	 * it speaks of a list as a whole, its order or its rows' places in the source: the subject
	 * is what has the list, and the sides' objects are the first elements that moved
	 */
	bool of_list;
	struct change_side before, after;
};

struct change_list {
	VEC(struct change) all;
};

const char *change_op_name(enum change_op op);          /* changed, added, removed, moved */
const char *change_cause_name(enum change_cause cause); /* register, system, … */

#endif
