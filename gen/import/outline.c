/* SPDX-License-Identifier: MIT
 *
 * The cells of the row above are kept as they were read, so that a third row repeats what the
 * second repeated. Whether the table is an outline is decided before its first row is taken, from
 * all of its keys. A ditto mark (〃, 同上) says so itself, in any column.
 */
#include "import/outline.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

/* Enough to find them; the rest is counted. */
enum { SHOWN_ROWS = 12 };

/* The key that further rows leave out, and of what at least one they have of their own. */
static const struct outline_kind {
	const char *kind, *key, *own[2], *with_key;
} kinds[] = {
	{"treatments", "risk", {"no", "text"}, "scenario"},
	{"assessments", "flow", {"threat", "risk"}, "content"},
};

struct outline {
	struct arena *arena;
	const struct profile *profile;
	const struct sheet_view *view;
	const struct table_span *span;
	size_t key, own[2], with_key; /* columns of the sheet, or NO_COLUMN */
	bool plain;                   /* the table is an outline, though nobody says so */
	const char **above, **filled; /* per column from span->first */
	struct strbuf rows;
	size_t n;
};

static size_t column_of(const struct table_span *span, const char *field)
{
	const struct profile_table *t = span->match.table;

	for (size_t f = 0; f < t->columns.n; f++)
		if (strcmp(t->columns.at[f].field, field) == 0)
			return span->match.column_of[f];
	return NO_COLUMN;
}

static const char *cell_at(const struct outline *o, size_t row, size_t column)
{
	return column == NO_COLUMN ? NULL : sheet_view_cell(o->view, row, column);
}

static bool is_ditto(const char *cell)
{
	static const char *const marks[] = {"〃", "同上", "仝", "上に同じ", "（同上）"};

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (text_equal(cell, marks[i]))
			return true;
	return false;
}

static bool has_own(const struct outline *o, size_t row)
{
	for (size_t i = 0; i < 2; i++) {
		const char *cell = cell_at(o, row, o->own[i]);

		if (cell && !profile_is_dash(o->profile, cell))
			return true;
	}
	return false;
}

/* Cells of one merged range are one. */
static bool repeats_key(const struct outline *o, size_t row)
{
	const char *key = cell_at(o, row, o->key),
		   *above = row > o->span->data_row ? cell_at(o, row - 1, o->key) : NULL;

	return key && above && strcmp(key, above) == 0;
}

static bool goes_on(const struct outline *o, size_t row)
{
	return !cell_at(o, row, o->key) && !cell_at(o, row, o->with_key) && has_own(o, row);
}

static bool is_outline(const struct outline *o)
{
	bool any = false;

	for (size_t row = o->span->data_row; o->key != NO_COLUMN && row < o->span->end; row++) {
		if (repeats_key(o, row))
			return false;
		any |= row > o->span->data_row && goes_on(o, row);
	}
	return any;
}

static enum blank_meaning blank_of(const struct outline *o, size_t column)
{
	const struct profile_column *c = match_field(&o->span->match, column);

	return c ? c->blank : BLANK_FOUND;
}

struct outline *outline_new(struct arena *a, const struct profile *p, const struct sheet_view *view,
			    const struct table_span *span)
{
	struct outline *o = arena_alloc(a, sizeof *o);
	size_t width = span->last - span->first + 1;

	*o = (struct outline){.arena = a,
			      .profile = p,
			      .view = view,
			      .span = span,
			      .key = NO_COLUMN,
			      .above = arena_alloc(a, width * sizeof *o->above),
			      .filled = arena_alloc(a, width * sizeof *o->filled),
			      .rows = strbuf_new(a)};
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(kinds[i].kind, span->match.table->kind) != 0)
			continue;
		o->key = column_of(span, kinds[i].key);
		o->with_key = column_of(span, kinds[i].with_key);
		o->own[0] = column_of(span, kinds[i].own[0]);
		o->own[1] = column_of(span, kinds[i].own[1]);
	}
	o->plain = is_outline(o) && blank_of(o, o->key) == BLANK_FOUND;
	return o;
}

void outline_look(struct outline *o, size_t row)
{
	bool leading = o->plain && goes_on(o, row);

	for (size_t c = o->span->first; c <= o->span->last; c++) {
		const char *cell = sheet_view_cell(o->view, row, c);
		enum blank_meaning meaning = blank_of(o, c);

		leading &= !cell;
		bool same = is_ditto(cell) ||
			    (!cell && (meaning == BLANK_SAME ||
				       (leading && meaning == BLANK_FOUND)));

		o->filled[c - o->span->first] = same ? o->above[c - o->span->first] : NULL;
	}
}

const char *outline_cell(const struct outline *o, size_t row, size_t column)
{
	const char *cell = cell_at(o, row, column);

	if (column == NO_COLUMN || (cell && !is_ditto(cell)))
		return cell;
	const char *above = o->filled[column - o->span->first];

	return above ? above : cell;
}

void outline_take(struct outline *o, size_t row)
{
	if (o->plain && goes_on(o, row) && o->filled[o->key - o->span->first]) {
		if (o->n++ < SHOWN_ROWS)
			strbuf_join(&o->rows, ", ",
				    arena_printf(o->arena, "%zu", o->view->rows[row].number));
		else if (o->n == SHOWN_ROWS + 1)
			strbuf_add(&o->rows, ", …");
	}
	for (size_t c = o->span->first; c <= o->span->last; c++)
		o->above[c - o->span->first] = outline_cell(o, row, c);
}

void outline_report(const struct outline *o, struct diag_list *dl)
{
	if (o->n)
		diag_add(dl, DIAG_SAME_AS_ABOVE, NULL, sheet_view_place(o->arena, o->view->sheet),
			 o->span->match.table->kind, arena_printf(o->arena, "%zu", o->n),
			 o->rows.text);
}
