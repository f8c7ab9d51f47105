/* SPDX-License-Identifier: MIT
 *
 * Elements are made row by row before any cell is set, because cells of one row are drawn page by
 * page, while the tree has them row by row. On the way down it is remembered for each column which
 * head reaches down to the row at hand, and which lines of groups stand above it.
 */
#include "page/table_tags.h"

#include "base/text.h"
#include "page/tags.h"

enum { GROUPS = 2 };

/* A head of rows in its column. */
struct reaching_head {
	uint32_t tag;
	size_t end; /* the row behind the last that it heads */
};

struct table_tagging {
	struct page_setter *p;
	const struct doc_node *table;
	const struct page_grid *grid;
	uint32_t groups[GROUPS];     /* the lines above the row at hand; 0: none */
	struct reaching_head *heads; /* of each column */
	bool says_something;         /* the row at hand */
};

static bool is_empty(const struct doc_node *cell)
{
	return text_empty(cell->text) && !cell->n;
}

static bool names_row(const struct table_tagging *t, const struct page_grid_cell *c)
{
	bool names = c->column < t->grid->n_hints && t->grid->hints[c->column].heads;

	if (is_empty(c->node))
		return false;
	return (t->table->kind == DOC_KEY_VALUE && c->column == 0) ||
	       text_equal(c->node->role, "key") || names;
}

static enum tag_kind kind_of(const struct table_tagging *t, size_t r,
			     const struct page_grid_cell *c)
{
	if (r < t->grid->head_rows)
		return TAG_COLUMN_HEAD;
	return t->grid->rows[r].group || names_row(t, c) ? TAG_ROW_HEAD : TAG_CELL;
}

/*
 * A cell of several parts has a paragraph for each of them; a single one is the cell's own text. A
 * sign that stands for words says them, and what is to be written in says so.
 */
static void tag_inside(struct table_tagging *t, struct page_grid_cell *c)
{
	const struct doc_node *node = c->node;
	size_t parts = node->n + (node->text || !node->n);
	bool blank = c->input && is_empty(node) && t->says_something,
	     sign = node->full && parts == 1 && !is_empty(node);

	c->tag = (uint32_t)t->p->tag;
	c->parted = parts > 1;
	c->inside = blank || sign;
	for (size_t i = node->text ? 0 : 1; c->parted && i <= node->n; i++)
		tag_add(t->p, TAG_PARAGRAPH);
	if (c->inside)
		tag_add_saying(t->p, t->p->tag, blank ? TAG_BLANK : TAG_SIGN,
			       blank ? t->p->style->words[WORD_BLANK] : node->full);
}

static void tag_cell(struct table_tagging *t, size_t r, struct page_grid_cell *c)
{
	size_t row = tag_open(t->p, kind_of(t, r, c));
	struct page_tag *tag = &t->p->pages->tags.at[t->p->tag - 1];

	tag->rows = c->rows;
	tag->columns = (uint16_t)c->columns;
	tag_inside(t, c);
	t->p->tag = row;
}

static enum tag_kind tagged_as(const struct table_tagging *t, const struct page_grid_cell *c)
{
	return (enum tag_kind)t->p->pages->tags.at[c->tag - 1].kind;
}

static void remember_head(struct table_tagging *t, size_t r, const struct page_grid_cell *c)
{
	for (size_t i = 0; i < c->columns; i++)
		t->heads[c->column + i] = (struct reaching_head){c->tag, r + c->rows};
}

static bool has_head_at_left(const struct table_tagging *t, size_t r,
			     const struct page_grid_cell *c)
{
	for (size_t i = 0; i < c->column; i++)
		if (t->heads[i].end > r)
			return true;
	return false;
}

/* The innermost line of a group above the row at hand; 0: none. */
static uint32_t group_above(const struct table_tagging *t)
{
	return t->groups[1] ? t->groups[1] : t->groups[0];
}

struct heads_list {
	VEC(uint32_t) all;
};

static void add_head(struct table_tagging *t, struct heads_list *list, uint32_t tag)
{
	if (!tag || (list->all.n && list->all.at[list->all.n - 1] == tag))
		return;
	*vec_push(t->p->pages->arena, &list->all) = tag;
	t->p->pages->tags.at[tag - 1].named = true;
}

