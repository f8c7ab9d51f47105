/* SPDX-License-Identifier: MIT
 *
 * The structure of a PDF: a tree of elements, and what on the pages belongs to each.
 */
#ifndef BUNKAI_PDF_HARU_TAGS_H
#define BUNKAI_PDF_HARU_TAGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct haru;

/*
 * An element of the document's structure (PDF 32000-1, 14.7 and 14.8): what a screen reader reads,
 * in this order. `type` is a standard structure type. The first element is the document.
 */
struct haru_tag {
	size_t parent; /* number of an element; 0: none */
	const char *type;
	const char *alt;      /* what a figure says; NULL: none */
	const char *expansion; /* what a sign stands for; NULL: none */
	/*
	 * of a place to write in on paper: tv, or cb of one to tick (PDF 32000-1, 14.8.5.6); `alt`
	 * says what belongs there. NULL: none
	 */
	const char *field;
	const char *scope;    /* of a heading cell: Row or Column; NULL: none */
	size_t rows, columns; /* that a cell covers; 0: no cell */
	/*
	 * of a cell whose heads are not those that stand beside and above it: elements that are
	 * `named` (PDF 32000-1, 14.8.5.7)
	 */
	const uint32_t *heads;
	size_t n_heads;
	bool named;           /* others refer to it */
	/* of a figure on one page: left, bottom, right, top, points; all 0: none */
	double box[4];
};

/* The number by which operators on the page mark what belongs to the element next (MCID). */
size_t haru_mark(struct haru *h, size_t page, size_t element);

/*
 * The place of an annotation in the structure, below an element of type Link. Returns its key among
 * the structure's parents (StructParent), for the annotation to name; -1: it has no element. Once
 * all pages are there.
 */
long haru_mark_link(struct haru *h, size_t page, size_t element, unsigned annotation);

/* What element n is, from 1; a parent has a lower number. */
typedef struct haru_tag haru_describe_element(void *context, size_t n);

/*
 * The tree of n elements and what leads to it; once all marks and links are there, before the file
 * is saved, which asks `describe` for each of them.
 */
void haru_end_structure(struct haru *h, size_t n, haru_describe_element *describe, void *context);

#endif
