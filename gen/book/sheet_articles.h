/* SPDX-License-Identifier: MIT
 *
 * The articles of a part as a table: one row for each 項 and 号, with its chapter, its article and
 * what that rests on, so that people sort and filter them. That is for papers with chapters; a paper
 * of a few articles that is signed (a memorandum, a pledge) stays as it is read.
 */
#ifndef BUNKAI_BOOK_SHEET_ARTICLES_H
#define BUNKAI_BOOK_SHEET_ARTICLES_H

#include "book/sheet.h"

/* A part as the workbook has it, and what its sheet is called. */
struct sheet_source {
	const struct doc_node *part;
	const char *name;
};

struct sheet_sources {
	VEC(struct sheet_source) all;
};

/*
 * The sheets of a part: itself; or its articles as a table below what stands before them, and on a
 * sheet of its own what stands behind. Every word of the part is on them, in its order, but that a
 * title has no brackets around it, a chapter, an article and what it rests on stand on each of their
 * rows, and what neighbouring articles share (doc/article_run.h) with each of them.
 */
struct sheet_sources sheet_articles_part(struct book *b, const struct doc_node *part);

#endif
