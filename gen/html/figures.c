/* SPDX-License-Identifier: MIT
 *
 * The drawing is a picture to a screen reader, with what the tree says of it. The words of its
 * boxes follow in a list, closed where there is a drawing and open where there is none.
 */
#include "html/figures.h"

#include "base/text.h"
#include "html/words.h"
#include "picture/picture.h"
#include "render/paper.h"

static const double margin_mm = 15;

/* As wide as on paper: letters are then as large as there, and a small screen moves in it. */
static double width_of(const struct html_page *p, const struct doc_node *figure)
{
	(void)figure;
	const struct paper paper = paper_of(p->style, p->paper, p->landscape);

	return (paper.width - 2 * margin_mm) * paper_mm;
}

static bool draw(struct html_page *p, const struct doc_node *figure)
{
	struct picture picture;

	if (!figure->frame || !p->pictures)
		return false;
	if (!picture_svg(p->pictures, figure, width_of(p, figure), &picture)) {
		p->failed = true;
		return false;
	}
	html_add(p, "<div class=\"wide drawing\" role=\"region\" tabindex=\"0\"");
	html_attribute(p, p->named_by ? "aria-labelledby" : "aria-label",
		       p->named_by ? p->named_by : p->doc->title);
	html_add(p, "><div role=\"img\"");
	html_attribute(p, "aria-label", text_empty(figure->alt) ? p->name : figure->alt);
	html_add(p, ">");
	strbuf_add_bytes(&p->body, picture.bytes, picture.len);
	html_add(p, "</div></div>\n");
	return true;
}

static void add_words(struct html_page *p, const struct doc_node *figure)
{
	html_add(p, "<ul class=\"boxes\" role=\"list\">\n");
	for (const struct doc_node *box = figure->first; box; box = box->next) {
		if (text_empty(box->text))
			continue;
		html_add(p, "<li");
		html_attribute(p, "class",
			       box->kind == DOC_LINE ? "arrow"
			       : box->level > 1      ? arena_printf(p->a, "in-%d", box->level)
						     : NULL);
		html_add(p, ">");
		html_words(p, box, 0);
		html_add(p, "</li>\n");
	}
	html_add(p, "</ul>\n");
}

void html_figure(struct html_page *p, const struct doc_node *figure)
{
	html_add(p, "<figure");
	if (figure->id)
		html_attribute(p, "id", html_id(p->a, figure->id));
	html_add(p, ">\n");
	const bool drawn = draw(p, figure);

	html_add(p, drawn ? "<details class=\"words\"><summary>" : "<div class=\"words\">");
	if (drawn) {
		html_text(p, p->style->words[WORD_FIGURE]);
		html_add(p, "</summary>\n");
	}
	add_words(p, figure);
	html_add(p, drawn ? "</details>\n" : "</div>\n");
	html_add(p, "</figure>\n");
}
