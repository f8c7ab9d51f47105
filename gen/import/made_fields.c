/* SPDX-License-Identifier: MIT
 *
 * A made field goes through all rows of its table before the next one, so that it may be of the one
 * before. Parents and rows of one key are looked up in maps of the whole table.
 */
#include "import/made_fields.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

enum { SHOWN_KEYS = 12 };

/* What rows of one value say in the fields that keep them apart, in the order of the rows. */
struct key_rows {
	VEC(const char *) says;
};

struct field_making {
	struct arena *arena;
	struct source_table *table;
	const struct profile_made *made;
	struct map *numbers; /* by parent: every number of the table */
	struct map *keys;    /* apart: value -> struct key_rows */
	struct strbuf apart;
	size_t n_apart;
};

/* Also of extras, which profiles may name as extra.NAME. */
static const char *field_of(const struct source_row *r, const char *field)
{
	const char *extra = profile_extra_name(field);

	if (!extra)
		return source_row_get(r, field);
	for (size_t i = 0; i < r->fields.n; i++)
		if (r->fields.at[i].extra && strcmp(r->fields.at[i].name, extra) == 0)
			return r->fields.at[i].value;
	return NULL;
}

static void set_field(struct arena *a, struct source_row *r, const char *field, const char *value,
		      bool made)
{
	const char *extra = profile_extra_name(field);

	if (text_empty(value) || field_of(r, field))
		return;
	*vec_push(a, &r->fields) = (struct source_field){.name = extra ? extra : field,
							 .value = value,
							 .extra = extra != NULL,
							 .made = made};
}

static bool says_one(struct arena *a, const char *value, const char *const *values)
{
	const char *key = text_squash(a, unicode_fold(a, value ? value : ""));

	for (; *values; values++)
		if (strcmp(text_squash(a, unicode_fold(a, *values)), key) == 0)
			return true;
	return false;
}

static bool is_when(struct arena *a, const struct profile_made *m, const struct source_row *r)
{
	for (size_t i = 0; i < m->when.n; i++)
		if (!says_one(a, field_of(r, m->when.at[i].field), m->when.at[i].values))
			return false;
	return true;
}

static const char *make_join(struct field_making *g, const struct source_row *r)
{
	struct strbuf sb = strbuf_new(g->arena);

	for (const char *const *f = g->made->from; *f; f++)
		if (!text_empty(field_of(r, *f)))
			strbuf_join(&sb, g->made->with, field_of(r, *f));
	return sb.text;
}

static const char *make_first(struct field_making *g, const struct source_row *r)
{
	for (const char *const *f = g->made->from; *f; f++)
		if (!text_empty(field_of(r, *f)))
			return field_of(r, *f);
	return NULL;
}

