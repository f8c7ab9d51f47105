/* SPDX-License-Identifier: MIT
 *
 * A project or a contract that chose the level 'least' gets the articles that are the least to do,
 * those that the law needs, and what these cite.
 */
#ifndef BUNKAI_DERIVE_LEVELS_H
#define BUNKAI_DERIVE_LEVELS_H

#include "base/hash.h"
#include "model/library.h"
#include "model/project.h"

#define LEVEL_LEAST "least"

/* The contract's, else the project's; NULL: all articles. `c` NULL: of the hospital's papers. */
const char *level_chosen(const struct project *p, const struct contract *c);

/*
 * The clause's own, else its topic's; 'least' also of one that cites an item of the checklist by
 * which hospitals are inspected. NULL: nobody says.
 */
const char *level_of_clause(struct arena *a, const struct project *p, const struct library *l,
			    const struct clause *c);

/* The articles that a paper could have. */
struct level_candidates {
	VEC(const struct clause *) all;
};

/* Adds to the ids in `kept` those of candidates that the others cite, and what these cite. */
void level_follow(struct arena *a, const struct level_candidates *candidates, struct map *kept);

/* Of these the ids that the level 'least' keeps. */
struct map *level_kept(struct arena *a, const struct project *p, const struct library *l,
		       const struct level_candidates *candidates);

#endif
