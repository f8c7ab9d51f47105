/* SPDX-License-Identifier: MIT
 *
 * Articles that a template has itself, where a paper agrees to something of its own: a memorandum.
 * Articles of clauses are bound in articles.c. And provisions that a paper quotes as a whole.
 */
#ifndef BUNKAI_BIND_OWN_ARTICLES_H
#define BUNKAI_BIND_OWN_ARTICLES_H

#include "bind/view.h"

/*
 * Block article: 第1条（title） with its text and the paragraphs, lists and notes of its body,
 * numbered through the document; with a view one for each of its rows.
 */
bool bind_own_article(struct binding *b, struct doc_node *parent,
		      const struct template_block *block);

/*
 * Block provisions: rows of a view with the fields kind (sentence, heading, article, paragraph,
 * item), depth, label, title, text become the nodes of that kind. Items hang below what stands one
 * step less deep.
 */
bool bind_provisions(struct binding *b, struct doc_node *parent,
		     const struct template_block *block);

/*
 * Block quoted: what other papers hold, as it stands there: the tables, figures and texts that
 * fields of the view's rows are.
 */
bool bind_quoted(struct binding *b, struct doc_node *parent, const struct template_block *block);

#endif
