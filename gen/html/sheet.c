/* SPDX-License-Identifier: MIT
 *
 * Sizes are written in parts of a reader's own, since he may have chosen a larger one; the style's
 * body is one of them. Looks with a ground say both colours, so that they can be read on a dark page
 * too; those without keep their colour on white paper alone.
 */
#include "html/sheet.h"

#include <math.h>

#include "base/text.h"
#include "render/paper.h"

enum { WHITE = 0xFFFFFF, BLACK = 0x000000 };

/* sizes: 13 of 16 pixels, and what would fill a line of a telephone with fifteen digits */
static const double least_contrast = 4.5, least_size = 0.8125, large = 1.4;

static double channel(unsigned eight_bits)
{
	const double c = (eight_bits & 255) / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(unsigned rgb)
{
	return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
}

static double contrast(unsigned x, unsigned y)
{
	const double a = luminance(x) + 0.05, b = luminance(y) + 0.05;

	return a > b ? a / b : b / a;
}

unsigned html_sheet_ink(unsigned color, unsigned ground)
{
	if (contrast(color, ground) >= least_contrast)
		return color;
	return contrast(BLACK, ground) >= contrast(WHITE, ground) ? BLACK : WHITE;
}

static void add_look(struct html_page *p, struct strbuf *sb, const struct look *look)
{
	const char *name = html_role_class(p->a, look->role);
	const double size = look->size / p->style->plain->size;
	const unsigned ground = look->has_fill ? look->fill : WHITE;

	/* what is set large on paper is as wide as a narrow screen */
	strbuf_printf(sb, size > large ? ".%s{font-size:min(%.4grem,8vw)%s%s}"
				       : ".%s{font-size:%.4grem%s%s}",
		      name, size > least_size ? size : least_size,
		      look->bold ? ";font-weight:bold" : "",
		      look->underline ? ";text-decoration:underline" : "");
	if (look->has_fill)
		strbuf_printf(sb, ".%s{color:#%06X;background:#%06X}", name,
			      html_sheet_ink(look->color, ground), ground);
	else
		strbuf_printf(sb, "@media print,(prefers-color-scheme:light){.%s{color:#%06X}}",
			      name, html_sheet_ink(look->color, WHITE));
	strbuf_add_char(sb, '\n');
}

/*
 * The first part lies on pages without a name, since the head of the document stands on the same;
 * sizes are those of the style.
 */
static void add_pages(struct html_page *p, struct strbuf *sb)
{
	static const char *const papers[] = {"A4", "A3"};
	const struct doc_node *first = p->doc->first;
	const char *usual = first && first->paper ? first->paper
			    : p->doc->paper	  ? p->doc->paper
						  : papers[0];
	const bool wide = first && first->landscape;

	strbuf_printf(sb, "@page{size:%s %s;margin:%gmm}@media print{html{font-size:%gpt}}", usual,
		      wide ? "landscape" : "portrait", p->style->margin, p->style->plain->size);
	for (size_t i = 0; i < 2 * ARRAY_LEN(papers); i++) {
		const char *paper = papers[i / 2], *side = i % 2 ? "wide" : "high";

		if (text_equal(paper, usual) && wide == (i % 2 == 1))
			continue;
		strbuf_printf(sb, "@page %s-%s{size:%s %s;margin:%gmm}", paper, side, paper,
			      i % 2 ? "landscape" : "portrait", p->style->margin);
		strbuf_printf(sb, "@media print{.%s-%s{page:%s-%s}}", paper, side, paper, side);
	}
	strbuf_add_char(sb, '\n');
}

static void add_fonts(struct html_page *p, struct strbuf *sb)
{
	strbuf_add(sb, "body{font-family:");
	if (p->style->font_names[FACE_LATIN_GOTHIC])
		strbuf_printf(sb, "\"%s\",",
			      html_css_string(p->a, p->style->font_names[FACE_LATIN_GOTHIC]));
	strbuf_add(sb, "\"Hiragino Sans\",\"Noto Sans JP\",\"Noto Sans CJK JP\","
		       "Meiryo,sans-serif}\n");
}

const char *html_sheet(struct html_page *p, const char *fixed)
{
	struct strbuf sb = strbuf_new(p->a);

	strbuf_add(&sb, fixed);
	add_fonts(p, &sb);
	for (size_t i = 0; i < p->style->looks.n; i++)
		if (p->looks[i])
			add_look(p, &sb, &p->style->looks.at[i]);
	add_pages(p, &sb);
	strbuf_add(&sb, p->rules.text);
	return sb.text;
}
