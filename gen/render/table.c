/* SPDX-License-Identifier: MIT
 *
 * A table is filled row by row; `until[x]` is the first row that is free again in column x. Cells'
 * words are joined with their labels, and marked stretches move along.
 */
#include "render/table.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

struct span_filling {
	struct arena *arena;
	struct table_layout *layout;
	size_t *until;
};

static size_t span(int wanted)
{
	return wanted > 1 ? (size_t)wanted : 1;
}

static size_t count_columns(const struct doc_node *table)
{
	size_t most = table->n_columns ? table->n_columns : 1;

	for (const struct doc_node *row = table->first; row; row = row->next) {
		size_t n = 0;

		for (const struct doc_node *cell = row->first; cell; cell = cell->next)
			n += span(cell->colspan);
		most = n > most ? n : most;
	}
	return most;
}

static size_t free_width(const struct span_filling *f, size_t y, size_t x, size_t wanted)
{
	size_t n = 0;

	while (n < wanted && x + n < f->layout->n_columns && f->until[x + n] <= y)
		n++;
	return n;
}

static void place(struct span_filling *f, const struct doc_node *row, const struct doc_node *cell,
		  size_t y, size_t x)
{
	size_t left = f->layout->n_rows - y, rows = cell ? span(cell->rowspan) : 1;
	struct placed *p = vec_push(f->arena, &f->layout->cells);

	*p = (struct placed){
		row,
		cell,
		(uint32_t)y,
		(uint32_t)x,
		(uint32_t)(rows < left ? rows : left),
		(uint32_t)free_width(f, y, x, cell ? span(cell->colspan) : 1),
	};
	for (size_t i = 0; i < p->columns; i++)
		f->until[x + i] = y + p->rows;
}

static void fill_row(struct span_filling *f, const struct doc_node *row, size_t y)
{
	const struct doc_node *cell = row->first;

	for (size_t x = 0; x < f->layout->n_columns; x++) {
		if (f->until[x] > y)
			continue;
		place(f, row, cell, y, x);
		cell = cell ? cell->next : NULL;
	}
}

/*
 * A row that spans from above leave too little room for: one more column each time, until all cells
 * have a place.
 */
static size_t missing_columns(const struct doc_node *table, const struct table_layout *layout)
{
	size_t worst = 0, i = 0, y = 0;

	for (const struct doc_node *row = table->first; row; row = row->next, y++) {
		size_t placed = 0;

		for (; i < layout->cells.n && layout->cells.at[i].y == y; i++)
			placed += layout->cells.at[i].cell != NULL;
		if (row->n > placed && row->n - placed > worst)
			worst = row->n - placed;
	}
	return worst;
}

const struct table_layout *table_lay_out(struct arena *a, const struct doc_node *table)
{
	size_t n_columns = count_columns(table), missing = 0;
	struct table_layout *layout;

	do {
		n_columns += missing;
		layout = arena_alloc(a, sizeof *layout);
		*layout = (struct table_layout){
			.n_rows = table->n, .n_columns = n_columns, .head_rows = table->head_rows};
		struct span_filling f = {a, layout, arena_alloc(a, n_columns * sizeof(size_t))};
		size_t y = 0;

		/* never more: a growing array would leave its older selves behind */
		layout->cells.cap = table->n * n_columns;
		layout->cells.at =
			arena_alloc(a, layout->cells.cap * sizeof *layout->cells.at);
		for (const struct doc_node *row = table->first; row; row = row->next, y++)
			fill_row(&f, row, y);
		missing = missing_columns(table, layout);
	} while (missing);
	return layout;
}

const char *table_split_label(struct arena *a, const char *label, const char **mark)
{
	const char *gap = label ? strstr(label, "　　") : NULL;

	*mark = gap ? text_trim(a, gap) : NULL;
	return gap ? arena_strndup(a, label, (size_t)(gap - label)) : label;
}

