/* SPDX-License-Identifier: MIT
 *
 * Three parts change: the table itself is new, the sheet's relations and the list of types get a
 * line. A sheet without links has no relations yet.
 */
#include "xlsx/table_part.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "xlsx/cell_text.h"

#define RELATION "rIdTable"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define RELATIONS \
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

/* `what` before the first of `ends` that the text has; NULL: it has none. */
static const char *insert_before(struct arena *a, const char *text, const char *const *ends,
				 size_t n, const char *what)
{
	for (size_t i = 0; i < n; i++) {
		const char *at = strstr(text, ends[i]);

		if (at)
			return arena_concat(a, arena_strndup(a, text, (size_t)(at - text)), what,
					    at, (char *)NULL);
	}
	return NULL;
}

const char *table_part_in_sheet(struct arena *a, const char *text)
{
	static const char *const ends[] = {"<extLst>", "</worksheet>"};

	return insert_before(a, text, ends, ARRAY_LEN(ends),
			     "<tableParts count=\"1\"><tablePart r:id=\"" RELATION
			     "\"/></tableParts>");
}

const char *table_part_escape(struct arena *a, const char *text)
{
	text = text_replace(a, text, "&", "&amp;");
	text = text_replace(a, text, "<", "&lt;");
	text = text_replace(a, text, ">", "&gt;");
	return text_replace(a, text, "\"", "&quot;");
}

static const char *reference(struct arena *a, const struct sheet *s)
{
	return arena_printf(a, "A%zu:%s%zu", s->head_y + 1,
			    sheet_column_letters(a, s->table_heads.n - 1), s->filter_y + 1);
}

static const char *make_table(struct arena *a, const char *old, const void *context)
{
	const struct table_part *t = context;
	const char *ref = reference(a, t->sheet);
	struct strbuf sb = strbuf_new(a);

	if (old)
		return NULL;
	strbuf_printf(&sb,
		      XML_HEAD
		      "<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
		      " id=\"%zu\" name=\"Table%zu\" displayName=\"Table%zu\" ref=\"%s\""
		      " totalsRowShown=\"0\"><autoFilter ref=\"%s\"/><tableColumns count=\"%zu\">",
		      t->n, t->n, t->n, ref, ref, t->sheet->table_heads.n);
	for (size_t i = 0; i < t->sheet->table_heads.n; i++)
		strbuf_printf(&sb, "<tableColumn id=\"%zu\" name=\"%s\"/>", i + 1,
			      table_part_escape(
				      a, cell_text_escape(a, t->sheet->table_heads.at[i])));
	strbuf_add(&sb, "</tableColumns><tableStyleInfo showFirstColumn=\"0\" showLastColumn=\"0\""
			" showRowStripes=\"0\" showColumnStripes=\"0\"/></table>");
	return sb.text;
}

static const char *relate(struct arena *a, const char *old, const void *context)
{
	static const char *const ends[] = {"</Relationships>"};
	const struct table_part *t = context;
	const char *text = old ? old : XML_HEAD RELATIONS "</Relationships>";

	return insert_before(a, text, ends, ARRAY_LEN(ends),
			     arena_printf(a,
					  "<Relationship Id=\"" RELATION "\" Type=\"" OFFICE
					  "/table\" Target=\"../tables/table%zu.xml\"/>",
					  t->n));
}

static const char *declare(struct arena *a, const char *text, const void *context)
{
	static const char *const ends[] = {"</Types>"};
	const struct table_parts *t = context;

	for (size_t i = 0; text && i < t->numbers.n; i++)
		text = insert_before(a, text, ends, ARRAY_LEN(ends),
				     arena_printf(a,
						  "<Override PartName=\"/xl/tables/table%zu.xml\""
						  " ContentType=\"application/vnd.openxmlformats-"
						  "officedocument.spreadsheetml.table+xml\"/>",
						  t->numbers.at[i]));
	return text;
}

struct package_change table_parts_declare(const struct table_parts *t)
{
	return (struct package_change){"[Content_Types].xml", declare, t, false};
}

void table_part_add(struct arena *a, const struct table_part *t, struct package_change *changes,
		    size_t *n)
{
	changes[(*n)++] = (struct package_change){
		arena_printf(a, "xl/tables/table%zu.xml", t->n), make_table, t, true};
	changes[(*n)++] = (struct package_change){
		arena_printf(a, "xl/worksheets/_rels/sheet%zu.xml.rels", t->n), relate, t, true};
}
