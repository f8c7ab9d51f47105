/* SPDX-License-Identifier: MIT
 *
 * Whether a contract may be signed: nothing is left (points.h), or each remaining point is left
 * knowingly by somebody with a name and a reason (decisions.json, `left`). `ready` lists it,
 * `issue` asks it, and papers are drafts until it is so.
 */
#ifndef BUNKAI_WORK_READINESS_H
#define BUNKAI_WORK_READINESS_H

#include "work/points.h"

struct readiness {
	const char *scope; /* a contract's id, or SCOPE_HOSPITAL */
	struct points points;
	size_t open[POINT__MAX]; /* points that nobody leaves, by kind */
	size_t n_open, n_left;
	VEC(const char *) gone; /* what `left` names and is no point any more */
	/* points that `left` names, but that say something else than when they were left */
	VEC(const char *) changed;
};

/*
 * The point as `left` writes it: its id, and behind a # some digits of what it says now. By hand the
 * id alone will do, which then means it whatever it says.
 */
const char *readiness_written(struct arena *a, const struct point *p);

/* Binds the papers of the scope for what they print as 未記入. The run must be checked. */
const struct readiness *readiness_of(const struct run *run, const char *scope);

/* The same with what was found already of all documents of the project. */
const struct readiness *readiness_with(const struct run *run, const char *scope,
				       const struct empty_members *members);

/* How many kinds have open points. */
size_t readiness_kinds(const struct readiness *r);

/* 'gap 7, proposed 120': the open points by kind. */
const char *readiness_counts(struct arena *a, const struct readiness *r);

/* Which documents of no edition are marked as drafts. */
enum draft_mark {
	MARK_OPEN, /* those of a contract that is not ready */
	MARK_ALL,
	MARK_NONE,
};

/* Who is asked for each document in turn; what is known of a scope is kept. */
struct marking {
	const struct run *run;
	enum draft_mark mark;
	struct map *known;
	VEC(const char *) open; /* scopes of which documents were marked for open points */
	size_t n_open;          /* how many documents that were */
};

/* The run must be checked, and lives as long. */
struct marking marking_new(const struct run *run, enum draft_mark mark);

/*
 * True when the document is a draft. One that was issued tells itself (documents_bind_now), and
 * reports are none. Of the hospital's own documents those are that an open error speaks of, or that
 * one touches which speaks of nothing in particular: a gap in a contract makes no list of telephone
 * numbers a draft. Papers are bound for their 未記入 only where nothing else is left.
 */
bool marking_asks(struct marking *m, const struct planned *planned);

#endif
