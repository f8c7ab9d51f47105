/* SPDX-License-Identifier: MIT
 *
 * What is open while a word processor's text is read, and what its parts ask it. Used by
 * word_story.h and word_places.h only.
 */
#ifndef BUNKAI_IMPORT_WORD_STATE_H
#define BUNKAI_IMPORT_WORD_STATE_H

#include "base/diag.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "import/office_zip.h"
#include "import/word_text.h"

/* Far above the largest contract, far below what harms. */
enum { WORD_PARAGRAPHS = 200 * 1000, WORD_PIECES = 2000 * 1000 };

struct word_source {
	struct arena *arena;
	struct office_zip *zip;
	struct map *styles;   /* id of a style -> its name */
	struct map *comments; /* word_note_key -> struct word_comment: comments and notes */
};

/* Elements of texts, whatever their prefix: transitional, strict, and formulas. */
extern const char *const word_namespaces[];

enum part_kind {
	PART_OTHER,
	PART_SKIPPED,
	PART_PARAGRAPH,
	PART_FORMAT_OF_PARAGRAPH,
	PART_RUN,
	PART_FORMAT,
	PART_TEXT,
	PART_CODE,
	PART_TRACKED,
	PART_TABLE,
	PART_ROW,
	PART_FORMAT_OF_ROW,
	PART_CELL,
	PART_FORMAT_OF_CELL,
};

struct tracked_by {
	struct word_author who;
	bool inserted, moved;
};

struct open_mark {
	const char *id, *name;
	size_t paragraph; /* that it begins in */
	bool placed;      /* it has one */
};

struct open_comment {
	const char *id;
	struct strbuf on;
	size_t paragraph; /* that it begins in */
};

struct open_field {
	struct strbuf code;
	bool shown; /* behind its code */
	bool lists; /* contents */
};

struct story {
	const struct word_source *from;
	struct arena *a;
	struct word_file *out;
	struct diag_list *dl;
	const char *part;
	VEC(enum part_kind) parts;
	VEC(size_t) paragraphs; /* open ones; the innermost last */
	VEC(struct tracked_by *) tracked;
	VEC(struct open_mark) marks;
	VEC(struct open_comment *) comments; /* in the order of the text */
	VEC(struct open_comment *) ranges;   /* those whose words do not end yet */
	struct map *comment_of;              /* id -> struct open_comment */
	size_t comments_placed;              /* those before have their paragraph */
	VEC(struct open_field) fields;
	struct strbuf text;
	bool struck, hidden;
	size_t tables, table_depth, row, cell, bodies, pieces;
	const struct word_author *row_inserted, *row_deleted, *cell_inserted, *cell_deleted;
};

/* The paragraph that is open; NULL: none. */
struct word_paragraph *word_here(const struct story *s);

/* A comment's id; of a footnote or an endnote its id behind the element's name. */
const char *word_note_key(struct arena *a, const char *element, const char *id);

/* NULL for none and for "". */
const char *word_copy(const struct story *s, const char *text);

#endif
