/* SPDX-License-Identifier: MIT
 *
 * Table recognition over all sheets: find_tables.c finds, table_rows.c takes rows; here they are
 * put together by kind, and what a reader of the report should know is said: missing and unknown
 * columns, texts outside of tables, hidden cells, and the heads that were seen where no table was
 * found.
 */
#include "import/tables.h"

#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/around.h"
#include "import/find_tables.h"

/* Enough to recognise what was there; the rest is counted. */
enum { SHOWN_TEXTS = 12, SHOWN_LENGTH = 40, HEAD_SEARCH = 60 };

struct sheets_reading {
	struct arena *arena;
	const struct profile *profile;
	struct source_tables *out;
	struct diag_list *dl;
};

/* One finding, and the same words as a note that stays with the register. */
static void note(struct sheets_reading *r, enum diag_code code, const char *place,
		 const char *first, const char *second)
{
	diag_add(r->dl, code, NULL, place, first, second);
	*vec_push(r->arena, &r->out->notes) = arena_concat(
		r->arena, place, ": ", r->dl->all.at[r->dl->all.n - 1].message, (char *)NULL);
}

static char *shorten(struct arena *a, const char *s)
{
	const char *one_line = text_replace(a, text_trim(a, s), "\n", " "), *p = one_line;

	for (int i = 0; i < SHOWN_LENGTH && text_next(&p);)
		i++;
	return *p ? arena_printf(a, "%.*s…", (int)(p - one_line), one_line)
		  : arena_strdup(a, one_line);
}

/* Texts that were come across: the first ones, shortened, for a finding, and all as they are. */
struct seen_texts {
	struct strbuf text, whole;
	size_t n;
};

static struct seen_texts seen_new(struct arena *a)
{
	return (struct seen_texts){.text = strbuf_new(a), .whole = strbuf_new(a)};
}

static void list_text(struct arena *a, struct seen_texts *l, const char *place, const char *s)
{
	strbuf_join(&l->whole, ", ", arena_concat(a, place, *place ? " " : "", s, (char *)NULL));
	if (l->n++ < SHOWN_TEXTS)
		strbuf_join(&l->text, ", ",
			    arena_concat(a, place, *place ? " " : "", shorten(a, s), (char *)NULL));
	else if (l->n == SHOWN_TEXTS + 1)
		strbuf_add(&l->text, ", …");
}

/* The note that stays with the register has all of it; the finding only enough to go and look. */
static void note_seen(struct sheets_reading *r, enum diag_code code, const char *place,
		      const struct seen_texts *l)
{
	struct diag_list *whole = diag_new(r->arena);

	if (!l->n)
		return;
	diag_add(r->dl, code, NULL, place, l->text.text);
	diag_add(whole, code, NULL, place, l->whole.text);
	*vec_push(r->arena, &r->out->notes) = arena_concat(r->arena, place, ": ",
							   whole->all.at[0].message, (char *)NULL);
}

static size_t count_cells(const struct sheet_view *v, size_t row)
{
	size_t n = 0;

	for (size_t c = 0; c < v->rows[row].n; c++) {
		const char *cell = sheet_view_cell(v, row, c);

		n += cell && (c == 0 || cell != sheet_view_cell(v, row, c - 1));
	}
	return n;
}

/* The fullest of the first rows: what a head most likely is where none was recognised. */
static size_t fullest_row(const struct sheet_view *v)
{
	size_t best = 0;

	for (size_t row = 1; row < v->n && row < HEAD_SEARCH; row++)
		if (count_cells(v, row) > count_cells(v, best))
			best = row;
	return best;
}

static bool stands_in_row(struct arena *a, const struct sheet_view *v, size_t row,
			  const struct head_keys *keys)
{
	for (size_t c = 0; row < v->n && c < v->width; c++) {
		const char *cell = sheet_view_cell(v, row, c);

		const char *key = cell ? head_key(a, cell) : NULL;

		if (key &&
		    (head_find_key(keys, key) || head_find_key(keys, head_plain_key(a, key))))
			return true;
	}
	return false;
}

/* ' (nearest is table …)' for a row of heads that has two or more of a table's; "" for others. */
static const char *name_nearest(struct arena *a, const struct head_book *book,
				const struct sheet_view *v, size_t row, size_t *near)
{
	const char *nearest = "";
	size_t best = 1;

	for (size_t t = 0; t < book->profile->tables.n; t++) {
		const struct profile_table *table = &book->profile->tables.at[t];
		struct strbuf lacking = strbuf_new(a);
		size_t n = 0;

		for (size_t f = 0; f < table->columns.n; f++) {
			bool there = stands_in_row(a, v, row, &book->columns[t][f]);

			n += there;
			if (!there && table->columns.at[f].required)
				strbuf_join(&lacking, ", ", table->columns.at[f].heads[0]);
		}
		if (n <= best || table->cross)
			continue;
		best = n;
		nearest = arena_printf(a, _(" (nearest is table '%s', which also needs: %s)"),
				       table->kind, lacking.text);
	}
	if (*nearest && best > *near)
		*near = best;
	return nearest;
}

