/* SPDX-License-Identifier: MIT
 *
 * A figure's tracks are cells of the sheet. Boxes take theirs first, then the heads of arrows;
 * lines get the sides of what is left. What no box takes is kept in a field of track cells until
 * the end, because a line that crosses another one shares cells with it.
 */
#include "book/sheet_figure.h"

#include <math.h>

#include "base/text.h"
#include "book/sheet_rules.h"
#include "render/figure_fit.h"

/* A cell of the figure's tracks that no box covers. */
struct track_cell {
	bool taken;
	bool has_edge;
	struct sheet_edge edges[SIDE__MAX];
};

struct figure_filling {
	struct layout *l;
	const struct doc_node *figure;
	const struct columns_block *block;
	size_t *rows;       /* the sheet's row of each edge */
	struct track_cell *spots; /* row by row */
};

static struct track_cell *spot_at(const struct figure_filling *f, int x, int y)
{
	const struct doc_frame *frame = f->figure->frame;

	if (x < 0 || y < 0 || x >= (int)frame->n_columns || y >= (int)frame->n_rows)
		return NULL;
	return &f->spots[(size_t)y * frame->n_columns + (size_t)x];
}

static bool is_free(const struct track_cell *s)
{
	return s && !s->taken;
}

static const struct look *text_look(const struct figure_filling *f, const struct doc_node *node)
{
	const struct style *s = f->l->book->style;

	return node->kind == DOC_LINE ? style_look_or(s, "figure-label", "figure")
				      : figure_look(s, node);
}

static size_t columns_of(const struct figure_filling *f, int x, int columns)
{
	return f->block->at[x + columns] - f->block->at[x];
}

static struct band_cell box_text(const struct figure_filling *f, const struct doc_node *node)
{
	const struct doc_place *at = node->place;

	const char *text = node->text ? node->text : "",
		   *clean = sheet_clean(f->l->book, f->l->sheet, text);

	return (struct band_cell){
		.x = f->block->at[at->x],
		.columns = columns_of(f, at->x, at->columns),
		.text = clean,
		.look = text_look(f, node),
		.spans = node->spans, /* they are bytes of the text as it was */
		.n_spans = clean == text ? node->n_spans : 0,
	};
}

static double chunk_height(const struct figure_filling *f, const struct band_cell *box,
			   const char *text)
{
	return sheet_text_height(f->l->book, f->l->sheet, box->look, text, box->x, box->columns);
}

/* Pieces of a text that is too long for one cell each get whole rows. */
static double box_height(void *context, const struct doc_node *node)
{
	const struct figure_filling *f = context;
	double height = 0;

	if (text_empty(node->text))
		return 0;
	const struct band_cell box = box_text(f, node);
	struct sheet_chunks chunks = {0};

	sheet_cut_text(f->l->book, &box, &chunks);
	for (size_t i = 0; i < chunks.at.n; i++)
		height += chunk_height(f, &box, chunks.at.at[i]) + (i ? sheet_row_max : 0);
	return height;
}

/* A track taller than a row may be becomes several rows. */
static void add_rows(struct figure_filling *f)
{
	struct book *b = f->l->book;
	struct sheet *s = f->l->sheet;
	const struct doc_frame *frame = f->figure->frame;
	const double *edges =
		figure_y_edges(b->arena, f->figure,
			       sheet_line_height(style_look(b->style, "figure")), box_height, f);

	f->rows = arena_alloc(b->arena, (frame->n_rows + 1) * sizeof *f->rows);
	for (size_t y = 0; y < frame->n_rows; y++) {
		double height = fmax(edges[y + 1] - edges[y], 1);
		size_t n = (size_t)ceil(height / sheet_row_max);

		f->rows[y] = s->heights.n;
		for (size_t i = 0; i < n; i++)
			sheet_add_space(b, s, ceil(height / (double)n));
	}
	f->rows[frame->n_rows] = s->heights.n;
}

