/* SPDX-License-Identifier: MIT
 *
 * Whether a cell of prose stops before its end, as cells do that were too low for their text.
 * Judged by how the text ends and by how the other texts of its column end: where most are
 * sentences, one without a full stop is cut; where most are headings, it is not.
 */
#ifndef BUNKAI_MODEL_ENDING_H
#define BUNKAI_MODEL_ENDING_H

#include <stdbool.h>
#include <stddef.h>

enum ending {
	ENDING_WHOLE,
	ENDING_IN_SENTENCE, /* stops mid-sentence */
	ENDING_IN_LIST      /* a list is announced and has one item without an end */
};

/* How the texts of one column end. Start with {0}. */
struct ending_style {
	size_t texts, sentences;
};

/* NULL and empty texts do not count */
void ending_learn(struct ending_style *style, const char *text);
enum ending ending_of(const char *text, const struct ending_style *style);

#endif
