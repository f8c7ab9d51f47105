/* SPDX-License-Identifier: MIT
 *
 * Tables as pages have them: laid out (doc/laid_out.h), in the grid of page/grid.h, with the widths
 * that page/columns.h finds for them. What a cell spans downwards is said by covered cells in the
 * rows below, since each row of a word processor's table has all of its columns.
 */
#include "docx/maker.h"

#include "base/text.h"
#include "doc/laid_out.h"
#include "page/columns.h"
#include "page/grid.h"
#include "render/table.h"

static void add_cell_words(struct docx_maker *m, struct docx_paragraph *p,
			   const struct doc_node *node, const char *link)
{
	if (!text_empty(node->label))
		maker_add_words(m, p, arena_concat(m->a, node->label, " ", (char *)NULL), NULL, 0,
				NULL);
	maker_add_words(m, p, node->text, node->spans, node->n_spans,
			node->link ? node->link : link);
}

static void add_cell_paragraph(struct docx_maker *m, struct docx_cell *cell, const char *style,
			       const struct doc_node *node, const char *link, enum doc_align align)
{
	struct docx_paragraph p = maker_paragraph(m, style, node);

	p.align = align;
	add_cell_words(m, &p, node, link);
	*vec_push(m->a, &cell->in.all) = p;
}

/* The words of a cell, each of its paragraphs in one of its own. */
static void fill_cell(struct docx_maker *m, struct docx_cell *cell, const struct page_grid_cell *in)
{
	const struct doc_node *node = in->node;
	const char *style = in->look->role;

	maker_mark(m, node->id);
	if (node->text || !node->first)
		add_cell_paragraph(m, cell, style, node, NULL, (enum doc_align)in->align);
	for (const struct doc_node *child = node->first; child; child = child->next)
		add_cell_paragraph(m, cell, style, child, node->link, (enum doc_align)in->align);
}

static struct docx_cell new_cell(const struct page_grid_cell *in)
{
	return (struct docx_cell){
		.columns = (int)in->columns, .rows = (int)in->rows, .role = in->look->role};
}

/* What stands above column x of row r and goes on there; NULL: nothing does. */
static const struct page_grid_cell *covering(const struct page_grid *g, size_t r, size_t x)
{
	for (size_t up = r; up-- > 0;)
		for (size_t i = 0; i < g->rows[up].n; i++) {
			const struct page_grid_cell *c = &g->rows[up].cells[i];

			if (c->column <= x && x < c->column + c->columns)
				return up + c->rows > r ? c : NULL;
		}
	return NULL;
}

static void add_empty(struct docx_maker *m, struct docx_row *row, struct docx_cell cell)
{
	struct docx_paragraph p = {.style = cell.role ? cell.role : "cell"};

	*vec_push(m->a, &cell.in.all) = p;
	*vec_push(m->a, &row->cells) = cell;
}

/* The cells of a row, and what covers its other columns. */
static void add_cells(struct docx_maker *m, const struct page_grid *g, size_t r,
		      struct docx_row *row)
{
	size_t i = 0;

	for (size_t x = 0; x < g->n_columns;) {
		const struct page_grid_cell *c = i < g->rows[r].n ? &g->rows[r].cells[i] : NULL,
					    *above;
		if (c && c->column == x) {
			struct docx_cell *cell = vec_push(m->a, &row->cells);

			*cell = new_cell(c);
			fill_cell(m, cell, c);
			x += c->columns;
			i++;
			continue;
		}
		above = covering(g, r, x);
		struct docx_cell cell = above ? new_cell(above) : (struct docx_cell){.columns = 1, .rows = 1};

		cell.covered = above != NULL;
		add_empty(m, row, cell);
		x += (size_t)cell.columns;
	}
}

static void mark_row(struct docx_maker *m, const struct doc_node *row)
{
	if (row->id)
		maker_mark(m, row->id);
	else if (row->origin && row->origin->key && !page_grid_group(row))
		maker_mark(m, row->origin->key);
}

static void add_rows(struct docx_maker *m, const struct page_grid *g, struct docx_table *t)
{
	for (size_t r = 0; r < g->n_rows; r++) {
		struct docx_row *row = vec_push(m->a, &t->rows);

		*row = (struct docx_row){.heads = r < g->head_rows, .node = g->rows[r].node};
		mark_row(m, row->node);
		add_cells(m, g, r, row);
	}
}

static void set_widths(struct docx_maker *m, const struct page_grid *g, struct docx_table *t)
{
	const double *widths = columns_fit(m->fonts, g, m->width);

	for (size_t i = 0; i < g->n_columns; i++)
		*vec_push(m->a, &t->widths) = widths[i];
}

static struct docx_table *put_table(struct docx_maker *m, const struct doc_node *node)
{
	struct docx_block *block = vec_push(m->a, &m->body->all);

	block->kind = DOCX_TABLE;
	block->table.node = node;
	return &block->table;
}

/* Label, value, and the place of a seal: of what pages have at fixed places, in em of the look. */
static const double signature_em[] = {11, 28, 6};

static void sign_here(struct docx_table *t)
{
	t->bare = true;
	for (size_t r = 0; r < t->rows.n; r++)
		for (size_t i = 1; i < t->rows.at[r].cells.n && i < 2; i++)
			t->rows.at[r].cells.at[i].lined = true;
}

static void add_signature(struct docx_maker *m, const struct doc_node *node)
{
	const struct doc_node *parted = table_part_marks(m->a, node);
	const struct page_grid g = page_grid_build(m->fonts, parted);
	struct docx_table *t = put_table(m, node);
	double em = style_look(m->rc->style, "signature")->size;

	add_rows(m, &g, t);
	sign_here(t);
	for (size_t i = 0; i < g.n_columns; i++)
		*vec_push(m->a, &t->widths) =
			i < ARRAY_LEN(signature_em) ? signature_em[i] * em : em;
}

void maker_add_table(struct docx_maker *m, const struct doc_node *node)
{
	if (node->kind == DOC_SIGNATURE) {
		add_signature(m, node);
		return;
	}
	const struct doc_node *laid_out = table_laid_out(m->a, node);
	const struct page_grid g = page_grid_build(m->fonts, laid_out);

	if (!g.n_rows)
		return;
	struct docx_table *t = put_table(m, node);

	add_rows(m, &g, t);
	set_widths(m, &g, t);
}
