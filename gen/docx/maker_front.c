/* SPDX-License-Identifier: MIT
 *
 * What stands before the parts: the house's logo, the title with its date and edition, and the
 * contents, whose lines lead to bookmarks and end in their pages' numbers.
 */
#include "docx/maker.h"

#include "base/text.h"
#include "page/blocks.h"
#include "page/front.h"

static void put_words(struct docx_maker *m, const char *style, const char *text,
		      enum doc_align align)
{
	if (text_empty(text))
		return;
	struct docx_paragraph p = maker_paragraph(m, style, NULL);

	p.align = align;
	maker_add_words(m, &p, text, NULL, 0, NULL);
	maker_put(m, p);
}

static void put_logo(struct docx_maker *m)
{
	const struct logo *logo = m->rc->style->logo;

	if (!logo)
		return;
	struct docx_picture *picture = arena_alloc(m->a, sizeof *picture);

	*picture = (struct docx_picture){.png = logo->plain,
					 .len = logo->plain_len,
					 .width = logo->width,
					 .height = logo->height,
					 .alt = logo->alt};
	maker_put(m, maker_paragraph(m, "body", NULL))->picture = picture;
}

static void put_title(struct docx_maker *m)
{
	const struct doc *d = m->doc;
	const char *date = d->shown_date ? d->shown_date
			   : d->date     ? d->date
					 : "",
		   *edition = d->edition ? d->edition : "";

	put_logo(m);
	put_words(m, "title", d->title, ALIGN_CENTER);
	put_words(m, "subtitle", d->subtitle, ALIGN_CENTER);
	put_words(m, "edition",
		  arena_concat(m->a, date, *date && *edition ? "　" : "", edition, (char *)NULL),
		  ALIGN_END);
}

/* The level of a title in the contents; -1: it does not stand there. */
static int level_of(const struct docx_maker *m, const struct doc_node *node, int above)
{
	switch (node->kind) {
	case DOC_PART:
		return blocks_is_whole(m->doc, node) ? -1 : 0;
	case DOC_HEADING:
		return node->level <= 1 ? 1 : -1;
	case DOC_ARTICLE:
		return above + 1;
	default:
		return -1;
	}
}

struct title_listing {
	struct docx_maker *m;
	int above;
};

static bool list_title(const struct doc_node *node, void *context)
{
	struct title_listing *l = context;
	struct docx_maker *m = l->m;
	const char *title = blocks_title(m->a, node);
	int level = title ? level_of(m, node, l->above) : -1;

	if (level >= 0 && node->kind != DOC_ARTICLE)
		l->above = level;
	if (level < 0)
		return true;
	struct docx_paragraph p = maker_paragraph(m, "contents", node);

	const char *mark = maker_title_mark(m, node);

	p.depth = level;
	*vec_push(m->a, &p.runs) = (struct docx_run){
		.text = arena_concat(m->a, maker_clean(m, title), "\t", (char *)NULL), .mark = mark};
	*vec_push(m->a, &p.runs) =
		(struct docx_run){.text = "", .mark = mark, .field = DOCX_PAGE_OF};
	maker_put(m, p);
	return true;
}

void maker_add_front(struct docx_maker *m)
{
	struct title_listing l = {.m = m};

	put_title(m);
	if (front_wants_contents(m->doc) == FRONT_NO_CONTENTS)
		return;
	put_words(m, "contents-title", m->rc->style->words[WORD_CONTENTS], ALIGN_START);
	doc_walk(m->doc, list_title, &l);
}
