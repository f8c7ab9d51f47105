/* SPDX-License-Identifier: MIT
 *
 * A document taken apart into the units that are compared: articles, rows of tables, and blocks
 * such as headings and paragraphs. Units point into the document, which is not copied.
 */
#ifndef BUNKAI_CHANGES_DOC_UNITS_H
#define BUNKAI_CHANGES_DOC_UNITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "doc/doc.h"

/*
 * A piece of a document that changes as a whole: an article, a row of a table, a heading, a
 * paragraph with what stands in it.
 */
struct doc_unit {
	const struct doc_node *node, *table, *part; /* table: NULL unless the node is a row */
	const char *section; /* where it stands: its part, heading and table */
	const char *heading; /* the heading that it stands under in its part; "": none */
	const char *key; /* what names it there; NULL: nothing */
	const char *other; /* a second name for rows that head a group; NULL: none */
	const char *label; /* of an article */
	const char *words; /* all its words but for label and notes */
	const char *notes; /* the notes below an article: what it rests on */
	/* of a row: the units that head its groups, outer and inner, by their place in the list */
	size_t groups[2]; /* DOC_NO_UNIT: none */
	const char *heads; /* and their words, a line each; "": none */
};

#define DOC_NO_UNIT SIZE_MAX

struct doc_units {
	VEC(struct doc_unit) all;
};

/* In reading order; none for NULL. */
struct doc_units doc_units_of(struct arena *a, const struct doc *d);

/* The head of a cell's column: what stands above it in the table's last head row; NULL: nothing. */
const char *doc_unit_head(const struct doc_unit *row, size_t column);

/* The row that heads its table. */
bool doc_unit_is_head(const struct doc_unit *u);

/*
 * True for the cell of a party that has no part in the row: a new column full of them changes
 * nothing.
 */
bool doc_unit_is_idle(const struct doc_node *cell);

/*
 * All words of a node and what is below it: label, text, children; pieces on lines of their own.
 * `notes` false leaves notes out.
 */
const char *doc_node_words(struct arena *a, const struct doc_node *node, bool notes);

#endif
