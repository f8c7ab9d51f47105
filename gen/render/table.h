/* SPDX-License-Identifier: MIT
 *
 * Where each cell of a table, key-value or signature node stands once its spans are resolved:
 * renderers that need columns ask here.
 */
#ifndef BUNKAI_RENDER_TABLE_H
#define BUNKAI_RENDER_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "doc/doc.h"

/* Small, because a table may have a million of them. */
struct placed {
	/* cell is NULL where the tree has none: a place that would be a hole */
	const struct doc_node *row, *cell;
	uint32_t y, x, rows, columns;
};

struct table_layout {
	size_t n_rows, n_columns, head_rows;
	/* by row, then by column; every place of the table is covered exactly once */
	VEC(struct placed) cells;
};

/* Spans that reach beyond the table's end or over another cell are shortened. */
const struct table_layout *table_lay_out(struct arena *a, const struct doc_node *table);

/*
 * Two wide blanks in a label of a signature part it ('代表者 印'): what follows them, *mark, stands
 * behind the value, where the seal goes. *mark is NULL when there is none. Returns what stands
 * before the value; NULL when the label is.
 */
const char *table_split_label(struct arena *a, const char *label, const char **mark);

/*
 * The signature with its marks in cells of their own, behind the values; itself when it has none.
 */
const struct doc_node *table_part_marks(struct arena *a, const struct doc_node *signature);

/*
 * All words of a cell: its text, or its paragraphs, each with its label, on lines of their own.
 * Never NULL.
 */
const char *table_cell_text(struct arena *a, const struct doc_node *cell);

/* The same with the marked stretches of those words, as bytes of `text`. */
struct cell_words {
	const char *text;
	const struct doc_span *spans;
	size_t n_spans;
};

struct cell_words table_cell_words(struct arena *a, const struct doc_node *cell);

/* The stretches of `spans` that lie in bytes from..to of their text, counted from `from`. */
struct cell_words table_cut_words(struct arena *a, const struct cell_words *words, size_t from,
				  size_t to);

/* The link of a cell: its own, else the first of its paragraphs' or stretches'. NULL: none. */
const char *table_cell_link(const struct doc_node *cell);

/*
 * 'label' and 'text' of a node in one string: '第8条' and '（申請）' without a blank, others with
 * one. Never NULL.
 */
const char *table_labelled(struct arena *a, const struct doc_node *node);

#endif
