/* SPDX-License-Identifier: MIT
 *
 * Heads and feet. Sections whose heads or feet say the same at the same width share one part.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "docx/printing.h"
#include "docx/styles.h"
#include "package/xml.h"

struct paper printing_paper(const struct docx_printing *pr, const struct docx_setup *setup)
{
	return paper_of(pr->rc->style, setup->paper, setup->landscape);
}

static void add_words(struct strbuf *sb, const char *text, const char *role)
{
	if (text_empty(text))
		return;
	strbuf_add(sb, "<w:r>");
	if (role)
		strbuf_printf(sb, "<w:rPr><w:rStyle w:val=\"c-%s\"/></w:rPr>", role);
	for (;;) {
		size_t len = strcspn(text, "\n");

		strbuf_add(sb, "<w:t xml:space=\"preserve\">");
		xml_add_text(sb, arena_strndup(sb->arena, text, len));
		strbuf_add(sb, "</w:t>");
		text += len;
		if (!*text++)
			break;
		strbuf_add(sb, "<w:br/>");
	}
	strbuf_add(sb, "</w:r>");
}

/* `rule`: where a line parts it from the page; NULL: no line. */
static void begin_line(struct strbuf *sb, const struct style *s, double width, const char *rule)
{
	strbuf_add(sb, "<w:p><w:pPr><w:pStyle w:val=\"b-running\"/>");
	if (rule)
		strbuf_printf(sb,
			      "<w:pBdr><w:%s w:val=\"single\" w:sz=\"4\" w:space=\"2\" "
			      "w:color=\"%06X\"/></w:pBdr>",
			      rule, style_look(s, "border")->color);
	strbuf_printf(sb,
		      "<w:tabs><w:tab w:val=\"right\" w:pos=\"%ld\"/></w:tabs><w:jc "
		      "w:val=\"left\"/></w:pPr>",
		      styles_twips(width));
}

static void add_field(struct strbuf *sb, const char *code)
{
	strbuf_printf(sb,
		      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
		      "xml:space=\"preserve\"> %s </w:instrText></w:r><w:r><w:fldChar "
		      "w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r>"
		      "<w:fldChar w:fldCharType=\"end\"/></w:r>",
		      code);
}

static const char tab[] = "<w:r><w:tab/></w:r>";

/* Title, the mark of a draft, for whom it is, and what tells this copy from all others. */
static void print_head(struct docx_printing *pr, struct strbuf *sb, double width)
{
	const struct doc *d = pr->doc;
	const char *const beside[] = {d->confidentiality, d->identifier};
	bool any = false;

	begin_line(sb, pr->rc->style, width, "bottom");
	add_words(sb, d->title, NULL);
	strbuf_add(sb, tab);
	if (!text_empty(d->draft)) {
		add_words(sb, d->draft, "draft");
		any = true;
	}
	for (size_t i = 0; i < ARRAY_LEN(beside); i++) {
		if (text_empty(beside[i]))
			continue;
		add_words(sb, any ? "　" : NULL, NULL);
		add_words(sb, beside[i], NULL);
		any = true;
	}
	strbuf_add(sb, "</w:p>");
}

static void print_foot(struct docx_printing *pr, struct strbuf *sb, double width, const char *foot)
{
	const struct doc *d = pr->doc;
	const char *date = d->shown_date ? d->shown_date
			   : d->date     ? d->date
					 : "",
		   *edition = d->edition ? d->edition : "";

	if (foot) {
		strbuf_add(sb, "<w:p><w:pPr><w:pStyle w:val=\"b-foot\"/></w:pPr>");
		add_words(sb, foot, NULL);
		strbuf_add(sb, "</w:p>");
	}
	begin_line(sb, pr->rc->style, width, NULL);
	add_words(sb, date, NULL);
	add_words(sb, *date && *edition ? "　" : NULL, NULL);
	add_words(sb, edition, NULL);
	strbuf_add(sb, tab);
	add_field(sb, "PAGE");
	add_words(sb, " / ", NULL);
	add_field(sb, "NUMPAGES");
	strbuf_add(sb, "</w:p>");
}

/* The number of the relation to a part of that text, made where no section has said it before. */
static size_t share(struct docx_printing *pr, const char *kind, const char *text)
{
	size_t known = (size_t)map_get(pr->links, text);

	if (known)
		return known;
	const char *name = arena_printf(pr->a, "%s%u.xml", kind, ++pr->heads);
	size_t n = printing_relation(pr, kind, name, false);

	printing_add(pr, arena_concat(pr->a, "word/", name, (char *)NULL), text);
	map_set(pr->links, text, (void *)n);
	return n;
}

void printing_running(struct docx_printing *pr, struct strbuf *sb, const struct docx_setup *setup)
{
	const struct paper paper = printing_paper(pr, setup);
	double width = (paper.width - paper.left - paper.right) * paper_mm;
	struct strbuf head = strbuf_new(pr->a), foot = strbuf_new(pr->a);

	strbuf_add(&head, "<w:hdr " DOCX_W ">");
	print_head(pr, &head, width);
	strbuf_add(&head, "</w:hdr>");
	strbuf_add(&foot, "<w:ftr " DOCX_W ">");
	print_foot(pr, &foot, width, setup->foot);
	strbuf_add(&foot, "</w:ftr>");
	strbuf_printf(sb, "<w:headerReference w:type=\"default\" r:id=\"rId%zu\"/>",
		      share(pr, "header", head.text));
	strbuf_printf(sb, "<w:footerReference w:type=\"default\" r:id=\"rId%zu\"/>",
		      share(pr, "footer", foot.text));
}
