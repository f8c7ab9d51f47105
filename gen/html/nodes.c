/* SPDX-License-Identifier: MIT
 *
 * A function per kind. Numbers of articles, 項 and 号 are words of the tree, so lists bring none of
 * their own. Heads rise by one at most, whatever levels a template leaves out.
 */
#include "html/nodes.h"

#include <string.h>

#include "base/text.h"
#include "html/figures.h"
#include "html/tables.h"
#include "html/words.h"
#include "render/table.h"

enum { PART_LEVEL = 2, DEEPEST = 6 };

static void add_node(struct html_page *p, const struct doc_node *node);

static void add_children(struct html_page *p, const struct doc_node *node)
{
	for (const struct doc_node *child = node->first; child; child = child->next)
		add_node(p, child);
}

static void add_id(struct html_page *p, const struct doc_node *node)
{
	if (node->id)
		html_attribute(p, "id", html_id(p->a, node->id));
}

static void add_heading(struct html_page *p, const struct doc_node *node, int level,
			const char *role, const char *id)
{
	const int most = p->heading + 1;

	level = level > most ? most : level;
	level = level > DEEPEST ? DEEPEST : level;
	p->heading = level;
	p->named_by = id;
	p->name = table_labelled(p->a, node);
	html_add(p, arena_printf(p->a, "<h%d", level));
	html_attribute(p, "id", id);
	html_class(p, NULL, role);
	html_add(p, ">");
	html_words(p, node, 0);
	html_add(p, arena_printf(p->a, "</h%d>\n", level));
}

static void add_entry(struct html_page *p, const char *id, const struct doc_node *node, bool below)
{
	*vec_push(p->a, &p->contents) =
		(struct html_entry){id, table_labelled(p->a, node), below};
}

static const char *heading_id(struct html_page *p, const struct doc_node *node)
{
	return node->id ? html_id(p->a, node->id)
			: arena_printf(p->a, "-h%zu", ++p->headings);
}

static void add_plain_heading(struct html_page *p, const struct doc_node *node)
{
	static const char *const roles[] = {"heading-1", "heading-1", "heading-2", "heading-3"};
	const int level = node->level >= 1 && node->level <= 3 ? node->level : 1;
	const char *id = heading_id(p, node);

	if (level == 1)
		add_entry(p, id, node, true);
	add_heading(p, node, PART_LEVEL + level, node->role ? node->role : roles[level], id);
	p->section = p->heading;
}

static void add_article(struct html_page *p, const struct doc_node *node)
{
	const char *id = heading_id(p, node);

	html_add(p, "<article>\n");
	p->heading = p->section;
	add_heading(p, node, p->section + 1, node->role ? node->role : "article", id);
	add_children(p, node);
	p->heading = p->section;
	html_add(p, "</article>\n");
}

static void add_paragraph(struct html_page *p, const struct doc_node *node)
{
	const char *look = node->role	   ? node->role
			   : node->label != NULL ? "paragraph"
						   : "body";

	if (node->text || (node->label && *node->label)) {
		html_add(p, "<p");
		add_id(p, node);
		html_class(p, NULL, look);
		html_add(p, ">");
		html_words(p, node, 0);
		html_add(p, "</p>\n");
	}
	add_children(p, node);
}

static void add_list(struct html_page *p, const struct doc_node *node)
{
	html_add(p, "<ul class=\"items\" role=\"list\">\n");
	add_children(p, node);
	html_add(p, "</ul>\n");
}

static void add_item(struct html_page *p, const struct doc_node *node)
{
	html_add(p, "<li");
	add_id(p, node);
	html_class(p, NULL, node->role ? node->role : "item");
	html_add(p, ">");
	html_words(p, node, 0);
	add_children(p, node);
	html_add(p, "</li>\n");
}

static void add_note(struct html_page *p, const struct doc_node *node)
{
	html_add(p, "<p");
	add_id(p, node);
	html_class(p, "small", node->role ? node->role : "note");
	html_add(p, ">");
	html_words(p, node, 0);
	html_add(p, "</p>\n");
}

static void add_break(struct html_page *p, const struct doc_node *node)
{
	(void)node;
	html_add(p, "<div class=\"page-break\"></div>\n");
}

typedef void add_kind(struct html_page *p, const struct doc_node *node);
static add_kind *const kinds[DOC__MAX] = {
	[DOC_HEADING] = add_plain_heading, [DOC_ARTICLE] = add_article,
	[DOC_PARAGRAPH] = add_paragraph,   [DOC_LIST] = add_list,
	[DOC_ITEM] = add_item,             [DOC_NOTE] = add_note,
	[DOC_TABLE] = html_table,          [DOC_KEY_VALUE] = html_pairs,
	[DOC_SIGNATURE] = html_pairs,      [DOC_PAGE_BREAK] = add_break,
	[DOC_FIGURE] = html_figure,
};

/* Cells, rows and boxes stand in what writes them. */
static void add_node(struct html_page *p, const struct doc_node *node)
{
	if (kinds[node->kind])
		kinds[node->kind](p, node);
}

static const char *part_id(struct html_page *p, const struct doc_node *part)
{
	return part->id ? html_id(p->a, part->id) : arena_printf(p->a, "-p%zu", p->parts);
}

static void open_part(struct html_page *p, const struct doc_node *part)
{
	const char *paper = part->paper ? part->paper : p->doc->paper ? p->doc->paper : "A4";

	p->paper = paper;
	p->landscape = part->landscape;
	html_add(p, "<section");
	html_attribute(p, "class",
		       arena_concat(p->a, paper, part->landscape ? "-wide" : "-high",
				    part->follows ? " follows" : "", (char *)NULL));
	if (part->text || part->label)
		html_attribute(p, "aria-labelledby", part_id(p, part));
	html_add(p, ">\n");
}

void html_part(struct html_page *p, const struct doc_node *part)
{
	p->parts++;
	p->heading = p->section = PART_LEVEL - 1;
	open_part(p, part);
	if (part->text || part->label) {
		const char *id = part_id(p, part);

		add_entry(p, id, part, false);
		add_heading(p, part, PART_LEVEL, part->role ? part->role : "part", id);
	}
	p->section = p->heading;
	add_children(p, part);
	if (part->foot) {
		html_add(p, "<p");
		html_class(p, "small foot", "note");
		html_add(p, ">");
		html_text(p, part->foot);
		html_add(p, "</p>\n");
	}
	html_add(p, "</section>\n");
}
