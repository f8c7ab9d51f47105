/* SPDX-License-Identifier: MIT
 *
 * What stands behind 'ref:' in a text: CLAUSE, or CLAUSE/2 for its second 項; with the id of a
 * document before it, PAPER/CLAUSE and PAPER/CLAUSE/2, an article of another paper.
 */
#ifndef BUNKAI_MODEL_ARTICLE_TARGET_H
#define BUNKAI_MODEL_ARTICLE_TARGET_H

#include "base/arena.h"

#define REF_PREFIX "ref:"

struct article_target {
	const char *paper;     /* NULL: the paper in which the text stands */
	const char *clause;
	const char *paragraph; /* digits, as written; NULL: the whole article */
};

struct article_target article_target_read(struct arena *a, const char *target);

/* The same of a placeholder's name, 'ref:CLAUSE'; all NULL where it is none. */
struct article_target article_target_of(struct arena *a, const char *name);

#endif
