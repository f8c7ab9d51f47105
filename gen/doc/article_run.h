/* SPDX-License-Identifier: MIT
 *
 * Neighbouring articles that share one line: 第14条（…）、第15条（…）及び第16条（…）の事項は、別表に定める。 Such a
 * paragraph stands in a part by itself; its origin names what each article is made from. For whoever
 * compares papers each is an article of its own, that says so by itself.
 */
#ifndef BUNKAI_DOC_ARTICLE_RUN_H
#define BUNKAI_DOC_ARTICLE_RUN_H

#include "base/arena.h"
#include "doc/doc.h"

/* The kind of such a paragraph's origin; its key has those of the articles, with blanks between. */
#define ARTICLE_RUN "articles"

struct article_run {
	VEC(const struct doc_node *) all;
};

bool article_run_is(const struct doc_node *node);

/*
 * The articles, in their order: each with its label (第14条), its title and one paragraph. What of
 * the line is no article with a title (第17条の一部) is none.
 */
struct article_run article_run_of(struct arena *a, const struct doc_node *paragraph);

/*
 * The same with what has no title among them, in the order of the line: each word of the line is in
 * one of them, what is said of all in each, and what each rests on in its own.
 */
struct article_run article_run_pieces(struct arena *a, const struct doc_node *paragraph);

/* Articles and the headings of chapters of a whole document, those of runs among them. */
struct article_run article_run_document(struct arena *a, const struct doc *d);

/* True when both are the same article of one document: runs give new nodes each time. */
bool article_run_same(const struct doc_node *x, const struct doc_node *y);

/* The number of a 項 in its article: its label's; of the first, which has none, 1. */
int article_run_paragraph(const struct doc_node *paragraph);

#endif
