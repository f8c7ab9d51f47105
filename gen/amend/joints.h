/* SPDX-License-Identifier: MIT
 *
 * The joints of a text: where a quotation may begin or end without cutting a word. They are told by
 * the kind of letters and a few words alone, no dictionary, so that whoever reads a 改正文 can tell
 * them too (templates/amendments/README.md, "How words are quoted").
 */
#ifndef BUNKAI_AMEND_JOINTS_H
#define BUNKAI_AMEND_JOINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Byte offsets from 0 to the text's length, true where there is a joint; length + 1 of them. */
const bool *joints_find(struct arena *a, const char *text);

/*
 * True of a joint behind which a particle, 、 or 。 stands: a quotation may end there, and does not
 * begin.
 */
bool joints_is_dependent(const char *text, size_t at);

/* Of a text's sentences, which end at 。 outside of brackets: where each ends, in bytes, rising. */
struct sentence_ends {
	VEC(size_t) all;
};

struct sentence_ends joints_sentences(struct arena *a, const char *text);

/* True when all 「 and （ of the text are closed in it, and none closes that was not open. */
bool joints_are_closed(const char *text);

#endif
