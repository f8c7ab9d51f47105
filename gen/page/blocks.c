/* SPDX-License-Identifier: MIT
 *
 * One table of setters, by kind of node, walks a part: each sets its own text and goes on to its
 * children with a place that has grown by its indent. Labels hang in that indent; all items of a
 * list have the indent of the widest label, so that their texts begin below each other.
 */
#include "page/blocks.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "page/figure.h"
#include "page/para.h"
#include "page/signature.h"
#include "page/table.h"
#include "page/tags.h"

static const double item_gap = 0.4, article_indent = 1.6; /* em */

/* Where in the text the blocks stand. */
struct block_place {
	struct page_setter *p;
	double indent;      /* points */
	const char *role;   /* the look of paragraphs here */
	int heading;        /* level of the heading above; 0: none */
	bool noted;         /* a note or signatures stand below what is set here */
};

typedef void set_block(const struct block_place *at, const struct doc_node *node);

static set_block set_children;

static const struct look *look_of(const struct block_place *at, const struct doc_node *node,
				  const char *otherwise)
{
	return style_look(at->p->style, node->role ? node->role : otherwise);
}

const char *blocks_title(struct arena *a, const struct doc_node *node)
{
	if (text_empty(node->text) && text_empty(node->label))
		return NULL;
	const char *text = node->text ? node->text : "", *label = node->label ? node->label : "";

	if (node->kind == DOC_PART || node->kind == DOC_HEADING)
		return *label ? arena_concat(a, label, "　", text, (char *)NULL) : text;
	if (node->kind != DOC_ARTICLE)
		return NULL;
	bool bare = *text && !text_starts(text, "（");

	return arena_concat(a, label, bare ? "（" : "", text, bare ? "）" : "", (char *)NULL);
}

static void set_title(const struct block_place *at, const struct doc_node *node,
		      const struct look *look, int depth)
{
	struct page_setter *p = at->p;
	const char *title = blocks_title(p->arena, node);

	if (!title)
		return;
	para_set(p, &(struct para){.text = title,
				   .look = look,
				   .id = node->id,
				   .link = node->link,
				   .heading = true,
				   .bookmark = true,
				   .depth = depth});
}

static void set_heading(const struct block_place *at, const struct doc_node *node)
{
	static const char *const roles[] = {"heading-1", "heading-2", "heading-3"};
	int level = node->level < 1 ? 1 : node->level > 3 ? 3 : node->level;

	set_title(at, node, look_of(at, node, roles[level - 1]), level);
}

static void set_article(const struct block_place *at, const struct doc_node *node)
{
	const struct look *body = style_look(at->p->style, "paragraph");
	struct block_place inside = *at;

	set_title(at, node, look_of(at, node, "article"), at->heading + 1);
	inside.role = "paragraph";
	inside.indent += article_indent * body->size;
	set_children(&inside, node);
}

/* The text's indent grows when the label is wider than the room it hangs in. */
static size_t set_labelled(const struct block_place *at, const struct doc_node *node,
			   const struct look *look, double indent, double hang, enum tag_kind kind)
{
	struct page_setter *p = at->p;
	const char *label = node->label ? node->label : "";
	double need = *label ? para_width(p, label, look) + item_gap * look->size : 0,
	       limit = (p->right - p->left) / 2;

	if (need > hang) {
		indent += need - hang;
		hang = need;
	}
	return para_set(p, &(struct para){.text = node->text,
					  .label = label,
					  .look = look,
					  .link = node->link,
					  .id = node->id,
					  .marked = marked_of(p, node->text, node->spans, node->n_spans),
					  .indent = fmin(indent, limit),
					  .hang = hang,
					  .stretch = true,
					  .leads = render_leads_on(node) ||
						   (at->noted && !node->first),
					  .kind = kind,
					  .more = kind == TAG_BODY && node->first});
}

static void set_paragraph(const struct block_place *at, const struct doc_node *node)
{
	if (node->text)
		set_labelled(at, node, look_of(at, node, at->role), at->indent, at->indent,
			     TAG_PARAGRAPH);
	set_children(at, node);
}

