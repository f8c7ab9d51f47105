/* SPDX-License-Identifier: MIT
 *
 * A row is known by what it asks, its key and its phase.
 */
#include "talks/sent_fill.h"

#include <string.h>

#include "base/hash.h"
#include "derive/keys.h"

/* A row with an added phase has the key of the row that it goes with. */
static const char *place_of(struct arena *a, const char *asks, const char *key, const char *phase)
{
	return arena_concat(a, asks, "\n", key, "\n", phase ? phase : "", (char *)NULL);
}

struct row_now *sent_fill_add(struct arena *a, struct sent_rows *rows, const char *asks,
			      const char *key, const char *phase)
{
	struct row_now *row = vec_push(a, &rows->all);

	row->shown.asks = asks;
	row->shown.key = key;
	row->shown.phase = phase;
	return row;
}

void sent_fill_cell(struct arena *a, struct row_now *row, const char *field, const char *text)
{
	settings_set(a, &row->shown.cells, field, text ? text : "");
}

void sent_fill_value(struct arena *a, struct row_now *row, const char *field, const char *text,
		     const char *value)
{
	sent_fill_cell(a, row, field, text);
	if (value)
		settings_set(a, &row->shown.values, field, value);
}

void sent_fill_state(struct strbuf *sb, const char *name, const char *value)
{
	strbuf_add(sb, name);
	strbuf_add_char(sb, '\t');
	strbuf_add(sb, value ? value : "");
	strbuf_add_char(sb, '\n');
}

void sent_fill_seal(struct arena *a, struct row_now *row, const struct strbuf *sb)
{
	row->shown.state = hash_sha256(a, sb->text, sb->len);
}

/* Two rows claim the name: it tells nothing. */
static const struct row_now nobody;

static void note_place(struct arena *a, struct map *places, const struct row_now *row,
		       const char *key)
{
	const char *place = place_of(a, row->shown.asks, key, row->shown.phase);

	if (!map_get(places, place))
		map_set(places, place, (void *)row);
	else if (map_get(places, place) != row)
		map_set(places, place, (void *)&nobody);
}

/* Keys name their register as long as the project has several: one may have come, or gone. */
static void note_otherwise(struct arena *a, struct map *places, const struct row_now *row)
{
	const struct responsibility *r = row->row;
	const char *key;

	if (!r || r->reg->made || strcmp(row->shown.asks, ASKS_ROW) != 0)
		return;
	key = key_of(a, r->risk->id, responsibility_no(r));
	note_place(a, places, row, key);
	note_place(a, places, row, key_qualified(a, r->reg, key, true));
}

void sent_fill_note(struct arena *a, struct sent_rows *rows)
{
	struct map *otherwise = map_new(a);

	rows->places = map_new(a);
	rows->otherwise = otherwise;
	for (size_t i = 0; i < rows->all.n; i++) {
		note_place(a, rows->places, &rows->all.at[i], rows->all.at[i].shown.key);
		note_otherwise(a, otherwise, &rows->all.at[i]);
	}
}

/* A 号 is asked about in the row of its 項: 'clause/2' of 'clause/2(1)'. */
static const char *key_of_row(struct arena *a, const char *asks, const char *key)
{
	const char *slash = strrchr(key, '/'), *item = slash ? strchr(slash, '(') : NULL;

	return item && strcmp(asks, ASKS_CLAUSE) == 0
		       ? arena_strndup(a, key, (size_t)(item - key))
		       : key;
}

const struct row_now *sent_fill_find(const struct sent_rows *rows, const char *asks,
				     const char *key, const char *phase)
{
	struct arena *a;
	const struct row_now *found;

	if (!asks || !key)
		return NULL;
	a = arena_new();
	key = key_of_row(a, asks, key);
	found = map_get(rows->places, place_of(a, asks, key, phase));
	if (!found)
		found = map_get(rows->otherwise, place_of(a, asks, key, phase));
	arena_free(a);
	return found == &nobody ? NULL : found;
}
