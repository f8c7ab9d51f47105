/* SPDX-License-Identifier: MIT
 *
 * Neighbours that stand in the 別表 share one line under the number of the first: 項 of an article, and
 * articles of a chapter that have no text at all. What waits is named behind it.
 */
#include "bind/article_core.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/document_links.h"

/* 第2項 · 第2項及び第3項 · 第2項から第4項まで */
static const char *paragraph_range(struct article_context *c, int first, int last)
{
	struct arena *a = c->b->a;
	const struct library *l = c->b->in->library;
	const char *from = number_print(a, l, "number.paragraph", arena_printf(a, "%d", first)),
		   *to = number_print(a, l, "number.paragraph", arena_printf(a, "%d", last));

	if (first == last)
		return from;
	return last == first + 1
		       ? arena_concat(a, from, library_word(l, "list.and"), to, (char *)NULL)
		       : text_fill(a, library_word(l, "shape.range"), "from", from, "to", to);
}

/* 第2項第3号 */
static const char *item_place(struct article_context *c, int paragraph, int item)
{
	return arena_concat(c->b->a, paragraph_range(c, paragraph, paragraph),
			    number_print(c->b->a, c->b->in->library, "number.item",
					 arena_printf(c->b->a, "%d", item)),
			    (char *)NULL);
}

/* The 号 of tabled 項 that wait: they have no row. */
static void add_waiting_items(struct article_context *c, struct strbuf *sb, const char *article,
			      int paragraph)
{
	const struct library *l = c->b->in->library;
	const struct waiting_list *list = waiting_of(c->b);

	for (size_t i = 0; list && i < list->all.n; i++) {
		const struct waiting *w = &list->all.at[i];

		if (w->clause == c->chosen->clause && w->position == c->chosen->position &&
		    w->paragraph == paragraph && w->item)
			strbuf_join(sb, library_word(l, "list.comma"),
				    *article ? waiting_place(c->b->a, l, w, c->chosen)
					     : item_place(c, paragraph, w->item));
	}
}

/* One line for neighbours that stand elsewhere, under the number of the first. */
static void add_elsewhere(struct article_context *c, struct doc_node *article, int first, int last,
			  enum provision_shape shape)
{
	const struct library *l = c->b->in->library;
	const char *places = paragraph_range(c, first, last), *text;
	struct strbuf items = strbuf_new(c->b->a);

	for (int n = first; shape == SHAPE_TABLED && n <= last; n++)
		add_waiting_items(c, &items, "", n);
	if (shape == SHAPE_TABLED)
		text = text_replace(c->b->a, library_word(l, "shape.tabled"), "{{places}}", places);
	else if (first == last)
		text = library_word(l, "waiting.stub");
	else
		text = arena_concat(c->b->a, places, library_word(l, "waiting.stub"), (char *)NULL);
	if (items.len)
		text = arena_concat(c->b->a, text, items.text, library_word(l, "waiting.stub"),
				    (char *)NULL);
	c->paragraph = first;
	article_add_paragraph(c, article, text);
}

static const struct block *next_paragraph(const struct block *b)
{
	while (b && b->kind == BLOCK_LIST)
		b = b->next;
	return b;
}

/* A 項 with the lists below it, as in an annex that is full. */
static const struct block *add_whole(struct article_context *c, struct doc_node *article,
				     const struct block *b)
{
	bool waits = article_waits(c, c->paragraph, 0);
	struct doc_node *paragraph =
		article_add_paragraph(c, article, waits ? article_waiting_text(c, b) : article_fill_in(c, b));

	for (b = b->next; b && b->kind == BLOCK_LIST; b = b->next)
		article_add_list(c, paragraph, b, 0);
	return b;
}

