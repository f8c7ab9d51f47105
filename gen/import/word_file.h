/* SPDX-License-Identifier: MIT
 *
 * A document of a word processor (DOCX, or ODT where it came back so) as it is read: paragraphs with
 * both of their states, what was tracked, by whom, and comments. Nothing in it is interpreted.
 */
#ifndef BUNKAI_IMPORT_WORD_FILE_H
#define BUNKAI_IMPORT_WORD_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

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

/* True of bytes or a name that word_file_read should look at: a workbook is none. */
bool word_file_is(struct arena *a, const char *path, const char *bytes, size_t len);

/*
 * What is no such file, is encrypted, has macros, takes in other files or is damaged, an old or an
 * OpenDocument text: false, reported with the way out.
 */
bool word_file_read(struct arena *a, const char *path, struct word_file *out, struct diag_list *dl);

/*
 * Its texts with all changes rejected (`old`) or accepted, as a reader sees them: paragraphs whose
 * mark is not in that state are joined with the next of the same cell. `first` and `last`: which of
 * `all` each is made of; its mark is that of `last`.
 */
struct word_text {
	const char *text;
	size_t first, last;
};

struct word_view {
	VEC(struct word_text) all;
};

struct word_view word_file_view(struct arena *a, const struct word_file *f, bool old);

#endif
