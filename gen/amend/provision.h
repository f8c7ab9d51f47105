/* SPDX-License-Identifier: MIT
 *
 * A provision as lawyers handle it: an article (or paragraph, or table row) as a list of lines,
 * each with its number and its address (第2項第1号ア), and what of it changed.
 */
#ifndef BUNKAI_AMEND_PROVISION_H
#define BUNKAI_AMEND_PROVISION_H

#include "changes/doc_compare.h"
#include "changes/word_diff.h"
#include "model/library.h"

struct provision_line {
	const char *label;   /* 2, (1), ア; "" for none */
	const char *text;
	const char *address; /* below the article: "" for its only 項, 第2項第1号 */
	int depth;           /* 0: 項; 1: 号; … */
};

struct provision {
	const char *label, *title; /* 第8条, （申請）; "" for none */
	bool chapter; /* its heading alone: 第2章, and its name for a title */
	VEC(struct provision_line) lines;
};

/*
 * Of an article, without its notes; of any other node its own text and what is below it. NULL gives
 * an empty one.
 */
struct provision provision_of(struct arena *a, const struct library *l,
			      const struct doc_node *node);

/* Lines side by side: both the same, both with words changed, or one of them alone. */
struct line_pair {
	const struct provision_line *before, *after; /* NULL: not there */
	bool same;                                   /* number and words */
};

struct line_pairs {
	VEC(struct line_pair) all;
};

struct line_pairs provision_align(struct arena *a, const struct provision *before,
				  const struct provision *after);

#endif
