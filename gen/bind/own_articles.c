/* SPDX-License-Identifier: MIT
 *
 * Paragraphs of an article bear the numbers of their places, the first has none; lists hang below
 * the paragraph before them. What is quoted as it stands is copied.
 */
#include "bind/own_articles.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "bind/readers.h"
#include "bind/row_scopes.h"
#include "derive/numbers.h"
#include "doc/doc_copy.h"

/* Inside an article nothing has the look that a template's own paragraphs have. */
static void number_paragraphs(struct binding *b, struct doc_node *article)
{
	int n = 0;

	for (struct doc_node *p = article->first; p; p = p->next) {
		p->level = 0;
		if (p->kind == DOC_PARAGRAPH && ++n > 1)
			p->label = arena_printf(b->a, "%d", n);
	}
}

static bool bind_body(struct binding *b, struct doc_node *article,
		      const struct template_block *block)
{
	bool ok = true;

	for (size_t i = 0; i < block->body.n; i++) {
		const struct template_block *own = &block->body.at[i];
		bool hangs = strcmp(own->block, "list") == 0 && article->last;

		ok = bind_block(b, hangs ? article->last : article, own) && ok;
	}
	return ok;
}

static bool bind_article(struct binding *b, struct doc_node *parent,
			 const struct template_block *block)
{
	struct doc_node *article =
		doc_add(b->a, parent, DOC_ARTICLE,
			arena_concat(b->a, "（", template_text(b, block->title, block->place), "）",
				     (char *)NULL));

	article->label = number_print(b->a, b->in->library, "number.article",
				      arena_printf(b->a, "%d", ++b->articles));
	readers_mark(b, article, readers_of_text(b, block->title), block->place, block->title);
	if (block->text)
		readers_mark(b,
			     doc_add(b->a, article, DOC_PARAGRAPH,
				     template_text(b, block->text, block->place)),
			     readers_of_text(b, block->text), block->place, block->text);
	bool ok = bind_body(b, article, block);

	number_paragraphs(b, article);
	return ok;
}

bool bind_own_article(struct binding *b, struct doc_node *parent,
		      const struct template_block *block)
{
	return block->view ? rows_each(b, parent, block, NULL, bind_article)
			   : bind_article(b, parent, block);
}

static const char *words_of(const struct view_row *row, const char *name)
{
	const struct view_field *f = view_field(row, name);

	return f && f->text ? f->text : "";
}

/* Where the next provision goes: the open article, and the open item or paragraph of each depth. */
struct provisions {
	struct binding *b;
	struct doc_node *part, *article;
	struct doc_node *open[10], *lists[10];
};

enum { DEEPEST = 8 };

static struct doc_node *add_item(struct provisions *p, const char *text, int depth)
{
	struct doc_node *parent = depth && p->open[depth - 1] ? p->open[depth - 1]
				  : p->article               ? p->article
							     : p->part;

	if (!p->lists[depth] || parent->last != p->lists[depth])
		p->lists[depth] = doc_add(p->b->a, parent, DOC_LIST, NULL);
	return doc_add(p->b->a, p->lists[depth], DOC_ITEM, text);
}

static struct doc_node *add_provision(struct provisions *p, const struct view_row *row)
{
	const char *kind = words_of(row, "kind"), *text = words_of(row, "text");
	int depth = atoi(words_of(row, "depth"));
	struct doc_node *node;

	depth = depth < 0 ? 0 : depth < DEEPEST ? depth : DEEPEST - 1;
	if (strcmp(kind, "item") == 0)
		return p->open[depth] = add_item(p, text, depth);
	if (strcmp(kind, "article") == 0)
		return p->article = doc_add(p->b->a, p->part, DOC_ARTICLE, words_of(row, "title"));
	if (strcmp(kind, "paragraph") == 0)
		return p->open[0] = doc_add(p->b->a, p->article ? p->article : p->part,
					    DOC_PARAGRAPH, text);
	p->article = NULL;
	node = doc_add(p->b->a, p->part,
		       strcmp(kind, "heading") == 0 ? DOC_HEADING : DOC_PARAGRAPH, text);
	node->level = 1;
	node->role = strcmp(kind, "heading") == 0 ? "chapter" : kind;
	return node;
}

/* What was open below goes. */
static void close_below(struct provisions *p, int depth)
{
	for (int k = depth; k <= DEEPEST; k++)
		p->open[k] = p->lists[k] = NULL;
}

static void put_provision(struct provisions *p, const struct view_row *row,
			  const struct template_block *block, const struct view *v)
{
	const char *label = words_of(row, "label"), *kind = words_of(row, "kind");
	const struct view_source *s = view_source(v, "text");
	struct doc_node *node = add_provision(p, row);

	close_below(p, strcmp(kind, "item") == 0 ? atoi(words_of(row, "depth")) + 1
		       : strcmp(kind, "paragraph") == 0 ? 1
							: 0);
	node->label = *label ? label : NULL;
	node->origin = row->origin;
	readers_mark(p->b, node,
		     audience_narrower(row->audience,
				       readers_of_members(p->b, s->members, v->reach)),
		     block->place, v->name);
}

bool bind_provisions(struct binding *b, struct doc_node *parent,
		     const struct template_block *block)
{
	static const char *const needed[] = {"kind", "depth", "label", "title", "text"};
	const struct view *v = view_get(b, block->view ? block->view : "", block->place);
	struct provisions p = {.b = b, .part = parent};

	for (size_t i = 0; v && i < ARRAY_LEN(needed); i++)
		if (!view_source(v, needed[i])) {
			diag_add(b->dl, DIAG_UNKNOWN_FIELD, b->in->template->id, block->place,
				 needed[i], v->name, view_list_fields(b->a, v));
			return false;
		}
	for (size_t i = 0; v && i < v->rows.n; i++)
		if (row_is_of_part(b, &v->rows.at[i]) && row_is_wanted(&v->rows.at[i], block))
			put_provision(&p, &v->rows.at[i], block, v);
	return v != NULL;
}

/* All fields of a row that are a node. */
static void quote_row(struct binding *b, struct doc_node *parent, const struct view_row *row,
		      const struct template_block *block)
{
	for (size_t i = 0; i < row->fields.n; i++)
		if (row->fields.at[i].node)
			readers_mark_below(b, doc_copy(b->a, parent, row->fields.at[i].node),
					   row->audience, block->place, block->view);
}

bool bind_quoted(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	const struct view *v = view_get(b, block->view ? block->view : "", block->place);

	for (size_t i = 0; v && i < v->rows.n; i++)
		if (row_is_of_part(b, &v->rows.at[i]) && row_is_wanted(&v->rows.at[i], block))
			quote_row(b, parent, &v->rows.at[i], block);
	return v != NULL;
}
