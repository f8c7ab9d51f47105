/* SPDX-License-Identifier: MIT
 *
 * The adapter to cmark: the body of a clause becomes a tree of paragraphs, ordered lists and items.
 * Whatever CommonMark knows beyond that has no place in a contract article and is refused with its
 * line.
 */
#include <cmark.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "load/readers.h"

struct body {
	struct arena *a;
	const char *path;
	int first_line;
	struct diag_list *dl;
	struct clause *clause;
	bool ok;
};

static int line_of(const struct body *b, cmark_node *node)
{
	return b->first_line + cmark_node_get_start_line(node) - 1;
}

/* What people call the things that CommonMark knows and a clause may not hold. */
static const char *name_of(cmark_node *node)
{
	static const struct {
		cmark_node_type type;
		const char *name;
	} names[] = {
		{CMARK_NODE_LIST, N_("a bulleted list")},
		{CMARK_NODE_HTML_INLINE, N_("HTML")},
		{CMARK_NODE_HTML_BLOCK, N_("HTML")},
		{CMARK_NODE_EMPH, N_("emphasis")},
		{CMARK_NODE_STRONG, N_("emphasis")},
		{CMARK_NODE_CODE, N_("code")},
		{CMARK_NODE_CODE_BLOCK, N_("code, or a line that begins with four blanks,")},
		{CMARK_NODE_HEADING, N_("a heading of another level than two")},
		{CMARK_NODE_LINK, N_("a link")},
		{CMARK_NODE_IMAGE, N_("a picture")},
		{CMARK_NODE_BLOCK_QUOTE, N_("a quotation")},
		{CMARK_NODE_THEMATIC_BREAK, N_("a rule")},
		{CMARK_NODE_LINEBREAK, N_("a line break")},
		{CMARK_NODE_PARAGRAPH, N_("a second paragraph in an item")},
	};

	if (cmark_node_get_type(node) == CMARK_NODE_LIST &&
	    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
		return _("a list without a paragraph above it");
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (names[i].type == cmark_node_get_type(node))
			return _(names[i].name);
	return cmark_node_get_type_string(node);
}

static void refuse(struct body *b, cmark_node *node)
{
	const char *what = name_of(node);

	for (; cmark_node_get_start_line(node) == 0 && cmark_node_parent(node);)
		node = cmark_node_parent(node);
	diag_add(b->dl, DIAG_BAD_MARKDOWN, b->clause->id,
		 arena_printf(b->a, "%s:%d", b->path, line_of(b, node)), what);
	b->ok = false;
}

/*
 * The plain text of an inline container; a soft line break joins Japanese text without a blank,
 * Latin words with one.
 */
static const char *inline_text(struct body *b, cmark_node *parent)
{
	struct strbuf sb = strbuf_new(b->a);
	bool wrapped = false;

	for (cmark_node *n = cmark_node_first_child(parent); n; n = cmark_node_next(n)) {
		cmark_node_type type = cmark_node_get_type(n);

		if (type == CMARK_NODE_TEXT && wrapped)
			strbuf_add(&sb, text_wrap_joint(sb.text, cmark_node_get_literal(n)));
		if (type == CMARK_NODE_TEXT)
			strbuf_add(&sb, cmark_node_get_literal(n));
		else if (type != CMARK_NODE_SOFTBREAK)
			refuse(b, n);
		wrapped = type == CMARK_NODE_SOFTBREAK;
	}
	return sb.text;
}

static struct block *add_block(struct body *b, struct block **first, struct block **last,
			       enum block_kind kind, cmark_node *node)
{
	struct block *block = arena_alloc(b->a, sizeof *block);

	block->kind = kind;
	block->line = line_of(b, node);
	if (*last)
		(*last)->next = block;
	else
		*first = block;
	*last = block;
	return block;
}

static void read_list(struct body *b, cmark_node *list, struct block **first, struct block **last);

/* An item is one paragraph, with or without a list below it. */
static void read_item(struct body *b, cmark_node *node, struct block *list)
{
	struct block *item = add_block(b, &list->first, &list->last, BLOCK_ITEM, node);

	for (cmark_node *n = cmark_node_first_child(node); n; n = cmark_node_next(n)) {
		if (cmark_node_get_type(n) == CMARK_NODE_PARAGRAPH && !item->text)
			item->text = inline_text(b, n);
		else if (cmark_node_get_type(n) == CMARK_NODE_LIST && item->text)
			read_list(b, n, &item->first, &item->last);
		else
			refuse(b, n);
	}
	if (!item->text)
		refuse(b, node);
}

static void read_list(struct body *b, cmark_node *node, struct block **first, struct block **last)
{
	if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) {
		refuse(b, node);
		return;
	}
	struct block *list = add_block(b, first, last, BLOCK_LIST, node);

	for (cmark_node *n = cmark_node_first_child(node); n; n = cmark_node_next(n))
		read_item(b, n, list);
}

static struct position *open_position(struct body *b, const char *name, int line)
{
	struct position *p = vec_push(b->a, &b->clause->positions);

	p->name = name;
	p->line = line;
	return p;
}

static void read_block(struct body *b, cmark_node *node, struct position **current)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) == 2) {
		*current = open_position(b, inline_text(b, node), line_of(b, node));
		return;
	}
	if (!*current)
		*current = open_position(b, "", line_of(b, node));
	if (type == CMARK_NODE_PARAGRAPH)
		add_block(b, &(*current)->first, &(*current)->last, BLOCK_PARAGRAPH, node)->text =
			inline_text(b, node);
	else if (type == CMARK_NODE_LIST && (*current)->last)
		read_list(b, node, &(*current)->first, &(*current)->last);
	else
		refuse(b, node);
}

bool markdown_read(struct arena *a, const char *text, int first_line, const char *path,
		   struct clause *out, struct diag_list *dl)
{
	struct body b = {.a = a,
			 .path = path,
			 .first_line = first_line,
			 .dl = dl,
			 .clause = out,
			 .ok = true};
	cmark_node *root = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
	struct position *current = NULL;

	for (cmark_node *n = cmark_node_first_child(root); n; n = cmark_node_next(n))
		read_block(&b, n, &current);
	cmark_node_free(root);
	return b.ok;
}
