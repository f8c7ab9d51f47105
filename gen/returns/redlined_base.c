/* SPDX-License-Identifier: MIT
 *
 * Bookmarks are made of keys alone (doc/mark_name.h), so that those of all 項 there may be are made
 * and looked for; 号 are counted on from the 項 that they stand below.
 */
#include "returns/redlined.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "doc/mark_name.h"
#include "returns/redlined_parts.h"
#include "returns/redlined_words.h"

enum { PARAGRAPHS_MOST = 40, ITEMS_AHEAD = 3 };

struct base_making {
	struct arena *a;
	struct redlined_base *base;
	struct map *keys; /* bookmark -> key */
	struct map *rows; /* key -> struct sent_row */
	const char *above, *item; /* the last 項 and 号 */
	int items, kanas;
	const struct came_group *heads; /* the table's first row */
	size_t table;
};

static void know_clauses(struct base_making *m, const struct clause_ids *clauses)
{
	for (size_t i = 0; i < clauses->all.n; i++)
		for (int n = 1; n <= PARAGRAPHS_MOST; n++) {
			const char *key = arena_printf(m->a, "%s/%d", clauses->all.at[i], n);

			map_set(m->keys, mark_name(m->a, key), (char *)key);
		}
}

static const char *row_name(struct arena *a, const char *key, const char *phase)
{
	return text_empty(phase) ? key : arena_concat(a, key, "@", phase, (char *)NULL);
}

/* A row of the table by its key; what has several phases by key and phase. */
static void know_rows(struct base_making *m, const struct sending_record *record)
{
	for (size_t i = 0; i < record->rows.n; i++) {
		const struct sent_row *row = &record->rows.at[i];
		const char *name = row_name(m->a, row->key, row->phase);

		map_set(m->rows, row->key, (struct sent_row *)row);
		map_set(m->rows, name, (struct sent_row *)row);
		if (!text_equal(row->asks, ASKS_ROW))
			continue;
		map_set(m->keys, mark_name(m->a, name), (char *)name);
		if (!map_get(m->keys, mark_name(m->a, row->key)))
			map_set(m->keys, mark_name(m->a, row->key), (char *)name);
	}
}

static bool is_mark_of(const struct base_making *m, const char *mark, const char *key)
{
	return strcmp(mark, mark_name(m->a, key)) == 0;
}

/* 号 of the last 項, counted on: (3); and ア below the last 号. */
static const char *find_item(struct base_making *m, const char *mark)
{
	for (int n = m->items + 1; m->above && n <= m->items + ITEMS_AHEAD; n++) {
		const char *key = arena_printf(m->a, "%s(%d)", m->above, n);

		if (!is_mark_of(m, mark, key))
			continue;
		m->items = n;
		m->kanas = 0;
		return m->item = key;
	}
	return NULL;
}

static const char *find_kana(struct base_making *m, const char *mark)
{
	static const char *const kana[] = {"ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク",
					   "ケ", "コ", "サ", "シ", "ス", "セ", "ソ"};

	for (size_t n = (size_t)m->kanas; m->item && n < ARRAY_LEN(kana); n++) {
		const char *key = arena_concat(m->a, m->item, kana[n], (char *)NULL);

		if (!is_mark_of(m, mark, key))
			continue;
		m->kanas = (int)n + 1;
		return key;
	}
	return NULL;
}

static const char *unit_key(struct base_making *m, const struct redlined_unit *u)
{
	for (size_t i = 0; i < u->marks.n; i++) {
		const char *mark = u->marks.at[i], *key = map_get(m->keys, mark);

		if (!key)
			key = find_item(m, mark);
		else if (!u->is_row) {
			m->above = key;
			m->items = m->kanas = 0;
			m->item = NULL;
		}
		if (!key)
			key = find_kana(m, mark);
		if (key)
			return key;
	}
	return NULL;
}

