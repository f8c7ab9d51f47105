/* SPDX-License-Identifier: MIT
 *
 * The text of one article: its 項 and 号 under their numbers, and what stands in place of those that
 * wait. article_core.h prints those of an annex that keeps a core.
 */
#ifndef BUNKAI_BIND_ARTICLE_TEXT_H
#define BUNKAI_BIND_ARTICLE_TEXT_H

#include "bind/article_basis.h"
#include "bind/view.h"

struct article_context {
	struct binding *b;
	const struct chosen *chosen;
	struct expand expand;
	struct doc_origin *origin;
	const struct article_basis *basis; /* NULL: nothing is said of what it rests on */
	int paragraph; /* the 項 that is added, from 1 */
	bool moves;    /* what waits has a place of its own in the document */
};


const char *article_fill_in(struct article_context *c, const struct block *block);

/* Its text stands among what nobody agreed to (derive/waiting.h); paragraph 0: the article's. */
bool article_waits(const struct article_context *c, int paragraph, int item);

/* A line stands in place of what has moved, so that every number stays what it is. */
const char *article_waiting_text(struct article_context *c, const struct block *block);

/*
 * A template of the hospital's own may have no place for what waits: then it stays where it is, with
 * a mark.
 */
bool article_waiting_moves(const struct binding *b);

void article_add_list(struct article_context *c, struct doc_node *parent, const struct block *list,
		      int depth);

/* Under the number of `paragraph`. */
struct doc_node *article_add_paragraph(struct article_context *c, struct doc_node *article,
				       const char *text);
void article_add_body(struct article_context *c, struct doc_node *article);

#endif