static const char *make_max(struct field_making *g, const struct source_row *r)
{
	const char *best = NULL;
	double most = 0;

	for (const char *const *f = g->made->from; *f; f++) {
		const char *text = field_of(r, *f);
		char *end = NULL;
		double n = text ? strtod(unicode_fold(g->arena, text), &end) : 0;

		if (!text || !end || *end)
			continue;
		if (!best || n > most) {
			best = unicode_fold(g->arena, text);
			most = n;
		}
	}
	return best;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The longest beginning of a number that another row has, and that ends where a part of it does. */
static const char *make_parent(struct field_making *g, const struct source_row *r)
{
	const char *no = make_first(g, r);
	size_t n = no ? strlen(no) : 0;

	while (n > 0) {
		const char *end = no + n;
		bool in_digits;

		n -= text_encode(text_last(no, end), (char[4]){0});
		in_digits = n && is_digit(no[n - 1]) && is_digit(no[n]);
		const char *parent = arena_strndup(g->arena, no, n);

		if (n && !in_digits && map_get(g->numbers, parent))
			return parent;
	}
	return NULL;
}

typedef const char *make(struct field_making *g, const struct source_row *r);

static make *const makers[] = {
	[MADE_JOIN] = make_join,
	[MADE_MAX] = make_max,
	[MADE_FIRST] = make_first,
	[MADE_PARENT] = make_parent,
};

static const char *says(struct field_making *g, const struct source_row *r)
{
	struct strbuf sb = strbuf_new(g->arena);

	for (const char *const *f = g->made->apart; *f; f++) {
		const char *value = field_of(r, *f);

		strbuf_add(&sb, value ? text_squash(g->arena, value) : "");
		strbuf_add_char(&sb, '\n');
	}
	return sb.text;
}

/* The value, with the place of what the row says among those that have it. */
static const char *keep_apart(struct field_making *g, const struct source_row *r, const char *value)
{
	struct key_rows *rows = map_get(g->keys, value);
	const char *said = says(g, r);
	size_t i = 0;

	if (!rows) {
		rows = arena_alloc(g->arena, sizeof *rows);
		map_set(g->keys, value, rows);
	}
	while (i < rows->says.n && strcmp(rows->says.at[i], said) != 0)
		i++;
	if (i == rows->says.n)
		*vec_push(g->arena, &rows->says) = said;
	if (!i)
		return value;
	const char *own = arena_printf(g->arena, "%s-%zu", value, i + 1);

	if (g->n_apart++ < SHOWN_KEYS)
		strbuf_join(&g->apart, ", ", own);
	else if (g->n_apart == SHOWN_KEYS + 1)
		strbuf_add(&g->apart, ", …");
	return own;
}

static void give(struct field_making *g, struct source_row *r)
{
	if (field_of(r, g->made->field) || !is_when(g->arena, g->made, r))
		return;
	const char *value = makers[g->made->by](g, r);

	if (g->made->apart && !text_empty(value))
		value = keep_apart(g, r, value);
	set_field(g->arena, r, g->made->field, value, false);
}

static void note_numbers(struct field_making *g, const struct profile_table *by)
{
	for (size_t i = 0; i < g->table->rows.n; i++) {
		const struct source_row *r = &g->table->rows.at[i];
		const char *no = r->by == by ? make_first(g, r) : NULL;

		if (no)
			map_set(g->numbers, no, (void *)(uintptr_t)no);
	}
}

static void make_field(struct arena *a, struct source_table *table, const struct profile_table *by,
		       const struct profile_made *m, struct diag_list *dl)
{
	struct field_making g = {
		.arena = a, .table = table, .made = m, .keys = map_new(a), .apart = strbuf_new(a)};

	if (m->by == MADE_PARENT) {
		g.numbers = map_new(a);
		note_numbers(&g, by);
	}
	for (size_t i = 0; i < table->rows.n; i++)
		if (table->rows.at[i].by == by)
			give(&g, &table->rows.at[i]);
	if (g.n_apart)
		diag_add(dl, DIAG_KEPT_APART, NULL, table->source, table->kind,
			 arena_printf(a, "%zu", g.n_apart), g.apart.text);
}

static bool on_several_sheets(const struct source_table *table, const struct profile_table *by)
{
	const char *first = NULL;

	for (size_t i = 0; i < table->rows.n; i++) {
		const struct source_row *r = &table->rows.at[i];

		if (r->by != by || !r->sheet)
			continue;
		if (first && strcmp(first, r->sheet) != 0)
			return true;
		first = first ? first : r->sheet;
	}
	return false;
}

static void give_sheets(struct arena *a, struct source_table *table, const struct profile_table *by)
{
	if (!by->sheet || !on_several_sheets(table, by))
		return;
	for (size_t i = 0; i < table->rows.n; i++)
		if (table->rows.at[i].by == by)
			set_field(a, &table->rows.at[i], by->sheet, table->rows.at[i].sheet, false);
}

static void give_constants(struct arena *a, struct source_row *r)
{
	for (size_t i = 0; i < r->by->constants.n; i++)
		set_field(a, r, r->by->constants.at[i].field, r->by->constants.at[i].value, true);
}

static void drop_lets(struct source_row *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->fields.n; i++)
		if (r->fields.at[i].extra || !profile_let_name(r->fields.at[i].name))
			r->fields.at[n++] = r->fields.at[i];
	r->fields.n = n;
}

static bool is_new(const struct source_table *table, size_t row)
{
	for (size_t i = row; i-- > 0;)
		if (table->rows.at[i].by == table->rows.at[row].by)
			return false;
	return table->rows.at[row].by != NULL;
}

static void give_table(struct arena *a, struct source_table *table, struct diag_list *dl)
{
	for (size_t i = 0; i < table->rows.n; i++) {
		const struct profile_table *by = table->rows.at[i].by;

		if (!is_new(table, i))
			continue;
		give_sheets(a, table, by);
		for (size_t m = 0; m < by->made.n; m++)
			make_field(a, table, by, &by->made.at[m], dl);
	}
	for (size_t i = 0; i < table->rows.n; i++) {
		if (table->rows.at[i].by)
			give_constants(a, &table->rows.at[i]);
		drop_lets(&table->rows.at[i]);
	}
}

void made_fields_give(struct arena *a, struct source_tables *source, struct diag_list *dl)
{
	for (size_t i = 0; i < source->tables.n; i++)
		give_table(a, &source->tables.at[i], dl);
}