static const struct sent_row *row_of(const struct base_making *m, const char *key)
{
	const char *slash = strrchr(key, '/'), *item = slash ? strchr(slash, '(') : NULL;
	const struct sent_row *row = map_get(m->rows, key);

	return row || !item ? row
			    : map_get(m->rows, arena_strndup(m->a, key, (size_t)(item - key)));
}

const char *redlined_label_of(struct arena *a, const char *key)
{
	const char *slash = key ? strrchr(key, '/') : NULL, *item;

	if (!slash)
		return NULL;
	item = strchr(slash, '(');
	if (!item)
		return strcmp(slash, "/1") == 0 ? NULL : slash + 1;
	const char *close = strchr(item, ')');

	return close && close[1] ? close + 1 : arena_strdup(a, item);
}

/* 第8条第2項(1), as the workbook calls it. */
static const char *place_of(struct arena *a, const struct redlined_unit *u, const char *at)
{
	const struct sent_row *row = u->row;
	const char *article = row ? settings_get(&row->cells, "article") : NULL,
		   *place = row ? settings_get(&row->cells, "place") : NULL, *item;

	if (!article)
		return row ? row_name(a, row->key, row->phase) : at;
	item = strchr(strrchr(u->key, '/') ? strrchr(u->key, '/') : u->key, '(');
	return arena_concat(a, article, text_starts(place ? place : "", "第") ? place : "",
			    item ? item : "", (char *)NULL);
}

static void take_marks(struct base_making *m, struct redlined_unit *u, const struct came_text *t,
		       const struct word_file *f)
{
	for (size_t i = t->first; i <= t->last; i++)
		for (size_t k = 0; k < f->all.at[i].marks.n; k++)
			*vec_push(m->a, &u->marks) = f->all.at[i].marks.at[k];
}

static void take_cells(struct base_making *m, struct redlined_unit *u,
		       const struct came_group *g, const struct word_file *f)
{
	const struct came_text *t = &g->olds.all.at[0];

	if (f->all.at[g->first].table != m->table) {
		m->table = f->all.at[g->first].table;
		m->heads = g;
	}
	for (size_t i = 0; i < t->cells.n; i++) {
		const struct came_text *heads = &m->heads->olds.all.at[0];

		*vec_push(m->a, &u->cells) = t->cells.at[i];
		*vec_push(m->a, &u->heads) = i < heads->cells.n ? heads->cells.at[i] : "";
	}
}

static void add_unit(struct base_making *m, const struct came_group *g, const struct came_text *t,
		     const struct word_file *f)
{
	struct redlined_unit u = {.text = t->text, .plain = t->plain, .is_row = g->is_row,
				   .listed = g->listed};

	take_marks(m, &u, t, f);
	if (g->is_row)
		take_cells(m, &u, g, f);
	u.key = unit_key(m, &u);
	u.row = u.key ? row_of(m, u.key) : NULL;
	u.place = place_of(m->a, &u, f->all.at[t->last].at);
	if (!g->is_row && u.key)
		u.label = redlined_label(t->text, redlined_label_of(m->a, u.key));
	*vec_push(m->a, &m->base->all) = u;
}

struct redlined_base *redlined_base_of(struct arena *a, const struct word_file *sent,
				       const struct sending_record *record,
				       const struct clause_ids *clauses)
{
	struct redlined_base *base = arena_alloc(a, sizeof *base);
	struct base_making m = {.a = a, .base = base, .keys = map_new(a), .rows = map_new(a)};
	const struct came *c = came_of(a, sent);

	base->sending = record;
	know_clauses(&m, clauses);
	know_rows(&m, record);
	for (size_t i = 0; i < c->all.n; i++) {
		const struct came_group *g = &c->all.at[i];

		for (size_t k = 0; k < g->olds.all.n; k++)
			if (*g->olds.all.at[k].plain || g->is_row)
				add_unit(&m, g, &g->olds.all.at[k], sent);
	}
	return base;
}
