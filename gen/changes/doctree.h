/* SPDX-License-Identifier: MIT
 *
 * What changed between two document trees: article by article, row by row, and block by block for
 * what has no name. Units are matched by their anchor or origin, so that a row that moved is the
 * same row.
 */
#ifndef BUNKAI_CHANGES_DOCTREE_H
#define BUNKAI_CHANGES_DOCTREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "doc/doc.h"

/*
 * A piece of a document that changes as a whole: an article, a row of a table, a heading, a
 * paragraph with what stands in it.
 */
struct unit {
	const struct doc_node *node, *table, *part; /* table: NULL unless the node is a row */
	const char *section; /* where it stands: its part, heading and table */
	const char *key;     /* what names it there; NULL: nothing */
	const char *other;   /* a second name for rows that head a group; NULL: none */
	const char *label;   /* of an article */
	const char *words;   /* all its words but for label and notes */
	const char *notes;   /* the notes below an article: what it rests on */
};

enum unit_state {
	UNIT_SAME,
	UNIT_NOTES,   /* only what the article rests on */
	UNIT_NUMBER,  /* only the article's number, and perhaps its notes */
	UNIT_COLUMNS, /* only in columns that the other table does not have */
	UNIT_CHANGED,
	UNIT_ADDED,
	UNIT_REMOVED
};

struct unit_pair {
	enum unit_state state;
	const struct unit *before, *after; /* NULL: not there */
};

struct doc_diff {
	const struct doc *before, *after;  /* NULL: there is no such document */
	/* in the new document's order; what is removed behind what it stood behind */
	VEC(struct unit_pair) all;
};

/* One of the two documents may be NULL. */
struct doc_diff *doctree_compare(struct arena *a, const struct doc *before,
				 const struct doc *after);

/* True when every unit is the same. */
bool doctree_is_same(const struct doc_diff *d);

/* The head of a cell's column: what stands above it in the table's last head row; NULL: nothing. */
const char *doctree_head(const struct unit *row, size_t column);

/* The row that heads its table. */
bool doctree_is_head(const struct unit *u);

/*
 * True for the cell of a party that has no part in the row: a new column full of them changes
 * nothing.
 */
bool doctree_is_idle(const struct doc_node *cell);

/*
 * How many pairs that are articles (or rows and other blocks) are in none of the states that only
 * notes and numbers make.
 */
size_t doctree_count(const struct doc_diff *d, bool articles);

/*
 * How many units read otherwise, also where only a number or a note does; `texts`: headings,
 * paragraphs, titles.
 */
struct doc_change {
	size_t articles, rows, texts;
};

struct doc_change doctree_change(const struct doc_diff *d);

/* '3 rows, 1 article', in the language of messages; 'layout only' when nothing reads otherwise. */
const char *doctree_change_text(struct arena *a, const struct doc_change *c);

/*
 * All words of a node and what is below it: label, text, children; pieces on lines of their own.
 * `notes` false leaves notes out.
 */
const char *doctree_words(struct arena *a, const struct doc_node *node, bool notes);

#endif
