/* SPDX-License-Identifier: MIT
 *
 * What of a paper is no article, as a 改正文 names it: parts, sections below their headings, and in
 * these tables, figures and texts (templates/amendments/README.md).
 */
#ifndef BUNKAI_AMEND_PAPER_SECTIONS_H
#define BUNKAI_AMEND_PAPER_SECTIONS_H

#include "doc/doc.h"
#include "model/library.h"

struct paper_section {
	const struct doc_node *heading; /* NULL: what stands in the part without one */
	VEC(const struct doc_node *) blocks;
};

struct paper_part {
	const struct doc_node *node;
	bool articles; /* it has articles or chapters, which are none of its sections */
	VEC(struct paper_section) all;
};

struct paper_part paper_part_of(struct arena *a, const struct doc_node *part);

/* The part's rows in tables, without those of heads. */
size_t paper_rows(const struct doc_node *node);

/* Whether a reader finds no difference in kinds, labels and words; what is of the day is none. */
bool paper_nodes_equal(struct arena *a, const struct doc_node *x, const struct doc_node *y);

/*
 * 「別表2　サーバ及び端末」; 「概要」の「状態別の件数」; 「概要」の「状態別の件数」の表. `section` and `block` may be NULL;
 * with neither it is the part.
 */
const char *paper_place(struct arena *a, const struct library *l, const struct doc *d,
			const struct paper_part *part, const struct paper_section *section,
			const struct doc_node *block);

#endif
