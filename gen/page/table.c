/* SPDX-License-Identifier: MIT
 *
 * Rows are set one after the other. A cell stays open until its last row; when a page ends, every
 * open cell draws the box it has had so far with the lines that fit, and goes on at the top of the
 * next page. What must stay together is measured before it is set, and the page ends before it.
 */
#include "page/table.h"

#include <math.h>

#include "page/cell.h"
#include "page/columns.h"
#include "page/para.h"
#include "page/tags.h"
#include "doc/laid_out.h"

enum { GROUPS = 2, REPEATED_LINES = 3, NOTE_LINES = 4, SHORT_PART = 3 };

static const double slack = 0.01, least_split = 60; /* points; a row is not split for less */

struct open_cell {
	struct page_cell cell;
	size_t end; /* the row behind its last */
};

struct table {
	struct page_setter *p;
	struct page_grid grid;
	const double *x;      /* of each column and of the right edge */
	struct page_cell **rows; /* set cells of each row; NULL before they are needed */
	VEC(struct open_cell) open, trial; /* trial: room for block_height */
	size_t head_rows;     /* those that are repeated */
	double head_height;
	size_t group[GROUPS]; /* row of the group under way, plus 1; 0: none */
	double body_top;      /* below the repeated rows of the page under way */
	size_t kept;          /* rows before this one are where they belong */
	double note;          /* height of a note below the table, which stays with the last row */
	struct batch *batches; /* of the rows that are set, the latest first */
	bool again;           /* a further band of a table that was wider than the page */
};

/*
 * Cells are set in the arena of the moment. It goes when all of them are closed and the page on
 * which the last of them ended is written.
 */
struct batch {
	struct batch *before;
	struct arena *arena;
	size_t rows, end; /* how many were set; behind the last that one of its cells covers */
	size_t first;     /* the page under way when it was begun: none of its cells stands before */
	size_t page;      /* the page under way when all were closed, plus 1; 0: not yet */
};

enum { BATCH = 64 };

static void add_batch(struct table *t)
{
	struct batch *b = arena_alloc(t->p->pages->arena, sizeof *b);

	*b = (struct batch){.before = t->batches, .arena = arena_new(), .first = t->p->page};
	t->batches = b;
}

static void close_arena(void *arena)
{
	arena_free(arena);
}

/* Frees what no page needs any more; without a sink, and on held pages, texts stay. */
static void free_batches(struct table *t, size_t r)
{
	for (struct batch *b = t->batches ? t->batches->before : NULL; b; b = b->before) {
		if (!b->page && b->end <= r)
			b->page = t->p->page + 1;
		if (b->arena && b->page && page_are_given_away(t->p, b->first, b->page)) {
			arena_free(b->arena);
			b->arena = NULL;
		}
	}
}

/* The last pages still show them. */
static void keep_batches(struct table *t)
{
	for (struct batch *b = t->batches; b; b = b->before)
		if (b->arena)
			arena_keep(t->p->pages->arena, b, b->arena, close_arena);
}

static struct page_cell *set_row_in(struct table *t, size_t r, const char *suffix)
{
	const struct page_grid_row *row = &t->grid.rows[r];
	struct page_cell *cells = arena_alloc(t->p->arena, row->n * sizeof *cells);

	for (size_t i = 0; i < row->n; i++) {
		const struct page_grid_cell *in = &row->cells[i];
		double x = t->x[in->column], width = t->x[in->column + in->columns] - x;

		page_set_origin(t->p, row->node, in->node);
		cells[i] = cell_set(t->p, in, x, width, i == 0 ? suffix : NULL);
	}
	return cells;
}

/* Heads and groups are said, and measured, again on later pages. */
static struct page_cell *set_row(struct table *t, size_t r, const char *suffix)
{
	if (!t->batches || t->batches->rows >= BATCH)
		add_batch(t);
	struct batch *b = t->batches;
	bool kept = r < t->grid.head_rows || t->grid.rows[r].group;
	struct arena *outer = page_use_arena(t->p, kept ? t->p->pages->arena : b->arena);
	struct page_cell *cells = set_row_in(t, r, suffix);

