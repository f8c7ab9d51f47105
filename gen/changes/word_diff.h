/* SPDX-License-Identifier: MIT
 *
 * What changed between two texts, word by word: words by ICU, the fewest of them changed, and what
 * stands between two changes and is too short to read by itself taken into them. Reading the runs
 * without the old words gives the new text exactly, and the other way round.
 */
#ifndef BUNKAI_CHANGES_WORD_DIFF_H
#define BUNKAI_CHANGES_WORD_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/unicode.h"
#include "changes/edit_script.h"

/* A piece of text: of both (its bytes stand in the old text), of the old or of the new one. */
struct word_run {
	enum edit_op op;
	const char *text; /* points into the text, not NUL-ended */
	size_t len;
};

struct word_diff {
	/* never empty runs; where both stand side by side the old one comes first */
	VEC(struct word_run) runs;
};

/* `words` NULL: every character is a word. The texts are not copied. */
struct word_diff *word_diff_find(struct arena *a, struct breaker *words, const char *before,
				 const char *after);

/*
 * How much of the longer text is the same, by bytes: 1 for equal texts, 0 for texts without a word
 * in common.
 */
double word_diff_likeness(const struct word_diff *d);

#endif