static struct sheet_cell make_cell(const struct figure_filling *f, int x, int y, int columns,
				   int rows)
{
	return (struct sheet_cell){
		.y = (uint32_t)f->rows[y],
		.x = (uint32_t)f->block->at[x],
		.rows = (uint32_t)(f->rows[y + rows] - f->rows[y]),
		.columns = (uint32_t)columns_of(f, x, columns),
		.text = "",
		.look = style_look(f->l->book->style, "figure-line"),
		.flags = CELL_MIDDLE,
	};
}

static void put_cell(const struct figure_filling *f, struct sheet_cell cell,
		     const struct sheet_edge *edges)
{
	struct sheet_edge *kept = arena_alloc(f->l->book->arena, SIDE__MAX * sizeof *kept);

	for (int i = 0; i < SIDE__MAX; i++)
		kept[i] = edges[i];
	cell.edges = kept;
	*vec_push(f->l->book->arena, &f->l->sheet->cells) = cell;
}

static void take_spots(struct figure_filling *f, int x, int y, int columns, int rows)
{
	for (int i = y; i < y + rows; i++)
		for (int k = x; k < x + columns; k++)
			if (spot_at(f, k, i))
				spot_at(f, k, i)->taken = true;
}

/* As many rows from row y on as a piece needs; one at least is left for each that follows. */
static size_t count_rows(const struct sheet *s, size_t y, size_t end, double height)
{
	size_t n = 1;
	double sum = s->heights.at[y];

	for (; y + n < end && sum < height; n++)
		sum += s->heights.at[y + n];
	return n;
}

/* Cells below each other without lines between them, the last one down to the box's end. */
static void put_pieces(const struct figure_filling *f, struct sheet_cell cell,
		       const struct band_cell *box, const struct sheet_edge side)
{
	struct sheet_chunks chunks = {0};

	sheet_cut_text(f->l->book, box, &chunks);
	size_t n = chunks.at.n, end = cell.y + cell.rows;

	if (n > 1)
		sheet_report_cut(f->l->book, f->l->sheet, box, cell.y);
	cell.spans = box->spans;
	cell.n_spans = n == 1 ? (uint32_t)box->n_spans : 0;
	for (size_t i = 0; i < n; i++, cell.y += cell.rows) {
		struct sheet_edge edges[] = {side, side, side, side};

		edges[SIDE_TOP].drawn = i == 0;
		edges[SIDE_BOTTOM].drawn = i + 1 == n;
		cell.text = chunks.at.at[i];
		size_t rows = i + 1 == n ? end - cell.y
					 : count_rows(f->l->sheet, cell.y, end - (n - 1 - i),
						      chunk_height(f, box, cell.text));

		cell.rows = (uint32_t)rows;
		put_cell(f, cell, edges);
	}
}

static void add_box(struct figure_filling *f, const struct doc_node *node)
{
	struct book *b = f->l->book;
	const struct doc_place *at = node->place;
	const struct band_cell box = box_text(f, node);
	struct sheet_cell cell = make_cell(f, at->x, at->y, at->columns, at->rows);

	cell.look = box.look;
	cell.align = (uint8_t)at->align;
	cell.flags = node->kind == DOC_BOX && node->top ? 0 : CELL_MIDDLE;
	take_spots(f, at->x, at->y, at->columns, at->rows);
	sheet_set_anchor(b, node->id, cell.y, cell.x);
	put_pieces(f, cell, &box,
		   (struct sheet_edge){figure_border(b->style, node), figure_frame_color(b->style),
				       true});
}

/*
 * The last track of a line with a tip: the cells on either side of its edge are merged and hold the
 * arrow's head.
 */
