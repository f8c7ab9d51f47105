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
 * Bodies of the old and the new state (docx_body_of). Paragraphs are the same when a bookmark or
 * their words say so, rows of tables by what they were made from; words are compared with `words`
 * (changes/word_diff.h). What of a table cannot be told in one grid, such as a new column, is the old
 * table deleted and the new one inserted. Never NULL.
 */
struct docx_body *redline_of(struct arena *a, struct breaker *words, const struct docx_body *before,
			     const struct docx_body *after);

/* True when nothing is inserted or deleted in it. */
bool redline_is_same(const struct docx_body *body);

/* One of the two states again: DOCX_DELETED gives the new one, DOCX_INSERTED the old one. */
struct docx_body *redline_without(struct arena *a, const struct docx_body *body,
				  enum docx_change change);

#endif
