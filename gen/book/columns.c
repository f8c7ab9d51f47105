/* SPDX-License-Identifier: MIT
 *
 * Three passes over a part. Each block says what its columns want, from the widths of its texts,
 * and is squeezed or stretched to the sheet's width; then the largest table's edges become the
 * sheet's, and every other block takes over an edge that is near enough or adds one; last, edges
 * are numbered. Edges are points from the left; equal edges are equal doubles, because a block
 * takes over the sheet's value when it joins one.
 */
#include "book/columns.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "book/column_tune.h"
#include "render/figure_fit.h"

/* Points. `snug`: edges this near are made one. */
static const double side_room = 8, narrowest = 20, snug = 14, figure_snug = 2, widest_wanted = 240,
		    widest_piece = 90, pixel = 0.75;

/* How far a pair's edge gives way to a table's, as a part of the width. */
static const double yielding = 0.2;

/*
 * How much wider than a page a sheet may be before its columns are squeezed, and than its least
 * widths when a page does not hold these.
 */
static const double overwidth = 1.18, slack = 1.5;

enum { LEVELS = 5 };

struct planning {
	struct book *book;
	const struct doc_node *part;
	struct columns *columns;
	double width;
	VEC(double) edges;
	bool has_article;
	size_t n_levels;
	double labels[LEVELS]; /* widths of label columns */
};

const struct look *columns_cell_look(const struct style *s, const struct columns_block *block,
				     const struct placed *cell)
{
	const char *role = cell->cell ? cell->cell->role : NULL, *place = "cell";

	if (block->node->kind == DOC_SIGNATURE) {
		place = "signature";
		/* no fill where people write by hand */
		role = text_equal(role, "key") ? NULL : role;
	}
	if (cell->y < block->layout->head_rows)
		place = "head";
	else if (block->node->kind == DOC_KEY_VALUE && cell->x == 0)
		place = "key";
	const struct look *look = role ? style_look(s, role) : NULL;

	return look && text_equal(look->role, role) ? look
						    : style_look_or(s, cell->row->role, place);
}

bool columns_is_lone(const struct columns_block *block, const struct placed *cell)
{
	return block->node->kind != DOC_TABLE && cell->row->n == 1 && cell->x == 0;
}

static double pad(double width)
{
	return width * 1.06 + side_room;
}

/* What a column wants and the least it should get. */
struct need {
	double want, least, longest; /* `longest` line there is, without limit */
	bool stretches;
};

static void measure_cell(struct planning *p, const struct columns_block *block,
			 const struct placed *cell, struct need *needs)
{
	const struct look *look = columns_cell_look(p->book->style, block, cell);
	const char *text = table_cell_text(p->book->arena, cell->cell);
	struct need *need = &needs[cell->x];

	if (cell->columns > 1 || columns_is_lone(block, cell) || !*text)
		return;
	double line = measure_width(p->book->measure, look, text);

	/* A line that is short as a whole has no wide piece. */
	if (pad(line) > need->least && need->least < pad(widest_piece))
		need->least = fmax(need->least,
				   pad(fmin(measure_widest_piece(p->book->measure, look, text),
					    widest_piece)));
	if (block->node->columns && cell->x < block->node->n_columns &&
	    block->node->columns[cell->x].width > 0)
		return;
	need->longest = fmax(need->longest, line);
	need->want = fmax(need->want, pad(fmin(line, widest_wanted)));
}

static struct need *measure_columns(struct planning *p, const struct columns_block *block)
{
	struct need *needs = arena_alloc(p->book->arena, block->n * sizeof *needs);
	const struct doc_column *columns = block->node->columns;
	double half = style_look(p->book->style, "cell")->size / 2;
	bool table = block->node->kind == DOC_TABLE;
	/* behind a signature stands its seal */
	size_t widest = block->node->kind == DOC_SIGNATURE && block->n > 1 ? 1 : block->n - 1;

	for (size_t x = 0; x < block->n; x++) {
		double hint = columns && x < block->node->n_columns ? columns[x].width : 0;

		needs[x] = (struct need){hint > 0 ? pad(hint * half) : narrowest, narrowest, 0,
					 table || x == widest};
	}
	for (size_t i = 0; i < block->layout->cells.n; i++)
		measure_cell(p, block, &block->layout->cells.at[i], needs);
	for (size_t x = 0; x < block->n; x++)
		needs[x].want = fmax(needs[x].want, needs[x].least);
	return needs;
}

static double sum_wants(const struct need *needs, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += needs[i].want;
	return sum;
}

