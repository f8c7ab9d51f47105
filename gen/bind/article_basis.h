/* SPDX-License-Identifier: MIT
 *
 * What articles rest on: the register rows that each answers, and the official documents that its
 * clause cites.
 */
#ifndef BUNKAI_BIND_ARTICLE_BASIS_H
#define BUNKAI_BIND_ARTICLE_BASIS_H

#include "bind/view.h"

struct article_basis;

/* Rows of the registers, each once. */
struct basis_rows {
	VEC(const struct responsibility *) all;
};

enum { BASIS_ANY = -1 }; /* 項, or 号 */

/* Of all clauses of the document, by the rows of its contract (or of all). */
const struct article_basis *article_basis_new(struct binding *b);

/* The note below an article; nothing where it rests on nothing. */
void article_basis_add(struct binding *b, const struct article_basis *all, struct doc_node *article,
		       const struct clause *clause, struct doc_origin *origin);

/*
 * Adds the rows that a place answers: those that name the clause, and those that a statement of the
 * document's own answers there. `item` 0: what the whole 項 lays down.
 */
void article_basis_find(struct binding *b, const struct article_basis *all,
			const struct clause *clause, int paragraph, int item,
			struct basis_rows *to);

/* Their keys in one line: オンライン診療 R24/④-1、R24/④-2; "": none. */
const char *article_basis_keys(struct binding *b, const struct basis_rows *rows);

/* The same as an article's, paragraph's or item's measures. */
void article_basis_put(struct binding *b, const struct basis_rows *rows, struct doc_node *node);

/* What of public papers the clause rests on, in one line; "": nothing. */
const char *article_basis_references(struct binding *b, const struct clause *clause);

/*
 * Of that the rows, in one line: 登録簿：R24/④-1、R24/④-2; "": none. A table that is signed does not
 * change with the edition of a guideline.
 */
const char *article_basis_line(struct binding *b, const struct article_basis *all,
			       const struct clause *clause);

#endif
