/* SPDX-License-Identifier: MIT
 *
 * What settles a point that is left before signature: a command that can be pasted once a name and
 * the words are filled in, or the place in a file.
 */
#ifndef BUNKAI_CMD_SETTLE_H
#define BUNKAI_CMD_SETTLE_H

#include "work/readiness.h"

/* For one point. */
const char *settle_point(struct arena *a, const struct run *run, const char *scope,
			 const struct point *p);

/*
 * For all open points of the finding's code, as far as one command can settle them; else for the
 * first, which is given.
 */
const char *settle_alike(struct arena *a, const struct run *run, const struct readiness *r,
			 const struct point *first);

/* How many open points say what a finding of the same code does, the point included. */
size_t settle_count_alike(const struct readiness *r, const struct point *p);

/*
 * Where only an editor or somebody's answer settles it: the command that leaves it open knowingly,
 * with the `n` open points of its code; NULL: a command settles it.
 */
const char *settle_leaving(struct arena *a, const struct run *run, const char *scope,
			   const struct point *p, size_t n);

/* For all open points of a kind, or as many as one command can settle; else for the first. */
const char *settle_kind(struct arena *a, const struct run *run, const struct readiness *r,
			enum point_kind kind);

#endif