static void add_column_heads(struct table_tagging *t, struct heads_list *list,
			     const struct page_grid_cell *c)
{
	for (size_t r = 0; r < t->grid->head_rows; r++)
		for (size_t i = 0; i < t->grid->rows[r].n; i++) {
			const struct page_grid_cell *head = &t->grid->rows[r].cells[i];

			if (head->column < c->column + c->columns &&
			    c->column < head->column + head->columns)
				add_head(t, list, head->tag);
		}
}

static void set_heads(struct table_tagging *t, const struct page_grid_cell *c,
		      const struct heads_list *list)
{
	if (!list->all.n)
		return;
	*vec_push(t->p->pages->arena, &t->p->pages->heads) =
		(struct page_heads){list->all.at, list->all.n};
	t->p->pages->tags.at[c->tag - 1].more = (uint32_t)t->p->pages->heads.n;
}

/* What heads a row's head is the group's line; a reader who comes by it finds that too. */
static void head_by_group(struct table_tagging *t, const struct page_grid_cell *c, uint32_t group)
{
	struct heads_list list = {0};

	add_head(t, &list, group);
	set_heads(t, c, &list);
}

/* Heads of its row wherever they stand, or that of its group; then those of its column. */
static void head_by_all(struct table_tagging *t, size_t r, const struct page_grid_cell *c)
{
	struct heads_list list = {0};

	for (size_t i = 0; i < t->grid->n_columns; i++)
		if (t->heads[i].end > r)
			add_head(t, &list, t->heads[i].tag);
	if (!list.all.n)
		add_head(t, &list, group_above(t));
	if (!list.all.n)
		return;
	add_column_heads(t, &list, c);
	set_heads(t, c, &list);
}

static void head_cells(struct table_tagging *t, size_t r)
{
	const struct page_grid_row *row = &t->grid->rows[r];

	for (size_t i = 0; i < row->n; i++)
		if (tagged_as(t, &row->cells[i]) == TAG_ROW_HEAD)
			remember_head(t, r, &row->cells[i]);
	for (size_t i = 0; i < row->n; i++) {
		const struct page_grid_cell *c = &row->cells[i];

		if (tagged_as(t, c) == TAG_ROW_HEAD)
			head_by_group(t, c, group_above(t));
		else if (!has_head_at_left(t, r, c))
			head_by_all(t, r, c);
	}
}

/* An inner group has the outer one above it. */
static void open_group(struct table_tagging *t, const struct page_grid_row *row)
{
	const struct page_grid_cell *c = &row->cells[0];

	if (row->group > 1)
		head_by_group(t, c, t->groups[0]);
	t->groups[row->group - 1] = c->tag;
	for (int i = row->group; i < GROUPS; i++)
		t->groups[i] = 0;
}

/* In a row that is empty altogether each cell is one to write in: column heads are enough. */
static bool says_something(const struct page_grid_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (!is_empty(row->cells[i].node))
			return true;
	return false;
}

static void tag_row(struct table_tagging *t, size_t r)
{
	const struct page_grid_row *row = &t->grid->rows[r];
	size_t all = tag_open(t->p, TAG_ROW);

	t->says_something = says_something(row);
	for (size_t i = 0; i < row->n; i++)
		tag_cell(t, r, &row->cells[i]);
	t->p->tag = all;
	if (row->group && row->n)
		open_group(t, row);
	else if (r >= t->grid->head_rows)
		head_cells(t, r);
}

size_t table_tags_open(struct page_setter *p, const struct doc_node *table, struct page_grid *grid)
{
	size_t outer = tag_open(p, TAG_TABLE);
	struct table_tagging t = {.p = p, .table = table, .grid = grid};

	t.heads = arena_alloc(p->arena, grid->n_columns * sizeof *t.heads);
	for (size_t r = 0; r < grid->n_rows; r++)
		tag_row(&t, r);
	return outer;
}

size_t table_tags_of_part(const struct page_grid_cell *c, size_t part)
{
	if (c->inside)
		return c->tag + 1;
	return !c->parted ? c->tag : c->tag + part + (c->node->text ? 1 : 0);
}

size_t table_tags_of_blank(const struct page_grid_cell *c)
{
	return c->inside && is_empty(c->node) ? c->tag + 1 : 0;
}
