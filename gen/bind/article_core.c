/* SPDX-License-Identifier: MIT
 *
 * What stands in the 別表 shares one line under the number of the first: all such 項 of an article, and
 * neighbouring articles of a chapter that have no text at all. What waits is named behind it.
 */
#include "bind/article_core.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/document_links.h"
#include "doc/article_run.h"

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

/* A 号 of what is tabled waits: it has no row. */
static bool item_waits(struct article_context *c)
{
	const struct waiting_list *list = waiting_of(c->b);

	for (size_t i = 0; list && i < list->all.n; i++) {
		const struct waiting *w = &list->all.at[i];

		if (w->clause == c->chosen->clause && w->position == c->chosen->position && w->item &&
		    provision_shape_of(c->b, c->chosen, w->paragraph) == SHAPE_TABLED)
			return true;
	}
	return false;
}

/* 第1項から第3項まで、第5項及び第7項: all 項 of the article that stand in the 別表. */
static const char *tabled_places(struct article_context *c)
{
	const struct library *l = c->b->in->library;
	int count = shape_paragraphs(c->chosen);
	VEC(const char *) runs = {0};
	struct strbuf sb = strbuf_new(c->b->a);

	for (int n = 1; n <= count; n++) {
		int first = n;

		if (provision_shape_of(c->b, c->chosen, n) != SHAPE_TABLED)
			continue;
		while (n < count && provision_shape_of(c->b, c->chosen, n + 1) == SHAPE_TABLED)
			n++;
		if (n == first + 1) /* two stand for themselves: 第1項、第2項及び第4項 */
			*vec_push(c->b->a, &runs) = paragraph_range(c, first, first);
		*vec_push(c->b->a, &runs) =
			paragraph_range(c, n == first + 1 ? n : first, n);
	}
	for (size_t i = 0; i < runs.n; i++)
		strbuf_join(&sb, library_word(l, i + 1 == runs.n ? "list.and" : "list.comma"),
			    runs.at[i]);
	return sb.text;
}

/* The line answers what all that it sends to the 別表 does. */
static void set_tabled_measures(struct article_context *c, struct doc_node *line)
{
	struct basis_rows rows = {0};

	if (!c->basis)
		return;
	for (int n = 1; n <= shape_paragraphs(c->chosen); n++)
		if (provision_shape_of(c->b, c->chosen, n) == SHAPE_TABLED)
			article_basis_find(c->b, c->basis, c->chosen->clause, n, BASIS_ANY, &rows);
	article_basis_put(c->b, &rows, line);
}

/* One line for all that stand in the 別表, under the number of the first. */
static void add_tabled(struct article_context *c, struct doc_node *article, int first)
{
	const struct library *l = c->b->in->library;
	const char *text = text_replace(c->b->a, library_word(l, "shape.tabled"), "{{places}}",
					tabled_places(c));
	if (item_waits(c))
		text = arena_concat(c->b->a, text,
				    text_replace(c->b->a, library_word(l, "shape.part"),
						 "{{place}}", library_word(l, "shape.items")),
				    library_word(l, "waiting.stub"), (char *)NULL);
	c->paragraph = first;
	set_tabled_measures(c, article_add_paragraph(c, article, text));
}

/* One line for neighbours that wait. */
static void add_waiting_run(struct article_context *c, struct doc_node *article, int first, int last)
{
	const char *stub = library_word(c->b->in->library, "waiting.stub");

	c->paragraph = first;
	article_add_paragraph(c, article,
			      first == last ? stub
					    : arena_concat(c->b->a, paragraph_range(c, first, last),
							   stub, (char *)NULL));
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
	bool told = false; /* which 項 stand in the 別表 */

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
		if (shape != SHAPE_TABLED)
			add_waiting_run(c, article, first, n);
		else if (!told)
			add_tabled(c, article, first);
		told = told || shape == SHAPE_TABLED;
	}
}

/* What a run of articles without any text says: which are in the 別表, and which places wait. */
struct elsewhere {
	VEC(const char *) tabled;
	struct strbuf waits;
	struct strbuf tabled_ids, waiting_ids; /* of those that are named with their titles */
	VEC(const char *) measures, references; /* of each in the 別表 */
};

/* 第14条（機器台帳） */
static const char *named_article(struct binding *b, const struct chosen *c)
{
	return arena_concat(b->a,
			    number_print(b->a, b->in->library, "number.article", c->number), "（",
			    c->clause->title, "）", (char *)NULL);
}

