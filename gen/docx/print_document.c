/* SPDX-License-Identifier: MIT
 *
 * word/document.xml, member by member in the order that ECMA-376 part 1 wants (17.3.1.26, 17.4.60,
 * 17.4.70, 17.4.79, 17.6.18). A section's pages are said in an empty paragraph of their own at its
 * end, so that nobody who deletes its last words deletes them as well; and behind each table stands
 * an empty paragraph, because tables that touch become one.
 */
#include "docx/printing.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "doc/mark_name.h"
#include "docx/print_picture.h"
#include "docx/styles.h"
#include "package/xml.h"

struct out {
	struct docx_printing *pr;
	struct strbuf sb;
	enum docx_change row; /* of the table's row that is printed */
	bool in_table;
	bool contents;        /* the field of the contents is open */
};

/* --- changes --- */

static void add_change(struct out *o, const char *name, bool empty)
{
	const struct docx_revision *r = o->pr->revision;

	strbuf_printf(&o->sb, "<w:%s w:id=\"%u\" w:author=\"", name, ++o->pr->ids);
	xml_add_attribute(&o->sb, r && r->author ? r->author : "");
	if (r && r->date)
		strbuf_printf(&o->sb, "\" w:date=\"%sT00:00:00Z", r->date);
	strbuf_add(&o->sb, empty ? "\"/>" : "\">");
}

static const char *change_name(enum docx_change change)
{
	return change == DOCX_INSERTED ? "ins" : "del";
}

/* What stands in a row that is inserted or deleted is so itself. */
static enum docx_change change_in(const struct out *o, enum docx_change own)
{
	return o->row != DOCX_KEPT ? o->row : own;
}

/* --- runs --- */

static void add_run_style(struct out *o, const char *role)
{
	if (role)
		strbuf_printf(&o->sb, "<w:rPr><w:rStyle w:val=\"%s\"/></w:rPr>",
			      styles_run(o->pr->a, role));
}

static void add_field_sign(struct out *o, const char *role, const char *kind)
{
	strbuf_add(&o->sb, "<w:r>");
	add_run_style(o, role);
	strbuf_printf(&o->sb, "<w:fldChar w:fldCharType=\"%s\"/></w:r>", kind);
}

static void add_text(struct out *o, const char *text, size_t len, bool deleted)
{
	const char *name = deleted ? "delText" : "t";

	if (!len)
		return;
	strbuf_printf(&o->sb, "<w:%s xml:space=\"preserve\">", name);
	xml_add_text(&o->sb, arena_strndup(o->pr->a, text, len));
	strbuf_printf(&o->sb, "</w:%s>", name);
}

/* One run; line breaks and tabs are elements. */
static void add_words(struct out *o, const char *text, const char *role, bool deleted)
{
	strbuf_add(&o->sb, "<w:r>");
	add_run_style(o, role);
	while (*text) {
		size_t len = strcspn(text, "\n\t");

		add_text(o, text, len, deleted);
		text += len;
		if (*text)
			strbuf_add(&o->sb, *text++ == '\n' ? "<w:br/>" : "<w:tab/>");
	}
	strbuf_add(&o->sb, "</w:r>");
}

static const char *field_code(struct out *o, const struct docx_run *run)
{
	if (run->field == DOCX_PAGE)
		return " PAGE ";
	if (run->field == DOCX_PAGES)
		return " NUMPAGES ";
	return arena_concat(o->pr->a, " PAGEREF ", run->mark, " \\h ", (char *)NULL);
}

static void add_field(struct out *o, const struct docx_run *run, bool deleted)
{
	const char *name = deleted ? "delInstrText" : "instrText";

	add_field_sign(o, run->role, "begin");
	strbuf_printf(&o->sb, "<w:r><w:%s xml:space=\"preserve\">", name);
	xml_add_text(&o->sb, field_code(o, run));
	strbuf_printf(&o->sb, "</w:%s></w:r>", name);
	add_field_sign(o, run->role, "separate");
	if (!text_empty(run->text))
		add_words(o, run->text, run->role, deleted);
	add_field_sign(o, run->role, "end");
}

/* Where the link leads: an opened w:hyperlink; false: nowhere that this format could name. */
static bool open_link(struct out *o, const struct docx_run *run)
{
	struct docx_printing *pr = o->pr;
	const char *anchor = run->link ? doc_link_anchor(run->link) : NULL, *mark;

	if (!run->link && !run->mark)
		return false;
	mark = run->mark ? run->mark : mark_name(pr->a, anchor ? anchor : run->link);
	if (!anchor) {
		strbuf_printf(&o->sb, "<w:hyperlink w:anchor=\"%s\" w:history=\"1\">", mark);
		return true;
	}
	const char *file = arena_printf(pr->a, "%.*s.docx", (int)(anchor - 1 - run->link),
					run->link);

	strbuf_printf(&o->sb, "<w:hyperlink r:id=\"rId%zu\" w:anchor=\"%s\" w:history=\"1\">",
		      printing_relation(pr, "hyperlink", file, true), mark);
	return true;
}

