/* SPDX-License-Identifier: MIT
 *
 * Tables as pages have them: laid out (doc/laid_out.h), in the grid of page/grid.h, with the widths
 * that page/columns.h finds for them. What a cell spans downwards is said by covered cells in the
 * rows below, since each row of a word processor's table has all of its columns.
 */
#include "docx/maker.h"

#include <math.h>

#include "base/text.h"
#include "doc/laid_out.h"
#include "docx/widths.h"
#include "page/cell.h"
#include "page/columns.h"
#include "page/grid.h"
#include "page/para.h"
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
		struct docx_cell cell = {.columns = 1, .rows = 1};

		if (above)
			cell = new_cell(above);
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

/* Room for lines that people write. */
static double row_height(const struct page_grid_row *row)
{
	double height = 0;

	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].node->lines > 1)
			height = fmax(height, row->cells[i].node->lines *
						      look_pitch(row->cells[i].look));
	return height;
}

/* Heads and groups stay with the row below them. */
static void keep_with_next(struct docx_row *row)
{
	for (size_t i = 0; i < row->cells.n; i++)
		for (size_t k = 0; k < row->cells.at[i].in.all.n; k++)
			row->cells.at[i].in.all.at[k].keeps = true;
}

static void add_rows(struct docx_maker *m, const struct page_grid *g, struct docx_table *t)
{
	for (size_t r = 0; r < g->n_rows; r++) {
		struct docx_row *row = vec_push(m->a, &t->rows);

		*row = (struct docx_row){.heads = r < g->head_rows,
					 .height = row_height(&g->rows[r]),
					 .node = g->rows[r].node};
		mark_row(m, row->node);
		add_cells(m, g, r, row);
		if ((row->heads || g->rows[r].group) && r + 1 < g->n_rows)
			keep_with_next(row);
	}
}

static void set_widths(struct docx_maker *m, const struct page_grid *g, struct docx_table *t)
{
	const double *widths = columns_fit(m->fonts, g, m->width);

	for (size_t i = 0; i < g->n_columns; i++)
		*vec_push(m->a, &t->widths) = widths[i];
	widths_ease(m, g, t->widths.at);
}

static struct docx_table *put_table(struct docx_maker *m, const struct doc_node *node)
{
	struct docx_block *block = vec_push(m->a, &m->body->all);

	block->kind = DOCX_TABLE;
	block->table.node = node;
	return &block->table;
}

/* Label, value, and the place of a seal: as pages have them at fixed places, in em of the look. */
static const double indent_em = 2, label_em = 11, value_em = 28, mark_em = 7;

static void set_look(struct docx_row *row, const char *style, bool keeps)
{
	for (size_t i = 0; i < row->cells.n; i++) {
		row->cells.at[i].role = NULL;
		for (size_t k = 0; k < row->cells.at[i].in.all.n; k++) {
			row->cells.at[i].in.all.at[k].style = style;
			row->cells.at[i].in.all.at[k].keeps = keeps;
		}
	}
}

static bool is_empty(const struct docx_cell *cell)
{
	return cell->in.all.n == 1 && !cell->in.all.at[0].runs.n;
}

/* A line stands where people write: beside a seal, and where nothing stands yet. */
static void line_value(struct docx_maker *m, struct docx_row *row, int columns)
{
	struct docx_cell *value = &row->cells.at[1];
	bool sealed = row->cells.n > 2;

	value->lined = sealed || is_empty(value);
	if (sealed || columns < 3)
		return;
	value->columns = 1;
	add_empty(m, row, (struct docx_cell){.columns = columns - 2, .rows = 1});
}

/* A row of a block is as high as its line on a page, with the white above and below it. */
static void sign_row(struct docx_maker *m, struct docx_row *row, int columns, bool keeps)
{
	bool party = text_equal(row->node->role, "party");
	const char *style = party ? "party" : "signature";
	const struct look *look = style_look(m->rc->style, style);

	row->height = look->before + look_pitch(look) + look->after;
	if (party && row->cells.n) {
		row->cells.at[0].columns = columns;
		row->cells.n = 1;
	} else if (row->cells.n > 1) {
		row->cells.at[0].in.all.at[0].left = indent_em * look->size;
		line_value(m, row, columns);
	}
	set_look(row, style, keeps);
}

/* Who signs stands above their lines, and all of them stand on one page. */
static void sign_here(struct docx_maker *m, struct docx_table *t, int columns)
{
	t->bare = true;
	for (size_t r = 0; r < t->rows.n; r++)
		sign_row(m, &t->rows.at[r], columns, r + 1 < t->rows.n);
}

/* The widest mark stands in one line: 甲・記名押印. */
static double mark_width(struct docx_maker *m, const struct page_grid *g, const struct look *look)
{
	double width = mark_em * look->size;

	for (size_t r = 0; r < g->n_rows; r++)
		if (g->rows[r].n > 2 && g->rows[r].cells[2].node->text)
			width = fmax(width, para_width(m->fonts, g->rows[r].cells[2].node->text,
						       look));
	return width + 2 * cell_side + 1.5;
}

static void add_signature(struct docx_maker *m, const struct doc_node *node)
{
	const struct doc_node *parted = table_part_marks(m->a, node);
	const struct page_grid g = page_grid_build(m->fonts, parted);
	struct docx_table *t = put_table(m, node);
	const struct look *look = style_look(m->rc->style, "signature");
	double em = look->size, mark = mark_width(m, &g, look);

	add_rows(m, &g, t);
	sign_here(m, t, (int)g.n_columns);
	for (size_t i = 0; i < g.n_columns; i++)
		*vec_push(m->a, &t->widths) =
			i == 0   ? label_em * em
			: i == 1 ? fmin(value_em * em, m->width - label_em * em - mark)
				 : mark;
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
