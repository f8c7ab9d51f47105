/* SPDX-License-Identifier: MIT
 *
 * Tables with other columns get one grid with the edges of both: each row spans what it spanned, so
 * that both can stand in one table, which a word processor would make of two neighbours anyway.
 */
#include "redline/redline_table.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "redline/redline_align.h"
#include "redline/redline_paragraph.h"
#include "redline/redline_runs.h"

/* Points: edges nearer than this are one. */
static const double same_edge = 0.05;

static const char *cell_text(struct arena *a, const struct docx_cell *cell)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < cell->in.all.n; i++)
		strbuf_join(&sb, "\n", redline_text(a, &cell->in.all.at[i]));
	return sb.text;
}

static const char *row_text(struct arena *a, const struct docx_row *row)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < row->cells.n; i++) {
		strbuf_add(&sb, i ? "\x1f" : "");
		strbuf_add(&sb, cell_text(a, &row->cells.at[i]));
	}
	return sb.text;
}

static const char *row_shape(struct arena *a, const struct docx_row *row, bool same_grid)
{
	struct strbuf sb = strbuf_new(a);

	strbuf_add(&sb, row->heads ? "head" : "row");
	for (size_t i = 0; same_grid && i < row->cells.n; i++)
		strbuf_printf(&sb, " %d%s", row->cells.at[i].columns,
			      row->cells.at[i].covered ? "c" : "");
	return sb.text;
}

/* By its anchor, else by what it was made from. */
static const char *row_name(struct arena *a, const struct docx_row *row)
{
	const struct doc_node *node = row->node;
	const struct doc_origin *o = node ? node->origin : NULL;

	if (node && node->id)
		return node->id;
	return o && o->key && *o->key
		       ? arena_concat(a, o->kind ? o->kind : "", ":", o->key, (char *)NULL)
		       : NULL;
}

static struct map *count_names(struct arena *a, const struct docx_table *t)
{
	struct map *seen = map_new(a);

	for (size_t i = 0; i < t->rows.n; i++) {
		const char *name = row_name(a, &t->rows.at[i]);
		size_t *n = name ? map_get(seen, name) : NULL;

		if (name && !n)
			map_set(seen, name, n = arena_alloc(a, sizeof *n));
		if (n)
			++*n;
	}
	return seen;
}

/* A name is sure where one row has it. */
static struct redline_items items_of(struct arena *a, const struct docx_table *t, bool same_grid,
				     const struct map *other)
{
	const struct map *own = count_names(a, t);
	struct redline_items items = {0};

	for (size_t i = 0; i < t->rows.n; i++) {
		const struct docx_row *row = &t->rows.at[i];
		struct redline_item item = {.shape = row_shape(a, row, same_grid),
					    .name = row_name(a, row),
					    .text = row_text(a, row)};
		const size_t *n = item.name ? map_get(own, item.name) : NULL,
			     *m = item.name ? map_get(other, item.name) : NULL;

		item.sure = n && m && *n == 1 && *m == 1;
		item.words = item.text;
		*vec_push(a, &items.all) = item;
	}
	return items;
}

/* What stands in a row that came or went did so, too: not everybody reads marks of rows. */
static struct docx_row row_alone(struct arena *a, const struct docx_row *row,
				 enum docx_change change)
{
	struct docx_row own = *row;

	own.change = change;
	memset(&own.cells, 0, sizeof own.cells);
	for (size_t i = 0; i < row->cells.n; i++) {
		const struct docx_paragraphs *in = &row->cells.at[i].in;
		struct docx_cell *cell = vec_push(a, &own.cells);

		*cell = row->cells.at[i];
		memset(&cell->in, 0, sizeof cell->in);
		for (size_t k = 0; k < in->all.n; k++)
			*vec_push(a, &cell->in.all) =
				redline_paragraph_alone(a, &in->all.at[k], change);
	}
	return own;
}

static bool row_both(struct arena *a, struct breaker *words, const struct docx_row *x,
		     const struct docx_row *y, struct docx_row *out)
{
	*out = *y;
	out->change = DOCX_KEPT;
	memset(&out->cells, 0, sizeof out->cells);
	for (size_t i = 0; i < y->cells.n; i++) {
		struct docx_cell *cell = vec_push(a, &out->cells);

		*cell = y->cells.at[i];
		memset(&cell->in, 0, sizeof cell->in);
		if (!redline_paragraphs_of_cell(a, words, &x->cells.at[i].in, &y->cells.at[i].in,
						&cell->in))
			return false;
	}
	return true;
}

