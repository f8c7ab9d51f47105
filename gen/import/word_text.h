/* SPDX-License-Identifier: MIT
 *
 * The text of a word processor's document as it is read: paragraphs with both of their states. What
 * word_file.h gives, and its parts fill.
 */
#ifndef BUNKAI_IMPORT_WORD_TEXT_H
#define BUNKAI_IMPORT_WORD_TEXT_H

#include <stdbool.h>

#include "base/arena.h"

#define SENDING_PROPERTY "sending"
#define DOCUMENT_PROPERTY "document"

/* Who inserted or deleted something; what one inserted another may have deleted. */
struct word_author {
	const char *name, *date; /* NULL: not said */
};

struct word_piece {
	const char *text; /* '\n' line break, '\t' tab */
	const struct word_author *inserted, *deleted; /* NULL: not; both: it is in neither state */
	bool moved;   /* the insertion or deletion is one half of a move */
	bool struck, hidden; /* struck through by format, hidden: no change that is tracked */
};

struct word_comment {
	const char *author, *date, *text;
	const char *on; /* the words that it is about; "" of a place */
};

struct word_paragraph {
	const char *at;              /* place for people: 段落12 of the body, 表2・3行・1列 */
	const char *style;           /* name; NULL: none */
	VEC(const char *) marks;     /* bookmarks that begin in it */
	VEC(const char *) held;      /* that began before it, and hold words of it */
	VEC(struct word_piece) pieces;
	const struct word_author *end_inserted, *end_deleted; /* its mark: not in the old, the new state */
	VEC(struct word_comment) comments;
	size_t table, row, cell;     /* from 1; 0: stands in no table */
	const struct word_author *row_inserted, *row_deleted; /* of its row; NULL: not */
	bool listed; /* a line of the contents, which programs make anew */
};

struct word_file {
	VEC(struct word_paragraph) all; /* of the body, in its order */
	VEC(const char *) beside;       /* texts of heads and feet, in which ids are looked for */
	/*
	 * of the sending: a custom property named SENDING_PROPERTY, or dc:identifier; of the paper:
	 * DOCUMENT_PROPERTY. NULL: none
	 */
	const char *identifier, *document;
	bool tracked;                   /* something in it is a tracked change */
};

#endif
