/* SPDX-License-Identifier: MIT
 *
 * A row belongs to the sending that gave its code, else to the file's. Where the file says nothing of
 * that, each sending is asked how many rows it knows by key and text together.
 */
#include "returns/seen_rows.h"

#include <string.h>

#include "base/text.h"

enum { STRANGE = 3 };

/* Columns of a region by those of another sheet with the same fields: their map is made once. */
struct region_columns {
	const struct answer_region *region;
	const struct sent_sheet *sheet;
	const size_t *columns;
};

struct row_search {
	struct seen_rows *all;
	VEC(struct region_columns) columns;
};

static struct sent_index *index_of(struct seen_rows *all, const struct sending_record *record,
				   const char *asks)
{
	for (size_t i = 0; i < all->indexes.n; i++)
		if (all->indexes.at[i]->record == record &&
		    text_equal(all->indexes.at[i]->sheet->asks, asks))
			return all->indexes.at[i];
	for (size_t i = 0; i < record->sheets.n; i++)
		if (text_equal(record->sheets.at[i].asks, asks))
			return *vec_push(all->arena, &all->indexes) = sent_index_new(
				       all->arena, all->forms, record, &record->sheets.at[i]);
	return NULL;
}

static const size_t *columns_of(struct row_search *s, const struct answer_region *r,
				const struct sent_sheet *sheet)
{
	if (sheet == r->sent)
		return r->columns;
	for (size_t i = 0; i < s->columns.n; i++)
		if (s->columns.at[i].region == r && s->columns.at[i].sheet == sheet)
			return s->columns.at[i].columns;
	size_t *columns = arena_alloc(s->all->arena, sheet->columns.n * sizeof *columns);

	for (size_t i = 0; i < sheet->columns.n; i++) {
		columns[i] = COLUMN_ABSENT;
		for (size_t k = 0; k < r->sent->columns.n; k++)
			if (text_equal(sheet->columns.at[i].field, r->sent->columns.at[k].field))
				columns[i] = r->columns[k];
	}
	*vec_push(s->all->arena, &s->columns) = (struct region_columns){r, sheet, columns};
	return columns;
}

/* The code's sending, where that has such a sheet. */
static struct sent_index *choose_index(struct seen_rows *all, const struct answer_region *r,
				       const struct grid_row *row)
{
	const struct sending_record *record = NULL;
	struct sent_index *x = NULL;

	for (size_t i = 0; i < r->sent->columns.n; i++)
		if (r->columns[i] != COLUMN_ABSENT &&
		    witness_kind_of(&r->sent->columns.at[i]) == WITNESS_CODE) {
			const char *form = forms_of(all->forms, grid_cell(row, r->columns[i]));
			const char *code = forms_code(all->forms, form);

			record = code ? map_get(all->found.codes, code) : NULL;
		}
	if (record)
		x = index_of(all, record, r->sent->asks);
	return x || !all->record ? x : index_of(all, all->record, r->sent->asks);
}

/* Numbers alone, as of a row that was drawn up and never filled, are nothing. */
static bool has_something(const struct seen_row *s, const struct grid_row *row)
{
	for (size_t i = 0; i < s->sheet->columns.n; i++)
		if (s->forms.cells[i] && strcmp(s->sheet->columns.at[i].field, "number") != 0)
			return true;
	for (size_t i = 0;
	     i < s->region->beside.n && s->region->beside.at[i].column < row->n; i++)
		if (!text_empty(grid_cell(row, s->region->beside.at[i].column)))
			return true;
	return false;
}

static void see_row(struct row_search *s, const struct answer_region *r, size_t at)
{
	struct seen_rows *all = s->all;
	const struct grid_row *row = &r->sheet->rows.at[at];
	struct sent_index *x = choose_index(all, r, row);
	struct seen_row seen = {.region = r,
				.row = row,
				.index = x,
				.sheet = x ? x->sheet : r->sent,
				.above = at < r->head,
				.best = NO_ROW,
				.by_code = NO_ROW};
	const char **cells = arena_alloc(all->arena, seen.sheet->columns.n * sizeof *cells);

	seen.columns = columns_of(s, r, seen.sheet);
	for (size_t i = 0; i < seen.sheet->columns.n; i++)
		if (seen.columns[i] != COLUMN_ABSENT)
			cells[i] = forms_of(all->forms, grid_cell(row, seen.columns[i]));
	seen.forms = witness_forms_of(all->forms, all->arena, seen.sheet, cells);
	if (has_something(&seen, row))
		*vec_push(all->arena, &all->rows) = seen;
}

