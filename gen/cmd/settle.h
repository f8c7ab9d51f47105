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

/* For all open points of a kind, or as many as one command can settle; else for the first. */
const char *settle_kind(struct arena *a, const struct run *run, const struct readiness *r,
			enum point_kind kind);

#endif
