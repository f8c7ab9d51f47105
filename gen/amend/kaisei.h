/* SPDX-License-Identifier: MIT
 *
 * The 改正文 in statute style: sentences that turn an old paper into the new one. Articles are
 * amended word by word, tables and figures are replaced as a whole by sheets (別紙) of the 改正文.
 * templates/amendments/README.md says how they are read.
 */
#ifndef BUNKAI_AMEND_KAISEI_H
#define BUNKAI_AMEND_KAISEI_H

#include "amend/amendment.h"
#include "amend/kaisei_sentence.h"

/*
 * The sentences for the articles and chapters of two documents, in the order of the old one.
 * `words` NULL: differences are found by characters. They are carried out as they are written: articles
 * whose sentences do not lead to the new text are given as a whole instead.
 */
struct kaisei_sentences kaisei_write(struct arena *a, const struct library *l,
				     struct breaker *words, const struct doc_diff *d);

/* A 別紙: headings, and below them what is replaced or added, as the new document has it. */
struct kaisei_sheet {
	VEC(const struct doc_node *) nodes;
	const struct doc_node *part; /* of the new document: it lies as this does */
};

struct kaisei_paper {
	struct kaisei_sentences sentences;
	VEC(struct kaisei_sheet) sheets;
};

/*
 * All sentences for one document, its parts in their order; sheets are numbered from `sheets` + 1.
 * Both states are there. No sentence: it reads the same, but for what articles rest on.
 */
struct kaisei_paper kaisei_paper(struct arena *a, const struct amendment *in,
				 const struct doc_diff *d, size_t sheets);

#endif
