/* SPDX-License-Identifier: MIT
 *
 * The table's anchor tells its sheet, the sheet the rows that are sorted and the heads of its
 * columns. Asked when all sheets are laid out: what counts often stands before what is counted.
 */
#include "book/counts.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

/* A criterion of COUNTIF: ? * and ~ are themselves behind a ~, a quotation mark stands twice. */
static const char *criterion(struct arena *a, const char *says)
{
	struct strbuf sb = strbuf_new(a);

	for (const char *p = says; *p; p++) {
		if (strchr("?*~", *p))
			strbuf_add_char(&sb, '~');
		if (*p == '"')
			strbuf_add_char(&sb, '"');
		strbuf_add_char(&sb, *p);
	}
	return sb.text;
}

static bool find_column(const struct sheet *s, const char *head, size_t *x)
{
	for (*x = 0; *x < s->table_heads.n; ++*x)
		if (text_equal(s->table_heads.at[*x], head))
			return true;
	return false;
}

const char *book_count_formula(struct arena *a, const struct book *b,
			       const struct doc_count *count)
{
	const struct sheet_anchor *anchor = map_get(b->anchors, count->of);
	const struct sheet *s = anchor ? b->sheets.at[anchor->sheet] : NULL;
	size_t x;

	if (!s || anchor->y != s->head_y || !find_column(s, count->head, &x))
		return NULL;
	const char *column = sheet_column_letters(a, x),
		   *range = arena_printf(a, "'%s'!$%s$%zu:$%s$%zu", s->name, column,
					 s->head_y + s->head_rows + 1, column, s->filter_y + 1);

	if (!*count->says)
		return arena_printf(a, "COUNTBLANK(%s)", range);
	return arena_printf(a, "COUNTIF(%s,\"%s\")", range, criterion(a, count->says));
}
