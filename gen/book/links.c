/* SPDX-License-Identifier: MIT
 *
 * A link's anchor is looked for among those that the sheets have noted; one that says another
 * document leads to a defined name there, whose form follows from the anchor alone. So no workbook
 * has to be read for a link into it.
 */
#include "book/links.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "book/sheet_name.h"

enum { NAME_MAX_LENGTH = 127 }; /* bytes; Excel takes 255, libxlsxwriter no more */

static bool is_plain(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

const char *book_anchor_name(struct arena *a, const char *anchor)
{
	struct strbuf sb = strbuf_new(a);
	const char *p = anchor;
	uint32_t c;

	strbuf_add_char(&sb, '_');
	while ((c = text_next(&p))) {
		if (is_plain(c))
			strbuf_add_char(&sb, (char)c);
		else if (c == '-')
			strbuf_add_char(&sb, '_');
		else
			strbuf_printf(&sb, ".%x.", (unsigned)c);
	}
	if (sb.len <= NAME_MAX_LENGTH)
		return sb.text;
	return arena_printf(a, "%.*s.%s", NAME_MAX_LENGTH - 65, sb.text,
			    hash_sha256(a, anchor, strlen(anchor)));
}

const char *book_link_target(struct arena *a, const struct book *b, const char *link)
{
	const struct sheet_anchor *anchor = link ? map_get(b->anchors, link) : NULL;
	const char *name = link ? doc_link_anchor(link) : NULL;

	if (anchor)
		return arena_printf(a, "internal:'%s'!%s%zu", b->sheets.at[anchor->sheet]->name,
				    sheet_column_letters(a, anchor->x), anchor->y + 1);
	/*
	 * without libxlsxwriter's external:, which turns every / into a \, in the cell's text too
	 */
	if (name)
		return arena_printf(a, "%.*s.xlsx#%s", (int)(name - 1 - link), link,
				    book_anchor_name(a, name));
	return NULL;
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
		const char *name = book_anchor_name(a, at->id), *folded = sheet_name_fold(a, name);

		/* parts have an anchor for the cover's links, too */
		if ((unsigned char)at->id[0] <= ' ' || map_get(taken, folded))
			continue;
		map_set(taken, folded, &names);
		*vec_push(a, &names.all) = (struct book_name){
			name, arena_printf(a, "='%s'!$%s$%zu", b->sheets.at[at->sheet]->name,
					   sheet_column_letters(a, at->x), at->y + 1)};
	}
	if (names.all.n)
		qsort(names.all.at, names.all.n, sizeof *names.all.at, compare_names);
	return names;
}
