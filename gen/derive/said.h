/* SPDX-License-Identifier: MIT
 *
 * Whether other words (the cells of rows) say all that a sentence does. An act of at most 45
 * characters, a condition of 30 and a time cannot always: by which means, on what ground, which of
 * several things. Where rows stand for a sentence, one that they do not say in full is printed too.
 */
#ifndef BUNKAI_DERIVE_SAID_H
#define BUNKAI_DERIVE_SAID_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/project.h"

/*
 * True when each phrase of the sentence, from one 、 to the next, has most of its pairs of
 * characters in `said`. Not asked: what stands in brackets, who acts (one of the labels of `names`
 * with what stands behind him), and how a phrase is joined to others.
 */
bool said_fully(struct arena *a, const struct settings *names, const char *sentence,
		const char *said);

#endif