void article_add_core_body(struct article_context *c, struct doc_node *article)
{
	const struct block *b = c->chosen->position ? c->chosen->position->first : NULL;
	int n = 0, count = shape_paragraphs(c->chosen);

	for (b = next_paragraph(b); b; b = next_paragraph(b)) {
		enum provision_shape shape = provision_shape_of(c->b, c->chosen, ++n);
		int first = n;

		if (shape == SHAPE_TEXT) {
			c->paragraph = n;
			b = add_whole(c, article, b);
			continue;
		}
		b = next_paragraph(b->next);
		while (n < count && provision_shape_of(c->b, c->chosen, n + 1) == shape) {
			n++;
			b = next_paragraph(b->next);
		}
		add_elsewhere(c, article, first, n, shape);
	}
}

/* What a run of articles without any text says: which are in the 別表, and which places wait. */
struct elsewhere {
	VEC(const char *) tabled;
	struct strbuf waits;
};

/* 第14条（機器台帳） */
static const char *named_article(struct binding *b, const struct chosen *c)
{
	return arena_concat(b->a,
			    number_print(b->a, b->in->library, "number.article", c->number), "（",
			    c->clause->title, "）", (char *)NULL);
}

static void note_elsewhere(struct article_context *c, struct elsewhere *e)
{
	const struct library *l = c->b->in->library;
	const char *article =
		number_print(c->b->a, l, "number.article", c->chosen->number);
	bool tabled = false;
	int n = shape_paragraphs(c->chosen);

	for (int i = 1; i <= n; i++)
		tabled = tabled ||
			 provision_shape_of(c->b, c->chosen, i) == SHAPE_TABLED;
	if (tabled)
		*vec_push(c->b->a, &e->tabled) = named_article(c->b, c->chosen);
	else
		strbuf_join(&e->waits, library_word(l, "list.comma"),
			    named_article(c->b, c->chosen));
	for (int i = 1; tabled && i <= n; i++) {
		if (provision_shape_of(c->b, c->chosen, i) == SHAPE_WAITS)
			strbuf_join(&e->waits, library_word(l, "list.comma"),
				    arena_concat(c->b->a, article, paragraph_range(c, i, i),
						 (char *)NULL));
		else
			add_waiting_items(c, &e->waits, article, i);
	}
}

/* 第14条（…）、第15条（…）及び第16条（…） */
static const char *join_articles(struct binding *b, const struct elsewhere *e)
{
	const struct library *l = b->in->library;
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < e->tabled.n; i++)
		strbuf_join(&sb,
			    library_word(l, i + 1 == e->tabled.n ? "list.and" : "list.comma"),
			    e->tabled.at[i]);
	return sb.text;
}

static void add_run_paragraph(struct binding *b, struct doc_node *parent, const char *text,
			      struct doc_origin *origin)
{
	struct doc_node *paragraph = doc_add(b->a, parent, DOC_PARAGRAPH, text);

	paragraph->level = 1;
	paragraph->origin = origin;
}

bool article_stands_elsewhere(const struct binding *b, const struct article_number *n)
{
	const struct chosen *c = n->dropped ? NULL : selection_find(b->selection, n->id);

	return c && !article_stands(b, c);
}

size_t article_add_run(struct binding *b, struct doc_node *parent, size_t i)
{
	const struct numbers *numbers = &b->selection->numbers;
	const struct article_number *first = &numbers->articles.at[i];
	struct elsewhere e = {.waits = strbuf_new(b->a)};
	struct doc_origin *origin = origin_new(b, "clause", NULL, NULL, first->id);

	for (; i < numbers->articles.n; i++) {
		const struct article_number *n = &numbers->articles.at[i];

		if (strcmp(n->chapter, first->chapter) != 0 || !article_stands_elsewhere(b, n))
			break;
		struct article_context c = {.b = b,
					    .chosen = selection_find(b->selection, n->id),
					    .moves = true};

		note_elsewhere(&c, &e);
	}
	if (e.tabled.n)
		add_run_paragraph(b, parent,
				  text_replace(b->a, library_word(b->in->library, "shape.tabled"),
					       "{{places}}", join_articles(b, &e)),
				  origin);
	if (e.waits.len)
		add_run_paragraph(b, parent,
				  arena_concat(b->a, e.waits.text,
					       library_word(b->in->library, "waiting.stub"),
					       (char *)NULL),
				  origin);
	return i;
}