/* All items of a list have the same indent, that of the widest label. */
static void set_list(const struct block_place *at, const struct doc_node *node)
{
	const struct look *look = style_look(at->p->style, "item");
	struct block_place inside = *at;
	double hang = 1.5 * look->size, limit = (at->p->right - at->p->left) / 2;

	for (const struct doc_node *item = node->first; item; item = item->next)
		if (item->label)
			hang = fmax(hang,
				    para_width(at->p, item->label, look) + item_gap * look->size);
	inside.indent = fmin(inside.indent + hang, limit);
	inside.role = "item";
	size_t outer = tag_open(at->p, TAG_LIST), list = at->p->tag;

	for (const struct doc_node *item = node->first; item; item = item->next) {
		page_set_origin(at->p, node, item);
		inside.noted = at->noted && !item->next;
		tag_open(at->p, TAG_ITEM);
		at->p->tag = set_labelled(&inside, item, look_of(&inside, item, "item"),
					  inside.indent, hang, TAG_BODY);
		set_children(&inside, item);
		at->p->tag = list;
	}
	at->p->tag = outer;
}

static void set_note(const struct block_place *at, const struct doc_node *node)
{
	set_labelled(at, node, look_of(at, node, "note"), at->indent, 0, TAG_PARAGRAPH);
}

static void set_table(const struct block_place *at, const struct doc_node *node)
{
	table_set(at->p, node, at->heading + 1);
}

static void set_signature(const struct block_place *at, const struct doc_node *node)
{
	signature_set(at->p, node);
}

static void set_figure(const struct block_place *at, const struct doc_node *node)
{
	figure_set(at->p, node);
}

static void set_page_break(const struct block_place *at, const struct doc_node *node)
{
	(void)node;
	if (!page_is_fresh(at->p))
		page_begin(at->p, at->p->landscape);
}

static set_block *const setters[DOC__MAX] = {
	[DOC_PART] = set_children,
	[DOC_HEADING] = set_heading,
	[DOC_ARTICLE] = set_article,
	[DOC_PARAGRAPH] = set_paragraph,
	[DOC_LIST] = set_list,
	[DOC_ITEM] = set_paragraph,
	[DOC_TABLE] = set_table,
	[DOC_ROW] = set_paragraph,
	[DOC_CELL] = set_paragraph,
	[DOC_KEY_VALUE] = set_table,
	[DOC_SIGNATURE] = set_signature,
	[DOC_NOTE] = set_note,
	[DOC_PAGE_BREAK] = set_page_break,
	[DOC_FIGURE] = set_figure,
	[DOC_BOX] = set_paragraph,
	[DOC_LINE] = set_paragraph,
};

/* Notes and what a heading heads stay with what stands above them. */
static void remember_seam(struct page_setter *p, const struct doc_node *part,
			  const struct doc_node *child)
{
	if (p->seams && part->kind == DOC_PART && child->kind != DOC_NOTE && !p->glued)
		*vec_push(p->seams->arena, &p->seams->all) = (struct page_seam){
			{p->page, page_filled(p)}, child};
}

/*
 * A note below a block is not parted from its end; nor are signatures, and the sentence above them,
 * from what is signed.
 */
static bool keeps_next(const struct doc_node *child)
{
	const struct doc_node *next = child->next;

	if (next->kind == DOC_PARAGRAPH && next->next && child->kind == DOC_ARTICLE)
		next = next->next;
	return next->kind == DOC_NOTE || next->kind == DOC_SIGNATURE;
}

static void set_children(const struct block_place *at, const struct doc_node *node)
{
	struct block_place here = *at;

	/* a part that opens with a break stands on a page of its own already */
	for (const struct doc_node *child = doc_part_breaks(node) ? node->first->next : node->first;
	     child; child = child->next) {
		page_set_origin(at->p, node, child);
		remember_seam(at->p, node, child);
		here.noted = child->next ? keeps_next(child) : at->noted;
		setters[child->kind](&here, child);
		if (child->kind == DOC_HEADING)
			here.heading = child->level;
	}
}

bool blocks_is_whole(const struct doc *d, const struct doc_node *part)
{
	return d->n == 1 && part == d->first && !part->id && text_empty(part->label) &&
	       !text_empty(part->text) && text_equal(part->text, d->title);
}

size_t blocks_set_part(struct page_setter *p, const struct doc_node *part)
{
	const struct block_place at = {.p = p, .role = "body"};
	size_t outer = tag_open(p, TAG_SECTION);

	page_set_origin(p, part, part);
	if (blocks_is_whole(p->doc, part))
		pages_bookmark(p->pages, part->text, 0, p->y);
	else
		set_title(&at, part, look_of(&at, part, "part"), 0);
	set_children(&at, part);
	size_t section = p->tag;

	p->tag = outer;
	return section;
}