/* Some of what is tabled waits: a 項, or a 号 of one. */
static bool waits_in_part(struct article_context *c)
{
	const struct waiting_list *list = waiting_of(c->b);

	for (size_t i = 0; list && i < list->all.n; i++)
		if (list->all.at[i].clause == c->chosen->clause &&
		    list->all.at[i].position == c->chosen->position)
			return true;
	return false;
}

bool article_has_rows(const struct article_context *c)
{
	for (int n = 1; n <= shape_paragraphs(c->chosen); n++)
		if (provision_shape_of(c->b, c->chosen, n) == SHAPE_TABLED)
			return true;
	return false;
}

static void note_basis(struct article_context *c, struct elsewhere *e)
{
	struct basis_rows rows = {0};

	article_basis_find(c->b, c->basis, c->chosen->clause, BASIS_ANY, BASIS_ANY, &rows);
	*vec_push(c->b->a, &e->measures) = article_basis_keys(c->b, &rows);
	*vec_push(c->b->a, &e->references) = article_basis_references(c->b, c->chosen->clause);
}

static void note_elsewhere(struct article_context *c, struct elsewhere *e)
{
	const struct library *l = c->b->in->library;
	const char *number = number_print(c->b->a, l, "number.article", c->chosen->number);

	if (!article_has_rows(c)) {
		strbuf_join(&e->waits, library_word(l, "list.comma"),
			    named_article(c->b, c->chosen));
		strbuf_join(&e->waiting_ids, " ", c->chosen->clause->id);
		return;
	}
	*vec_push(c->b->a, &e->tabled) = named_article(c->b, c->chosen);
	if (c->basis)
		note_basis(c, e);
	strbuf_join(&e->tabled_ids, " ", c->chosen->clause->id);
	if (waits_in_part(c))
		strbuf_join(&e->waits, library_word(l, "list.comma"),
			    text_replace(c->b->a, library_word(l, "shape.part"), "{{place}}",
					 number));
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

static struct doc_node *add_run_paragraph(struct binding *b, struct doc_node *parent,
					  const char *text, const char *ids)
{
	struct doc_node *paragraph = doc_add(b->a, parent, DOC_PARAGRAPH, text);

	paragraph->level = 1;
	paragraph->origin = origin_new(b, ARTICLE_RUN, NULL, NULL, ids);
	return paragraph;
}

/* A line for each article; NULL: of none anything is known. */
static const char *join_basis(struct arena *a, const char *const *lines, size_t n)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n; i++) {
		strbuf_add(&sb, i ? "\n" : "");
		strbuf_add(&sb, lines[i]);
	}
	return n ? sb.text : NULL;
}

static void add_tabled_run(struct binding *b, struct doc_node *parent, const struct elsewhere *e)
{
	struct doc_node *line =
		add_run_paragraph(b, parent,
				  text_replace(b->a, library_word(b->in->library, "shape.tabled"),
					       "{{places}}", join_articles(b, e)),
				  e->tabled_ids.text);

	line->measures = join_basis(b->a, e->measures.at, e->measures.n);
	line->references = join_basis(b->a, e->references.at, e->references.n);
}

bool article_stands_elsewhere(const struct binding *b, const struct article_number *n)
{
	const struct chosen *c = n->dropped ? NULL : selection_find(b->selection, n->id);

	return c && !article_stands(b, c);
}

size_t article_add_run(struct binding *b, struct doc_node *parent,
		       const struct article_basis *basis, size_t i)
{
	const struct numbers *numbers = &b->selection->numbers;
	const struct article_number *first = &numbers->articles.at[i];
	struct elsewhere e = {.waits = strbuf_new(b->a),
			      .tabled_ids = strbuf_new(b->a),
			      .waiting_ids = strbuf_new(b->a)};

	for (; i < numbers->articles.n; i++) {
		const struct article_number *n = &numbers->articles.at[i];

		if (strcmp(n->chapter, first->chapter) != 0 || !article_stands_elsewhere(b, n))
			break;
		struct article_context c = {.b = b,
					    .chosen = selection_find(b->selection, n->id),
					    .basis = basis,
					    .moves = true};

		note_elsewhere(&c, &e);
	}
	if (e.tabled.n)
		add_tabled_run(b, parent, &e);
	if (e.waits.len)
		add_run_paragraph(b, parent,
				  arena_concat(b->a, e.waits.text,
					       library_word(b->in->library, "waiting.stub"),
					       (char *)NULL),
				  e.waiting_ids.text);
	return i;
}
