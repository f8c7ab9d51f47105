/* SPDX-License-Identifier: MIT
 *
 * Whether other words (the cells of rows) say all that a sentence does. An act of at most 45
 * characters, a condition of 30 and a time cannot always: by which means, on what ground, which of
 * several things. Where rows stand for a sentence, one that they do not say in full is printed too.
 */
#ifndef BUNKAI_DERIVE_SAID_H
#define BUNKAI_DERIVE_SAID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Words that rows say, and who acts in the sentences: labels of parties (甲). */
struct said {
	const char *words;
	const char *const *labels;
	size_t n_labels;
};

/*
 * True when each phrase of the sentence, from one 、 to the next, has most of its pairs of
 * neighbouring characters in the words. Not asked: what stands in brackets, who acts (labels with
 * what stands behind them), what joins a phrase to the one before, how it ends.
 */
bool said_fully(struct arena *a, const struct said *said, const char *sentence);

#endif