static void add_tip(struct figure_filling *f, const struct doc_node *line)
{
	const struct doc_path *path = line->path;
	struct doc_point from = path->at[path->n - 2], to = path->at[path->n - 1];
	bool down = from.x == to.x, back = down ? to.y < from.y : to.x < from.x;
	int x = down   ? to.x - 1
		: back ? to.x
		       : to.x - 1,
	    y = down ? (back ? to.y : to.y - 1) : to.y - 1;
	struct track_cell *first = spot_at(f, x, y),
			  *second = spot_at(f, down ? x + 1 : x, down ? y : y + 1);

	if (!is_free(first) || !is_free(second))
		return;
	struct sheet_cell cell = make_cell(f, x, y, down ? 2 : 1, down ? 1 : 2);

	first->taken = second->taken = true;
	cell.text = down ? (back ? "▲" : "▼") : back ? "◀" : "▶";
	cell.look = style_look(f->l->book->style, "figure-tip");
	cell.align = ALIGN_CENTER;
	put_cell(f, cell, (const struct sheet_edge[SIDE__MAX]){0});
}

static void set_edge(struct track_cell *s, enum sheet_side side, const struct sheet_edge *edge)
{
	s->has_edge = true;
	s->edges[side] = *edge;
}

/* One track of a line: the side of the cell before the edge, or of the one behind it. */
static void set_edge_between(struct track_cell *before, struct track_cell *behind,
			     enum sheet_side before_side, enum sheet_side behind_side,
			     const struct sheet_edge *edge)
{
	if (is_free(before))
		set_edge(before, before_side, edge);
	else if (is_free(behind))
		set_edge(behind, behind_side, edge);
}

static void add_run(struct figure_filling *f, struct doc_point from, struct doc_point to,
		    const struct sheet_edge *edge)
{
	int x0 = from.x < to.x ? from.x : to.x, x1 = from.x < to.x ? to.x : from.x;
	int y0 = from.y < to.y ? from.y : to.y, y1 = from.y < to.y ? to.y : from.y;

	for (int x = x0; x < x1; x++)
		set_edge_between(spot_at(f, x, y0 - 1), spot_at(f, x, y0), SIDE_BOTTOM, SIDE_TOP,
				 edge);
	for (int y = y0; y < y1; y++)
		set_edge_between(spot_at(f, x0 - 1, y), spot_at(f, x0, y), SIDE_RIGHT, SIDE_LEFT,
				 edge);
}

static void add_line(struct figure_filling *f, const struct doc_node *line)
{
	const struct style *s = f->l->book->style;
	const struct sheet_edge edge = {figure_border(s, line), figure_look(s, line)->color, true};

	for (size_t i = 0; i + 1 < line->path->n; i++)
		add_run(f, line->path->at[i], line->path->at[i + 1], &edge);
}

static void add_spots(struct figure_filling *f)
{
	const struct doc_frame *frame = f->figure->frame;

	for (int y = 0; y < (int)frame->n_rows; y++)
		for (int x = 0; x < (int)frame->n_columns; x++)
			if (is_free(spot_at(f, x, y)) && spot_at(f, x, y)->has_edge)
				put_cell(f, make_cell(f, x, y, 1, 1), spot_at(f, x, y)->edges);
}

void sheet_figure_add(struct layout *l, const struct doc_node *figure)
{
	struct figure_filling f = {
		.l = l, .figure = figure, .block = columns_find(l->columns, figure)};

	if (figure->numbers) {
		sheet_table_add(l, figure->numbers);
		return;
	}
	if (!f.block)
		return;
	f.spots = arena_alloc(l->book->arena,
			      figure->frame->n_rows * figure->frame->n_columns * sizeof *f.spots);
	add_rows(&f);
	for (const struct doc_node *node = figure->first; node; node = node->next)
		if (node->place)
			add_box(&f, node);
	for (const struct doc_node *node = figure->first; node; node = node->next)
		if (node->kind == DOC_LINE && node->path->tip)
			add_tip(&f, node);
	for (const struct doc_node *node = figure->first; node; node = node->next)
		if (node->kind == DOC_LINE)
			add_line(&f, node);
	add_spots(&f);
	sheet_rules_add_boxes(l->book, l->sheet, figure, f.block, f.rows);
}
