/* SPDX-License-Identifier: MIT
 *
 * The 改正文 in statute style: sentences that turn the old articles into the new ones, and the
 * program that carries them out. Every place is named as in the old text; numbers change at the
 * end, all at once.
 */
#ifndef BUNKAI_AMEND_KAISEI_H
#define BUNKAI_AMEND_KAISEI_H

#include "amend/provision.h"
#include "base/unicode.h"
#include "doc/doc.h"
#include "model/library.h"

/*
 * Articles and chapter headings of a document, in order. A heading has no lines; its label is 第2章
 * and its title what follows.
 */
struct code {
	VEC(struct provision) all;
};

struct code code_of(struct arena *a, const struct library *l, const struct doc *d);

/* 第9条 of '第9条　削除': the number by which sentences name a provision. */
const char *code_number(struct arena *a, const struct provision *p);

/* The same text, line by line: what two codes are compared by. */
const char *code_print(struct arena *a, const struct code *c);

/* One sentence, and the provisions that it puts in. */
struct instruction {
	const char *sentence;
	struct code blocks;
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
const struct code *kaisei_apply(struct arena *a, const struct library *l, const struct code *before,
				const struct instructions *all);

/*
 * As a document: a part per amended document. NULL parts never come: a document without articles
 * adds nothing.
 */
void kaisei_print(struct arena *a, const struct library *l, const struct instructions *all,
		  struct doc_node *part);

#endif
