/* SPDX-License-Identifier: MIT
 *
 * What articles rest on: the register rows that each answers, and the official documents that its
 * clause cites.
 */
#ifndef BUNKAI_BIND_ARTICLE_BASIS_H
#define BUNKAI_BIND_ARTICLE_BASIS_H

#include "bind/view.h"

struct article_basis;

/* Of all clauses of the document, by the rows of its contract (or of all). */
const struct article_basis *article_basis_new(struct binding *b);

/* The note below an article; nothing where it rests on nothing. */
void article_basis_add(struct binding *b, const struct article_basis *all, struct doc_node *article,
		       const struct clause *clause, struct doc_origin *origin);

/*
 * Of that the rows, in one line: 登録簿：R24/④-1、R24/④-2; "": none. A table that is signed does not
 * change with the edition of a guideline.
 */
const char *article_basis_line(struct binding *b, const struct article_basis *all,
			       const struct clause *clause);

#endif