/* Down to `width` where the least widths allow it, taking from each what it has above its least. */
static void squeeze(struct need *needs, size_t n, double width)
{
	double want = sum_wants(needs, n), least = 0;

	for (size_t i = 0; i < n; i++)
		least += needs[i].least;
	if (want <= width || want <= least)
		return;
	/* a page does not hold it anyway, and is scaled down: then it can be read on a screen */
	if (least > width)
		width = least * slack;
	double part = fmin((width - least) / (want - least), 1);

	for (size_t i = 0; i < n; i++)
		needs[i].want = needs[i].least + (needs[i].want - needs[i].least) * part;
}

/*
 * Wide columns grow most, and among those without a hint the ones with long texts; a column of ◎
 * has nothing from it.
 */
static double stretch_weight(const struct need *need)
{
	if (!need->stretches)
		return 0;
	return fmax(need->want - narrowest, 1) * sqrt(fmax(need->longest / need->want, 1));
}

/*
 * A row of a list is one of the sheet, or it could not be sorted: the column of what would be
 * taller than a row may be becomes wider.
 */
static void widen_for(struct planning *p, const struct look *look, const char *text,
		      struct need *need)
{
	static const double step = 1.15, widest = 900;
	enum { BYTES_OF_LINES = 400 };

	if (strlen(text) < BYTES_OF_LINES)
		return;
	while (need->want < widest && sheet_height_of(p->book, look, text, need->want) > sheet_row_max)
		need->want *= step;
}

static void widen_tall(struct planning *p, const struct columns_block *block, struct need *needs)
{
	const struct table_layout *t = block->layout;

	for (size_t i = 0; i < t->cells.n; i++) {
		const struct look *look =
			columns_cell_look(p->book->style, block, &t->cells.at[i]);
		const char *text = table_cell_text(p->book->arena, t->cells.at[i].cell);

		if (t->cells.at[i].columns == 1)
			widen_for(p, look, sheet_list_text(p->book, look, text),
				  &needs[t->cells.at[i].x]);
	}
}

/* Up to `width`. */
static void stretch(struct need *needs, size_t n, double width)
{
	double extra = width - sum_wants(needs, n), weights = 0;

	for (size_t i = 0; i < n; i++)
		weights += stretch_weight(&needs[i]);
	for (size_t i = 0; i < n && extra > 0; i++)
		needs[i].want += extra * stretch_weight(&needs[i]) / weights;
}

static void set_edges(struct planning *p, struct columns_block *block, const struct need *needs)
{
	double at = 0;

	for (size_t i = 0; i < block->n; i++) {
		block->edges[i] = at;
		at += needs[i].want;
	}
	block->edges[block->n] = p->width;
}

static struct columns_block *add_block(struct planning *p, const struct doc_node *node,
				       const struct table_layout *layout, size_t n)
{
	struct arena *a = p->book->arena;
	struct columns_block *block = vec_push(a, &p->columns->blocks);

	*block = (struct columns_block){node,
					layout,
					n,
					arena_alloc(a, (n + 1) * sizeof(double)),
					arena_alloc(a, (n + 1) * sizeof(size_t)),
					false};
	return block;
}

static void note_label(struct planning *p, const struct doc_node *node, size_t level)
{
	const struct look *look =
		style_look_or(p->book->style, node->role, doc_kind_name(node->kind));

	if (level >= LEVELS)
		return;
	p->n_levels = level + 1 > p->n_levels ? level + 1 : p->n_levels;
	if (node->label && *node->label)
		p->labels[level] = fmax(p->labels[level],
					pad(fmin(measure_width(p->book->measure, look, node->label),
						 widest_piece)));
}

static void add_numbers(struct planning *p, const struct doc_node *table)
{
	const struct table_layout *layout = table_lay_out(p->book->arena, table);

	add_block(p, table, layout, layout->n_columns)->numbers = true;
}

/*
 * Finds what needs columns. Paragraphs are of the level of their parent, items of a list in an
 * article one deeper.
 */
