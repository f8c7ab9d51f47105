/* SPDX-License-Identifier: MIT
 *
 * Cells are placed row by row into the first free column, past those that spans from above cover.
 * Where that finds no room for a cell, the table has a column more than its rows let guess, and the
 * placing starts over.
 */
#include "page/grid.h"

#include <string.h>

static size_t span_of(int span)
{
	return span > 1 ? (size_t)span : 1;
}

/* A row's last cell counts once: what it spans beyond all other rows is no column. */
static size_t count_columns(const struct doc_node *table)
{
	size_t most = table->n_columns;

	for (const struct doc_node *row = table->first; row; row = row->next) {
		size_t n = 0;

		for (const struct doc_node *cell = row->first; cell; cell = cell->next)
			n += cell->next ? span_of(cell->colspan) : 1;
		most = n > most ? n : most;
	}
	return most ? most : 1;
}

/* The cell's own role, else its row's, else what its place says. */
static const char *role_of(const struct doc_node *table, const struct page_grid_row *row, bool head,
			   const struct page_grid_cell *c)
{
	if (c->node->role || row->node->role)
		return c->node->role ? c->node->role : row->node->role;
	if (head)
		return "head";
	if (table->kind == DOC_KEY_VALUE && c->column == 0)
		return "key";
	return c->column < table->n_columns && table->columns[c->column].input ? "input" : "cell";
}

int page_grid_group(const struct doc_node *row)
{
	const char *role = row->role                         ? row->role
			   : row->n == 1 && row->first->role ? row->first->role
							     : "";

	return strcmp(role, "group") == 0 ? 1 : strcmp(role, "group-2") == 0 ? 2 : 0;
}

/* How many rows a cell may cover: a head's cell stays in the head, and all stay in the table. */
static size_t limit_rows(const struct page_grid *g, size_t r, size_t rows)
{
	size_t end = r < g->head_rows ? g->head_rows : g->n_rows;

	return rows < end - r ? rows : end - r;
}

/*
 * `covered[i]`: how many rows more column i is taken by a span from above. False when no column is
 * left for the cell.
 */
static bool place_cell(const struct page_setter *p, const struct doc_node *table,
		       const struct page_grid *g, size_t r, const struct doc_node *node,
		       size_t *column, size_t *covered)
{
	struct page_grid_row *row = &g->rows[r];
	struct page_grid_cell *c = &row->cells[row->n];
	bool head = r < g->head_rows;

	while (*column < g->n_columns && covered[*column])
		++*column;
	if (*column >= g->n_columns)
		return false;
	size_t room = g->n_columns - *column, columns = span_of(node->colspan);

	*c = (struct page_grid_cell){.node = node,
				     .column = (uint32_t)*column,
				     .rows = (uint32_t)limit_rows(g, r, span_of(node->rowspan))};
	if ((row->group && row->node->n == 1) || columns > room)
		columns = room;
	c->columns = (uint32_t)columns;
	c->look = style_look(p->style, role_of(table, row, head, c));
	c->align = c->column < table->n_columns && c->columns == 1
			   ? (uint8_t)table->columns[c->column].align
			   : ALIGN_START;
	c->centred = head;
	c->input = !head && !row->group && c->column < table->n_columns &&
		   table->columns[c->column].input;
	if (head)
		c->align = ALIGN_CENTER;
	for (size_t i = 0; i < c->columns; i++)
		covered[c->column + i] = c->rows;
	*column += c->columns;
	row->n++;
	return true;
}

static bool place_row(struct page_setter *p, const struct doc_node *table,
		      const struct page_grid *g, size_t r, const struct doc_node *node,
		      size_t *covered)
{
	size_t column = 0;
	bool ok = true;

	g->rows[r] = (struct page_grid_row){.node = node,
					    .group = r < g->head_rows ? 0 : page_grid_group(node)};
	g->rows[r].cells = arena_alloc(p->arena, node->n * sizeof *g->rows[r].cells);
	for (const struct doc_node *cell = node->first; cell; cell = cell->next)
		ok = place_cell(p, table, g, r, cell, &column, covered) && ok;
	for (size_t i = 0; i < g->n_columns; i++)
		covered[i] -= covered[i] > 0;
	return ok;
}

static bool place_rows(struct page_setter *p, const struct doc_node *table,
		       const struct page_grid *g)
{
	size_t *covered = arena_alloc(p->arena, g->n_columns * sizeof *covered), r = 0;
	bool ok = true;

	for (const struct doc_node *row = table->first; row; row = row->next)
		ok = place_row(p, table, g, r++, row, covered) && ok;
	return ok;
}

struct page_grid page_grid_build(struct page_setter *p, const struct doc_node *table)
{
	struct page_grid g = {.n_rows = table->n,
			      .n_columns = count_columns(table),
			      .head_rows = table->head_rows};

	g.head_rows = g.head_rows < g.n_rows ? g.head_rows : g.n_rows;
	g.rows = arena_alloc(p->arena, g.n_rows * sizeof *g.rows);
	g.hints = table->columns;
	g.n_hints = table->columns ? table->n_columns : 0;
	/* spans from above push cells out: they need columns nobody described */
	while (!place_rows(p, table, &g))
		g.n_columns++;
	return g;
}

/* The edge of a column within the band that stands for that of the whole table. */
static size_t edge_in_band(size_t edge, size_t from, size_t to)
{
	if (edge <= 1)
		return edge;
	return edge <= from ? 1 : (edge < to ? edge : to) - from + 1;
}

static void cut_row(struct page_setter *p, const struct page_grid_row *row, size_t from, size_t to,
		    struct page_grid_row *out)
{
	size_t most = row->n < 1 + to - from ? row->n : 1 + to - from;

	*out = *row;
	out->cells = arena_alloc(p->arena, most * sizeof *out->cells);
	out->n = 0;
	for (size_t i = 0; i < row->n; i++) {
		const struct page_grid_cell *c = &row->cells[i];
		size_t first = edge_in_band(c->column, from, to),
		       end = edge_in_band(c->column + c->columns, from, to);

		if (first == end)
			continue;
		out->cells[out->n] = *c;
		out->cells[out->n].column = (uint32_t)first;
		out->cells[out->n++].columns = (uint32_t)(end - first);
	}
}

struct page_grid page_grid_band(struct page_setter *p, const struct page_grid *g, size_t from,
				size_t to)
{
	struct page_grid band = {.n_rows = g->n_rows,
				 .n_columns = 1 + to - from,
				 .head_rows = g->head_rows,
				 .rows = arena_alloc(p->arena, g->n_rows * sizeof *band.rows)};
	struct doc_column *hints = arena_alloc(p->arena, band.n_columns * sizeof *hints);

	for (size_t i = 0; i < band.n_columns; i++) {
		size_t column = i ? from + i - 1 : 0;

		if (column < g->n_hints) {
			hints[i] = g->hints[column];
			band.n_hints = i + 1;
		}
	}
	band.hints = hints;
	for (size_t r = 0; r < g->n_rows; r++)
		cut_row(p, &g->rows[r], from, to, &band.rows[r]);
	return band;
}