static double *edges_of(struct arena *a, const struct docx_table *t)
{
	double *edges = arena_alloc(a, (t->widths.n + 1) * sizeof *edges);

	for (size_t i = 0; i < t->widths.n; i++)
		edges[i + 1] = edges[i] + t->widths.at[i];
	return edges;
}

struct edges {
	VEC(double) all;
};

/* All of both, rising. */
static struct edges join_edges(struct arena *a, const double *x, size_t n, const double *y,
			       size_t m)
{
	struct edges out = {0};

	for (size_t i = 0, k = 0; i < n || k < m;) {
		double next = k == m || (i < n && x[i] <= y[k]) ? x[i++] : y[k++];

		if (!out.all.n || next - out.all.at[out.all.n - 1] > same_edge)
			*vec_push(a, &out.all) = next;
	}
	return out;
}

static size_t edge_at(const struct edges *grid, double edge)
{
	size_t i = 0;

	while (i + 1 < grid->all.n && fabs(grid->all.at[i] - edge) > same_edge)
		i++;
	return i;
}

/* Its cells span the columns of the grid that lie where they were. */
static struct docx_row on_grid(struct arena *a, const struct docx_row *row, const double *own,
			       const struct edges *grid)
{
	struct docx_row out = *row;
	size_t x = 0;

	memset(&out.cells, 0, sizeof out.cells);
	for (size_t i = 0; i < row->cells.n; i++) {
		struct docx_cell *cell = vec_push(a, &out.cells);
		size_t from = edge_at(grid, own[x]);

		*cell = row->cells.at[i];
		x += (size_t)cell->columns;
		cell->columns = (int)(edge_at(grid, own[x]) - from);
	}
	return out;
}

static struct docx_table put_on_grid(struct arena *a, const struct docx_table *t,
				     const struct edges *grid)
{
	const double *own = edges_of(a, t);
	struct docx_table out = {.node = t->node};

	for (size_t i = 1; i < grid->all.n; i++)
		*vec_push(a, &out.widths) = grid->all.at[i] - grid->all.at[i - 1];
	for (size_t i = 0; i < t->rows.n; i++)
		*vec_push(a, &out.rows) = on_grid(a, &t->rows.at[i], own, grid);
	return out;
}

static struct edges common_grid(struct arena *a, const struct docx_table *x,
				const struct docx_table *y)
{
	return join_edges(a, edges_of(a, x), x->widths.n + 1, edges_of(a, y), y->widths.n + 1);
}

static void add_rows(struct arena *a, struct docx_table *out, const struct docx_table *t,
		     enum docx_change change, bool heads)
{
	for (size_t i = 0; i < t->rows.n; i++)
		if (t->rows.at[i].heads == heads)
			*vec_push(a, &out->rows) = row_alone(a, &t->rows.at[i], change);
}

static bool covers(const struct docx_table *t)
{
	for (size_t i = 0; i < t->rows.n; i++)
		for (size_t k = 0; k < t->rows.at[i].cells.n; k++)
			if (t->rows.at[i].cells.at[k].covered)
				return true;
	return false;
}

/* The old row, and the new one below it, where one took the other's place. */
static void add_row_by_row(struct arena *a, struct docx_table *out, const struct docx_table *x,
			   const struct docx_table *y)
{
	const struct redline_items old = items_of(a, x, false, count_names(a, y)),
				   new = items_of(a, y, false, count_names(a, x));
	const struct redline_steps steps = redline_align(a, &old, &new);

	for (size_t i = 0; i < steps.all.n; i++) {
		const struct redline_step *s = &steps.all.at[i];

		if (s->before != REDLINE_NONE && !x->rows.at[s->before].heads)
			*vec_push(a, &out->rows) =
				row_alone(a, &x->rows.at[s->before], DOCX_DELETED);
		if (s->after != REDLINE_NONE && !y->rows.at[s->after].heads)
			*vec_push(a, &out->rows) =
				row_alone(a, &y->rows.at[s->after], DOCX_INSERTED);
	}
}

/* Heads are repeated on each page as long as they stand together, at the top. */
static struct docx_table other_columns(struct arena *a, const struct docx_table *before,
				       const struct docx_table *after)
{
	const struct edges grid = common_grid(a, before, after);
	const struct docx_table x = put_on_grid(a, before, &grid),
				y = put_on_grid(a, after, &grid);
	struct docx_table out = y;

	memset(&out.rows, 0, sizeof out.rows);
	add_rows(a, &out, &x, DOCX_DELETED, true);
	add_rows(a, &out, &y, DOCX_INSERTED, true);
	if (!covers(&x) && !covers(&y)) {
		add_row_by_row(a, &out, &x, &y);
		return out;
	}
	add_rows(a, &out, &x, DOCX_DELETED, false);
	add_rows(a, &out, &y, DOCX_INSERTED, false);
	return out;
}