	page_use_arena(t->p, outer);
	if (kept)
		return cells;
	b->rows++;
	for (size_t i = 0; i < t->grid.rows[r].n; i++)
		if (r + t->grid.rows[r].cells[i].rows > b->end)
			b->end = r + t->grid.rows[r].cells[i].rows;
	return cells;
}

static struct page_cell *row_cells(struct table *t, size_t r)
{
	if (!t->rows[r])
		t->rows[r] = set_row(t, r, NULL);
	return t->rows[r];
}

/* Behind the last row that is tied to row r by spans. */
static size_t block_end(const struct table *t, size_t r)
{
	size_t end = r + 1;

	for (size_t i = r; i < end; i++)
		for (size_t k = 0; k < t->grid.rows[i].n; k++)
			if (i + t->grid.rows[i].cells[k].rows > end)
				end = i + t->grid.rows[i].cells[k].rows;
	return end;
}

static double least_height(const struct table *t)
{
	return look_pitch(style_look(t->p->style, "cell"));
}

/* How far below y the row must reach for every cell that ends with it. */
static double row_need(const struct table *t, size_t r, double y)
{
	double need = least_height(t);

	for (size_t i = 0; i < t->open.n; i++)
		if (t->open.at[i].end == r + 1)
			need = fmax(need, cell_height(&t->open.at[i].cell) -
						  (y - t->open.at[i].cell.top));
	return need;
}

static void open_row(struct table *t, size_t r, const struct page_cell *cells, double y)
{
	for (size_t i = 0; i < t->grid.rows[r].n; i++) {
		struct open_cell *o = vec_push(t->p->arena, &t->open);

		*o = (struct open_cell){cells[i], r + cells[i].in->rows};
		o->cell.top = y;
	}
}

static void close_row(struct table *t, size_t r, double bottom)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->open.n; i++) {
		if (t->open.at[i].end == r + 1)
			cell_draw(t->p, &t->open.at[i].cell, bottom, true);
		else
			t->open.at[kept++] = t->open.at[i];
	}
	t->open.n = kept;
}

/*
 * Height of the rows from r to `end` when no page ends between them; stops counting beyond
 * `enough`.
 */
static double block_height(struct table *t, size_t r, size_t end, double enough)
{
	struct table trial = *t;
	double y = 0;

	trial.open.at = t->trial.at;
	trial.open.n = 0;
	trial.open.cap = t->trial.cap;
	for (; r < end && y <= enough; r++) {
		size_t kept = 0;

		open_row(&trial, r, row_cells(t, r), y);
		y += row_need(&trial, r, y);
		for (size_t i = 0; i < trial.open.n; i++)
			if (trial.open.at[i].end > r + 1)
				trial.open.at[kept++] = trial.open.at[i];
		trial.open.n = kept;
	}
	t->trial.at = trial.open.at;
	t->trial.cap = trial.open.cap;
	return y;
}

/* A row that the caller knows to fit. */
static void set_whole_row(struct table *t, size_t r, const struct page_cell *cells)
{
	double y = t->p->y;

	open_row(t, r, cells, y);
	t->p->y = y + row_need(t, r, y);
	close_row(t, r, t->p->y);
}

/* On every page but the first: they are in the tree of tags already. */
static void set_heads(struct table *t, bool again)
{
	t->p->again = again;
	for (size_t r = 0; r < t->head_rows; r++)
		set_whole_row(t, r, row_cells(t, r));
	t->p->again = false;
}

/* The rows of the groups under way again, as far as row r does not start a new one. */
static void repeat_groups(struct table *t, size_t r)
{
	const char *continued = t->p->style->words[WORD_CONTINUED];
	int level = t->grid.rows[r].group;

	for (int i = 0; i < GROUPS && (!level || i + 1 < level); i++)
		if (t->group[i])
			set_whole_row(t, t->group[i] - 1, set_row(t, t->group[i] - 1, continued));
}

static double room_left(const struct table *t)
{
	return t->p->bottom - t->p->y + slack;
}

/*
 * A short text of a span that goes on is said again on the next page: it names what its rows are
 * about.
 */
static void say_again(struct page_cell *c)
{
	if (c->next < c->n || c->n > REPEATED_LINES)
		return;
	c->next = 0;
	c->again = true;
}

