/* SPDX-License-Identifier: MIT
 *
 * The elements of a table, and which of its cells head which (PDF 32000-1, 14.8.5.7; ISO 14289-1,
 * 7.5): a screen reader says the heads of a cell before it.
 */
#ifndef BUNKAI_PAGE_TABLE_TAGS_H
#define BUNKAI_PAGE_TABLE_TAGS_H

#include <stddef.h>

#include "doc/doc.h"
#include "page/grid.h"
#include "page/page.h"

/*
 * Opens a table and gives all its rows, cells and their parts elements. Returns as tag_open.
 *
 * Cells of columns that name their rows (doc_column) are heads of these, and so is the key in front
 * of what is asked. The line above a group of rows heads the heads of these rows. A cell that has
 * no head of its row at its left, but one at its right or that of a group, names all its heads
 * itself, because readers look for them at the left and above only.
 */
size_t table_tags_open(struct page_setter *p, const struct doc_node *table, struct page_grid *grid);

/* The element of a cell's text, or of its child number `part`, from 1. */
size_t table_tags_of_part(const struct page_grid_cell *c, size_t part);

/* The element of the surface of a cell to write in; 0: it is none. */
size_t table_tags_of_blank(const struct page_grid_cell *c);

#endif
