/* SPDX-License-Identifier: MIT
 *
 * Columns are sorted once into those of each group and the stacks that remain; then each row gives
 * the lines of the groups that change, and its own cells.
 */
#include "doc/laid_out.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { LEVELS = 2, LONGEST_NUMBER = 6 /* characters */ };

static const char *const between_values = "　";

/* A column as it is laid out: the flat table's columns from `first` up to `end`. */
struct stack {
	size_t first, end;
};

struct laying_out {
	struct arena *a;
	const struct doc_node *from;
	struct doc_node *to;
	VEC(struct stack) stacks;
	const struct doc_node **cells, **before; /* of the row at hand, and of the one above */
};

static bool goes_on(const struct laying_out *l, size_t i)
{
	const struct doc_column *c = l->from->columns;

	return i > 0 && c[i].stack && !c[i - 1].group && text_equal(c[i].stack, c[i - 1].stack);
}

static void plan_stacks(struct laying_out *l)
{
	for (size_t i = 0; i < l->from->n_columns; i++) {
		if (l->from->columns[i].group)
			continue;
		if (goes_on(l, i))
			l->stacks.at[l->stacks.n - 1].end = i + 1;
		else
			*vec_push(l->a, &l->stacks) = (struct stack){i, i + 1};
	}
}

static void set_columns(struct laying_out *l)
{
	l->to->n_columns = l->stacks.n;
	l->to->columns = arena_alloc(l->a, l->stacks.n * sizeof *l->to->columns);
	for (size_t i = 0; i < l->stacks.n; i++) {
		l->to->columns[i] = l->from->columns[l->stacks.at[i].first];
		l->to->columns[i].stack = l->to->columns[i].label = NULL;
		for (size_t k = l->stacks.at[i].first; k < l->stacks.at[i].end; k++) {
			l->to->columns[i].heads |= l->from->columns[k].heads;
			l->to->columns[i].tap |= l->from->columns[k].tap;
		}
	}
}

static void read_row(struct laying_out *l, const struct doc_node *row)
{
	size_t i = 0;

	for (const struct doc_node *cell = row->first; cell && i < l->from->n_columns;
	     cell = cell->next)
		l->cells[i++] = cell;
	while (i < l->from->n_columns)
		l->cells[i++] = NULL;
}

/* Its text, or those of its paragraphs. */
static const char *words_of(struct laying_out *l, const struct doc_node *cell)
{
	struct strbuf sb = strbuf_new(l->a);

	if (cell && cell->text)
		strbuf_add(&sb, cell->text);
	for (const struct doc_node *p = cell ? cell->first : NULL; p; p = p->next)
		if (p->text)
			strbuf_join(&sb, "\n", p->text);
	return sb.text;
}

static bool group_changes(struct laying_out *l, int level)
{
	for (size_t i = 0; i < l->from->n_columns; i++)
		if (l->from->columns[i].group == level &&
		    (!l->before[i] ||
		     strcmp(words_of(l, l->before[i]), words_of(l, l->cells[i])) != 0))
			return true;
	return false;
}

/* 第3条, 2⑩: no name without the words behind it. */
static bool is_number(const char *words)
{
	bool digit = false;
	size_t chars = 0;
	uint32_t c;

	for (; (c = text_next(&words)); chars++)
		digit = digit || (c >= '0' && c <= '9');
	return digit && chars <= LONGEST_NUMBER;
}

static void add_group(struct laying_out *l, const struct doc_node *of, int level)
{
	struct strbuf sb = strbuf_new(l->a), name = strbuf_new(l->a);
	bool named = false;

	for (size_t i = 0; i < l->from->n_columns; i++) {
		const char *words =
			l->from->columns[i].group == level ? words_of(l, l->cells[i]) : "";

		if (!*words)
			continue;
		strbuf_join(&sb, between_values, words);
		if (!named)
			strbuf_join(&name, between_values, words);
		named = named || !is_number(words);
	}
	if (!sb.len)
		return;
	struct doc_node *row = doc_add(l->a, l->to, DOC_ROW, NULL),
			*cell = doc_add(l->a, row, DOC_CELL, sb.text);

	row->text = name.text;
	row->role = cell->role = level > 1 ? "group-2" : "group";
	row->origin = cell->origin = of->origin;
	row->audience = cell->audience = of->audience;
	cell->colspan = (short)l->stacks.n;
}