static const char *list_heads_seen(struct arena *a, const struct head_book *book,
				   const struct sheet_view *v, size_t *near)
{
	struct seen_texts l = seen_new(a);
	size_t row = fullest_row(v);

	for (size_t c = 0; row < v->n && c < v->rows[row].n; c++) {
		const char *cell = sheet_view_cell(v, row, c);

		if (cell && (c == 0 || cell != sheet_view_cell(v, row, c - 1)))
			list_text(a, &l, "", cell);
	}
	return l.n ? arena_concat(a, l.text.text, name_nearest(a, book, v, row, near),
				  (char *)NULL)
		   : _("none");
}

static const char *list_heads(struct arena *a, const struct table_span *t)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t c = t->first; c <= t->last; c++)
		if (t->heads[c].n && !t->heads[c].covered)
			strbuf_join(&sb, ", ", shorten(a, t->heads[c].printed));
	return sb.text;
}

static const char *list_accepted(struct arena *a, const struct profile_column *c)
{
	struct strbuf sb = strbuf_new(a);

	for (const char *const *h = c->heads; *h; h++)
		strbuf_join(&sb, _(" or "), *h);
	return sb.text;
}

/*
 * False when a required column is missing. A cross table is found by its axes, so nothing of it can
 * be.
 */
static bool check_columns(struct sheets_reading *r, const struct sheet_view *v,
			  const struct table_span *t)
{
	const struct profile_table *table = t->match.table;
	const char *place = sheet_view_place(r->arena, v->sheet);
	struct strbuf absent = strbuf_new(r->arena);
	bool ok = true;

	for (size_t f = 0; !table->cross && f < table->columns.n; f++) {
		const struct profile_column *c = &table->columns.at[f];

		if (t->match.column_of[f] != NO_COLUMN)
			continue;
		if (!c->required && (c->absent || c->optional))
			continue;
		if (!c->required) {
			strbuf_join(&absent, ", ", c->heads[0]);
			continue;
		}
		diag_add(r->dl, DIAG_MISSING_COLUMN, NULL, place, table->kind,
			 list_accepted(r->arena, c), list_heads(r->arena, t));
		ok = false;
	}
	if (absent.len)
		diag_add(r->dl, DIAG_ABSENT_COLUMNS, NULL, place, table->kind, absent.text);
	return ok;
}

static void note_extras(struct sheets_reading *r, const struct sheet_view *v,
			const struct table_span *t)
{
	struct strbuf sb = strbuf_new(r->arena);

	for (size_t c = t->first; c <= t->last; c++) {
		const char *name = table_rows_extra_name(r->arena, v, t, c);

		if (name)
			strbuf_join(&sb, ", ", name);
	}
	if (sb.len)
		note(r, DIAG_UNKNOWN_COLUMNS, sheet_view_place(r->arena, v->sheet),
		     t->match.table->kind, sb.text);
}

static struct source_table *table_of_kind(struct sheets_reading *r, const char *kind,
					  const char *source)
{
	struct source_table *table = NULL;

	for (size_t i = 0; i < r->out->tables.n && !table; i++)
		if (strcmp(r->out->tables.at[i].kind, kind) == 0)
			table = &r->out->tables.at[i];
	if (!table) {
		table = vec_push(r->arena, &r->out->tables);
		*table = (struct source_table){.kind = kind, .source = source};
	} else if (!strstr(table->source, source)) {
		table->source = arena_concat(r->arena, table->source, ", ", source, (char *)NULL);
	}
	return table;
}

/* The upper end of a merged head, whose lower end is the table's. */
static bool goes_down_into(const struct sheet_view *v, const struct found_tables *found, size_t row,
			   size_t c)
{
	const char *cell = sheet_view_cell(v, row, c);

	while (row + 1 < v->n && sheet_view_cell(v, row + 1, c) == cell)
		row++;
	return around_is_covered(found, row, c);
}

static void note_stray(struct sheets_reading *r, const struct sheet_view *v,
		       const struct found_tables *found)
{
	struct seen_texts l = seen_new(r->arena);

	for (size_t row = 0; row < v->n; row++) {
		for (size_t c = 0; c < v->rows[row].n; c++) {
			const char *cell = sheet_view_cell(v, row, c);
			const char *place = cell ? arena_printf(r->arena, "%s%zu",
								sheet_view_column_name(r->arena, c),
								v->rows[row].number)
						 : "";

			if (!cell || around_is_covered(found, row, c) ||
			    goes_down_into(v, found, row, c) ||
			    (c && cell == sheet_view_cell(v, row, c - 1)))
				continue;
			if (!table_rows_is_title(r->arena, r->profile, cell))
				list_text(r->arena, &l, place, cell);
		}
	}
	note_seen(r, DIAG_STRAY_TEXT, sheet_view_place(r->arena, v->sheet), &l);
}

