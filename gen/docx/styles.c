/* SPDX-License-Identifier: MIT
 *
 * Each style says all of its look, so that what it rests on adds its name and its level alone.
 * Orders of members are those of ECMA-376 part 1, 17.3.1.26 (pPr), 17.3.2.28 (rPr) and 17.7.4.17.
 */
#include "docx/styles.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "package/xml.h"

const char styles_table[] = "bTable";

/* What word processors know by name, and the level that it has in outlines (-1: none). */
struct known_style {
	const char *role, *above;
};

/* The roles whose styles stand above one of those. */
static const struct known_style titles[] = {
	{"title", "Title"},        {"part", "Heading1"},      {"chapter", "Heading2"},
	{"heading-1", "Heading2"}, {"heading-2", "Heading3"}, {"heading-3", "Heading4"},
	{"article", "Heading3"},
};

enum { CONTENTS_LEVELS = 4, HEADINGS = 4 };

long styles_twips(double points)
{
	return lround(points * 20);
}

const char *styles_paragraph(struct arena *a, const char *role, int depth)
{
	if (text_equal(role, "contents"))
		return arena_printf(a, "TOC%d", depth < CONTENTS_LEVELS ? depth + 1 : 4);
	return arena_concat(a, "b-", role, (char *)NULL);
}

const char *styles_run(struct arena *a, const char *role)
{
	return arena_concat(a, "c-", role, (char *)NULL);
}

static const char *above_of(const char *role)
{
	for (size_t i = 0; i < ARRAY_LEN(titles); i++)
		if (text_equal(titles[i].role, role))
			return titles[i].above;
	return "Normal";
}

/*
 * Letters and digits of Latin words have the face that is made for them; signs that both have, such
 * as ① or ※, are those of the Japanese one.
 */
