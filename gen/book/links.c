/* SPDX-License-Identifier: MIT
 *
 * Links and defined names; see the header.
 */
#include "book/links.h"

#include <stdlib.h>
#include <strings.h>

#include "base/text.h"
#include "book/text.h"

const char *book_link(struct arena *a, const struct book *b, const char *link)
{
	const struct sheet_anchor *anchor = link ? map_get(b->anchors, link) : NULL;
	const char *name = link ? doc_link_anchor(link) : NULL;

	if (anchor)
		return arena_printf(a, "internal:'%s'!%s%zu", b->sheets.at[anchor->sheet]->name,
				    xlsx_column(a, anchor->x), anchor->y + 1);
	/*
	 * without libxlsxwriter's external:, which turns every / into a \, in the cell's text too
	 */
	if (name)
		return arena_printf(a, "%.*s.xlsx#%s", (int)(name - 1 - link), link,
				    xlsx_name(a, name));
	return NULL;
}

/* Names differ by more than their letters' case. */
static const char *fold(struct arena *a, const char *name)
{
	char *folded = arena_strdup(a, name);

	for (char *p = folded; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return folded;
}

/*
 * The last first: libxlsxwriter keeps them in order and looks for each one's place from the front.
 */
static int compare_names(const void *x, const void *y)
{
	return strcasecmp(((const struct book_name *)y)->name, ((const struct book_name *)x)->name);
}

struct book_names book_names(struct arena *a, const struct book *b)
{
	struct book_names names = {0};
	struct map *taken = map_new(a);

	for (size_t i = 0; i < b->anchored.n; i++) {
		const struct sheet_anchor *at = b->anchored.at[i];
		const char *name = xlsx_name(a, at->id), *folded = fold(a, name);

		/* parts have an anchor for the cover's links, too */
		if ((unsigned char)at->id[0] <= ' ' || map_get(taken, folded))
			continue;
		map_set(taken, folded, &names);
		*vec_push(a, &names.all) = (struct book_name){
			name, arena_printf(a, "='%s'!$%s$%zu", b->sheets.at[at->sheet]->name,
					   xlsx_column(a, at->x), at->y + 1)};
	}
	if (names.all.n)
		qsort(names.all.at, names.all.n, sizeof *names.all.at, compare_names);
	return names;
}