static void add_step(struct arena *a, struct breaker *words, struct docx_table *out,
		     const struct docx_row *x, const struct docx_row *y)
{
	struct docx_row both;

	if (x && y && row_both(a, words, x, y, &both)) {
		*vec_push(a, &out->rows) = both;
		return;
	}
	if (x)
		*vec_push(a, &out->rows) = row_alone(a, x, DOCX_DELETED);
	if (y)
		*vec_push(a, &out->rows) = row_alone(a, y, DOCX_INSERTED);
}

struct docx_table redline_table_both(struct arena *a, struct breaker *words,
				     const struct docx_table *before,
				     const struct docx_table *after)
{
	struct docx_table out = *after;

	if (before->widths.n != after->widths.n)
		return other_columns(a, before, after);
	const struct redline_items x = items_of(a, before, true, count_names(a, after)),
				   y = items_of(a, after, true, count_names(a, before));
	const struct redline_steps steps = redline_align(a, &x, &y);

	memset(&out.rows, 0, sizeof out.rows);
	for (size_t i = 0; i < steps.all.n; i++) {
		const struct redline_step *s = &steps.all.at[i];

		add_step(a, words, &out,
			 s->before == REDLINE_NONE ? NULL : &before->rows.at[s->before],
			 s->after == REDLINE_NONE ? NULL : &after->rows.at[s->after]);
	}
	redline_table_settle(a, &out);
	return out;
}

struct docx_table redline_table_alone(struct arena *a, const struct docx_table *t,
				      enum docx_change change)
{
	struct docx_table out = *t;

	memset(&out.rows, 0, sizeof out.rows);
	for (size_t i = 0; i < t->rows.n; i++)
		*vec_push(a, &out.rows) = row_alone(a, &t->rows.at[i], change);
	return out;
}

bool redline_table_is(const struct docx_table *t, enum docx_change *change)
{
	*change = t->rows.n ? t->rows.at[0].change : DOCX_KEPT;
	for (size_t i = 0; i < t->rows.n; i++)
		if (t->rows.at[i].change != *change)
			return false;
	return *change != DOCX_KEPT;
}

struct docx_table redline_table_join(struct arena *a, const struct docx_table *first,
				     const struct docx_table *second)
{
	const struct edges grid = common_grid(a, first, second);
	struct docx_table out = put_on_grid(a, first, &grid);
	const struct docx_table below = put_on_grid(a, second, &grid);

	for (size_t i = 0; i < below.rows.n; i++)
		*vec_push(a, &out.rows) = below.rows.at[i];
	out.node = second->node;
	return out;
}

/* Edges that a cell of some row ends at. */
static struct edges used_edges(struct arena *a, const struct docx_table *t, const double *own)
{
	bool *used = arena_alloc(a, (t->widths.n + 1) * sizeof *used);
	struct edges out = {0};

	used[0] = used[t->widths.n] = true;
	for (size_t i = 0; i < t->rows.n; i++) {
		size_t x = 0;

		for (size_t k = 0; k < t->rows.at[i].cells.n; k++) {
			x += (size_t)t->rows.at[i].cells.at[k].columns;
			used[x] = true;
		}
	}
	for (size_t i = 0; i <= t->widths.n; i++)
		if (used[i])
			*vec_push(a, &out.all) = own[i];
	return out;
}

static struct docx_cell *cell_at(const struct docx_row *row, int column, int columns)
{
	int x = 0;

	for (size_t i = 0; i < row->cells.n; x += row->cells.at[i++].columns)
		if (x == column && row->cells.at[i].columns == columns)
			return &row->cells.at[i];
	return NULL;
}

static int rows_covered(const struct docx_table *t, size_t y, int column, int columns)
{
	int n = 1;

	for (; y + 1 < t->rows.n; y++, n++) {
		const struct docx_cell *below = cell_at(&t->rows.at[y + 1], column, columns);

		if (!below || !below->covered)
			break;
	}
	return n;
}

void redline_table_settle(struct arena *a, struct docx_table *t)
{
	const struct edges grid = used_edges(a, t, edges_of(a, t));

	if (grid.all.n != t->widths.n + 1)
		*t = put_on_grid(a, t, &grid);
	for (size_t y = 0; y < t->rows.n; y++) {
		struct docx_row *row = &t->rows.at[y];
		int x = 0;

		for (size_t i = 0; i < row->cells.n; x += row->cells.at[i++].columns)
			if (!row->cells.at[i].covered)
				row->cells.at[i].rows =
					rows_covered(t, y, x, row->cells.at[i].columns);
	}
}