static void add_fonts(struct strbuf *sb, const struct style *s, enum style_face face)
{
	const char *east = s->font_names[face], *latin = s->font_names[style_latin(face)];

	if (!east)
		return;
	latin = latin ? latin : east;
	strbuf_add(sb, "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"");
	xml_add_attribute(sb, latin);
	strbuf_add(sb, "\" w:hAnsi=\"");
	xml_add_attribute(sb, latin);
	strbuf_add(sb, "\" w:eastAsia=\"");
	xml_add_attribute(sb, east);
	strbuf_add(sb, "\" w:cs=\"");
	xml_add_attribute(sb, latin);
	strbuf_add(sb, "\"/>");
}

void styles_add_letters(struct strbuf *sb, const struct style *s, const struct look *look)
{
	bool bold = look->bold || look->face == FACE_GOTHIC_BOLD;
	long half = lround(look->size * 2);

	add_fonts(sb, s, look->face);
	strbuf_printf(sb, "<w:b w:val=\"%d\"/><w:bCs w:val=\"%d\"/>", bold, bold);
	strbuf_printf(sb, "<w:color w:val=\"%06X\"/>", look->color);
	strbuf_printf(sb, "<w:sz w:val=\"%ld\"/><w:szCs w:val=\"%ld\"/>", half, half);
	strbuf_printf(sb, "<w:u w:val=\"%s\"/>", look->underline ? "single" : "none");
}

/* What a stretch of a paragraph has of its own: its letters stay as large as those around it. */
static void add_run_letters(struct strbuf *sb, const struct look *look)
{
	if (look->bold)
		strbuf_add(sb, "<w:b/><w:bCs/>");
	strbuf_printf(sb, "<w:color w:val=\"%06X\"/>", look->color);
	if (look->underline)
		strbuf_add(sb, "<w:u w:val=\"single\"/>");
	if (look->has_fill)
		strbuf_printf(sb, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>",
			      look->fill);
}

static bool is_heading(const char *above)
{
	return text_starts(above, "Heading");
}

static bool is_read_on(const char *role)
{
	return text_equal(role, "paragraph") || text_equal(role, "item") ||
	       text_equal(role, "body") || text_equal(role, "closing") ||
	       text_equal(role, "note") || text_equal(role, "basis");
}

static void add_look(struct strbuf *sb, const struct style *s, const struct look *look,
		     const char *role)
{
	bool heading = is_heading(above_of(role));

	strbuf_add(sb, "<w:pPr>");
	if (heading)
		strbuf_add(sb, "<w:keepNext/><w:keepLines/>");
	if (!is_read_on(role))
		strbuf_add(sb, "<w:snapToGrid w:val=\"0\"/>");
	strbuf_printf(sb,
		      "<w:spacing w:before=\"%ld\" w:after=\"%ld\" w:line=\"%ld\" "
		      "w:lineRule=\"atLeast\"/>",
		      styles_twips(look->before), styles_twips(look->after),
		      styles_twips(look_pitch(look)));
	strbuf_printf(sb, "<w:jc w:val=\"%s\"/>", is_read_on(role) ? "both" : "left");
	strbuf_add(sb, "</w:pPr><w:rPr>");
	styles_add_letters(sb, s, look);
	strbuf_add(sb, "</w:rPr>");
}

static void add_name(struct strbuf *sb, const struct look *look, const char *role, const char *more)
{
	strbuf_add(sb, "<w:name w:val=\"");
	xml_add_attribute(sb, look->name && text_equal(look->role, role) ? look->name : role);
	xml_add_attribute(sb, more);
	strbuf_add(sb, "\"/>");
}

static void add_paragraph_style(struct strbuf *sb, const struct style *s, const char *role)
{
	const struct look *look = style_look(s, text_equal(role, "contents-title") ? "heading-2"
										   : role);

	strbuf_add(sb, "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"b-");
	xml_add_attribute(sb, role);
	strbuf_add(sb, "\">");
	add_name(sb, look, role, "");
	strbuf_printf(sb, "<w:basedOn w:val=\"%s\"/><w:qFormat/>", above_of(role));
	add_look(sb, s, look, role);
	strbuf_add(sb, "</w:style>");
}

static void add_run_style(struct strbuf *sb, const struct style *s, const char *role)
{
	const struct look *look = style_look(s, role);

	strbuf_add(sb, "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"c-");
	xml_add_attribute(sb, role);
	strbuf_add(sb, "\">");
	add_name(sb, look, role, "（文字）");
	strbuf_add(sb, "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:rPr>");
	add_run_letters(sb, look);
	strbuf_add(sb, "</w:rPr></w:style>");
}

static void add_known(struct strbuf *sb, const struct style *s)
{
	strbuf_add(sb, "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
		       "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
		       "<w:style w:type=\"character\" w:default=\"1\" "
		       "w:styleId=\"DefaultParagraphFont\">"
		       "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>"
		       "<w:semiHidden/><w:unhideWhenUsed/></w:style>");
	strbuf_add(sb, "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name "
		       "w:val=\"Title\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>"
		       "<w:qFormat/></w:style>");
	for (int i = 1; i <= HEADINGS; i++)
		strbuf_printf(sb,
			      "<w:style w:type=\"paragraph\" w:styleId=\"Heading%d\"><w:name "
			      "w:val=\"heading %d\"/><w:basedOn w:val=\"Normal\"/><w:next "
			      "w:val=\"Normal\"/><w:qFormat/><w:pPr><w:outlineLvl "
			      "w:val=\"%d\"/></w:pPr></w:style>",
			      i, i, i - 1);
	const struct look *look = style_look(s, "contents");

	for (int i = 1; i <= CONTENTS_LEVELS; i++) {
		strbuf_printf(sb,
			      "<w:style w:type=\"paragraph\" w:styleId=\"TOC%d\"><w:name "
			      "w:val=\"toc %d\"/><w:basedOn w:val=\"Normal\"/><w:next "
			      "w:val=\"Normal\"/><w:uiPriority w:val=\"39\"/><w:pPr>"
			      "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" "
			      "w:after=\"%ld\" w:line=\"%ld\" w:lineRule=\"atLeast\"/>"
			      "<w:ind w:left=\"%ld\" w:right=\"%ld\"/><w:jc w:val=\"left\"/>"
			      "</w:pPr><w:rPr>",
			      i, i, styles_twips(look->after), styles_twips(look_pitch(look)),
			      styles_twips((i - 1) * 1.4 * look->size),
			      styles_twips(3 * look->size));
		styles_add_letters(sb, s, look);
		strbuf_add(sb, "</w:rPr></w:style>");
	}
}

static void add_table_styles(struct strbuf *sb)
{
	static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};

	strbuf_add(sb, "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
		       "w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>"
		       "<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
		       "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"80\" "
		       "w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"80\" "
		       "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
	strbuf_printf(sb,
		      "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"%s\"><w:name "
		      "w:val=\"分界 罫線の表\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>"
		      "<w:tblBorders>",
		      styles_table);
	for (size_t i = 0; i < ARRAY_LEN(sides); i++)
		strbuf_printf(sb,
			      "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
			      "w:color=\"9AA3AF\"/>",
			      sides[i]);
	strbuf_add(sb, "</w:tblBorders><w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:left "
		       "w:w=\"80\" w:type=\"dxa\"/><w:bottom w:w=\"50\" w:type=\"dxa\"/><w:right "
		       "w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
}

struct used_styles {
	struct arena *a;
	struct map *seen;
	VEC(const char *) paragraphs, runs;
};

static void use(struct used_styles *u, const char *role, bool run)
{
	const char *key = role ? arena_concat(u->a, run ? "c-" : "b-", role, (char *)NULL) : NULL;

	if (!role || text_equal(role, "contents") || map_get(u->seen, key))
		return;
	map_set(u->seen, key, u);
	if (run)
		*vec_push(u->a, &u->runs) = role;
	else
		*vec_push(u->a, &u->paragraphs) = role;
}

static void use_paragraph(struct used_styles *u, const struct docx_paragraph *p)
{
	use(u, p->style, false);
	for (size_t i = 0; i < p->runs.n; i++) {
		use(u, p->runs.at[i].role, true);
		if (p->runs.at[i].link)
			use(u, "link", true);
	}
}

static void use_table(struct used_styles *u, const struct docx_table *t)
{
	for (size_t r = 0; r < t->rows.n; r++)
		for (size_t c = 0; c < t->rows.at[r].cells.n; c++) {
			const struct docx_cell *cell = &t->rows.at[r].cells.at[c];

			for (size_t i = 0; i < cell->in.all.n; i++)
				use_paragraph(u, &cell->in.all.at[i]);
		}
}

const char *styles_part(struct arena *a, const struct style *s, const struct docx_body *body)
{
	struct used_styles u = {.a = a, .seen = map_new(a)};
	struct strbuf sb = strbuf_new(a);

	use(&u, "running", false);
	use(&u, "foot", false);
	for (size_t i = 0; i < body->all.n; i++) {
		if (body->all.at[i].kind == DOCX_PARAGRAPH)
			use_paragraph(&u, &body->all.at[i].paragraph);
		else if (body->all.at[i].kind == DOCX_TABLE)
			use_table(&u, &body->all.at[i].table);
	}
	strbuf_add(&sb, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles "
			"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
			"<w:docDefaults><w:rPrDefault><w:rPr>");
	add_fonts(&sb, s, s->plain->face);
	strbuf_printf(&sb,
		      "<w:sz w:val=\"%ld\"/><w:szCs w:val=\"%ld\"/><w:lang w:val=\"en-US\" "
		      "w:eastAsia=\"ja-JP\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
		      "<w:pPrDefault/></w:docDefaults>",
		      lround(s->plain->size * 2), lround(s->plain->size * 2));
	add_known(&sb, s);
	for (size_t i = 0; i < u.paragraphs.n; i++)
		add_paragraph_style(&sb, s, u.paragraphs.at[i]);
	for (size_t i = 0; i < u.runs.n; i++)
		add_run_style(&sb, s, u.runs.at[i]);
	add_table_styles(&sb);
	strbuf_add(&sb, "</w:styles>");
	return sb.text;
}
