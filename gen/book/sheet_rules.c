/* SPDX-License-Identifier: MIT
 *
 * While rows are added, cells that follow a column's choices are gathered to runs, one under way
 * per column; closed, runs side by side become areas. The boxes of a figure that have the same
 * rules are one rectangle, because a condition says for each of its cells what it asks.
 */
#include "book/sheet_rules.h"

#include <stdlib.h>

#include "base/text.h"

struct row_rules {
	struct book *book;
	struct sheet *sheet;
	const struct columns_block *block;
	const struct doc_rule *rules;
	size_t x;                    /* the column that people choose in */
	/* runs of cells that follow: of that column, of others that people answer in, of the rest */
	struct sheet_areas chosen, answers, rest;
	size_t first, last;          /* rows of the sheet that were noted; `last` 0: none */
	size_t *open;                /* per column: the run under way, from 1; 0: none */
};

static size_t find_column(const struct columns_block *block)
{
	const struct doc_node *node = block->node;
	size_t x = 0;

	while (node->columns && x < node->n_columns && x < block->n && !node->columns[x].rules)
		x++;
	return x;
}

struct row_rules *sheet_rules_open(struct book *b, struct sheet *s,
				   const struct columns_block *block)
{
	const struct doc_node *node = block->node;
	size_t x = find_column(block);

	if (node->kind != DOC_TABLE || !node->columns || x >= node->n_columns || x >= block->n)
		return NULL;
	struct row_rules *r = arena_alloc(b->arena, sizeof *r);

	*r = (struct row_rules){
		.book = b, .sheet = s, .block = block, .rules = node->columns[x].rules, .x = x};
	r->open = arena_alloc(b->arena, block->n * sizeof *r->open);
	return r;
}

static bool has_role(const struct doc_rule *rules, const char *role)
{
	for (; role && rules->text; rules++)
		if (text_equal(rules->role, role))
			return true;
	return false;
}

/*
 * Cells that look as their row does; not those with a look of their own, such as what is missing or
 * who is accountable.
 */
static bool follows(const struct row_rules *r, const struct placed *cell)
{
	const struct look *look = columns_cell_look(r->book->style, r->block, cell);

	return cell->x == r->x ||
	       (has_role(r->rules, cell->row->role) && text_equal(look->role, cell->row->role));
}

static bool is_input(const struct row_rules *r, size_t x)
{
	const struct doc_column *columns = r->block->node->columns;

	return columns[x].input || columns[x].answer;
}

static struct sheet_areas *runs_of(struct row_rules *r, size_t x)
{
	if (x == r->x)
		return &r->chosen;
	return is_input(r, x) ? &r->answers : &r->rest;
}

/*
 * Rows without cells of this column, such as a group's, do not end a run: no condition holds there.
 */
static void extend(struct row_rules *r, size_t x, size_t y0)
{
	struct sheet_areas *runs = runs_of(r, x);
	size_t y1 = r->sheet->heights.n - 1;

	if (r->open[x]) {
		runs->at[r->open[x] - 1].y1 = y1;
		return;
	}
	*vec_push(r->book->arena, runs) =
		(struct sheet_area){r->block->at[x], y0, r->block->at[x + 1] - 1, y1};
	r->open[x] = runs->n;
}

void sheet_rules_note(struct row_rules *r, const struct placed *cells, size_t n, size_t y0)
{
	for (size_t i = 0; r && i < n; i++) {
		const struct placed *cell = &cells[i];

		if (cell->x == r->x && cell->y >= r->block->layout->head_rows) {
			r->first = r->last ? r->first : y0;
			r->last = r->sheet->heights.n - 1;
		}
		if (cell->y < r->block->layout->head_rows || cell->columns > 1 || cell->rows > 1)
			continue;
		if (follows(r, cell))
			extend(r, cell->x, y0);
		else
			r->open[cell->x] = 0;
	}
}

static int compare_areas(const void *left, const void *right)
{
	const struct sheet_area *a = left, *b = right;

	if (a->y0 != b->y0)
		return a->y0 < b->y0 ? -1 : 1;
	return (a->x0 > b->x0) - (a->x0 < b->x0);
}

/*
 * Runs side by side become one area; from the top down, because a condition asks from its first
 * area's first row.
 */
static struct sheet_areas join_runs(struct book *b, const struct sheet_areas *runs)
{
	struct sheet_areas all = {0};

	if (runs->n)
		qsort(runs->at, runs->n, sizeof *runs->at, compare_areas);
	for (size_t i = 0; i < runs->n; i++) {
		struct sheet_area *last = all.n ? &all.at[all.n - 1] : NULL, area = runs->at[i];

		if (last && last->y0 == area.y0 && last->y1 == area.y1 && last->x1 + 1 == area.x0)
			last->x1 = area.x1;
		else
			*vec_push(b->arena, &all) = area;
	}
	return all;
}

