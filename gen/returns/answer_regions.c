/* SPDX-License-Identifier: MIT
 *
 * A row is looked at closely only when two of its cells are heads. It is a head when it names a column
 * by which rows are known and one that is answered. A second head on a sheet begins a second region: two
 * sheets were copied below one another, or the head is repeated on each page.
 */
#include "returns/answer_regions.h"

#include <string.h>

#include "base/text.h"
#include "returns/sent_index.h"

/* A kind of sheet with its heads; sheets of several records that have the same heads are one. */
struct known_sheet {
	const struct sending_record *record;
	const struct sent_sheet *sheet;
	const char **heads; /* forms, by its columns */
};

struct region_search {
	struct arena *arena;
	struct forms *forms;
	VEC(struct known_sheet) known;
	struct map *words; /* all heads */
};

static bool same_heads(const struct known_sheet *x, const struct known_sheet *y)
{
	if (x->sheet->columns.n != y->sheet->columns.n ||
	    !text_equal(x->sheet->asks, y->sheet->asks))
		return false;
	for (size_t i = 0; i < x->sheet->columns.n; i++)
		if (x->heads[i] != y->heads[i] || !text_equal(x->sheet->columns.at[i].field,
							      y->sheet->columns.at[i].field))
			return false;
	return true;
}

static void add_sheet(struct region_search *s, const struct sending_record *record,
		      const struct sent_sheet *sheet)
{
	struct known_sheet k = {record, sheet,
				arena_alloc(s->arena, sheet->columns.n * sizeof *k.heads)};

	for (size_t i = 0; i < sheet->columns.n; i++)
		k.heads[i] = forms_of(s->forms, sheet->columns.at[i].head);
	for (size_t i = 0; i < s->known.n; i++)
		if (same_heads(&k, &s->known.at[i]))
			return;
	for (size_t i = 0; i < sheet->columns.n; i++)
		if (k.heads[i])
			map_set(s->words, k.heads[i], (char *)k.heads[i]);
	*vec_push(s->arena, &s->known) = k;
}

/* The preferred one first, then the latest. */
static void know_sheets(struct region_search *s, const struct returned_sent *sent,
			const struct sending_record *first)
{
	for (size_t k = 0; first && k < first->sheets.n; k++)
		add_sheet(s, first, &first->sheets.at[k]);
	for (size_t i = sent->all.n; i-- > 0;)
		for (size_t k = 0; k < sent->all.at[i]->sheets.n; k++)
			add_sheet(s, sent->all.at[i], &sent->all.at[i]->sheets.at[k]);
}

static size_t count_words(struct region_search *s, const struct grid_row *row)
{
	size_t n = 0;

	for (size_t c = 0; c < row->n; c++) {
		const char *form = forms_of(s->forms, row->cells[c]);

		n += form && map_get(s->words, form);
	}
	return n;
}

static size_t find_head(struct region_search *s, const struct known_sheet *k, const char *cell)
{
	const char *form = forms_of(s->forms, cell);

	for (size_t i = 0; form && i < k->sheet->columns.n; i++)
		if (k->heads[i] == form)
			return i;
	return COLUMN_ABSENT;
}

/* How many of the sheet's heads the row has; 0 where it is no head for it. */
static size_t fit_sheet(struct region_search *s, const struct known_sheet *k,
			const struct grid_row *row)
{
	size_t n = 0;
	bool known = false, answered = false;
	bool *seen = arena_alloc(s->arena, k->sheet->columns.n * sizeof *seen);

	for (size_t c = 0; c < row->n; c++) {
		size_t at = find_head(s, k, row->cells[c]);

		if (at == COLUMN_ABSENT || seen[at])
			continue;
		seen[at] = true;
		n++;
		known |= witness_kind_of(&k->sheet->columns.at[at]) != WITNESS_NONE;
		answered |= k->sheet->columns.at[at].answered;
	}
	return known && answered ? n : 0;
}

