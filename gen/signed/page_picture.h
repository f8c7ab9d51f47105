/* SPDX-License-Identifier: MIT
 *
 * What a page looks like, drawn by another program, and where two of them differ: ink that is gone,
 * and ink that was added.
 */
#ifndef BUNKAI_SIGNED_PAGE_PICTURE_H
#define BUNKAI_SIGNED_PAGE_PICTURE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"

enum { PICTURE_DPI = 100, PICTURE_FINE_DPI = 200 };

struct drawn_page {
	size_t width, height;       /* pixels */
	const unsigned char *pixels; /* red, green, blue */
};

/* A spot of difference, in points from the left upper corner. */
struct page_region {
	double x, y, width, height;
	size_t lost, added;         /* pixels whose ink is gone, or came */
	size_t coloured;            /* of those that came: red or another colour, as a seal's */
};

struct page_regions {
	VEC(struct page_region) all;
};

/* `page` from 1; `input` is of limited.h. False: it cannot be drawn. */
bool page_picture_read(struct arena *a, FILE *input, int page, int dpi, struct drawn_page *out);

/*
 * Pages `first` to `last` by one call of the program, into out[0] and on. False: not all of them came.
 */
bool page_pictures_read(struct arena *a, FILE *input, int first, int last, int dpi,
			struct drawn_page *out);

/*
 * Whether a region differs in fine pictures too. Programs that print a file again move lines by less
 * than a point and pack the shapes of letters otherwise: that is seen in coarse pictures only.
 */
bool page_picture_confirms(const struct drawn_page *was, const struct drawn_page *is,
			   const struct page_region *region);

/*
 * Ink that moved by less than a pixel is no difference. False: the pictures are not of one size.
 */
bool page_picture_compare(struct arena *a, const struct drawn_page *was,
			  const struct drawn_page *is, struct page_regions *out);

/* Pixels within a box in points whose ink came, or is gone. */
size_t page_picture_touched(const struct drawn_page *was, const struct drawn_page *is, double x,
			    double y, double width, double height);

/* Pixels of ink that came within a box. */
size_t page_picture_added(const struct drawn_page *was, const struct drawn_page *is, double x,
			  double y, double width, double height);

#endif
