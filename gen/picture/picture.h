/* SPDX-License-Identifier: MIT
 *
 * Figures as pictures of their own, for formats that have no pages of ours: the same drawing that a
 * page shows (page/figure.h), as wide as is asked for.
 */
#ifndef BUNKAI_PICTURE_PICTURE_H
#define BUNKAI_PICTURE_PICTURE_H

#include "doc/doc.h"
#include "render/render.h"

struct picture {
	const char *bytes; /* in the arena; NUL-ended, too */
	size_t len;
	double width, height; /* points */
};

/* What is shared by all pictures of a run: fonts. */
struct picture_maker;

struct picture_maker *picture_open(struct arena *a, const struct render_context *rc,
				   const struct doc *d);
void picture_close(struct picture_maker *m);

/*
 * The figure as SVG, for a page of HTML: letters are text that can be found and read aloud, in the
 * style's fonts or what stands in for them. False: reported.
 */
bool picture_svg(struct picture_maker *m, const struct doc_node *figure, double width,
		 struct picture *out);

/* The figure as PNG with `dots` per inch, letters as they are printed. False: reported. */
bool picture_png(struct picture_maker *m, const struct doc_node *figure, double width, double dots,
		 struct picture *out);

#endif