/*
 * Ends the page: open boxes are drawn down to `bottom`, and row r goes on below the repeated rows
 * of the next one.
 */
static void turn_page(struct table *t, size_t r, double bottom)
{
	for (size_t i = 0; i < t->open.n; i++) {
		struct page_cell *c = &t->open.at[i].cell;

		if (c->top < bottom - slack) {
			cell_draw(t->p, c, bottom, false);
			say_again(c);
		}
	}
	page_break(t->p);
	set_heads(t, true);
	repeat_groups(t, r);
	t->body_top = t->p->y;
	for (size_t i = 0; i < t->open.n; i++)
		t->open.at[i].cell.top = t->p->y;
}

static bool is_fresh(const struct table *t)
{
	return t->p->y <= t->body_top + slack;
}

/* What a new page would offer to row r. */
static double fresh_room(struct table *t)
{
	double room = page_height(t->p) - t->head_height;

	for (int i = 0; i < GROUPS; i++)
		if (t->group[i])
			room -= block_height(t, t->group[i] - 1, t->group[i], page_height(t->p)) +
				least_height(t);
	return room;
}

/* Height of row r alone, without what spans that start above it still need. */
static double own_height(const struct table *t, size_t r, double y)
{
	double height = least_height(t);

	for (size_t i = 0; i < t->open.n; i++)
		if (t->open.at[i].end == r + 1 && t->open.at[i].cell.top >= y - slack)
			height = fmax(height, cell_height(&t->open.at[i].cell));
	return height;
}

/* The height in which each open cell can draw at least one line. */
static double tallest_line(const struct table *t)
{
	double height = 0;

	for (size_t i = 0; i < t->open.n; i++) {
		struct page_cell one = t->open.at[i].cell;

		one.next = one.n - (one.n > 0);
		height = fmax(height, cell_height(&one));
	}
	return height;
}

/* Behind the group rows that start at r. */
static size_t groups_end(const struct table *t, size_t r)
{
	while (r < t->grid.n_rows && t->grid.rows[r].group)
		r++;
	return r;
}

static double note_below(const struct table *t, size_t end)
{
	return end == t->grid.n_rows ? t->note : 0;
}

/*
 * Starts a new page when rows that belong together do not fit on this one, but do on the next.
 * Groups never part from the row below them; for the rows of a span no more than a quarter of a
 * page is left white. A note below the table has the last row with it.
 */
static void keep_block(struct table *t, size_t r)
{
	double page = page_height(t->p), room = room_left(t);
	size_t first = groups_end(t, r), end = first < t->grid.n_rows ? block_end(t, first) : first;

	t->kept = end;
	if (end + 1 == t->grid.n_rows) /* the last row shall not stand alone on a page */
		end++;
	size_t least_end = first < end ? first + 1 : first;
	double least = block_height(t, r, least_end, page) + note_below(t, least_end),
	       all = block_height(t, r, end, page) + note_below(t, end);

	if (is_fresh(t) || all <= room)
		return;
	bool whole = all <= fresh_room(t) && fmin(room, all) < page / 4;

	if (whole || (least > room && (least <= fresh_room(t) || room < least_split * 2)))
		turn_page(t, r, t->p->y);
}

static void remember_group(struct table *t, size_t r)
{
	int level = t->grid.rows[r].group;

	if (!level)
		return;
	t->group[level - 1] = r + 1;
	for (int i = level; i < GROUPS; i++)
		t->group[i] = 0;
}

static void anchor_row(struct table *t, size_t r)
{
	const struct page_grid_row *row = &t->grid.rows[r];

	if (t->again)
		return;
	if (row->node->id)
		pages_anchor(t->p->pages, row->node->id, t->p->y);
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].node->id)
			pages_anchor(t->p->pages, row->cells[i].node->id, t->p->y);
}

