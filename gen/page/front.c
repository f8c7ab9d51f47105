/* SPDX-License-Identifier: MIT
 *
 * Contents are set before the parts they name, without numbers: each entry remembers where its last
 * line stands. Bookmarks are counted in the same walk over the tree in which the parts will make
 * them, so that in the end bookmark n tells the page of entry n.
 */
#include "page/front.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "page/blocks.h"
#include "page/para.h"
#include "page/picture.h"
#include "page/tags.h"

enum { SHORT = 8 }; /* entries */

static const double number_em = 4, step_em = 1.4; /* room for a page number; indent per level */

static void set_aligned(struct page_setter *p, const char *text, const char *role,
			enum doc_align align, enum tag_kind kind)
{
	if (!text_empty(text))
		para_set(p, &(struct para){.text = text,
					   .look = style_look(p->style, role),
					   .align = align,
					   .kind = kind,
					   .depth = -1});
}

void front_set_title(struct page_setter *p)
{
	const struct doc *d = p->doc;
	const char *date = d->shown_date ? d->shown_date
			   : d->date     ? d->date
					 : "",
		   *edition = d->edition ? d->edition : "";

	picture_set_logo(p);
	page_take(p, 6);
	set_aligned(p, d->title, "title", ALIGN_CENTER, TAG_HEADING);
	set_aligned(p, d->subtitle, "subtitle", ALIGN_CENTER, TAG_PARAGRAPH);
	set_aligned(
		p,
		arena_concat(p->arena, date, *date && *edition ? "　" : "", edition, (char *)NULL),
		"edition", ALIGN_END, TAG_PARAGRAPH);
	double y = page_take(p, 4);

	para_set_rule(p, p->left, y + 2, p->right - p->left);
	page_owe(p, 8);
}

struct counting {
	size_t articles, entries;
};

static bool count_node(const struct doc_node *node, void *context)
{
	struct counting *c = context;

	c->articles += node->kind == DOC_ARTICLE;
	c->entries += node->kind == DOC_ARTICLE || node->kind == DOC_PART ||
		      (node->kind == DOC_HEADING && node->level <= 1);
	return true;
}

enum front_contents front_wants_contents(const struct doc *d)
{
	struct counting c = {0};

	doc_walk(d, count_node, &c);
	if (d->without_contents || (d->n < 2 && c.articles <= SHORT))
		return FRONT_NO_CONTENTS;
	return c.entries <= SHORT ? FRONT_SHORT_CONTENTS : FRONT_CONTENTS;
}

struct contents_listing {
	struct page_setter *p;
	struct front *front;
	size_t bookmark;
	int above; /* levels above an article */
};

static void set_entry(struct contents_listing *l, const char *title, int level)
{
	struct page_setter *p = l->p;
	const struct look *look = style_look(p->style, "contents");
	double indent = level * step_em * look->size, number = number_em * look->size;
	const char *link = pages_bookmark_anchor(p->arena, l->bookmark);

	para_set(p, &(struct para){.text = title,
				   .look = look,
				   .link = link,
				   .indent = indent,
				   .shorten = number,
				   .kind = TAG_ENTRY});
	const struct page *s = page_now(p);
	const struct page_text *t = &s->texts.at[s->texts.n - 1]; /* the entry's last line */

	*vec_push(p->arena, &l->front->entries) = (struct front_entry){
		.bookmark = l->bookmark,
		.page = p->page,
		.text = s->texts.n - 1,
		.y = t->y,
		.from = t->x + t->width,
		.right = p->right,
	};
}

/*
 * The level of a node's entry in the contents; -1: it has none. `above`: levels above an article.
 */
static int entry_level(const struct doc *d, const struct doc_node *node, int above)
{
	if (node->kind == DOC_PART)
		return blocks_is_whole(d, node) ? -1 : 0;
	if (node->kind == DOC_HEADING)
		return node->level <= 1 ? 1 : -1;
	return above + 1;
}

/*
 * Bookmarks are made in the order of the tree, so that counting tells which one belongs to an
 * entry.
 */
static bool list_node(const struct doc_node *node, void *context)
{
	struct contents_listing *l = context;
	const char *title = blocks_title(l->p->arena, node);
	int level = title ? entry_level(l->p->doc, node, l->above) : -1;

	if (level >= 0 && node->kind != DOC_ARTICLE)
		l->above = level;
	if (level >= 0)
		set_entry(l, title, level);
	l->bookmark += title != NULL;
	return true;
}

void front_set_contents(struct page_setter *p, struct front *f)
{
	struct contents_listing l = {.p = p, .front = f};

	para_set(p, &(struct para){.text = p->style->words[WORD_CONTENTS],
				   .look = style_look(p->style, "heading-2"),
				   .heading = true});
	size_t outer = tag_open(p, TAG_CONTENTS);

	doc_walk(p->doc, list_node, &l);
	p->tag = outer;
}

/*
 * Dots from the entry to its number, evenly spaced from the right, so that those of all entries
 * stand below each other.
 */
static void set_leader(struct page_setter *p, const struct look *look, double from, double right,
		       double y)
{
	const double pitch = 2.5;
	double start = right - floor((right - from) / pitch) * pitch;

	if (start < right)
		*vec_push(page_now(p)->arena, &page_now(p)->frames) = (struct page_frame){
			.x = start,
			.y = y - look->size * 0.3,
			.width = right - start,
			.thickness = 0.7,
			.color = look->color,
			.dotted = true,
		};
}

/* The number is read behind its entry, not behind the page. */
static void set_number(struct page_setter *p, const struct front_entry *e)
{
	const struct look *look = style_look(p->style, "contents");
	const char *number =
		arena_printf(p->arena, "%zu", p->pages->bookmarks.at[e->bookmark].at.page + 1);
	double width = lines_width(&p->setter, number, look->face, look->size, LINE_CELL),
	       x = e->right - width;

	pages_insert_text(page_now(p), e->text + 1,
			  (struct page_text){
				  .text = number,
				  .len = strlen(number),
				  .face = look->face,
				  .color = look->color,
				  .x = x,
				  .y = e->y,
				  .size = look->size,
				  .width = width,
				  .limit = e->right,
				  .tag = page_now(p)->texts.at[e->text].tag,
			  });
	set_leader(p, look, e->from + 6, x - 5, e->y);
}

/* From the last to the first: what is put in moves the texts behind it. */
void front_number(struct page_setter *p, const struct front *f)
{
	for (size_t i = f->entries.n; i-- > 0;) {
		p->page = f->entries.at[i].page;
		if (f->entries.at[i].bookmark < p->pages->bookmarks.n)
			set_number(p, &f->entries.at[i]);
	}
}
