/* SPDX-License-Identifier: MIT
 *
 * A running line is words between codes: &"font"&size&Kcolour, &L and &C for its side, &P and &N
 * for the page (ECMA-376 part 1, 18.3.1.46). Words are made short and their '&' doubled one by one;
 * the whole line is then measured against what a footer holds, and what can be missed is left out
 * first.
 */
#include "book/running.h"

#include "base/strbuf.h"
#include "base/text.h"

enum { TITLE_MAX = 60 }; /* characters */

const char *running_text(struct arena *a, const char *text)
{
	struct strbuf sb = strbuf_new(a);
	const char *p = text ? text : "";
	size_t n = 0;

	for (const char *from = p; *p; from = p) {
		uint32_t c = text_next(&p);

		if (++n > TITLE_MAX) {
			strbuf_add(&sb, "…");
			break;
		}
		if (c < 0x20 || c == 0xFFFE || c == 0xFFFF)
			strbuf_add_char(&sb, ' ');
		else
			strbuf_add_bytes(&sb, from, (size_t)(p - from));
	}
	return text_replace(a, sb.text, "&", "&&");
}

const char *running_font(struct arena *a, const struct style *style)
{
	const struct look *look = style_look(style, "running");

	return arena_printf(a, "&\"%s,Regular\"&%d&K%06X", style->font_names[look->face],
			    (int)(look->size + 0.5), look->color);
}

/* At the left of each page what tells this copy from all others. */
static const char *identified(struct arena *a, const char *font, const struct doc *d)
{
	return d->identifier ? arena_concat(a, "&L", font, running_text(a, d->identifier),
					    (char *)NULL)
			     : "";
}

/* Too long it may be where every character is doubled: then it keeps the programs' own font. */
const char *running_header(struct arena *a, const char *font, const struct doc *d)
{
	const char *secret = running_text(a, d->confidentiality),
		   *draft = running_text(a, d->draft);
	const char *words =
		arena_concat(a, secret, *secret && *draft ? "　" : "", draft, (char *)NULL);
	const char *left = identified(a, font, d),
		   *whole = arena_concat(a, left, "&R", font, words, (char *)NULL);

	if (!*words)
		return left;
	return text_length(whole) <= RUNNING_MAX ? whole
						 : arena_concat(a, "&R", words, (char *)NULL);
}

/* Which state of the document a page is from: '令和8年10月1日　初版'. */
static const char *dated(struct arena *a, const struct doc *d)
{
	struct strbuf sb = strbuf_new(a);

	if (d->shown_date || d->date)
		strbuf_add(&sb, running_text(a, d->shown_date ? d->shown_date : d->date));
	if (d->edition)
		strbuf_join(&sb, "　", running_text(a, d->edition));
	return sb.text;
}

/*
 * Lines above the running one reach from side to side: what would stand beside them at the left
 * stands in the middle then.
 */
const char *running_footer(struct arena *a, const char *font, const char *foot, const struct doc *d)
{
	const char *date = dated(a, d),
		   *title = arena_concat(a, running_text(a, d->title), "　&P / &N", (char *)NULL);
	const char *above =
		foot ? arena_concat(a, text_replace(a, foot, "&", "&&"), "\n", (char *)NULL) : "";
	const char *middle = arena_concat(a, "&C", font, above, title, (char *)NULL), *whole;

	if (foot)
		whole = arena_concat(a, "&C", font, above, date, *date ? "　" : "", title,
				     (char *)NULL);
	else
		whole = arena_concat(a, *date ? "&L" : "", *date ? font : "", date, middle,
				     (char *)NULL);
	return text_length(whole) <= RUNNING_MAX ? whole : middle;
}
