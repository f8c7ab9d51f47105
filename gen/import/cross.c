/* SPDX-License-Identifier: MIT
 *
 * Cross tables: one axis runs down in a column, the other along the head, whose cells are numbers
 * with or without a name ('5', '5 深刻(Severe)', '深刻度 5 深刻(Severe)', or number and name in two
 * head rows). Either axis may run down.
 */
#include "import/match.h"

#include <string.h>

#include "base/text.h"

static bool is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

bool cross_split(struct arena *a, const char *s, const char **number, const char **name)
{
	const char *start = text_trim(a, s), *end = start, *p = start;

	while (is_digit(text_next(&p)))
		end = p;
	size_t digits = text_length(arena_strndup(a, start, (size_t)(end - start)));

	if (digits < 1 || digits > 2)
		return false;
	*number = arena_strndup(a, start, (size_t)(end - start));
	*name = text_trim(a, end);
	if (text_starts(*name, ":") || text_starts(*name, "."))
		*name = text_trim(a, *name + 1);
	*name = **name ? *name : NULL;
	return true;
}

/*
 * What is left of a head behind the axis' name, white space ignored; NULL when it does not start
 * with it.
 */
static const char *behind_axis(struct arena *a, const char *s, const char *axis)
{
	const char *want = text_squash(a, axis);

	while (*want) {
		uint32_t c = text_next(&s);

		if (text_is_space(c))
			continue;
		if (!c || c != text_next(&want))
			return NULL;
	}
	return s;
}

static bool names_axis(struct arena *a, const struct profile_column *axis, const char **s)
{
	for (const char *const *h = axis->heads; *h; h++) {
		const char *rest = behind_axis(a, *s, *h);

		if (rest) {
			*s = rest;
			return true;
		}
	}
	return false;
}

/* Splits a head of the value columns; *named is set when the axis stands in it. */
static bool read_value_head(struct arena *a, const struct head *h,
			    const struct profile_column *axis, struct cross_value *v, bool *named)
{
	const char *joined = "";

	for (size_t i = 0; i < h->n; i++)
		joined = arena_concat(a, joined, " ", h->levels[i], (char *)NULL);
	while (*joined == ' ')
		joined++;
	*named = h->n && names_axis(a, axis, &joined);
	return h->n && !h->covered && cross_split(a, joined, &v->number, &v->name);
}

/*
 * Takes the run of value columns that starts at the first one whose head names the axis, or at the
 * first number when none does.
 */
static bool find_values(struct arena *a, const struct head_stretch *s,
			const struct profile_column *axis, struct match *m)
{
	bool axis_named = false;

	m->values.n = 0;
	for (size_t c = s->first; c < s->end; c++) {
		struct cross_value v = {.column = c};
		bool named;

		if (read_value_head(a, &s->heads[c], axis, &v, &named)) {
			*vec_push(a, &m->values) = v;
			axis_named |= named;
		} else if (m->values.n) {
			break;
		}
	}
	return axis_named;
}

static bool has_key(const struct head *h, const struct head_keys *keys)
{
	for (size_t k = 0; k < h->n; k++)
		if (head_find_key(keys, h->keys[k]))
			return true;
	return false;
}

static bool holds_number(struct arena *a, const struct head_stretch *s, size_t column)
{
	const char *cell = s->data_row < s->view->n ? sheet_view_cell(s->view, s->data_row, column)
						    : NULL,
		   *number, *name;

	return cell && cross_split(a, cell, &number, &name);
}

/*
 * The column left of the values that is headed by the axis; without such a head, the nearest that
 * holds a number. The corner above it may be blank, so that it stands outside the stretch of heads.
 */
static size_t find_down(struct arena *a, const struct head_stretch *s, const struct head_keys *keys,
			size_t values, bool *headed)
{
	size_t found = NO_COLUMN;

	for (size_t c = values; c-- > 0 && (c >= s->first || !s->heads[c].n);) {
		if (!holds_number(a, s, c))
			continue;
		*headed = has_key(&s->heads[c], keys);
		if (*headed)
			return c;
		found = found == NO_COLUMN ? c : found;
	}
	return found;
}

static size_t find_column(const struct profile_table *t, const char *field)
{
	for (size_t f = 0; f < t->columns.n; f++)
		if (strcmp(t->columns.at[f].field, field) == 0)
			return f;
	return NO_COLUMN;
}

/* Names of the axis that runs down: the column between it and the values. */
static void find_down_names(struct arena *a, struct match *m)
{
	const char *field =
		arena_concat(a, m->table->columns.at[m->down].field, "_name", (char *)NULL);
	size_t f = find_column(m->table, field), column = m->column_of[m->down] + 1;

	if (f != NO_COLUMN && column < m->values.at[0].column)
		m->column_of[f] = column;
}

/* One of the two axes is tried as the one that runs down. */
static bool try_axes(struct arena *a, const struct head_stretch *s, size_t table, size_t down,
		     size_t along, struct match *m)
{
	const struct profile_table *t = m->table;
	bool named = find_values(a, s, &t->columns.at[along], m), headed = false;

	if (m->values.n < 2)
		return false;
	size_t column =
		find_down(a, s, &s->book->columns[table][down], m->values.at[0].column, &headed);

	if (column == NO_COLUMN || !(named || headed))
		return false;
	m->down = down;
	m->along = along;
	m->column_of[down] = column;
	find_down_names(a, m);
	m->first = column;
	m->last = m->values.at[m->values.n - 1].column;
	m->matched = m->values.n + 1;
	m->weight = (size_t)named + headed;
	m->complete = true;
	return true;
}

bool match_cross(struct arena *a, const struct head_stretch *s, size_t table, struct match *m)
{
	const struct profile_table *t = &s->book->profile->tables.at[table];
	size_t axes[2] = {NO_COLUMN, NO_COLUMN}, n = 0;

	*m = (struct match){.table = t,
			    .column_of = arena_alloc(a, t->columns.n * sizeof *m->column_of)};
	for (size_t f = 0; f < t->columns.n; f++) {
		m->column_of[f] = NO_COLUMN;
		if (t->columns.at[f].form == FORM_INTEGER && n < 2)
			axes[n++] = f;
	}
	return n == 2 && (try_axes(a, s, table, axes[0], axes[1], m) ||
			  try_axes(a, s, table, axes[1], axes[0], m));
}
