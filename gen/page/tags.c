/* SPDX-License-Identifier: MIT
 *
 * Elements are a flat list, each with the number of the one above it; the page setter holds the
 * open one. A table's elements are made before its cells are set, because cells of one row are
 * drawn page by page, while the tree has them row by row.
 */
#include "page/tags.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

static const char *const types[TAG__MAX] = {
	[TAG_DOCUMENT] = "Document",
	[TAG_SECTION] = "Sect",
	[TAG_HEADING] = "H1",
	[TAG_PARAGRAPH] = "P",
	[TAG_CONTENTS] = "TOC",
	[TAG_ENTRY] = "TOCI",
	[TAG_REFERENCE] = "Reference",
	[TAG_LINK] = "Link",
	[TAG_LIST] = "L",
	[TAG_ITEM] = "LI",
	[TAG_LABEL] = "Lbl",
	[TAG_BODY] = "LBody",
	[TAG_TABLE] = "Table",
	[TAG_ROW] = "TR",
	[TAG_COLUMN_HEAD] = "TH",
	[TAG_ROW_HEAD] = "TH",
	[TAG_CELL] = "TD",
	[TAG_FIGURE] = "Figure",
	[TAG_GROUP] = "Div",
	[TAG_SIGN] = "Span",
	[TAG_BLANK] = "Form",
	[TAG_BOX] = "Form",
};

enum { LEVELS = 6 };

static const char *const headings[LEVELS] = {"H1", "H2", "H3", "H4", "H5", "H6"};

size_t tag_add_below(struct page_setter *p, size_t parent, enum tag_kind kind)
{
	struct pages *all = p->pages;

	*vec_push_alone(all->arena, &all->tags) =
		(struct page_tag){.kind = (uint8_t)kind, .parent = (uint32_t)parent};
	return all->tags.n;
}

size_t tag_add(struct page_setter *p, enum tag_kind kind)
{
	return tag_add_below(p, p->tag, kind);
}

size_t tag_open(struct page_setter *p, enum tag_kind kind)
{
	size_t outer = p->tag;

	p->tag = tag_add(p, kind);
	return outer;
}

size_t tag_add_heading(struct page_setter *p, int depth)
{
	size_t tag = tag_add(p, TAG_HEADING);

	while (p->headings.n && p->headings.at[p->headings.n - 1] >= depth)
		p->headings.n--;
	*vec_push(p->arena, &p->headings) = depth;
	p->pages->tags.at[tag - 1].level = (uint8_t)p->headings.n;
	return tag;
}

size_t tag_add_saying(struct page_setter *p, size_t parent, enum tag_kind kind, const char *says)
{
	size_t tag = tag_add_below(p, parent, kind);

	*vec_push(p->pages->arena, &p->pages->said) = says;
	p->pages->tags.at[tag - 1].more = (uint32_t)p->pages->said.n;
	return tag;
}

size_t tag_add_picture(struct page_setter *p, const char *alt)
{
	size_t tag = tag_add(p, TAG_FIGURE);

	vec_push(p->pages->arena, &p->pages->figures)->alt = alt;
	p->pages->tags.at[tag - 1].more = (uint32_t)p->pages->figures.n;
	return tag;
}

void tag_place_figure(struct page_setter *p, size_t tag, double x, double y, double width,
		      double height)
{
	struct page_figure *f = &p->pages->figures.at[p->pages->tags.at[tag - 1].more - 1];

	f->x = x;
	f->y = y;
	f->width = width;
	f->height = height;
	f->page = p->page;
	f->pieces++;
}

/*
 * Words of a box that the figure's own sentences have are not said again; what is marked as changed
 * they tell first of all.
 */
static const char *left_to_say(struct page_setter *p, const struct doc_node *figure,
			       const struct doc_node *node)
{
	const char *words = text_empty(node->text) || (node->mark && figure->alt)
				    ? NULL
				    : text_replace(p->pages->arena, node->text, "\n", " ");

	return words && figure->alt && strstr(figure->alt, words) ? NULL : words;
}

size_t tag_open_figure(struct page_setter *p, const struct doc_node *figure)
{
	size_t outer = p->tag;
	struct strbuf says = strbuf_new(p->pages->arena), rest = strbuf_new(p->pages->arena);

	strbuf_add(&says, figure->alt ? figure->alt : "");
	for (const struct doc_node *node = figure->first; node; node = node->next)
		if (left_to_say(p, figure, node))
			strbuf_join(&rest, "、", left_to_say(p, figure, node));
	strbuf_add(&says, rest.text);
	p->tag = tag_add_picture(p, says.text);
	return outer;
}

const char *tag_type(const struct page_tag *tag)
{
	if (tag->kind == TAG_HEADING)
		return headings[(tag->level < LEVELS ? tag->level : LEVELS) - 1];
	return types[tag->kind];
}

const char *tag_scope(const struct page_tag *tag)
{
	return tag->kind == TAG_COLUMN_HEAD ? "Column" : tag->kind == TAG_ROW_HEAD ? "Row" : NULL;
}

const char *tag_field(const struct page_tag *tag)
{
	return tag->kind == TAG_BLANK ? "tv" : tag->kind == TAG_BOX ? "cb" : NULL;
}
