/* SPDX-License-Identifier: MIT
 *
 * Links between documents that stand beside each other. A link is made only where its target is:
 * when the document is made in the same run, is in the reader's hands together with this one, and
 * has the place that the link names.
 */
#ifndef BUNKAI_BIND_DOCUMENT_LINKS_H
#define BUNKAI_BIND_DOCUMENT_LINKS_H

#include "bind/view.h"

/* A row as an anchor. */
const char *row_anchor(struct binding *b, const struct responsibility *r);

/* True when the block prints every row of the responsibilities: there links to rows lead. */
bool block_has_rows(const struct template_block *block);

/* The same, and where rows stand for articles. */
bool block_has_anchors(const struct template_block *block);

/*
 * The article of a clause: here, or in the document whose articles this one speaks of. NULL:
 * nowhere.
 */
const char *article_link(struct binding *b, const char *clause);

/* The sheet of a record in this document. NULL: it has none. */
const char *sheet_link(struct binding *b, const struct record_form *r);

/* How the contract's paper is called that shows all rows to its parties; "" where it has none. */
const char *rows_paper(struct binding *b);

/* The row in the document that shows all of them. NULL: nowhere. */
const char *row_link(struct binding *b, const struct responsibility *r);

#endif