/* A child of `parent` that says what `node` says. */
static struct doc_node *add_copy(struct arena *a, struct doc_node *parent,
				 const struct doc_node *node)
{
	struct doc_node *copy = doc_add(a, parent, node->kind, node->text);

	*copy = *node;
	copy->next = NULL;
	return copy;
}

static void add_parted(struct arena *a, struct doc_node *parent, const struct doc_node *from)
{
	struct doc_node *row = add_copy(a, parent, from), *last = NULL;
	const char *mark,
		*label = table_split_label(a, from->first ? from->first->text : NULL, &mark);

	row->first = row->last = NULL;
	row->n = 0;
	for (const struct doc_node *cell = from->first; cell; cell = cell->next) {
		last = add_copy(a, row, cell);
		if (cell == from->first)
			last->text = label;
	}
	if (mark)
		doc_add(a, row, DOC_CELL, mark);
	else if (row->n > 1)
		last->colspan = 2;
}

const struct doc_node *table_part_marks(struct arena *a, const struct doc_node *signature)
{
	struct doc_node *parted = arena_alloc(a, sizeof *parted);
	bool any = false;
	const char *mark = NULL;

	*parted = *signature;
	parted->first = parted->last = NULL;
	parted->n = 0;
	for (const struct doc_node *row = signature->first; row; row = row->next) {
		table_split_label(a, row->first ? row->first->text : NULL, &mark);
		any = any || mark;
		add_parted(a, parted, row);
	}
	return any ? parted : signature;
}

const char *table_labelled(struct arena *a, const struct doc_node *node)
{
	const char *label = node->label ? node->label : "", *text = node->text ? node->text : "";

	if (!*label || !*text)
		return *label ? label : text;
	return arena_concat(a, label, text_starts(text, "（") ? "" : " ", text, (char *)NULL);
}

struct joining {
	struct arena *arena;
	struct strbuf text;
	VEC(struct doc_span) spans;
};

/* A node's text is the end of its labelled words, so its spans move by what stands before. */
static void join_words(struct joining *j, const struct doc_node *node)
{
	const char *words = table_labelled(j->arena, node);

	if (*words)
		strbuf_join(&j->text, "\n", words);
	for (size_t i = 0; i < node->n_spans; i++) {
		size_t start = j->text.len - strlen(node->text);

		*vec_push(j->arena, &j->spans) =
			(struct doc_span){start + node->spans[i].from, start + node->spans[i].to,
					  node->spans[i].role, node->spans[i].link};
	}
	for (const struct doc_node *child = node->first; child; child = child->next)
		join_words(j, child);
}

struct cell_words table_cell_words(struct arena *a, const struct doc_node *cell)
{
	if (!cell)
		return (struct cell_words){.text = ""};
	if (!cell->first && !cell->n_spans)
		return (struct cell_words){.text = table_labelled(a, cell)};
	struct joining j = {.arena = a, .text = strbuf_new(a)};

	join_words(&j, cell);
	return (struct cell_words){j.text.text, j.spans.at, j.spans.n};
}

const char *table_cell_text(struct arena *a, const struct doc_node *cell)
{
	return table_cell_words(a, cell).text;
}

struct cell_words table_cut_words(struct arena *a, const struct cell_words *words, size_t from,
				  size_t to)
{
	VEC(struct doc_span) spans = {0};

	for (size_t i = 0; i < words->n_spans; i++) {
		const struct doc_span *s = &words->spans[i];
		size_t start = s->from > from ? s->from : from, end = s->to < to ? s->to : to;

		if (start < end)
			*vec_push(a, &spans) =
				(struct doc_span){start - from, end - from, s->role, s->link};
	}
	return (struct cell_words){words->text + from, spans.at, spans.n};
}

const char *table_cell_link(const struct doc_node *cell)
{
	const char *link = cell ? cell->link : NULL;

	for (const struct doc_node *child = cell ? cell->first : NULL; child && !link;
	     child = child->next)
		link = table_cell_link(child);
	for (size_t i = 0; cell && i < cell->n_spans && !link; i++)
		link = cell->spans[i].link;
	return link;
}
