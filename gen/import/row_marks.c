/* SPDX-License-Identifier: MIT
 *
 * The columns of one field are those of the profile's table with its name and a mark; the first of
 * them answers for all.
 */
#include "import/row_marks.h"

#include <string.h>

#include "base/text.h"
#include "import/match.h"

/* Enough to find them; the rest is counted. */
enum { SHOWN_ROWS = 12 };

struct marks_seen {
	const struct profile_column *one; /* the one that is marked */
	size_t marks, others, columns;
	struct strbuf heads; /* of those that are marked */
};

static bool is_of_field(const struct profile_column *c, const struct profile_column *first)
{
	return c->mark && strcmp(c->field, first->field) == 0;
}

static bool is_first(const struct profile_table *t, size_t f)
{
	for (size_t i = 0; i < f; i++)
		if (is_of_field(&t->columns.at[i], &t->columns.at[f]))
			return false;
	return t->columns.at[f].mark != NULL;
}

static void keep(struct arena *a, const struct profile_column *c, const char *cell,
		 struct source_row *row)
{
	cell_fields_add(a, row, arena_concat(a, "extra.", c->heads[0], (char *)NULL), cell);
}

static void look(struct row_marks *m, const struct profile_column *c, const char *cell,
		 struct marks_seen *seen, struct source_row *row)
{
	struct arena *a = m->reading->arena;

	cell = cell ? text_trim(a, cell) : cell;
	if (cell_is_unmarked(m->reading->profile, cell))
		return;
	if (cell_is_mark(a, c, cell)) {
		seen->marks++;
		seen->one = c;
		strbuf_join(&seen->heads, ", ", c->heads[0]);
		return;
	}
	seen->others++;
	keep(a, c, cell, row);
	column_words_count(a, m->reading->odd, DIAG_ODD_MARK, c, cell, row->place);
}

static struct unmarked_rows *without_of(struct row_marks *m, const struct profile_column *first)
{
	for (size_t i = 0; i < m->without.n; i++)
		if (m->without.at[i].first == first)
			return &m->without.at[i];
	struct unmarked_rows *u = vec_push(m->reading->arena, &m->without);

	*u = (struct unmarked_rows){.first = first, .rows = strbuf_new(m->reading->arena)};
	return u;
}

static void note_without(struct row_marks *m, const struct profile_column *first,
			 const char *number, const char *place)
{
	struct unmarked_rows *u = without_of(m, first);

	u->place = u->place ? u->place : place;
	if (u->n++ < SHOWN_ROWS)
		strbuf_join(&u->rows, ", ", number);
	else if (u->n == SHOWN_ROWS + 1)
		strbuf_add(&u->rows, ", …");
}

static void take_field(struct row_marks *m, size_t first, const char *const *cells,
		       const char *number, struct source_row *row)
{
	const struct profile_table *t = m->table;
	struct marks_seen seen = {.heads = strbuf_new(m->reading->arena)};

	for (size_t f = first; f < t->columns.n; f++) {
		if (!is_of_field(&t->columns.at[f], &t->columns.at[first]))
			continue;
		seen.columns += m->column_of[f] != NO_COLUMN;
		look(m, &t->columns.at[f], cells[f], &seen, row);
	}
	if (seen.marks == 1) {
		cell_fields_add(m->reading->arena, row, seen.one->field, seen.one->mark);
	} else if (seen.marks) {
		diag_add(m->dl, DIAG_TWO_MARKS, NULL, row->place, seen.heads.text);
		keep(m->reading->arena, &t->columns.at[first], seen.heads.text, row);
	} else if (seen.columns && !seen.others) {
		note_without(m, &t->columns.at[first], number, row->place);
	}
}

void row_marks_take(struct row_marks *m, const char *const *cells, const char *number,
		    struct source_row *row)
{
	for (size_t f = 0; f < m->table->columns.n; f++)
		if (is_first(m->table, f))
			take_field(m, f, cells, number, row);
}

static const char *list_heads(struct arena *a, const struct profile_table *t,
			      const struct profile_column *first)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t f = 0; f < t->columns.n; f++)
		if (is_of_field(&t->columns.at[f], first))
			strbuf_join(&sb, ", ", t->columns.at[f].heads[0]);
	return sb.text;
}

void row_marks_report(const struct row_marks *m)
{
	struct arena *a = m->dl->arena;

	for (size_t i = 0; i < m->without.n; i++) {
		const struct unmarked_rows *u = &m->without.at[i];

		diag_add(m->dl, DIAG_NO_MARK, NULL, u->place, list_heads(a, m->table, u->first),
			 arena_printf(a, "%zu", u->n), u->rows.text);
	}
}
