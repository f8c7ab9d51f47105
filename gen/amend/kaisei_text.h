/* SPDX-License-Identifier: MIT
 *
 * How the text of a 項, a 号 or a title is amended: by which words, or given whole.
 */
#ifndef BUNKAI_AMEND_KAISEI_TEXT_H
#define BUNKAI_AMEND_KAISEI_TEXT_H

#include "amend/kaisei_sentence.h"

/* A text of more sentences has none with a name (前段, 中段, 後段). */
enum { KAISEI_SENTENCES = 3 };

/* How one text becomes the other: quotes for all of it, or for its sentences. */
struct kaisei_text {
	bool whole;
	struct quotes all;
	struct quotes of_sentence[KAISEI_SENTENCES];
	size_t sentences; /* 0: `all` */
	bool proviso;
};

struct kaisei_text kaisei_text_plan(struct kaisei_writing *w, const char *before,
				    const char *after);

/* True when so little is left of it that it is written anew. */
bool kaisei_text_is_new(struct kaisei_writing *w, const char *before, const char *after);

/* The same, or when it has no words to be quoted. */
bool kaisei_text_needs_whole(struct kaisei_writing *w, const char *before, const char *after);

/*
 * The sentence that `longer` has behind all of the other text, which has one (or it is a ただし書);
 * NULL: there is none.
 */
const char *kaisei_text_behind(struct kaisei_writing *w, const char *text, const char *longer);

#endif
