/* SPDX-License-Identifier: MIT
 *
 * The elements of the pages as the file's structure has them: each kind has its own words or places
 * besides its type, in a list of its kind that the element's `more` counts from 1.
 */
#include "pdf/elements.h"

#include "page/pages.h"
#include "page/tags.h"

static void set_box(double box[4], const struct page_figure *f, const struct page *s)
{
	double top = s->height - f->y - s->shift_y;

	box[0] = f->x + s->shift_x;
	box[1] = top - f->height;
	box[2] = box[0] + f->width;
	box[3] = top;
}

static void describe_figure(struct haru_tag *tag, const struct pages *pages, size_t n)
{
	const struct page_figure *f = &pages->figures.at[n];

	tag->alt = f->alt;
	if (f->pieces == 1)
		set_box(tag->box, f, &pages->all.at[f->page]);
}

static void describe_sign(struct haru_tag *tag, const struct pages *pages, size_t n)
{
	tag->expansion = pages->said.at[n];
}

static void describe_place(struct haru_tag *tag, const struct pages *pages, size_t n)
{
	tag->alt = pages->said.at[n];
}

static void describe_cell(struct haru_tag *tag, const struct pages *pages, size_t n)
{
	tag->heads = pages->heads.at[n].at;
	tag->n_heads = pages->heads.at[n].n;
}

/* By what an element has besides its place in the tree. */
static void (*const describe_more[TAG__MAX])(struct haru_tag *tag, const struct pages *pages,
					     size_t n) = {
	[TAG_FIGURE] = describe_figure, [TAG_SIGN] = describe_sign,
	[TAG_BLANK] = describe_place,   [TAG_BOX] = describe_place,
	[TAG_CELL] = describe_cell,     [TAG_ROW_HEAD] = describe_cell,
};

struct haru_tag elements_describe(void *context, size_t n)
{
	const struct pages *pages = context;
	const struct page_tag *t = &pages->tags.at[n - 1];
	struct haru_tag tag = {.parent = t->parent,
			       .type = tag_type(t),
			       .field = tag_field(t),
			       .scope = tag_scope(t),
			       .rows = t->rows,
			       .columns = t->columns,
			       .named = t->named};

	if (t->more)
		describe_more[t->kind](&tag, pages, t->more - 1);
	return tag;
}