static void collect(struct planning *p, const struct doc_node *parent, size_t level)
{
	for (const struct doc_node *node = parent->first; node; node = node->next) {
		const struct table_layout *layout;

		switch (node->kind) {
		case DOC_TABLE:
		case DOC_KEY_VALUE:
		case DOC_SIGNATURE:
			layout = table_lay_out(p->book->arena,
					       node->kind == DOC_SIGNATURE
						       ? table_part_marks(p->book->arena, node)
						       : node);
			add_block(p, node, layout, layout->n_columns);
			p->columns->n_tables += node->kind == DOC_TABLE;
			break;
		case DOC_FIGURE:
			if (node->numbers)
				add_numbers(p, node->numbers);
			else if (node->frame)
				add_block(p, node, NULL, node->frame->n_columns);
			p->columns->has_figure = true;
			break;
		case DOC_ARTICLE:
			p->has_article = true;
			collect(p, node, 0);
			break;
		case DOC_PARAGRAPH:
		case DOC_ITEM:
			if (parent->kind != DOC_PART || (node->label && *node->label))
				note_label(p, node, level);
			collect(p, node, level + 1);
			break;
		case DOC_LIST:
			collect(p, node, parent->kind == DOC_ARTICLE ? level + 1 : level);
			break;
		default:
			break;
		}
	}
}

static bool is_figure(const struct columns_block *block)
{
	return block->node->kind == DOC_FIGURE;
}

static void add_text(struct arena *a, struct map *known, struct column_texts *texts,
		     const struct look *look, const char *text)
{
	struct column_text *found = map_get(known, text);

	if (found && found->look == look) {
		found->more++;
		return;
	}
	*vec_push(a, &texts->all) = (struct column_text){.look = look, .text = text};
	map_set(known, text, &texts->all.at[texts->all.n - 1]);
}

/* What stands in a column alone, below its head. */
static struct column_texts texts_of(struct planning *p, const struct columns_block *block, size_t x)
{
	const struct table_layout *t = block->layout;
	struct arena *a = p->book->arena;
	struct column_texts texts = {0};
	struct map *known = map_new(a);

	/* they stay where they are, so that the map can point to them */
	texts.all.cap = t->n_rows;
	texts.all.at = arena_alloc(a, (t->n_rows + 1) * sizeof *texts.all.at);
	for (size_t i = 0; i < t->cells.n; i++) {
		const struct placed *cell = &t->cells.at[i];

		if (cell->x == x && cell->columns == 1 && cell->y >= t->head_rows)
			add_text(a, known, &texts, columns_cell_look(p->book->style, block, cell),
				 table_cell_text(a, cell->cell));
	}
	return texts;
}

/* The only table of its sheet, unless its columns keep their proportions whatever they hold. */
static bool can_be_tuned(const struct columns *c, const struct doc_node *node)
{
	return node->kind == DOC_TABLE && c->n_tables == 1 &&
	       !(node->columns && node->n_columns && node->columns[0].fixed);
}

/* A sheet is not narrower than a page for it, and wider by some points. */
static void tune_table(struct planning *p, const struct columns_block *block, struct need *needs)
{
	for (size_t x = 0; x < block->n; x++) {
		struct column_texts texts = texts_of(p, block, x);

		needs[x].want = column_tune(p->book->measure, &texts, needs[x].want, needs[x].least);
	}
	p->width = fmax(p->width, sum_wants(needs, block->n));
}

static void plan_tables(struct planning *p, double page_width)
{
	struct columns *c = p->columns;
	struct need **needs = arena_alloc(p->book->arena, c->blocks.n * sizeof *needs);

	p->width = page_width;
	for (size_t i = 0; i < c->blocks.n; i++) {
		if (is_figure(&c->blocks.at[i]))
			continue;
		needs[i] = measure_columns(p, &c->blocks.at[i]);
		if (!doc_table_is_flat(c->blocks.at[i].node)) /* it goes over several pages */
			squeeze(needs[i], c->blocks.at[i].n,
				page_width *
					(c->blocks.at[i].node->kind == DOC_TABLE ? overwidth : 1));
		if (doc_table_is_list(c->blocks.at[i].node))
			widen_tall(p, &c->blocks.at[i], needs[i]);
		p->width = fmax(p->width, sum_wants(needs[i], c->blocks.at[i].n));
	}
	for (size_t i = 0; i < c->blocks.n; i++) {
		if (is_figure(&c->blocks.at[i])) {
			c->blocks.at[i].edges = figure_x_edges(
				p->book->arena, c->blocks.at[i].node->frame, p->width);
			continue;
		}
		stretch(needs[i], c->blocks.at[i].n, p->width);
		if (can_be_tuned(c, c->blocks.at[i].node))
			tune_table(p, &c->blocks.at[i], needs[i]);
	}
	for (size_t i = 0; i < c->blocks.n; i++)
		if (!is_figure(&c->blocks.at[i]))
			set_edges(p, &c->blocks.at[i], needs[i]);
}

