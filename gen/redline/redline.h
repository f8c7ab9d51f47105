/* SPDX-License-Identifier: MIT
 *
 * Two states of a paper as one document with tracked changes: who rejects all has the old one, who
 * accepts all the new one, paragraph by paragraph and cell by cell.
 */
#ifndef BUNKAI_REDLINE_REDLINE_H
#define BUNKAI_REDLINE_REDLINE_H

#include "base/unicode.h"
#include "docx/body.h"

/*
 * Bodies of the old and the new state (docx_body_of). Articles are the same where their bookmark
 * is, other paragraphs where their words are, or are alike, in the same place; rows of tables where
 * what they were made from is. What went to another place went, and came there. Words are compared
 * with `words` (changes/word_diff.h). Of a table whose columns are others each old row went and each
 * new one came.
 *
 * No word processor tracks these, so that both states have them as the new one has: indents, what
 * stays with the next paragraph, how cells look, widths of columns, paper and foot of pages, what
 * kept words lead to, and the pages that contents name. Never NULL; strings and nodes are lent.
 */
struct docx_body *redline_of(struct arena *a, struct breaker *words, const struct docx_body *before,
			     const struct docx_body *after);

/* True when nothing is inserted or deleted in it. */
bool redline_is_same(const struct docx_body *body);

/*
 * How many places a reader goes to: what went and came in a row is one, also over several
 * paragraphs or rows.
 */
size_t redline_count(const struct docx_body *body);

/* One of the two states again: DOCX_DELETED gives the new one, DOCX_INSERTED the old one. */
struct docx_body *redline_without(struct arena *a, const struct docx_body *body,
				  enum docx_change change);

#endif
