/* SPDX-License-Identifier: MIT
 *
 * Values are numbered in the order in which rows name them, or in that of the column's choices. A
 * cell of several lines has a value per line.
 */
#include "html/filters.h"

#include <string.h>

#include "base/text.h"
#include "render/table.h"

enum { LEAST_ROWS = 6, MOST_VALUES = 200 };

struct filter_value {
	const char *text, *full; /* full: what a mark stands for; NULL: nothing */
	size_t nth;
};

struct filter_column {
	size_t x;
	const char *head;
	struct map *by_text;
	VEC(struct filter_value *) values;
};

struct html_filters {
	VEC(struct filter_column) columns;
	VEC(const struct doc_node *) rows;
};

static const struct doc_node *nth_cell(const struct doc_node *row, size_t x)
{
	const struct doc_node *cell = row->first;

	while (cell && x--)
		cell = cell->next;
	return cell;
}

static struct filter_value *value_of(struct html_page *p, struct filter_column *c,
				     const char *text, const char *full)
{
	struct filter_value *v = map_get(c->by_text, text);

	if (v)
		return v;
	v = arena_alloc(p->a, sizeof *v);
	*v = (struct filter_value){text, full, c->values.n};
	map_set(c->by_text, text, v);
	*vec_push(p->a, &c->values) = v;
	return v;
}

/* The next line of a text; NULL behind the last. */
static const char *take_line(struct html_page *p, const char **text)
{
	if (!*text)
		return NULL;
	const char *end = strchr(*text, '\n');
	const char *line = end ? arena_strndup(p->a, *text, (size_t)(end - *text)) : *text;

	*text = end ? end + 1 : NULL;
	return line;
}

static void gather_values(struct html_page *p, struct html_filters *f, struct filter_column *c,
			  const struct doc_column *column)
{
	for (const char *const *choice = column->choices; choice && *choice; choice++)
		value_of(p, c, *choice, NULL);
	for (size_t i = 0; i < f->rows.n; i++) {
		const struct doc_node *cell = nth_cell(f->rows.at[i], c->x);
		const char *text = table_cell_text(p->a, cell), *line;

		while ((line = take_line(p, &text)))
			value_of(p, c, line, cell->full);
	}
}

static void gather_column(struct html_page *p, struct html_filters *f,
			  const struct doc_node *table, size_t x)
{
	struct filter_column c = {
		.x = x,
		.head = table_cell_text(p->a, nth_cell(table->first, x)),
		.by_text = map_new(p->a),
	};

	gather_values(p, f, &c, &table->columns[x]);
	if (c.values.n > 1 && c.values.n <= MOST_VALUES)
		*vec_push(p->a, &f->columns) = c;
}

struct html_filters *html_filters_of(struct html_page *p, const struct doc_node *table)
{
	struct html_filters *f = arena_alloc(p->a, sizeof *f);
	size_t y = 0;

	*f = (struct html_filters){0};
	if (!doc_table_is_list(table) || table->head_rows != 1)
		return NULL;
	for (const struct doc_node *row = table->first; row; row = row->next)
		if (y++ >= table->head_rows)
			*vec_push(p->a, &f->rows) = row;
	for (size_t x = 0; x < table->n_columns && f->rows.n >= LEAST_ROWS; x++)
		if (table->columns[x].filter)
			gather_column(p, f, table, x);
	return f->columns.n ? f : NULL;
}

static void put_column(struct html_page *p, const struct filter_column *c)
{
	html_add(p, "<label><span>");
	html_text(p, c->head);
	html_add(p, "</span><select>");
	for (size_t i = 0; i < c->values.n; i++) {
		const struct filter_value *v = c->values.at[i];

		html_add(p, arena_printf(p->a, "<option value=\"%zu\">", i));
		html_text(p, v->text);
		if (v->full && *v->text) {
			html_add(p, " ");
			html_text(p, v->full);
		}
		html_add(p, "</option>");
	}
	html_add(p, "</select></label>");
}

void html_filters_put(struct html_page *p, const struct html_filters *f, const char *table)
{
	html_add(p, "<div class=\"filter\" hidden");
	html_attribute(p, "data-of", table);
	html_add(p, ">");
	for (size_t i = 0; i < f->columns.n; i++)
		put_column(p, &f->columns.at[i]);
	html_add(p, "</div>\n");
}

const char *html_filters_row(struct html_page *p, const struct html_filters *f, size_t nth)
{
	struct strbuf sb = strbuf_new(p->a);

	if (nth >= f->rows.n || text_equal(f->rows.at[nth]->role, "total"))
		return NULL;
	for (size_t i = 0; i < f->columns.n; i++) {
		const struct filter_column *c = &f->columns.at[i];
		const char *text = table_cell_text(p->a, nth_cell(f->rows.at[nth], c->x)), *line;
		const char *between = i ? "," : "";

		while ((line = take_line(p, &text))) {
			const struct filter_value *v = map_get(c->by_text, line);

			strbuf_printf(&sb, "%s%zu", between, v->nth);
			between = ".";
		}
	}
	return sb.text;
}