static void see_rows(struct seen_rows *all)
{
	struct row_search s = {.all = all};

	all->rows.n = 0;
	for (size_t i = 0; i < all->regions.all.n; i++) {
		const struct answer_region *r = &all->regions.all.at[i];

		for (size_t k = r->from, head = 0; k < r->to; k++)
			if (head < r->heads.n && r->heads.at[head] == k)
				head++;
			else
				see_row(&s, r, k);
	}
}

static const char *phased_key(struct arena *a, const struct seen_row *s)
{
	if (!s->forms.key)
		return NULL;
	return arena_concat(a, s->sheet->asks, "|", s->forms.key, "|",
			    s->forms.phase ? s->forms.phase : "", (char *)NULL);
}

/* Counts with the map's pointers: the first is remembered, the second tells both. */
static void note_repeat(struct map *first, const char *form, bool *repeats)
{
	bool *other = form ? map_get(first, form) : NULL;

	if (!form)
		return;
	if (other)
		*other = *repeats = true;
	else
		map_set(first, form, repeats);
}

static void find_repeats(struct seen_rows *all)
{
	struct map *codes = map_new(all->arena), *keys = map_new(all->arena);

	for (size_t i = 0; i < all->rows.n; i++) {
		struct seen_row *s = &all->rows.at[i];

		note_repeat(codes, s->forms.code, &s->code_repeats);
		note_repeat(keys, phased_key(all->arena, s), &s->key_repeats);
	}
}

/* How many rows a sending knows by text, and by key beside it. */
static size_t count_known(struct seen_rows *all, const struct sending_record *record)
{
	size_t n = 0;

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct seen_row *s = &all->rows.at[i];
		const struct sent_index *x = index_of(all, record, s->sheet->asks);

		n += x && sent_index_get(x->texts, s->forms.text);
		n += x && sent_index_get(x->keys, s->forms.key);
	}
	return n;
}

/*
 * Of one party's sendings the one that knows most, of equal ones the latest. What two parties were sent
 * is much the same: a file that says no more may be either's.
 */
static void guess_sending(struct seen_rows *all)
{
	size_t n = all->sent->all.n, most = 0, best = 0;
	size_t *known = arena_alloc(all->arena, (n + 1) * sizeof *known);

	for (size_t i = 0; i < n; i++) {
		known[i] = count_known(all, all->sent->all.at[i]);
		if (known[i] && known[i] >= most) {
			most = known[i];
			best = i;
		}
	}
	if (!most)
		return;
	for (size_t i = 0; i < n; i++)
		if (!text_equal(all->sent->all.at[i]->party, all->sent->all.at[best]->party) &&
		    known[i] * 10 >= most * 9)
			*vec_push(all->arena, &all->either) = all->sent->all.at[i];
	if (all->either.n) {
		*vec_push(all->arena, &all->either) = all->sent->all.at[best];
		return;
	}
	all->record = all->sent->all.at[best];
	all->guessed = true;
	see_rows(all);
}

/*
 * Rows have codes, and none of them is one that was asked about, or hardly one where another id stands:
 * it is somebody else's sheet.
 */
static bool has_strange_codes(const struct seen_rows *all)
{
	size_t known = 0, strange = 0;

	for (size_t i = 0; i < all->rows.n; i++) {
		const char *code = all->rows.at[i].forms.code;
		bool ours = code && map_get(all->found.codes, code);

		known += ours;
		strange += code && !ours;
	}
	return strange >= STRANGE && (!known || (all->found.other_id && strange > known));
}

void seen_rows_find(struct arena *a, const struct returned_file *file,
		    const struct returned_sent *sent, const struct answer_words *words,
		    struct seen_rows *out)
{
	*out = (struct seen_rows){.arena = a, .forms = forms_new(a), .sent = sent};
	out->meanings = meanings_new(a, out->forms, words);
	sending_found_in(a, out->forms, file->grid, sent, &out->found);
	out->record = out->found.record;
	answer_regions_find(a, out->forms, file->grid, sent, out->record, &out->regions);
	see_rows(out);
	if (has_strange_codes(out))
		out->record = NULL;
	else if (!out->record && !out->found.other_id)
		guess_sending(out);
	find_repeats(out);
	for (size_t i = 0; i < out->rows.n; i++)
		witness_hear(a, &out->rows.at[i], 0);
}
