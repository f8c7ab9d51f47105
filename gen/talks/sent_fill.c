/* SPDX-License-Identifier: MIT
 *
 * A row is known by what it asks, its key and its phase.
 */
#include "talks/sent_fill.h"

#include "base/hash.h"

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

void sent_fill_note(struct arena *a, struct sent_rows *rows)
{
	rows->places = map_new(a);
	for (size_t i = 0; i < rows->all.n; i++) {
		const struct sent_row *s = &rows->all.at[i].shown;
		const char *place = place_of(a, s->asks, s->key, s->phase);

		if (!map_get(rows->places, place))
			map_set(rows->places, place, &rows->all.at[i]);
	}
}

const struct row_now *sent_fill_find(const struct sent_rows *rows, const char *asks,
				     const char *key, const char *phase)
{
	struct arena *a;
	const struct row_now *found;

	if (!asks || !key)
		return NULL;
	a = arena_new();
	found = map_get(rows->places, place_of(a, asks, key, phase));
	arena_free(a);
	return found;
}
