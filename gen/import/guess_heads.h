/* SPDX-License-Identifier: MIT
 *
 * How well a head says what a field is (templates/guess.json).
 */
#ifndef BUNKAI_IMPORT_GUESS_HEADS_H
#define BUNKAI_IMPORT_GUESS_HEADS_H

#include "import/guess_way.h"

/* True when one of the words (an array of strings; NULL: none) stands in some level of the head. */
bool guess_head_says(const struct guessing *g, const struct head *h, const struct json *list);

/*
 * How well the head fits the field, by all of its levels together and by the lower ones; what those
 * say without the upper ones (区分 below 回答) is less sure. Per cent; 0: not at all.
 */
int guess_head_fit(const struct guessing *g, const struct head *h, const struct profile_column *c);

#endif