static const struct look *look_of(struct book *b, const char *role, const struct look *ground)
{
	const struct look *look = style_look(b->style, role);

	if (look->has_fill || !ground || !ground->has_fill)
		return look;
	struct look *filled = arena_alloc(b->arena, sizeof *filled);

	*filled = *look;
	filled->has_fill = true;
	filled->fill = ground->fill;
	return filled;
}

static void add_conditions(struct row_rules *r, const struct sheet_areas *runs,
			   const struct look *ground)
{
	const struct sheet_areas areas = join_runs(r->book, runs);

	for (const struct doc_rule *rule = r->rules; areas.n && rule->text; rule++)
		*vec_push(r->book->arena, &r->sheet->conditions) = (struct sheet_condition){
			.areas = areas,
			.asks_row = true,
			.x = r->block->at[r->x],
			.y = areas.at[0].y0,
			.text = rule->text,
			.look = look_of(r->book, rule->role, ground),
		};
}

/* An empty cell of a column that the choice asks for a word in. */
static void add_wanted(struct row_rules *r)
{
	const struct doc_node *node = r->block->node;

	for (size_t x = 0; r->last && x < node->n_columns && x < r->block->n; x++) {
		const struct sheet_area area = {r->block->at[x], r->first, r->block->at[x + 1] - 1,
						r->last};
		struct sheet_areas areas = {0};

		*vec_push(r->book->arena, &areas) = area;
		for (const char *const *w = node->columns[x].wanted; w && *w; w++)
			*vec_push(r->book->arena, &r->sheet->conditions) = (struct sheet_condition){
				.areas = areas,
				.asks_row = true,
				.x = r->block->at[r->x],
				.y = area.y0,
				.text = *w,
				.empty = true,
				.look = style_look(r->book->style, "missing"),
			};
	}
}

void sheet_rules_close(struct row_rules *r)
{
	if (!r)
		return;
	const struct look *ground = style_look(r->book->style, "input");

	add_conditions(r, &r->chosen, is_input(r, r->x) ? ground : NULL);
	add_conditions(r, &r->answers, ground);
	add_conditions(r, &r->rest, NULL);
	add_wanted(r);
}

struct rectangle {
	const struct doc_rule *rules;
	struct sheet_area area;
};

static void stretch(struct sheet_area *to, const struct sheet_area *by)
{
	to->x0 = by->x0 < to->x0 ? by->x0 : to->x0;
	to->y0 = by->y0 < to->y0 ? by->y0 : to->y0;
	to->x1 = by->x1 > to->x1 ? by->x1 : to->x1;
	to->y1 = by->y1 > to->y1 ? by->y1 : to->y1;
}

static void add_rectangle(struct book *b, struct sheet *s, const struct rectangle *r)
{
	struct sheet_areas areas = {0};

	*vec_push(b->arena, &areas) = r->area;
	for (const struct doc_rule *rule = r->rules; rule->text; rule++)
		*vec_push(b->arena, &s->conditions) = (struct sheet_condition){
			.areas = areas,
			.x = r->area.x0,
			.y = r->area.y0,
			.text = rule->text,
			.look = look_of(b, rule->role, NULL),
		};
}

void sheet_rules_add_boxes(struct book *b, struct sheet *s, const struct doc_node *figure,
			   const struct columns_block *block, const size_t *rows)
{
	VEC(struct rectangle) found = {0};

	for (const struct doc_node *box = figure->first; box; box = box->next) {
		if (box->kind != DOC_BOX || !box->rules)
			continue;
		const struct doc_place *p = box->place;
		const struct sheet_area area = {block->at[p->x], rows[p->y],
						block->at[p->x + p->columns] - 1,
						rows[p->y + p->rows] - 1};
		size_t i = 0;

		while (i < found.n && found.at[i].rules != box->rules)
			i++;
		if (i < found.n)
			stretch(&found.at[i].area, &area);
		else
			*vec_push(b->arena, &found) = (struct rectangle){box->rules, area};
	}
	for (size_t i = 0; i < found.n; i++)
		add_rectangle(b, s, &found.at[i]);
}

/* A column's bars have the colour of its head; where that has none, of any head. */
void sheet_rules_add_bars(struct book *b, struct sheet *s, const struct columns_block *block,
			  size_t y0, size_t y1)
{
	const struct doc_node *node = block->node,
			      *head = node->head_rows ? node->first->first : NULL;

	for (size_t x = 0; node->columns && x < node->n_columns && x < block->n && y0 <= y1;
	     x++, head = head ? head->next : NULL) {
		const struct look *look = style_look_or(b->style, head ? head->role : NULL, "head");

		if (node->columns[x].whole > 0)
			*vec_push(b->arena, &s->bars) = (struct sheet_bars){
				{block->at[x], y0, block->at[x + 1] - 1, y1},
				node->columns[x].whole,
				(look->has_fill ? look : style_look(b->style, "head"))->fill,
			};
	}
}