static void open_groups(struct laying_out *l, const struct doc_node *row)
{
	bool changed = false;

	for (int level = 1; level <= LEVELS; level++) {
		changed = changed || group_changes(l, level);
		if (changed)
			add_group(l, row, level);
	}
}

/* A copy of a node without its place among others. */
static struct doc_node *copy_into(struct laying_out *l, struct doc_node *parent,
				  const struct doc_node *node)
{
	struct doc_node *copy = doc_add(l->a, parent, node->kind, node->text);

	*copy = *node;
	copy->next = NULL;
	return copy;
}

/* A label that begins with a wide blank goes on in the line above; in the first without it. */
static void add_line(struct laying_out *l, struct doc_node *cell, const struct doc_column *column,
		     const char *text, const char *link)
{
	const char *label = column->label ? column->label : "";
	bool goes_on_above = text_starts(label, between_values);

	if (goes_on_above && cell->last && !link) {
		cell->last->text =
			arena_concat(l->a, cell->last->text, label, text, (char *)NULL);
		return;
	}
	label += goes_on_above ? strlen(between_values) : 0;
	doc_add(l->a, cell, DOC_PARAGRAPH, arena_concat(l->a, label, text, (char *)NULL))->link =
		link;
}

/* One line per text; paragraphs keep their links. */
static void add_lines(struct laying_out *l, struct doc_node *to, size_t column)
{
	const struct doc_node *cell = l->cells[column];
	const struct doc_column *c = &l->from->columns[column];

	if (!cell || !*words_of(l, cell))
		return;
	if (!cell->first)
		add_line(l, to, c, cell->text, cell->link);
	for (const struct doc_node *p = cell->first; p; p = p->next)
		add_line(l, to, p == cell->first ? c : &(struct doc_column){0}, p->text, p->link);
}

static void add_stack(struct laying_out *l, struct doc_node *row, const struct stack *s)
{
	if (s->end == s->first + 1 && l->cells[s->first]) {
		copy_into(l, row, l->cells[s->first]);
		return;
	}
	struct doc_node *cell = doc_add(l->a, row, DOC_CELL, NULL);

	for (size_t i = s->first; i < s->end; i++) {
		add_lines(l, cell, i);
		if (l->cells[i] && l->cells[i]->audience > cell->audience)
			cell->audience = l->cells[i]->audience;
	}
	if (!cell->first)
		cell->text = "";
	if (l->cells[s->first])
		cell->role = l->cells[s->first]->role;
}

static struct doc_node *add_row(struct laying_out *l, const struct doc_node *from)
{
	struct doc_node *row = copy_into(l, l->to, from);

	row->first = row->last = NULL;
	row->n = 0;
	return row;
}

static void add_head(struct laying_out *l, const struct doc_node *from)
{
	struct doc_node *row = add_row(l, from);

	read_row(l, from);
	for (size_t i = 0; i < l->stacks.n; i++) {
		const struct stack *s = &l->stacks.at[i];
		struct doc_node *cell = copy_into(l, row, l->cells[s->first]);

		if (l->from->columns[s->first].stack)
			cell->text = l->from->columns[s->first].stack;
	}
}

static void add_data(struct laying_out *l, const struct doc_node *from)
{
	read_row(l, from);
	open_groups(l, from);
	struct doc_node *row = add_row(l, from);

	for (size_t i = 0; i < l->stacks.n; i++)
		add_stack(l, row, &l->stacks.at[i]);
	memcpy(l->before, l->cells, l->from->n_columns * sizeof *l->cells);
}

const struct doc_node *table_laid_out(struct arena *a, const struct doc_node *table)
{
	struct laying_out l = {.a = a, .from = table};
	size_t y = 0;

	if (!doc_table_is_flat(table))
		return table;
	l.to = arena_alloc(a, sizeof *l.to);
	*l.to = *table;
	l.to->first = l.to->last = NULL;
	l.to->n = 0;
	l.cells = arena_alloc(a, table->n_columns * sizeof *l.cells);
	l.before = arena_alloc(a, table->n_columns * sizeof *l.before);
	plan_stacks(&l);
	set_columns(&l);
	for (const struct doc_node *row = table->first; row; row = row->next) {
		if (y++ < table->head_rows)
			add_head(&l, row);
		else
			add_data(&l, row);
	}
	return l.to;
}
