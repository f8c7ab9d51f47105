/* SPDX-License-Identifier: MIT
 *
 * The way of a file through this room: which sending (sending_found), where its rows are
 * (answer_regions), what the witnesses of each say (witness), what all of them say together (mixed,
 * claims), and then cell by cell what was answered (returned_cells).
 */
#include "returns/returned.h"

#include <string.h>

#include "base/text.h"
#include "returns/claims.h"
#include "returns/grouped.h"
#include "returns/mixed.h"
#include "returns/returned_cells.h"
#include "returns/swapped.h"

enum { ROWS_THAT_TELL = 4 };

struct sheet_marks {
	const struct grid_sheet *sheet;
	struct cell_marks *marks;
};

/* What is asked once for all rows of a region. */
struct region_marks {
	const struct answer_region *region;
	const struct sent_sheet *sheet;
	size_t rows;
	bool *emptied; /* columns that were filled in and have nothing in any row */
};

struct returned_making {
	struct arena *arena;
	struct seen_rows seen;
	VEC(struct region_marks) regions;
	VEC(struct sheet_marks) sheets;
	struct returned *out;
};

static const struct cell_marks *sheet_marks_of(struct returned_making *m,
					       const struct grid_sheet *sheet)
{
	for (size_t i = m->sheets.n; i-- > 0;)
		if (m->sheets.at[i].sheet == sheet)
			return m->sheets.at[i].marks;
	struct sheet_marks *added = vec_push(m->arena, &m->sheets);

	*added = (struct sheet_marks){sheet, cell_marks_new(m->arena, sheet)};
	return added->marks;
}

/* Rows of a region stand together: the latest is asked first. */
static struct region_marks *region_marks_of(struct returned_making *m, const struct seen_row *s)
{
	for (size_t i = m->regions.n; i-- > 0;)
		if (m->regions.at[i].region == s->region && m->regions.at[i].sheet == s->sheet)
			return &m->regions.at[i];
	struct region_marks *added = vec_push(m->arena, &m->regions);

	*added = (struct region_marks){.region = s->region, .sheet = s->sheet};
	added->emptied = arena_alloc(m->arena, s->sheet->columns.n * sizeof *added->emptied);
	for (size_t i = 0; i < s->sheet->columns.n; i++)
		added->emptied[i] = text_starts(s->sheet->columns.at[i].field, "role:") ||
				    text_starts(s->sheet->columns.at[i].field, "member:");
	return added;
}

/* Whatever saved the file lost a column that is empty throughout; in a row or two people did it. */
static void find_emptied(struct returned_making *m)
{
	for (size_t k = 0; k < m->seen.rows.n; k++) {
		const struct seen_row *s = &m->seen.rows.at[k];
		struct region_marks *r = region_marks_of(m, s);

		r->rows++;
		for (size_t i = 0; i < s->sheet->columns.n; i++)
			r->emptied[i] = r->emptied[i] && !s->forms.cells[i];
	}
}

/*
 * A row that is none of those sent, as far as its columns go: a note below the table has a word in one
 * of them.
 */
static bool is_row(struct returned_making *m, const struct seen_row *s)
{
	size_t filled = 0;
	bool text = false, answer = false, verdict = false;
	enum returned_unclear why;

	for (size_t i = 0; i < s->sheet->columns.n; i++) {
		const struct sent_column *c = &s->sheet->columns.at[i];

		if (!s->forms.cells[i] || strcmp(c->field, "number") == 0)
			continue;
		filled++;
		text |= witness_kind_of(c) == WITNESS_TEXT;
		answer |= c->answered;
		if (strcmp(c->field, "answer") == 0)
			verdict = meaning_of(m->seen.meanings, c,
					     grid_cell(s->row, s->columns[i]), NULL, &why);
	}
	return s->above ? verdict : text || answer || filled > 1;
}

static void add_maybe(struct returned_making *m, const struct seen_row *s,
		      struct returned_row *row)
{
	for (size_t i = 0; i < s->maybes; i++)
		*vec_push(m->arena, &row->maybe) = s->index->rows.at[s->maybe[i]].row;
	bool named = false;

