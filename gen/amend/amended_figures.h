/* SPDX-License-Identifier: MIT
 *
 * The figures that an amendment changes, each with a number of its own in the amendment's papers
 * (別図第1) and what differs in it. Figures of papers that are new or gone are those papers' own.
 */
#ifndef BUNKAI_AMEND_AMENDED_FIGURES_H
#define BUNKAI_AMEND_AMENDED_FIGURES_H

#include "amend/amendment.h"
#include "amend/figure_words.h"

struct amended_figure {
	size_t number; /* from 1, through all papers of the amendment */
	const struct impact_document *document;
	const char *title; /* the heading that it stands below, else its part's */
	bool landscape; /* it lies so in its paper */
	const struct figure_diff *diff;
	struct figure_words words;
	enum audience audience; /* of the narrowest of its boxes, in either state */
};

struct amended_figures {
	VEC(struct amended_figure) all;
};

/* In the order of the papers; `in->documents` are asked. */
struct amended_figures amended_figures_of(struct arena *a, const struct amendment *in);

/*
 * The one that a unit of the papers is: both nodes, or one, are a figure's. NULL: none, such as one
 * in which nothing differs.
 */
const struct amended_figure *amended_figure_find(const struct amended_figures *figures,
						 const struct doc_unit_pair *unit);

#endif
