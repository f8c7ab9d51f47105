/* SPDX-License-Identifier: MIT
 *
 * A sheet's columns. A sheet has one set of columns for all its blocks: the largest table's own,
 * and between them what the others need where none of those is near enough. A block then covers one
 * or more of them with each of its columns.
 */
#ifndef BUNKAI_BOOK_COLUMNS_H
#define BUNKAI_BOOK_COLUMNS_H

#include "book/sheet.h"
#include "render/table.h"

struct columns_block {
	/* table, key-value, signature or figure; the part itself for its labelled text */
	const struct doc_node *node;
	const struct table_layout *layout;  /* NULL for the part and for a figure */
	size_t n;                           /* columns */
	double *edges;                      /* points, n + 1 */
	/* n + 1 column numbers of the sheet: column i covers at[i] to at[i + 1] - 1 */
	size_t *at;
	bool numbers;                       /* a table in the place of a figure */
};

struct columns {
	VEC(double) widths;            /* points */
	VEC(struct columns_block) blocks;
	bool native;                   /* exactly one table, and the sheet's columns are its own */
	size_t n_tables;
	bool has_figure;
	/* columns for labels, one per level; NULL: labels stand in the text */
	const struct columns_block *prose;
};

/*
 * `page_width` is what a printed page has room for, in points; tables may be a sixth wider, the
 * print is then scaled down.
 */
const struct columns *columns_plan(struct book *b, const struct doc_node *part, double page_width);

const struct columns_block *columns_find(const struct columns *c, const struct doc_node *node);

/*
 * The look of a table's cell: its own role's, its row's, or the one of its place (head, key, cell).
 */
const struct look *columns_cell_look(const struct style *s, const struct columns_block *block,
				     const struct placed *cell);

/*
 * A row of one cell in a block of several columns goes over all of them: a party's name, a heading
 * inside a key-value.
 */
bool columns_is_lone(const struct columns_block *block, const struct placed *cell);

#endif
