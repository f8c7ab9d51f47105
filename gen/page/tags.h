/* SPDX-License-Identifier: MIT
 *
 * Tags: what each text on the pages is, for screen readers and for programs that read a PDF (PDF
 * 32000-1, 14.8; ISO 14289-1). The lay-out opens and closes elements of a tree as it goes through
 * the document; what it sets meanwhile belongs to the open one.
 */
#ifndef BUNKAI_PAGE_TAGS_H
#define BUNKAI_PAGE_TAGS_H

#include <stddef.h>

#include "doc/doc.h"
#include "page/grid.h"
#include "page/page.h"

/* Adds an element below the open one and returns its number. */
size_t tag_add(struct page_setter *p, enum tag_kind kind);

/* The same below another one. */
size_t tag_add_below(struct page_setter *p, size_t parent, enum tag_kind kind);

/* As tag_add, and opens it. Returns the one that was open, for p->tag when it is done. */
size_t tag_open(struct page_setter *p, enum tag_kind kind);

/*
 * A heading of some depth, 0 that of the document's title. Its level is one more than that of the
 * last heading above it, so that no level is left out (ISO 14289-1, 7.4.2).
 */
size_t tag_add_heading(struct page_setter *p, int depth);

/* The element below `tag` for a text that links to `to`; the last one when it is the same link. */
size_t tag_for_link(struct page_setter *p, size_t tag, const char *to);

/* Adds a figure that says these words. */
size_t tag_add_picture(struct page_setter *p, const char *alt);

/* A piece of a figure stands here, on the page under way. */
void tag_place_figure(struct page_setter *p, size_t tag, double x, double y, double width,
		      double height);

/* Opens a figure, which says its alt and what of its boxes' words that lacks. Returns as tag_open. */
size_t tag_open_figure(struct page_setter *p, const struct doc_node *figure);

/* Opens a table and gives all its rows, cells and their parts elements. Returns as tag_open. */
size_t tag_open_table(struct page_setter *p, const struct doc_node *table, struct page_grid *grid);

/* The element of a cell's text, or of its child number `part`, from 1. */
size_t tag_of_part(const struct page_grid_cell *c, size_t part);

/* The standard structure type: P, TD, H2, … */
const char *tag_type(const struct page_tag *tag);

/* Row or Column for a cell that heads others; NULL for all else. */
const char *tag_scope(const struct page_tag *tag);

#endif
