/* SPDX-License-Identifier: MIT */
#include "signed/page_picture.h"

#include "../support/suite.h"

ARENA_SUITE(page_picture, a);

enum { SIDE = 60 };

static unsigned char *make_white(struct drawn_page *p)
{
	unsigned char *bytes = arena_alloc(a, (size_t)SIDE * SIDE * 3);

	memset(bytes, 255, (size_t)SIDE * SIDE * 3);
	*p = (struct drawn_page){SIDE, SIDE, bytes};
	return bytes;
}

static void fill(unsigned char *bytes, int x, int y, int side, int red, int other)
{
	for (int v = y; v < y + side; v++)
		for (int u = x; u < x + side; u++) {
			unsigned char *p = bytes + 3 * (v * SIDE + u);

			p[0] = (unsigned char)red;
			p[1] = p[2] = (unsigned char)other;
		}
}

Test(page_picture, ink_that_moved_by_a_pixel_is_the_same)
{
	struct drawn_page was, is;
	struct page_regions regions = {0};

	fill(make_white(&was), 20, 20, 8, 0, 0);
	fill(make_white(&is), 21, 20, 8, 0, 0);
	cr_assert(page_picture_compare(a, &was, &is, &regions));
	cr_assert_eq(regions.all.n, 0);
}

Test(page_picture, ink_that_came_and_ink_that_went)
{
	struct drawn_page was, is;
	struct page_regions regions = {0};

	fill(make_white(&was), 5, 5, 4, 0, 0);
	fill(make_white(&is), 40, 40, 10, 220, 30);
	cr_assert(page_picture_compare(a, &was, &is, &regions));
	cr_assert_eq(regions.all.n, 2);
	cr_assert_gt(regions.all.at[0].lost, 0);
	cr_assert_eq(regions.all.at[0].added, 0);
	cr_assert_gt(regions.all.at[1].added, 0);
	cr_assert_eq(regions.all.at[1].coloured, regions.all.at[1].added, "a seal is red");
	cr_assert_float_eq(regions.all.at[1].x, 40 * 72.0 / PICTURE_DPI, 1.5);
}

Test(page_picture, other_sizes_are_not_compared)
{
	struct drawn_page was, is;
	struct page_regions regions = {0};

	make_white(&was);
	make_white(&is);
	is.height--;
	cr_assert_not(page_picture_compare(a, &was, &is, &regions));
}
