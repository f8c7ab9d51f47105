/* SPDX-License-Identifier: MIT
 *
 * A cell's text in lines, and the drawing of as much of it as a box has room for.
 */
#ifndef BUNKAI_PAGE_CELL_H
#define BUNKAI_PAGE_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "page/grid.h"
#include "page/para.h"

/* White between a cell's frame and its text at the left and at the right, points. */
static const double cell_side = 3;

struct page_cell_line {
	struct typeset_line line;
	struct line_link *link; /* of its part; NULL: none */
	const char *linked;     /* all words of its part */
	size_t part;      /* of the cell: 0 its text, then its children */
	struct marked marked;
};

struct page_cell {
	const struct page_grid_cell *in;
	struct page_cell_line *lines;
	size_t n, next; /* lines before `next` stand on the pages already */
	bool again;     /* and so do all of them */
	double x, width;
	double top;     /* upper edge of the box on the page under way */
};

/* Breaks the cell's text (and `suffix`, when not NULL, behind its first part) to `width`. */
struct page_cell cell_set(struct page_setter *p, const struct page_grid_cell *in, double x,
			  double width, const char *suffix);

/* Height of a box that takes all lines that are left. */
double cell_height(const struct page_cell *c);

/* Draws the box from c->top to `bottom` with the lines that fit; `last`: with all that are left. */
void cell_draw(struct page_setter *p, struct page_cell *c, double bottom, bool last);

#endif
