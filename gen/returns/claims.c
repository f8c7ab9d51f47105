/* SPDX-License-Identifier: MIT
 *
 * Claims are gathered by the address of the sent row. What a row says is one word made of its answered
 * cells, so that many copies are compared in one pass.
 */
#include "returns/claims.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

struct claim_list {
	const struct sent_row *row;
	VEC(size_t) at;
};

struct claim_lists {
	struct arena *arena;
	struct map *by_row;
	VEC(struct claim_list *) all;
};

static void add_claim(struct claim_lists *l, const struct sent_row *row, size_t at)
{
	const char *name = arena_printf(l->arena, "%p", (const void *)row);
	struct claim_list *list = map_get(l->by_row, name);

	if (!list) {
		list = arena_alloc(l->arena, sizeof *list);
		list->row = row;
		map_set(l->by_row, name, list);
		*vec_push(l->arena, &l->all) = list;
	}
	*vec_push(l->arena, &list->at) = at;
}

/* As it was sent: its own code or key, and its text, or what came of the text is gone. */
static bool is_whole(const struct seen_row *s)
{
	return (s->has_code || s->has_key) && (s->alike >= 1 || !s->forms.text);
}

static bool is_made_of_it(const struct seen_row *s)
{
	const char *sent = s->index->rows.at[s->best].forms.text;

	return (!s->has_code && !s->has_key) || (s->forms.text && sent && s->alike < 0.3);
}

static void contest(struct seen_rows *all, const struct claim_list *list)
{
	bool whole = false;

	for (size_t i = 0; i < list->at.n; i++)
		whole |= is_whole(&all->rows.at[list->at.at[i]]);
	for (size_t i = 0; whole && i < list->at.n; i++) {
		struct seen_row *s = &all->rows.at[list->at.at[i]];

		if (is_made_of_it(s))
			s->taken = false;
	}
}

void claims_contest(struct seen_rows *all)
{
	struct claim_lists lists = {.arena = all->arena, .by_row = map_new(all->arena)};

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct seen_row *s = &all->rows.at[i];

		if (s->taken)
			add_claim(&lists, s->index->rows.at[s->best].row, i);
	}
	for (size_t i = 0; i < lists.all.n; i++)
		if (lists.all.at[i]->at.n > 1)
			contest(all, lists.all.at[i]);
}

/* All that its answered cells say, and what is altered beside them. */
static const char *said_in(struct arena *a, const struct returned_row *row)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < row->cells.n; i++) {
		const struct returned_cell *c = &row->cells.at[i];

		if (c->answered || c->comment) {
			strbuf_printf(&sb, "%zu:%d", i, c->state == RETURNED_EMPTIED);
			strbuf_add(&sb, c->meant ? c->meant : c->raw ? c->raw : "");
			strbuf_add(&sb, c->comment ? c->comment : "");
			strbuf_add(&sb, "\x1f");
		}
	}
	return sb.text;
}

static void compare(struct arena *a, struct returned *r, const struct claim_list *list)
{
	struct map *words = map_new(a);
	VEC(size_t) different = {0};
	bool first_empty = true;

	for (size_t i = 0; i < list->at.n; i++)
		first_empty = first_empty && !r->rows.at[list->at.at[i]].said;
	for (size_t i = 0; i < list->at.n; i++) {
		struct returned_row *row = &r->rows.at[list->at.at[i]];
		const char *word = row->said ? said_in(a, row) : NULL;

		/* of rows that say nothing at all the first one stays */
		if (!word && first_empty && i == 0)
			continue;
		if (!word || map_get(words, word)) {
			row->troubles |= RETURNED_REPEATED;
			continue;
		}
		map_set(words, word, row);
		*vec_push(a, &different) = list->at.at[i];
	}
	for (size_t i = 0; different.n > 1 && i < different.n; i++) {
		struct returned_row *row = &r->rows.at[different.at[i]];

		row->troubles |= RETURNED_DOUBLED;
		row->others.at = different.at; /* one list for all, itself among them */
		row->others.n = row->others.cap = different.n;
	}
}

void claims_compare(struct arena *a, struct returned *r)
{
	struct claim_lists lists = {.arena = a, .by_row = map_new(a)};

	for (size_t i = 0; i < r->rows.n; i++)
		if (r->rows.at[i].row)
			add_claim(&lists, r->rows.at[i].row, i);
	for (size_t i = 0; i < lists.all.n; i++)
		if (lists.all.at[i]->at.n > 1)
			compare(a, r, lists.all.at[i]);
}