static void set_body_row(struct table *t, size_t r)
{
	struct page_setter *p = t->p;

	if (r >= t->kept)
		keep_block(t, r);
	open_row(t, r, row_cells(t, r), p->y);
	if (row_need(t, r, p->y) > room_left(t) && !is_fresh(t) &&
	    (own_height(t, r, p->y) <= fresh_room(t) || room_left(t) < least_split))
		turn_page(t, r, p->y);
	anchor_row(t, r);
	while (row_need(t, r, p->y) > room_left(t) &&
	       (!is_fresh(t) || room_left(t) >= tallest_line(t)))
		turn_page(t, r, p->bottom);
	p->y += row_need(t, r, p->y);
	close_row(t, r, p->y);
	remember_group(t, r);
	free_batches(t, r + 1);
}

static const double *edges(struct page_setter *p, const struct page_grid *g)
{
	const double *widths = columns_fit(p, g, p->right - p->left);
	double *x = arena_alloc(p->arena, (g->n_columns + 1) * sizeof *x);

	x[0] = p->left;
	for (size_t i = 0; i < g->n_columns; i++)
		x[i + 1] = x[i] + widths[i];
	return x;
}

/*
 * The height of a table that is kept whole because little white is left when it moves to the next
 * page; 0 for a longer one.
 */
static double short_height(struct table *t)
{
	double limit = page_height(t->p) / SHORT_PART,
	       height = block_height(t, 0, t->grid.n_rows, limit);

	return height <= limit ? height : 0;
}

/*
 * The head and the first rows that belong together stand on one page, below the heading that they
 * belong to.
 */
static void start(struct table *t)
{
	struct page_setter *p = t->p;
	size_t first = groups_end(t, t->head_rows),
	       end = first < t->grid.n_rows ? first + 1 : first;
	double need = fmax(block_height(t, 0, end, page_height(p)), short_height(t));

	if (need > page_height(p))
		need = t->head_height + least_split;
	if (need > page_room(p) && !page_is_fresh(p))
		page_break(p);
	page_take(p, 0);
	set_heads(t, false);
	t->body_top = p->y;
}

/* A short note is kept whole, of a longer one two lines. */
static double note_height(struct page_setter *p, const struct doc_node *note)
{
	struct lines lines = {0};

	if (!note || note->kind != DOC_NOTE || !note->text)
		return 0;
	const struct look *look = style_look(p->style, note->role ? note->role : "note");

	lines_break(&p->setter, note->text, look->face, look->size, p->right - p->left,
		    LINE_PROSE, &lines);
	return fmax(style_look(p->style, "cell")->size, look->before) +
	       (double)(lines.all.n <= NOTE_LINES ? lines.all.n : 2) * look_pitch(look);
}

static void set_grid(struct table *t, const struct doc_node *node)
{
	struct page_setter *p = t->p;
	size_t outer = tag_open_table(p, node, &t->grid);

	t->x = edges(p, &t->grid);
	t->rows = arena_alloc(p->arena, t->grid.n_rows * sizeof *t->rows);
	t->head_height = block_height(t, 0, t->grid.head_rows, page_height(p));
	if (t->head_height <= page_height(p) * 2 / 5)
		t->head_rows = t->grid.head_rows;
	else
		t->head_height = 0; /* too much to repeat: its rows are set like all others */
	start(t);
	for (size_t r = t->head_rows; r < t->grid.n_rows; r++)
		set_body_row(t, r);
	keep_batches(t);
	page_owe(p, style_look(p->style, "cell")->size);
	p->tag = outer;
}

/* What pages show of a flat table lives as long as they do. */
void table_set(struct page_setter *p, const struct doc_node *flat)
{
	const struct doc_node *node = table_laid_out(p->pages->arena, flat);
	struct arena *outer = page_use_arena(p, arena_new());
	const struct page_grid whole = page_grid_build(p, node);
	size_t n, *bands = columns_part(p, &whole, p->right - p->left, &n);

	for (size_t i = 0; i < n && whole.n_rows; i++) {
		struct arena *before = page_use_arena(p, arena_new());
		struct table t = {.p = p,
				  .grid = n > 1 ? page_grid_band(p, &whole, bands[i], bands[i + 1])
						: whole,
				  .note = i + 1 == n ? note_height(p, node->next) : 0,
				  .again = i > 0};

		page_owe(p, style_look(p->style, "cell")->size / 2);
		set_grid(&t, node);
		arena_free(page_use_arena(p, before));
	}
	arena_free(page_use_arena(p, outer));
}
