/* SPDX-License-Identifier: MIT
 *
 * 項 are counted over the paragraphs of a position and 号 over the items of the list behind one;
 * what stands deeper belongs to its 号.
 */
#include "derive/text_uses.h"

#include <string.h>

#include "derive/measures.h"

struct text_search {
	struct arena *a;
	const char *words;
	struct text_uses *out;
	struct text_use at;
};

static void search_deep(struct text_search *s, const struct block *b)
{
	for (; b; b = b->next) {
		s->at.block = b;
		if (b->text && strstr(b->text, s->words))
			*vec_push(s->a, &s->out->all) = s->at;
		search_deep(s, b->first);
	}
}

static void search_block(struct text_search *s, const struct block *b)
{
	s->at.block = b;
	s->at.item = 0;
	s->at.paragraph += b->kind == BLOCK_PARAGRAPH;
	if (b->text && strstr(b->text, s->words))
		*vec_push(s->a, &s->out->all) = s->at;
	for (const struct block *item = b->first; item; item = item->next) {
		struct text_search one = *s;

		one.at.item = ++s->at.item;
		one.at.block = item;
		if (item->text && strstr(item->text, s->words))
			*vec_push(s->a, &s->out->all) = one.at;
		search_deep(&one, item->first);
	}
}

struct text_uses text_uses_of(struct arena *a, const struct clause *c, const char *words)
{
	struct text_uses out = {0};

	for (size_t i = 0; i < clause_wordings(c); i++) {
		const struct position *p = clause_wording(c, i);
		struct text_search s = {a, words, &out, {.position = p}};

		for (const struct block *b = p->first; b; b = b->next)
			search_block(&s, b);
	}
	return out;
}

const char *text_use_at(struct arena *a, const struct text_use *u)
{
	return u->item ? arena_printf(a, "%d(%d)", u->paragraph, u->item)
		       : arena_printf(a, "%d", u->paragraph);
}

const char *text_use_citation(struct arena *a, const struct library *l, const struct chosen *c,
			      const struct text_use *u)
{
	struct chosen in = *c;
	const struct statement_form f = {.paragraph = u->paragraph, .item = u->item};

	in.position = u->position;
	return statement_citation(a, l, &in, &f);
}