/* Labels get columns of their own only where text with numbers is what the sheet is about. */
static void plan_prose(struct planning *p)
{
	if (!p->n_levels || (p->columns->n_tables && !p->has_article))
		return;
	struct columns_block *block = add_block(p, p->part, NULL, p->n_levels + 1);
	double at = 0;

	for (size_t i = 0; i < p->n_levels; i++) {
		block->edges[i] = at;
		at += fmax(p->labels[i], narrowest);
	}
	block->edges[p->n_levels] = at;
	block->edges[block->n] = p->width;
}

static void insert_edge(struct planning *p, double edge)
{
	size_t i = p->edges.n;

	(void)vec_push(p->book->arena, &p->edges);
	for (; i > 0 && p->edges.at[i - 1] > edge; i--)
		p->edges.at[i] = p->edges.at[i - 1];
	p->edges.at[i] = edge;
}

/*
 * The sheet's edge nearest to the wanted one, right of `left`; a new one when none is near enough.
 */
static double join_edge(struct planning *p, double wanted, double left, double tolerance)
{
	double best = -1;

	for (size_t i = 0; i < p->edges.n; i++) {
		double edge = p->edges.at[i];

		if (edge > left && edge < p->width &&
		    (best < 0 || fabs(edge - wanted) < fabs(best - wanted)))
			best = edge;
	}
	if (best >= 0 && fabs(best - wanted) <= tolerance)
		return best;
	if (wanted < left + pixel)
		wanted = left + pixel;
	insert_edge(p, wanted);
	return wanted;
}

static void join_block(struct planning *p, struct columns_block *block, double tolerance)
{
	for (size_t i = 1; i < block->n; i++)
		block->edges[i] = join_edge(p, block->edges[i], block->edges[i - 1], tolerance);
}

/* The table with the most cells, else the first block. */
static struct columns_block *find_leader(struct columns *c)
{
	struct columns_block *best = c->blocks.n ? c->blocks.at : NULL;

	for (size_t i = 0; i < c->blocks.n; i++) {
		struct columns_block *block = &c->blocks.at[i];

		if (block->node->kind != DOC_TABLE)
			continue;
		if (best->node->kind != DOC_TABLE || block->layout->cells.n > best->layout->cells.n)
			best = block;
	}
	return best;
}

/* Beside a single list, pairs give way to its columns, so that it can be filtered and sorted. */
static void join_blocks(struct planning *p)
{
	struct columns_block *leader = find_leader(p->columns);

	insert_edge(p, 0);
	insert_edge(p, p->width);
	if (leader)
		join_block(p, leader, 0);
	for (size_t i = 0; i < p->columns->blocks.n; i++) {
		struct columns_block *block = &p->columns->blocks.at[i];
		bool pairs = block->node->kind == DOC_KEY_VALUE ||
			     block->node->kind == DOC_SIGNATURE,
		     yields = pairs && p->columns->n_tables == 1 &&
			      doc_table_is_list(leader->node);

		if (block != leader)
			join_block(p, block,
				   yields	      ? p->width * yielding
				   : is_figure(block) ? figure_snug
						      : snug);
	}
}

static size_t find_edge(const struct planning *p, double edge)
{
	size_t i = 0;

	while (i + 1 < p->edges.n && p->edges.at[i] < edge)
		i++;
	return i;
}

static void number_edges(struct planning *p)
{
	struct columns *c = p->columns;

	for (size_t i = 0; i + 1 < p->edges.n; i++)
		*vec_push(p->book->arena, &c->widths) =
			ceil((p->edges.at[i + 1] - p->edges.at[i]) / pixel) * pixel;
	for (size_t i = 0; i < c->blocks.n; i++) {
		struct columns_block *block = &c->blocks.at[i];

		for (size_t x = 0; x <= block->n; x++)
			block->at[x] = find_edge(p, block->edges[x]);
		if (block->node == p->part)
			c->prose = block;
		else if (block->node->kind == DOC_TABLE && c->n_tables == 1)
			c->native = block->n == c->widths.n;
	}
}

const struct columns *columns_plan(struct book *b, const struct doc_node *part, double page_width)
{
	struct planning p = {
		.book = b, .part = part, .columns = arena_alloc(b->arena, sizeof *p.columns)};

	collect(&p, part, 0);
	plan_tables(&p, page_width);
	plan_prose(&p);
	join_blocks(&p);
	number_edges(&p);
	return p.columns;
}

const struct columns_block *columns_find(const struct columns *c, const struct doc_node *node)
{
	for (size_t i = 0; i < c->blocks.n; i++)
		if (c->blocks.at[i].node == node)
			return &c->blocks.at[i];
	return NULL;
}