static void take_columns(struct region_search *s, const struct known_sheet *k,
			 const struct grid_row *row, struct answer_region *r)
{
	size_t n = k->sheet->columns.n;

	r->columns = arena_alloc(s->arena, n * sizeof *r->columns);
	for (size_t i = 0; i < n; i++)
		r->columns[i] = COLUMN_ABSENT;
	for (size_t c = 0; c < row->n; c++) {
		size_t at = find_head(s, k, row->cells[c]);

		if (at != COLUMN_ABSENT && r->columns[at] == COLUMN_ABSENT)
			r->columns[at] = c;
		else
			*vec_push(s->arena, &r->beside) = (struct beside_column){
				c, row->cells[c] && !text_empty(row->cells[c]) ? row->cells[c] : NULL,
				at};
	}
}

static bool same_columns(const struct answer_region *x, const struct answer_region *y)
{
	return x->sent == y->sent &&
	       memcmp(x->columns, y->columns, x->sent->columns.n * sizeof *x->columns) == 0;
}

static void find_region(struct region_search *s, const struct grid_sheet *sheet, size_t at,
			struct answer_regions *out)
{
	const struct grid_row *row = &sheet->rows.at[at];
	const struct known_sheet *best = NULL;
	size_t most = 1;

	if (count_words(s, row) < 2)
		return;
	for (size_t i = 0; i < s->known.n; i++) {
		size_t n = fit_sheet(s, &s->known.at[i], row);

		if (n > most) {
			most = n;
			best = &s->known.at[i];
		}
	}
	if (!best)
		return;
	struct answer_region r = {.sheet = sheet,
				  .record = best->record,
				  .sent = best->sheet,
				  .from = at,
				  .head = at,
				  .to = sheet->rows.n};
	struct answer_region *before = out->all.n ? &out->all.at[out->all.n - 1] : NULL;

	take_columns(s, best, row, &r);
	if (before && before->sheet == sheet &&
	    (out->all.n == REGIONS_MOST || same_columns(before, &r))) {
		*vec_push(s->arena, &before->heads) = at;
		return;
	}
	*vec_push(s->arena, &r.heads) = at;
	if (out->all.n < REGIONS_MOST)
		*vec_push(s->arena, &out->all) = r;
}

/* Columns behind the last head that have something are beside the table too. */
static void add_wider_columns(struct arena *a, struct answer_region *r)
{
	size_t heads = r->sheet->rows.at[r->head].n, width = heads;

	for (size_t i = r->from; i < r->to; i++)
		if (r->sheet->rows.at[i].n > width)
			width = r->sheet->rows.at[i].n;
	for (size_t c = heads; c < width; c++)
		*vec_push(a, &r->beside) = (struct beside_column){c, NULL, COLUMN_ABSENT};
}

static void find_in_sheet(struct region_search *s, const struct grid_sheet *sheet,
			  struct answer_regions *out)
{
	size_t before = out->all.n;

	for (size_t i = 0; i < sheet->rows.n; i++)
		find_region(s, sheet, i, out);
	if (out->all.n == before) {
		*vec_push(s->arena, &out->skipped) =
			(struct returned_skipped){sheet->name, sheet->rows.n};
		return;
	}
	out->all.at[before].from = 0;
	for (size_t i = before; i + 1 < out->all.n; i++)
		out->all.at[i].to = out->all.at[i + 1].head;
	for (size_t i = before; i < out->all.n; i++)
		add_wider_columns(s->arena, &out->all.at[i]);
}

void answer_regions_find(struct arena *a, struct forms *forms, const struct grid *grid,
			 const struct returned_sent *sent, const struct sending_record *first,
			 struct answer_regions *out)
{
	struct region_search s = {.arena = a, .forms = forms, .words = map_new(a)};

	know_sheets(&s, sent, first);
	for (size_t i = 0; i < grid->sheets.n; i++)
		find_in_sheet(&s, &grid->sheets.at[i], out);
}
