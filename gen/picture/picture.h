/* SPDX-License-Identifier: MIT
 *
 * Figures as pictures of their own, for formats that have no pages of ours: the same drawing that a
 * page shows (page/figure.h), as wide as is asked for, never larger than its full size. The same
 * figure gives the same bytes.
 */
#ifndef BUNKAI_PICTURE_PICTURE_H
#define BUNKAI_PICTURE_PICTURE_H

#include "doc/doc.h"
#include "render/render.h"

struct picture {
	const char *bytes; /* in the arena; NUL-ended, too */
	size_t len;
	double width, height; /* points */
	const char *alt;      /* all that the figure says, for who does not see it */
};

/* What is shared by all pictures of a run: fonts. */
struct picture_maker;

/* Everything of the pictures lives in `a`; the document outlives the maker. */
struct picture_maker *picture_open(struct arena *a, const struct render_context *rc,
				   const struct doc *d);
void picture_close(struct picture_maker *m);

/*
 * Pictures from now on are no taller than that, points, such as a page; 0, as in the beginning: as
 * tall as they are. One that could not be read any more at that height is made smaller as a whole:
 * then its width is less than what was asked for.
 */
void picture_limit(struct picture_maker *m, double tallest);

/* Whether there is anything to draw: a figure read back from an edition has no places. */
bool picture_can_be_made(const struct doc_node *figure);

/*
 * The figure as SVG, for a page of HTML: letters are text that can be found and read aloud, in the
 * style's fonts or what stands in for them. It has no ids, no styles, no scripts, and is an
 * element of its own without a declaration, so that it can stand within another document: an image
 * whose label says all of it. As all pictures, it stands on white, whatever is behind it. False:
 * reported.
 */
bool picture_svg(struct picture_maker *m, const struct doc_node *figure, double width,
		 struct picture *out);

/*
 * The figure as PNG with `dots` per inch, letters as they are printed, on white. One of more than
 * 32 million dots gets fewer per inch. False: reported.
 */
bool picture_png(struct picture_maker *m, const struct doc_node *figure, double width, double dots,
		 struct picture *out);

#endif
