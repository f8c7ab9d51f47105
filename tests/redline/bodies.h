/* SPDX-License-Identifier: MIT
 *
 * Bodies written by hand, a line per block, and how a body reads:
 *
 *     = title             a setup, and a heading on the page
 *     # id 第3条 題        an article, with a bookmark
 *     . id 2 text         a 項 with its number and a bookmark; id - : none
 *     text                a paragraph
 *     ! text              a picture, with that alternative
 *     | R1 a | b          a row of the table that the line above is of, too; R1 is its key
 *     ^ a | b             its head
 *
 * In a text *word* has a look of its own, [id:word] leads to a bookmark, and \\ is a new paragraph
 * of its cell.
 */
#ifndef BUNKAI_TESTS_REDLINE_BODIES_H
#define BUNKAI_TESTS_REDLINE_BODIES_H

#include "docx/body.h"

struct docx_body *body_of(struct arena *a, const char *lines);

/*
 * A line per paragraph and row: looks, words, spans. Where a word leads is left out, for no reader
 * tracks that.
 */
const char *body_text(struct arena *a, const struct docx_body *body);

/* Words with [-what went-]{+what came+}, ends as ¶ where they did; a row's own mark before it. */
const char *body_shown(struct arena *a, const struct docx_body *body);

#endif
