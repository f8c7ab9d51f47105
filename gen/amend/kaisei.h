/* SPDX-License-Identifier: MIT
 *
 * The 改正文 in statute style: sentences that turn the old articles into the new ones, and the
 * program that carries them out. Every place is named as in the old text; numbers change at the
 * end, all at once.
 */
#ifndef BUNKAI_AMEND_KAISEI_H
#define BUNKAI_AMEND_KAISEI_H

#include "amend/amendment.h"
#include "amend/article_code.h"

/* One sentence, and the provisions that it puts in. */
struct instruction {
	const char *sentence;
	struct article_code blocks;
};

struct instructions {
	VEC(struct instruction) all;
};

/*
 * `words` for quoting, NULL: by characters. The result is tried out before it is given: articles
 * whose sentences do not lead to the new text are given as a whole instead.
 */
struct instructions kaisei_write(struct arena *a, const struct library *l, struct breaker *words,
				 const struct doc_diff *d);

/*
 * Carries the sentences out as they are written. NULL when one of them cannot be understood or
 * names a place that is not there.
 */
const struct article_code *kaisei_apply(struct arena *a, const struct library *l,
					const struct article_code *before,
					const struct instructions *all);

/*
 * The paper: a part per amended document with its sentences, from when they hold. NULL when no
 * document has articles that changed.
 */
struct doc *kaisei_print(struct arena *a, const struct amendment *in);

#endif
