/* SPDX-License-Identifier: MIT
 *
 * Articles of an annex that keeps a core (derive/shape.h): what is text as in one that is full, and
 * lines that send their reader to the 別表 for the rest.
 */
#ifndef BUNKAI_BIND_ARTICLE_CORE_H
#define BUNKAI_BIND_ARTICLE_CORE_H

#include "bind/article_text.h"

void article_add_core_body(struct article_context *c, struct doc_node *article);

/* True of an article without any text. */
bool article_stands_elsewhere(const struct binding *b, const struct article_number *n);

/*
 * Articles of one chapter from the i-th on that have no text; gives the one behind them. `basis`
 * NULL: without what they rest on.
 */
size_t article_add_run(struct binding *b, struct doc_node *parent,
		       const struct article_basis *basis, size_t i);

/* Some of its 項 stand in the 別表. */
bool article_has_rows(const struct article_context *c);

#endif
