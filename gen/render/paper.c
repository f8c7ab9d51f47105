/* SPDX-License-Identifier: MIT
 *
 * Margins come from the style. On an upright A4, where texts are read, a style may say how many
 * characters make a line: then what is left beside the gutter is shared out between both sides.
 */
#include "render/paper.h"

#include "base/text.h"
#include "render/style.h"

static const struct {
	const char *name;
	double width, height;
} sheets[] = {{"A4", 210, 297}, {"A3", 297, 420}};

/* What stands at the left and at the right, but for the gutter. */
static double side_white(const struct style *s, double width, bool a3, bool landscape)
{
	if (a3 || landscape || s->characters <= 0)
		return s->margin;
	return (width - s->gutter - s->characters * s->plain->size / paper_mm) / 2;
}

struct paper paper_of(const struct style *s, const char *name, bool landscape)
{
	bool a3 = text_equal(name, sheets[1].name), at_top = landscape != a3;
	double wide = sheets[a3].width, high = sheets[a3].height;
	struct paper p = {.width = landscape ? high : wide, .height = landscape ? wide : high};

	p.left = p.right = side_white(s, p.width, a3, landscape);
	p.top = p.bottom = s->margin;
	*(at_top ? &p.top : &p.left) += s->gutter;
	*(at_top ? &p.back_y : &p.back_x) = s->mirror ? -s->gutter : 0;
	return p;
}
