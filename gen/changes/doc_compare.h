/* SPDX-License-Identifier: MIT
 *
 * What changed between two document trees: article by article, row by row, and block by block for
 * what has no name. Units are matched by their anchor or origin, so that a row that moved is the
 * same row.
 */
#ifndef BUNKAI_CHANGES_DOC_COMPARE_H
#define BUNKAI_CHANGES_DOC_COMPARE_H

#include <stdbool.h>

#include "base/arena.h"
#include "changes/doc_units.h"

enum doc_unit_state {
	UNIT_SAME,
	UNIT_NOTES, /* only what the article rests on */
	UNIT_NUMBER, /* only the article's number, and perhaps its notes */
	UNIT_COLUMNS, /* only in columns that the other table does not have */
	UNIT_CHANGED,
	UNIT_ADDED,
	UNIT_REMOVED
};

struct doc_unit_pair {
	enum doc_unit_state state;
	const struct doc_unit *before, *after; /* NULL: not there */
	bool regrouped; /* a row that stands under another line of a group */
};

struct doc_diff {
	const struct doc *before, *after; /* NULL: there is no such document */
	/* in the new document's order; what is removed behind what it stood behind */
	VEC(struct doc_unit_pair) all;
};

/* The unit as it stands now, or stood before it went. */
const struct doc_unit *doc_pair_unit(const struct doc_unit_pair *p);

/* One of the two documents may be NULL. */
struct doc_diff *doc_compare(struct arena *a, const struct doc *before, const struct doc *after);

/* True when every unit is the same. */
bool doc_diff_is_same(const struct doc_diff *d);

/*
 * How many pairs that are articles (or rows and other blocks) are in none of the states that only
 * notes and numbers make.
 */
size_t doc_diff_count(const struct doc_diff *d, bool articles);

/*
 * How many units read otherwise, also where only a number or a note does; `texts`: headings,
 * paragraphs, titles.
 */
struct doc_tally {
	size_t articles, rows, texts;
};

struct doc_tally doc_diff_tally(const struct doc_diff *d);

/* '3 rows, 1 article', in the language of messages; 'layout only' when nothing reads otherwise. */
const char *doc_tally_text(struct arena *a, const struct doc_tally *c);

#endif
