/* SPDX-License-Identifier: MIT
 *
 * The articles of a part as a table: one row for each 項 and 号, with its chapter, its article and
 * what that rests on, so that people sort and filter them. That is for papers with chapters; a paper
 * of a few articles that is signed (a memorandum, a pledge) stays as it is read.
 */
#ifndef BUNKAI_BOOK_SHEET_ARTICLES_H
#define BUNKAI_BOOK_SHEET_ARTICLES_H

#include "base/arena.h"
#include "doc/doc.h"
#include "render/style.h"

struct sheet_articles {
	const struct doc_node *part;   /* with a table in the place of its articles */
	const struct doc_node *behind; /* what follows them, as a part; NULL: nothing */
};

/*
 * A part without articles in chapters is itself, with nothing behind. Else every word of it is in
 * one of both, in its order, but that a title has no brackets around it, a chapter, an article and
 * what it rests on stand on each of their rows, and what neighbouring articles share
 * (doc/article_run.h) with each of them.
 */
struct sheet_articles sheet_articles_take(struct arena *a, const struct style *style,
					  const struct doc_node *part);

#endif
