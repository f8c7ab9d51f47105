/* SPDX-License-Identifier: MIT
 *
 * A table's rows and cells in their places: spans resolved, columns counted, looks chosen.
 * Key-value blocks are tables of two columns.
 */
#ifndef BUNKAI_PAGE_GRID_H
#define BUNKAI_PAGE_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/doc.h"
#include "page/page.h"

/* Small: a long table has a million of them. */
struct page_grid_cell {
	const struct doc_node *node;
	const struct look *look;
	uint32_t tag;             /* its element (page/tags.h) */
	uint32_t rows;            /* that it covers, at least 1, within the table */
	uint32_t column, columns; /* the first, and how many it covers */
	uint8_t align;            /* enum doc_align */
	bool input;               /* people write in it, and tick the □ in it */
	bool centred;             /* stands in the middle of its box's height */
	bool parted;              /* its parts have elements of their own, which follow its own */
	bool inside;              /* its text, or the room for one, has: that follows its own */
};

struct page_grid_row {
	const struct doc_node *node;
	struct page_grid_cell *cells;
	size_t n;
	int group; /* 1 and 2: a group row, which stays with the next row; 0: any other */
};

struct page_grid {
	struct page_grid_row *rows;
	size_t n_rows, n_columns, head_rows;
	const struct doc_column *hints; /* of the first n_hints columns */
	size_t n_hints;
};

/* 1 and 2: the row is a group's; 0: any other. */
int page_grid_group(const struct doc_node *row);

struct page_grid page_grid_build(struct page_setter *p, const struct doc_node *table);

/* Its first column and those from `from` up to `to`: the other cells are not there. */
struct page_grid page_grid_band(struct page_setter *p, const struct page_grid *g, size_t from,
				size_t to);

#endif