static void add_run(struct out *o, const struct docx_run *run)
{
	enum docx_change change = change_in(o, run->change);
	struct docx_run own = *run;

	if (run->link && !run->role)
		own.role = "link";
	if (change != DOCX_KEPT)
		add_change(o, change_name(change), false);
	if (own.field != DOCX_NO_FIELD)
		add_field(o, &own, change == DOCX_DELETED);
	else
		add_words(o, own.text, own.role, change == DOCX_DELETED);
	if (change != DOCX_KEPT)
		strbuf_printf(&o->sb, "</w:%s>", change_name(change));
}

static bool leads_where(const struct docx_run *run, const struct docx_run *other)
{
	return text_equal(run->link, other->link) && text_equal(run->mark, other->mark);
}

/* Neighbours that lead to one place are one link. */
static void add_runs(struct out *o, const struct docx_paragraph *p)
{
	bool linked = false;

	for (size_t i = 0; i < p->runs.n; i++) {
		const struct docx_run *run = &p->runs.at[i];

		if (!i || !leads_where(run, run - 1)) {
			strbuf_add(&o->sb, linked ? "</w:hyperlink>" : "");
			linked = open_link(o, run);
		}
		add_run(o, run);
	}
	strbuf_add(&o->sb, linked ? "</w:hyperlink>" : "");
}

/* --- paragraphs --- */

static const char *align_name(enum doc_align align)
{
	return align == ALIGN_CENTER ? "center" : align == ALIGN_END ? "right" : NULL;
}

static double type_width(const struct out *o, const struct docx_setup *setup)
{
	const struct paper paper = printing_paper(o->pr, setup);

	return (paper.width - paper.left - paper.right) * paper_mm;
}

static void add_paragraph_look(struct out *o, const struct docx_paragraph *p,
			       const struct docx_setup *setup)
{
	enum docx_change ending = change_in(o, p->ending);

	strbuf_printf(&o->sb, "<w:pPr><w:pStyle w:val=\"%s\"/>",
		      styles_paragraph(o->pr->a, p, o->in_table));
	if (p->keeps)
		strbuf_add(&o->sb, "<w:keepNext/>");
	if (p->breaks)
		strbuf_add(&o->sb, "<w:pageBreakBefore/>");
	if (text_equal(p->style, "contents"))
		strbuf_printf(&o->sb,
			      "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" "
			      "w:pos=\"%ld\"/></w:tabs>",
			      styles_twips(type_width(o, setup)));
	if (p->left > 0 || p->hang > 0)
		strbuf_printf(&o->sb, "<w:ind w:left=\"%ld\" w:hanging=\"%ld\"/>",
			      styles_twips(p->left), styles_twips(p->hang));
	if (align_name(p->align))
		strbuf_printf(&o->sb, "<w:jc w:val=\"%s\"/>", align_name(p->align));
	if (ending != DOCX_KEPT) {
		strbuf_add(&o->sb, "<w:rPr>");
		add_change(o, change_name(ending), true);
		strbuf_add(&o->sb, "</w:rPr>");
	}
	strbuf_add(&o->sb, "</w:pPr>");
}

static void add_marks(struct out *o, const struct docx_paragraph *p, const unsigned *ids)
{
	for (size_t i = 0; i < p->marks.n; i++)
		strbuf_printf(&o->sb, "<w:bookmarkStart w:id=\"%u\" w:name=\"%s\"/>", ids[i],
			      p->marks.at[i]);
}

static void close_contents(struct out *o)
{
	if (o->contents)
		add_field_sign(o, NULL, "end");
	o->contents = false;
}

/* The contents are one field, whose lines are what it showed last. */
static void open_contents(struct out *o)
{
	if (o->contents)
		return;
	add_field_sign(o, NULL, "begin");
	strbuf_add(&o->sb, "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-3\" \\h \\z \\u "
			   "</w:instrText></w:r>");
	add_field_sign(o, NULL, "separate");
	o->contents = true;
}

/* A picture stands alone in its paragraph: it comes and goes with that. */
static void add_picture(struct out *o, const struct docx_paragraph *p)
{
	enum docx_change change = change_in(o, p->ending);

	if (change != DOCX_KEPT)
		add_change(o, change_name(change), false);
	print_picture_add(o->pr, &o->sb, p->picture);
	if (change != DOCX_KEPT)
		strbuf_printf(&o->sb, "</w:%s>", change_name(change));
}

