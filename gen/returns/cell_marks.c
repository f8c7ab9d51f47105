/* SPDX-License-Identifier: MIT
 *
 * Remarks are sorted by row and column and found by halving. Merged cells are sorted by their first row,
 * with the reach of all before them, so that a search goes back no further than one may reach.
 */
#include "returns/cell_marks.h"

#include <stdlib.h>

/* Merged cells of a sound sheet do not overlap: more than these at one row and before it are not asked. */
enum { ASKED = 64 };

struct tall_merge {
	size_t first, end, column, columns; /* rows from 1, `end` behind the last */
	size_t reach;                       /* the greatest `end` up to here */
};

struct cell_marks {
	VEC(const struct grid_remark *) remarks;
	VEC(struct tall_merge) merges;
};

static int compare_place(size_t number, size_t column, enum grid_remark_kind kind,
			 const struct grid_remark *r)
{
	if (number != r->number)
		return number < r->number ? -1 : 1;
	if (column != r->column)
		return column < r->column ? -1 : 1;
	return (kind > r->kind) - (kind < r->kind);
}

static int compare_remarks(const void *x, const void *y)
{
	const struct grid_remark *a = *(const struct grid_remark *const *)x;

	return compare_place(a->number, a->column, a->kind, *(const struct grid_remark *const *)y);
}

static int compare_merges(const void *x, const void *y)
{
	const struct tall_merge *a = x, *b = y;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

struct cell_marks *cell_marks_new(struct arena *a, const struct grid_sheet *sheet)
{
	struct cell_marks *m = arena_alloc(a, sizeof *m);
	size_t reach = 0;

	for (size_t i = 0; i < sheet->remarks.n; i++)
		*vec_push(a, &m->remarks) = &sheet->remarks.at[i];
	if (m->remarks.n)
		qsort(m->remarks.at, m->remarks.n, sizeof *m->remarks.at, compare_remarks);
	for (size_t i = 0; i < sheet->merges.n; i++) {
		const struct grid_merge *g = &sheet->merges.at[i];

		if (g->rows > 1)
			*vec_push(a, &m->merges) = (struct tall_merge){
				g->row + 1, g->row + 1 + g->rows, g->column, g->columns, 0};
	}
	if (m->merges.n)
		qsort(m->merges.at, m->merges.n, sizeof *m->merges.at, compare_merges);
	for (size_t i = 0; i < m->merges.n; i++) {
		reach = m->merges.at[i].end > reach ? m->merges.at[i].end : reach;
		m->merges.at[i].reach = reach;
	}
	return m;
}

const struct grid_remark *cell_marks_find(const struct cell_marks *m, size_t number, size_t column,
					  enum grid_remark_kind kind)
{
	size_t low = 0, high = m->remarks.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = compare_place(number, column, kind, m->remarks.at[mid]);

		if (c == 0)
			return m->remarks.at[mid];
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

size_t cell_marks_merged(const struct cell_marks *m, size_t number, size_t column)
{
	size_t low = 0, high = m->merges.n;

	while (low < high) { /* those that begin above the row */
		size_t mid = low + (high - low) / 2;

		if (m->merges.at[mid].first < number)
			low = mid + 1;
		else
			high = mid;
	}
	for (size_t asked = 0; low-- > 0 && asked < ASKED && m->merges.at[low].reach > number;
	     asked++) {
		const struct tall_merge *g = &m->merges.at[low];

		if (g->end > number && column >= g->column && column < g->column + g->columns)
			return g->first;
	}
	return 0;
}
