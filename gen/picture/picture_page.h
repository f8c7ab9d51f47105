/* SPDX-License-Identifier: MIT
 *
 * A page that is as large as the figure on it, for what makes a picture of it.
 */
#ifndef BUNKAI_PICTURE_PICTURE_PAGE_H
#define BUNKAI_PICTURE_PICTURE_PAGE_H

#include "page/page.h"
#include "picture/picture.h"

struct picture_maker {
	struct arena *arena;
	const struct render_context *rc;
	const struct doc *doc;
	struct faces *faces;
	struct breaker *breaker;
	double tallest; /* points; 0: no bound */
};

struct picture_page {
	struct page_setter *p;
	const struct page *page;
	const char *alt;      /* all that the figure says */
	double width, height; /* of the page, points */
	double shrink;        /* of the picture to the page: 1, or less where it is too tall */
};

/* In `a`, which goes when the picture is made. False: reported. */
bool picture_page_set(struct picture_maker *m, struct arena *a, const struct doc_node *figure,
		      double width, struct picture_page *out);

/*
 * A line stops inside its arrow's head, at `x`, `y`, so that the point stays sharp; the head's
 * other corners. Without a head the line goes on to its end.
 */
struct picture_stroke_end {
	double x, y;
	double left_x, left_y, right_x, right_y;
};

/* Between two dashes, as part of one. */
static const double picture_gap = 0.7;

struct picture_stroke_end picture_end_of(const struct page_stroke *k);

#endif