	for (size_t i = 0; i < s->maybes; i++)
		named |= s->maybe[i] == s->by_code;
	if (s->by_code != NO_ROW && s->mixed && !named)
		*vec_push(m->arena, &row->maybe) = s->index->rows.at[s->by_code].row;
}

/* Not placed, but it bears a code, a key or a text of some sent row; else it is somebody's own. */
static bool is_someones(const struct seen_row *s)
{
	return s->mixed || (s->maybes && (s->forms.code || s->forms.key || s->alike >= 1));
}

static void make_row(struct returned_making *m, const struct seen_row *s)
{
	const struct region_marks *region = region_marks_of(m, s);
	struct returned_row *row = vec_push(m->arena, &m->out->rows);

	*row = (struct returned_row){
		.sending = s->index ? s->index->record : NULL,
		.sheet = s->sheet,
		.row = s->taken ? s->index->rows.at[s->best].row : NULL,
		.at = arena_printf(m->arena, "%s!%zu", s->region->sheet->name, s->row->number),
		.number = s->row->number,
		.hidden = s->row->hidden,
		.score = s->score,
		.lead = s->lead};
	if (s->mixed)
		row->troubles |= RETURNED_MIXED;
	if (!s->taken) {
		add_maybe(m, s, row);
		row->troubles |= is_someones(s) ? RETURNED_UNPLACED : RETURNED_NEW;
	}
	returned_cells_fill(&m->seen, s, sheet_marks_of(m, s->region->sheet),
			    region->rows < ROWS_THAT_TELL ? NULL : region->emptied, row);
	m->out->placed += s->taken;
	m->out->said += row->said;
}

static void find_missing(struct returned_making *m)
{
	struct map *came = map_new(m->arena);
	const struct sending_record *r = m->out->sending;

	for (size_t i = 0; i < m->out->rows.n; i++)
		if (m->out->rows.at[i].row && m->out->rows.at[i].sending == r)
			map_set(came, m->out->rows.at[i].row->code, m->out);
	for (size_t i = 0; r && i < r->rows.n; i++)
		if (!map_get(came, r->rows.at[i].code))
			*vec_push(m->arena, &m->out->missing) = &r->rows.at[i];
}

struct returned *returned_read(struct arena *a, const struct returned_file *file,
			       const struct returned_sent *sent, const struct answer_words *words)
{
	struct returned_making m = {.arena = a, .out = arena_alloc(a, sizeof *m.out)};

	seen_rows_find(a, file, sent, words, &m.seen);
	mixed_settle(&m.seen);
	swapped_settle(&m.seen);
	grouped_settle(&m.seen);
	claims_contest(&m.seen);
	find_emptied(&m);
	*m.out = (struct returned){.file = file->name,
				   .sending = m.seen.record,
				   .guessed = m.seen.guessed,
				   .other_id = m.seen.found.other_id};
	for (size_t i = 0; i < m.seen.either.n; i++)
		*vec_push(a, &m.out->either) = m.seen.either.at[i];
	for (size_t i = 0; i < m.seen.regions.skipped.n; i++)
		*vec_push(a, &m.out->skipped) = m.seen.regions.skipped.at[i];
	for (size_t i = 0; i < m.seen.rows.n; i++)
		if (m.seen.rows.at[i].taken || is_row(&m, &m.seen.rows.at[i]))
			make_row(&m, &m.seen.rows.at[i]);
	claims_compare(a, m.out);
	find_missing(&m);
	return m.out;
}

const struct returned_cell *returned_cell_of(const struct returned_row *row, const char *field)
{
	for (size_t i = 0; i < row->cells.n; i++)
		if (text_equal(row->cells.at[i].field, field))
			return &row->cells.at[i];
	return NULL;
}

const char *returned_said(const struct returned_row *row, const char *field)
{
	const struct returned_cell *c = returned_cell_of(row, field);

	return c && c->state == RETURNED_WRITTEN ? c->meant : NULL;
}
