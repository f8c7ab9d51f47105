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

enum { PICTURE_DPI = 100 };

struct page_picture {
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
bool page_picture_read(struct arena *a, FILE *input, int page, struct page_picture *out);

/*
 * Ink that moved by less than a pixel is no difference. False: the pictures are not of one size.
 */
bool page_picture_compare(struct arena *a, const struct page_picture *was,
			  const struct page_picture *is, struct page_regions *out);

/* Pixels of ink that came within a box in points. */
size_t page_picture_added(const struct page_picture *was, const struct page_picture *is, double x,
			  double y, double width, double height);

#endif
