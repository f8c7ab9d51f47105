/* SPDX-License-Identifier: MIT
 *
 * Named places; see the header. A PDF calls an anchor as the tree does.
 */
#include "pdf/names.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"

struct haru_place names_place(const struct paper *paper, struct sheet_anchor at)
{
	const struct sheet *s = &paper->sheets.at[at.page];

	return (struct haru_place){at.page, 0, fmin(s->height, s->height - at.y + 8)};
}

void names_print_link(const struct paper *paper, struct haru *h, size_t page,
		      const struct sheet_link *link)
{
	const struct sheet_anchor *to = map_get(paper->anchors, link->to);
	double top = paper->sheets.at[page].height - link->y;
	const char *name = doc_link_anchor(link->to);
	const struct haru_link box = {page, link->x,   top - link->height, link->x + link->width,
				      top,  link->tag, link->says};

	if (to) {
		haru_link(h, &box, names_place(paper, *to));
	} else if (name) {
		const char *file = arena_printf(paper->arena, "%.*s.pdf",
						(int)(name - 1 - link->to), link->to);

		haru_link_outside(h, &box, file, name);
	}
}

static int compare_names(const void *x, const void *y)
{
	return strcmp(((const struct haru_name *)x)->name, ((const struct haru_name *)y)->name);
}

/* Those of bookmarks begin with a control character. */
static bool is_of_tree(const struct paper *paper, const struct sheet_anchor *at)
{
	return (unsigned char)at->id[0] > ' ' && map_get(paper->anchors, at->id) == at;
}

void names_print(const struct paper *paper, struct haru *h)
{
	VEC(struct haru_name) names = {0};

	for (size_t i = 0; i < paper->anchored.n; i++) {
		const struct sheet_anchor *at = paper->anchored.at[i];

		if (is_of_tree(paper, at))
			*vec_push(paper->arena, &names) =
				(struct haru_name){at->id, names_place(paper, *at)};
	}
	if (!names.n)
		return;
	qsort(names.at, names.n, sizeof *names.at, compare_names);
	haru_name_places(h, names.at, names.n);
}