static void join_hidden_rows(struct arena *a, const struct sheet_view *v, struct strbuf *sb)
{
	for (size_t row = 0; row < v->n; row++) {
		size_t last = row;

		if (!v->rows[row].hidden)
			continue;
		while (last + 1 < v->n && v->rows[last + 1].hidden)
			last++;
		strbuf_join(sb, ", ",
			    last == row ? arena_printf(a, _("row %zu"), v->rows[row].number)
					: arena_printf(a, _("rows %zu-%zu"), v->rows[row].number,
						       v->rows[last].number));
		row = last;
	}
}

static void note_hidden(struct sheets_reading *r, const struct sheet_view *v)
{
	struct strbuf sb = strbuf_new(r->arena);

	if (v->sheet->hidden)
		strbuf_add(&sb, _("the sheet"));
	join_hidden_rows(r->arena, v, &sb);
	for (size_t i = 0; i < v->sheet->hidden_columns.n; i++)
		strbuf_join(&sb, ", ",
			    arena_printf(r->arena, _("column %s"),
					 sheet_view_column_name(r->arena,
								v->sheet->hidden_columns.at[i])));
	if (sb.len)
		note(r, DIAG_HIDDEN_CELLS, sheet_view_place(r->arena, v->sheet), sb.text, NULL);
}

/* What cells show besides their values: one finding for each kind, with the cells. */
static void note_remarks(struct sheets_reading *r, const struct sheet_view *v)
{
	static const enum diag_code codes[] = {
		[GRID_STRUCK] = DIAG_STRUCK_CELLS,
		[GRID_COMMENT] = DIAG_CELL_COMMENTS,
		[GRID_FORMULA] = DIAG_FORMULA_WITHOUT_VALUE,
		[GRID_ERROR] = DIAG_ERROR_VALUES,
		[GRID_FORMAT] = DIAG_UNSURE_FORMAT,
	};

	for (enum grid_remark_kind kind = 0; kind < GRID_REMARK__MAX; kind++) {
		struct seen_texts l = seen_new(r->arena);

		for (size_t i = 0; i < v->sheet->remarks.n; i++) {
			const struct grid_remark *m = &v->sheet->remarks.at[i];

			if (m->kind == kind)
				list_text(r->arena, &l,
					  arena_printf(r->arena, "%s%zu",
						       sheet_view_column_name(r->arena, m->column),
						       m->number),
					  m->text);
		}
		note_seen(r, codes[kind], sheet_view_place(r->arena, v->sheet), &l);
	}
}

static bool take_tables(struct sheets_reading *r, const struct sheet_view *v,
			const struct found_tables *found)
{
	bool ok = true;

	for (size_t i = 0; i < found->all.n; i++) {
		const struct table_span *t = &found->all.at[i];

		ok = check_columns(r, v, t) && ok;
		note_extras(r, v, t);
		table_rows_take(r->arena, r->profile, v, t, around_get(r->out, "date"),
				table_of_kind(r, t->match.table->kind, v->sheet->name), r->dl);
	}
	note_stray(r, v, found);
	note_hidden(r, v);
	note_remarks(r, v);
	return ok;
}

/* The sheets of one file, from number `first` to before `end`. */
static bool read_file(struct sheets_reading *r, const struct head_book *book, const struct grid *g,
		      size_t first, size_t end)
{
	struct strbuf seen = strbuf_new(r->arena);
	bool ok = true, any = false;

	for (size_t i = first; i < end; i++) {
		struct sheet_view v;
		struct found_tables found = {0};

		if (!sheet_view_make(r->arena, &g->sheets.at[i], &v, r->dl))
			return false;
		find_tables(r->arena, book, &v, &found);
		around_read(r->arena, r->profile, &v, &found, r->out);
		any |= found.all.n > 0;
		if (found.all.n)
			ok = take_tables(r, &v, &found) && ok;
		else
			strbuf_join(&seen, "; ",
				    arena_concat(r->arena, v.sheet->name, ": ",
						 list_heads_seen(r->arena, book, &v, &r->out->near),
						 (char *)NULL));
		if (!found.all.n && v.n && end - first > 1)
			note(r, DIAG_SHEET_WITHOUT_TABLE, sheet_view_place(r->arena, v.sheet),
			     list_heads_seen(r->arena, book, &v, &r->out->near), NULL);
	}
	if (!any)
		diag_add(r->dl, DIAG_NO_TABLE, NULL, g->sheets.at[first].file, seen.text);
	return ok && any;
}

bool tables_read(struct arena *a, const struct grid *g, const struct profile *p,
		 struct source_tables *out, struct diag_list *dl)
{
	struct sheets_reading r = {a, p, out, dl};
	const struct head_book *book = head_book_make(a, p);
	bool ok = true;

	for (size_t first = 0, end; first < g->sheets.n; first = end) {
		for (end = first + 1; end < g->sheets.n && strcmp(g->sheets.at[end].file,
								  g->sheets.at[first].file) == 0;)
			end++;
		ok = read_file(&r, book, g, first, end) && ok;
	}
	return ok;
}
