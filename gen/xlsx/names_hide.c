/* SPDX-License-Identifier: MIT
 *
 * The library writes names and cannot hide them, and keeps 127 bytes of what each stands for, which
 * ends the titles of rows and columns in the middle where a sheet's name is long: it stands in them
 * twice. A name of a sheet has its number behind it, one of the workbook nothing: its tag ends with
 * the name.
 */
#include "xlsx/names_hide.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "xlsx/table_part.h"

static const char open_tag[] = "<definedName name=\"", end_tag[] = "</definedName>",
		  titles_tag[] = "_xlnm.Print_Titles\" localSheetId=\"";

const struct name_titles *name_titles_take(struct arena *a, const struct book *b)
{
	struct name_titles *titles = arena_alloc(a, sizeof *titles);

	titles->n = b->sheets.n;
	titles->at = arena_alloc(a, titles->n * sizeof *titles->at);
	for (size_t i = 0; i < titles->n; i++) {
		const struct sheet *s = b->sheets.at[i];
		const char *name = table_part_escape(a, s->name);

		if (s->pages_wide > 1 && s->head_rows)
			titles->at[i] = arena_printf(a, "'%s'!$A:$A,'%s'!$%zu:$%zu", name, name,
						     s->head_y + 1, s->head_y + s->head_rows);
	}
	return titles;
}

/* What the titles of the sheet stand for that the name at `name` is of; NULL: as it is. */
static const char *find_titles(const struct name_titles *titles, const char *name)
{
	if (!text_starts(name, titles_tag))
		return NULL;
	size_t sheet = strtoul(name + strlen(titles_tag), NULL, 10);

	return sheet < titles->n ? titles->at[sheet] : NULL;
}

/* The name's tag, hidden if it is the workbook's; returns what is behind it, NULL: cut off. */
static const char *add_name(struct strbuf *sb, const char *tag, const struct name_titles *titles)
{
	const char *name = tag + strlen(open_tag), *end = strchr(name, '"'),
		   *close = end ? strchr(end, '>') : NULL, *whole = find_titles(titles, name);

	if (!close)
		return NULL;
	strbuf_add_bytes(sb, tag, (size_t)(end + 1 - tag));
	strbuf_add(sb, end + 1 == close ? " hidden=\"1\"" : "");
	strbuf_add_bytes(sb, end + 1, (size_t)(close - end));
	if (!whole)
		return close + 1;
	strbuf_add(sb, whole);
	return strstr(close, end_tag);
}

const char *names_hide(struct arena *a, const char *text, const void *context)
{
	struct strbuf sb = strbuf_new(a);
	const char *at = text;

	for (const char *tag; (tag = strstr(at, open_tag));) {
		strbuf_add_bytes(&sb, at, (size_t)(tag - at));
		at = add_name(&sb, tag, context);
		if (!at)
			return NULL;
	}
	strbuf_add(&sb, at);
	return sb.text;
}