static void add_paragraph(struct out *o, const struct docx_paragraph *p,
			  const struct docx_setup *setup, bool contents_end)
{
	unsigned *ids = arena_alloc(o->pr->a, (p->marks.n + 1) * sizeof *ids);

	for (size_t i = 0; i < p->marks.n; i++)
		ids[i] = ++o->pr->ids;
	strbuf_add(&o->sb, "<w:p>");
	add_paragraph_look(o, p, setup);
	add_marks(o, p, ids);
	if (text_equal(p->style, "contents"))
		open_contents(o);
	if (p->picture)
		add_picture(o, p);
	add_runs(o, p);
	if (contents_end)
		close_contents(o);
	for (size_t i = p->marks.n; i-- > 0;)
		strbuf_printf(&o->sb, "<w:bookmarkEnd w:id=\"%u\"/>", ids[i]);
	strbuf_add(&o->sb, "</w:p>");
}

/* An empty line of that height that nobody sees; it comes and goes with what it stands behind. */
static void add_gap(struct out *o, double height, const char *section, enum docx_change change)
{
	strbuf_printf(&o->sb,
		      "<w:p><w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" "
		      "w:after=\"0\" w:line=\"%ld\" w:lineRule=\"exact\"/><w:rPr>",
		      styles_twips(height));
	if (change != DOCX_KEPT)
		add_change(o, change_name(change), true);
	strbuf_printf(&o->sb, "<w:sz w:val=\"2\"/></w:rPr>%s</w:pPr></w:p>", section);
}

/* --- tables --- */

static void add_cell(struct out *o, const struct docx_table *t, const struct docx_cell *cell,
		     size_t x, const struct docx_setup *setup)
{
	const struct look *look = cell->role ? style_look(o->pr->rc->style, cell->role) : NULL;
	double width = 0;

	for (size_t i = x; i < x + (size_t)cell->columns && i < t->widths.n; i++)
		width += t->widths.at[i];
	strbuf_printf(&o->sb, "<w:tc><w:tcPr><w:tcW w:w=\"%ld\" w:type=\"dxa\"/>",
		      styles_twips(width));
	if (cell->columns > 1)
		strbuf_printf(&o->sb, "<w:gridSpan w:val=\"%d\"/>", cell->columns);
	if (cell->rows > 1 || cell->covered)
		strbuf_add(&o->sb, cell->covered ? "<w:vMerge/>"
						 : "<w:vMerge w:val=\"restart\"/>");
	if (cell->lined)
		strbuf_add(&o->sb, "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\" "
				   "w:space=\"0\" w:color=\"1A1A1A\"/></w:tcBorders>");
	if (look && look->has_fill)
		strbuf_printf(&o->sb,
			      "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>",
			      look->fill);
	if (text_equal(cell->role, "head"))
		strbuf_add(&o->sb, "<w:vAlign w:val=\"center\"/>");
	else if (t->bare)
		strbuf_add(&o->sb, "<w:vAlign w:val=\"bottom\"/>");
	strbuf_add(&o->sb, "</w:tcPr>");
	for (size_t i = 0; i < cell->in.all.n; i++)
		add_paragraph(o, &cell->in.all.at[i], setup, false);
	strbuf_add(&o->sb, "</w:tc>");
}

static void add_row(struct out *o, const struct docx_table *t, const struct docx_row *row,
		    const struct docx_setup *setup)
{
	size_t x = 0;

	o->row = row->change;
	strbuf_add(&o->sb, "<w:tr><w:trPr><w:cantSplit/>");
	if (row->height > 0)
		strbuf_printf(&o->sb, "<w:trHeight w:val=\"%ld\" w:hRule=\"atLeast\"/>",
			      styles_twips(row->height));
	if (row->heads)
		strbuf_add(&o->sb, "<w:tblHeader/>");
	if (row->change != DOCX_KEPT)
		add_change(o, change_name(row->change), true);
	strbuf_add(&o->sb, "</w:trPr>");
	for (size_t i = 0; i < row->cells.n; i++) {
		add_cell(o, t, &row->cells.at[i], x, setup);
		x += (size_t)row->cells.at[i].columns;
	}
	strbuf_add(&o->sb, "</w:tr>");
	o->row = DOCX_KEPT;
}

