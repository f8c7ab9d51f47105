/* SPDX-License-Identifier: MIT
 *
 * What stands before the parts: the house's logo, the title with its date and edition, and the
 * contents, whose lines lead to bookmarks and end in their pages' numbers.
 */
#include "docx/maker.h"

#include "base/text.h"
#include "page/blocks.h"
#include "page/front.h"
#include "page/layout.h"

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
	const struct pages *pages; /* of the paper */
	size_t bookmark;           /* the next one of those */
};

static void drop_page(void *context, struct page_setter *p, size_t page)
{
	(void)context;
	(void)p;
	(void)page;
}

/*
 * The number of the page on which the title stands in the paper. Another program sets other pages:
 * it says its own as soon as it is asked to bring fields up to date.
 */
static const char *number_of(struct title_listing *l, const char *title)
{
	for (size_t i = l->bookmark; i < l->pages->bookmarks.n; i++)
		if (text_equal(l->pages->bookmarks.at[i].title, title)) {
			l->bookmark = i + 1;
			return arena_printf(l->m->a, "%zu",
					    l->pages->bookmarks.at[i].at.page + 1);
		}
	return "";
}

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
		(struct docx_run){.text = number_of(l, title), .mark = mark, .field = DOCX_PAGE_OF};
	maker_put(m, p);
	return true;
}

void maker_add_front(struct docx_maker *m)
{
	put_title(m);
	if (front_wants_contents(m->doc) == FRONT_NO_CONTENTS)
		return;
	static const struct page_sink nobody = {drop_page, NULL};
	struct arena *a = arena_new_below(m->a);
	struct page_setter *paper =
		layout_document(a, m->rc->style, m->doc, &nobody, diag_new(a));
	struct title_listing l = {.m = m, .pages = paper->pages};

	put_words(m, "contents-title", m->rc->style->words[WORD_CONTENTS], ALIGN_START);
	doc_walk(m->doc, list_title, &l);
	layout_close(paper);
	arena_free(a);
}
