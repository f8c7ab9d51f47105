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

size_t tag_for_link(struct page_setter *p, size_t tag, const char *to)
{
	const struct page_tag *last = &p->pages->tags.at[p->pages->tags.n - 1];

	if (!tag)
		return 0;
	if (last->kind == TAG_LINK && last->parent == tag && text_equal(p->link, to))
		return p->pages->tags.n;
	p->link = to;
	return tag_add_below(p, tag, TAG_LINK);
}

size_t tag_add_picture(struct page_setter *p, const char *alt)
{
	size_t tag = tag_add(p, TAG_FIGURE);

	vec_push(p->pages->arena, &p->pages->figures)->alt = alt;
	p->pages->tags.at[tag - 1].figure = (uint32_t)p->pages->figures.n;
	return tag;
}

void tag_place_figure(struct page_setter *p, size_t tag, double x, double y, double width,
		      double height)
{
	struct page_figure *f = &p->pages->figures.at[p->pages->tags.at[tag - 1].figure - 1];

	f->x = x;
	f->y = y;
	f->width = width;
	f->height = height;
	f->page = p->page;
	f->pieces++;
}

/* Words of a box that the figure's own sentences have are not said again. */
static const char *left_to_say(struct page_setter *p, const struct doc_node *figure,
			       const struct doc_node *node)
{
	const char *words = text_empty(node->text)
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

/* A cell of several parts has a paragraph for each of them; a single one is the cell's own text. */
static void tag_parts(struct page_setter *p, struct page_grid_cell *c)
{
	const struct doc_node *node = c->node;
	size_t parts = node->n + (node->text || !node->n);

	c->tag = (uint32_t)p->tag;
	c->parted = parts > 1;
	for (size_t i = node->text ? 0 : 1; c->parted && i <= node->n; i++)
		tag_add(p, TAG_PARAGRAPH);
}

static void tag_cell(struct page_setter *p, struct page_grid_cell *c, enum tag_kind kind)
{
	size_t row = tag_open(p, kind);
	struct page_tag *tag = &p->pages->tags.at[p->tag - 1];

	tag->rows = (uint32_t)c->rows;
	tag->columns = (uint16_t)c->columns;
	tag_parts(p, c);
	p->tag = row;
}

size_t tag_open_table(struct page_setter *p, const struct doc_node *table, struct page_grid *grid)
{
	size_t outer = tag_open(p, TAG_TABLE);

	for (size_t r = 0; r < grid->n_rows; r++) {
		size_t all = tag_open(p, TAG_ROW);

		for (size_t i = 0; i < grid->rows[r].n; i++) {
			bool key =
				table->kind == DOC_KEY_VALUE && grid->rows[r].cells[i].column == 0;

			tag_cell(p, &grid->rows[r].cells[i],
				 r < grid->head_rows ? TAG_COLUMN_HEAD
				 : key               ? TAG_ROW_HEAD
						     : TAG_CELL);
		}
		p->tag = all;
	}
	return outer;
}

size_t tag_of_part(const struct page_grid_cell *c, size_t part)
{
	return !c->parted ? c->tag : c->tag + part + (c->node->text ? 1 : 0);
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