static void add_table(struct out *o, const struct docx_table *t, const struct docx_setup *setup)
{
	double width = 0;

	for (size_t i = 0; i < t->widths.n; i++)
		width += t->widths.at[i];
	strbuf_add(&o->sb, "<w:tbl><w:tblPr>");
	if (!t->bare)
		strbuf_printf(&o->sb, "<w:tblStyle w:val=\"%s\"/>", styles_table);
	strbuf_printf(&o->sb,
		      "<w:tblW w:w=\"%ld\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
		      "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" "
		      "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
		      "</w:tblPr><w:tblGrid>",
		      styles_twips(width));
	for (size_t i = 0; i < t->widths.n; i++)
		strbuf_printf(&o->sb, "<w:gridCol w:w=\"%ld\"/>", styles_twips(t->widths.at[i]));
	strbuf_add(&o->sb, "</w:tblGrid>");
	o->in_table = true;
	for (size_t i = 0; i < t->rows.n; i++)
		add_row(o, t, &t->rows.at[i], setup);
	o->in_table = false;
	strbuf_add(&o->sb, "</w:tbl>");
}

/* The change of all its rows. */
static enum docx_change table_change(const struct docx_table *t)
{
	enum docx_change first = t->rows.n ? t->rows.at[0].change : DOCX_KEPT;

	for (size_t i = 1; i < t->rows.n; i++)
		if (t->rows.at[i].change != first)
			return DOCX_KEPT;
	return first;
}

/* --- sections --- */

static const char *section_of(struct out *o, const struct docx_setup *setup)
{
	struct strbuf sb = strbuf_new(o->pr->a);
	const struct paper paper = printing_paper(o->pr, setup);
	const struct style *s = o->pr->rc->style;
	double running = style_look(s, "running")->size * 1.25,
	       top = paper.top * paper_mm, bottom = paper.bottom * paper_mm;

	strbuf_add(&sb, "<w:sectPr>");
	printing_running(o->pr, &sb, setup);
	strbuf_printf(&sb, "<w:type w:val=\"%s\"/>", setup->goes_on ? "continuous" : "nextPage");
	strbuf_printf(&sb, "<w:pgSz w:w=\"%ld\" w:h=\"%ld\"%s/>",
		      styles_twips(paper.width * paper_mm), styles_twips(paper.height * paper_mm),
		      setup->landscape ? " w:orient=\"landscape\"" : "");
	strbuf_printf(&sb,
		      "<w:pgMar w:top=\"%ld\" w:right=\"%ld\" w:bottom=\"%ld\" w:left=\"%ld\" "
		      "w:header=\"%ld\" w:footer=\"%ld\" w:gutter=\"0\"/>",
		      styles_twips(top), styles_twips(paper.right * paper_mm),
		      styles_twips(bottom), styles_twips(paper.left * paper_mm),
		      styles_twips(fmax(top - 8 - running, 10)),
		      styles_twips(fmax(bottom - 11 - running, 10)));
	strbuf_printf(&sb, "<w:docGrid w:type=\"lines\" w:linePitch=\"%ld\"/></w:sectPr>",
		      styles_twips(look_pitch(style_look(s, "paragraph"))));
	return sb.text;
}

static bool is_contents(const struct docx_block *block)
{
	return block->kind == DOCX_PARAGRAPH && text_equal(block->paragraph.style, "contents");
}

static void add_block(struct out *o, size_t i, const struct docx_setup *setup)
{
	const struct docx_body *body = o->pr->body;
	const struct docx_block *block = &body->all.at[i];
	double em = style_look(o->pr->rc->style, "cell")->size;

	switch (block->kind) {
	case DOCX_PARAGRAPH:
		add_paragraph(o, &block->paragraph, setup,
			      is_contents(block) &&
				      (i + 1 == body->all.n || !is_contents(block + 1)));
		break;
	case DOCX_TABLE:
		add_table(o, &block->table, setup);
		add_gap(o, em / 2, "", table_change(&block->table));
		break;
	case DOCX_SETUP:
		add_gap(o, 1, section_of(o, setup), setup->change);
		break;
	}
}

void printing_document(struct docx_printing *pr)
{
	struct out o = {.pr = pr, .sb = strbuf_new(pr->a)};
	const struct docx_body *body = pr->body;
	const struct docx_setup *setup = &body->all.at[0].setup;

	strbuf_add(&o.sb, "<w:document " DOCX_W " " DOCX_R
			  " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
			  "wordprocessingDrawing\"><w:body>");
	for (size_t i = 1; i < body->all.n; i++) {
		add_block(&o, i, setup);
		if (body->all.at[i].kind == DOCX_SETUP)
			setup = &body->all.at[i].setup;
	}
	strbuf_add(&o.sb, section_of(&o, setup));
	strbuf_add(&o.sb, "</w:body></w:document>");
	printing_add(pr, "word/document.xml", o.sb.text);
}
