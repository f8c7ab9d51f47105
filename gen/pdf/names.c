/* SPDX-License-Identifier: MIT
 *
 * Anchors of the pages become named places, under the name that the tree gives them, sorted as the
 * format asks. A link to an anchor of this file goes to its place; one to another document, to the
 * name in the PDF beside it.
 */
#include "pdf/names.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"

struct haru_place names_place(const struct pages *pages, struct page_anchor at)
{
	const struct page *s = &pages->all.at[at.page];

	return (struct haru_place){at.page, 0, fmin(s->height, s->height - at.y - s->shift_y + 8)};
}

void names_print_link(const struct pages *pages, struct haru *h, size_t page,
		      const struct page_link *link)
{
	const struct page_anchor *to = map_get(pages->anchors, link->to);
	const struct page *s = &pages->all.at[page];
	double top = s->height - link->y - s->shift_y, left = link->x + s->shift_x;
	const char *name = doc_link_anchor(link->to);
	const struct haru_link box = {page, left,      top - link->height, left + link->width,
				      top,  link->tag, link->says};

	if (to) {
		haru_link(h, &box, names_place(pages, *to));
	} else if (name) {
		const char *file = arena_printf(pages->arena, "%.*s.pdf",
						(int)(name - 1 - link->to), link->to);

		haru_link_outside(h, &box, file, name);
	}
}

static int compare_names(const void *x, const void *y)
{
	return strcmp(((const struct haru_name *)x)->name, ((const struct haru_name *)y)->name);
}

/* Those of bookmarks begin with a control character. */
static bool is_of_tree(const struct pages *pages, const struct page_anchor *at)
{
	return (unsigned char)at->id[0] > ' ' && map_get(pages->anchors, at->id) == at;
}

void names_print(const struct pages *pages, struct haru *h)
{
	VEC(struct haru_name) names = {0};

	for (size_t i = 0; i < pages->anchored.n; i++) {
		const struct page_anchor *at = pages->anchored.at[i];

		if (is_of_tree(pages, at))
			*vec_push(pages->arena, &names) =
				(struct haru_name){at->id, names_place(pages, *at)};
	}
	if (!names.n)
		return;
	qsort(names.at, names.n, sizeof *names.at, compare_names);
	haru_name_places(h, names.at, names.n);
}
