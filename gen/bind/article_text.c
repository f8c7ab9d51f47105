/* SPDX-License-Identifier: MIT
 *
 * 項 have the number of their place (the first has none), 号 and what hangs below them labels by
 * depth.
 */
#include "bind/article_text.h"

#include <string.h>

#include "derive/core_annex.h"

struct expand clause_expand(struct binding *b, const struct chosen *c)
{
	return (struct expand){.a = b->a,
			       .names = &c->names,
			       .reference = cite_article,
			       .context = b,
			       .subject = c->clause->id,
			       .dl = b->dl};
}

const char *article_fill_in(struct article_context *c, const struct block *block)
{
	return expand_text(&c->expand, block->text,
			   arena_printf(c->b->a, "%s:%d", c->chosen->clause->file, block->line));
}

bool article_waits(const struct article_context *c, int paragraph, int item)
{
	const struct waiting_list *list = waiting_of(c->b);

	return list && waiting_at(list, c->chosen, paragraph, item);
}

const char *article_waiting_text(struct article_context *c, const struct block *block)
{
	const struct library *l = c->b->in->library;

	return c->moves ? library_word(l, "waiting.stub")
			: arena_concat(c->b->a, library_word(l, "mark.waiting"), article_fill_in(c, block),
				       (char *)NULL);
}

const char *item_label(struct arena *a, int depth, int n)
{
	static const char *const kana[] = {
		"ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ", "サ", "シ",
		"ス", "セ", "ソ", "タ", "チ", "ツ", "テ", "ト", "ナ", "ニ", "ヌ", "ネ",
		"ノ", "ハ", "ヒ", "フ", "ヘ", "ホ", "マ", "ミ", "ム", "メ", "モ", "ヤ",
		"ユ", "ヨ", "ラ", "リ", "ル", "レ", "ロ", "ワ", "ヲ", "ン"};
	int count = (int)ARRAY_LEN(kana), first = (n - 1) / count;

	if (depth == 0)
		return arena_printf(a, "(%d)", n);
	return arena_concat(a, first > 0 && first <= count ? kana[first - 1] : "",
			    kana[(n - 1) % count], (char *)NULL);
}

static void set_measures(struct article_context *c, struct doc_node *node, int item)
{
	struct basis_rows rows = {0};

	if (!c->basis)
		return;
	article_basis_find(c->b, c->basis, c->chosen->clause, c->paragraph, item, &rows);
	article_basis_put(c->b, &rows, node);
}

void article_add_list(struct article_context *c, struct doc_node *parent, const struct block *list,
		     int depth)
{
	struct doc_node *node = doc_add(c->b->a, parent, DOC_LIST, NULL);
	int n = 0;

	for (const struct block *i = list->first; i; i = i->next) {
		bool waits = depth == 0 && article_waits(c, c->paragraph, n + 1);
		struct doc_node *item =
			doc_add(c->b->a, node, DOC_ITEM,
				waits ? article_waiting_text(c, i) : article_fill_in(c, i));

		item->label = item_label(c->b->a, depth, ++n);
		item->origin = c->origin;
		if (depth == 0)
			set_measures(c, item, n);
		for (const struct block *below = i->first; below && !(waits && c->moves);
		     below = below->next)
			article_add_list(c, item, below, depth + 1);
	}
}

struct doc_node *article_add_paragraph(struct article_context *c, struct doc_node *article,
				      const char *text)
{
	struct doc_node *paragraph = doc_add(c->b->a, article, DOC_PARAGRAPH, text);

	paragraph->label =
		c->paragraph > 1 ? arena_printf(c->b->a, "%d", c->paragraph) : NULL;
	paragraph->origin = c->origin;
	set_measures(c, paragraph, 0);
	return paragraph;
}

bool article_waiting_moves(const struct binding *b)
{
	return template_prints_view(b->in->template, "waiting", true);
}

enum provision_shape provision_shape_of(const struct binding *b, const struct chosen *c,
					int paragraph)
{
	enum provision_shape shape =
		shape_find(b->in->library, b->selection, waiting_of(b), c, paragraph);

	return shape == SHAPE_WAITS && !article_waiting_moves(b) ? SHAPE_TEXT : shape;
}

bool article_stands(const struct binding *b, const struct chosen *c)
{
	int n = shape_paragraphs(c);

	if (!core_annex_is(b->in->library, b->in->template, b->in->contract))
		return true;
	for (int i = 1; i <= n; i++)
		if (provision_shape_of(b, c, i) == SHAPE_TEXT)
			return true;
	return !n;
}

void article_add_body(struct article_context *c, struct doc_node *article)
{
	struct doc_node *paragraph = NULL;
	bool waits = false;

	for (const struct block *block = c->chosen->position ? c->chosen->position->first : NULL;
	     block; block = block->next) {
		if (block->kind != BLOCK_LIST) {
			waits = article_waits(c, ++c->paragraph, 0);
			paragraph = article_add_paragraph(
				c, article, waits ? article_waiting_text(c, block) : article_fill_in(c, block));
		} else if (!waits || !c->moves) {
			article_add_list(c, paragraph ? paragraph : article, block, 0);
		}
	}
}
