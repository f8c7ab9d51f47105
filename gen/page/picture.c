/* SPDX-License-Identifier: MIT
 *
 * The logo is placed like a block of its own, in the middle of the measure, as a figure that a
 * screen reader reads by the words that the style gives it.
 */
#include "page/picture.h"

#include "page/tags.h"

static const double below = 8; /* points */

void picture_set_logo(struct page_setter *p)
{
	const struct logo *logo = p->style->logo;

	if (!logo)
		return;
	double y = page_take(p, logo->height + below);

	double x = (p->left + p->right - logo->width) / 2;
	size_t tag = tag_add_picture(p, logo->alt);

	tag_place_figure(p, tag, x, y, logo->width, logo->height);
	*vec_push(page_now(p)->arena, &page_now(p)->pictures) = (struct page_picture){
		.x = x,
		.y = y,
		.width = logo->width,
		.height = logo->height,
		.bytes = logo->plain,
		.len = logo->plain_len,
		.tag = tag,
	};
}
