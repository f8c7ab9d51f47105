/* SPDX-License-Identifier: MIT
 *
 * Rows are written as they are laid out; a group's line begins a body of rows of its own, whose
 * head it is. Where each row has one cell below each head, a narrow screen shows rows as cards, and
 * style rules say each head before its cell again, which adds no word to the page.
 */
#include "html/tables.h"

#include <string.h>

#include "base/text.h"
#include "doc/laid_out.h"
#include "html/cells.h"
#include "html/filters.h"
#include "render/table.h"

struct written_table {
	struct html_page *p;
	const struct doc_node *table; /* laid out */
	const struct table_layout *layout;
	const struct html_filters *filters;
	const char **heads;           /* of each column; "" of none */
	const char *name;             /* its class */
	size_t row;                   /* data rows so far, those of groups not among them */
	bool bodies;                  /* one is open */
};

static bool is_group(const struct doc_node *row)
{
	const char *role = row->role ? row->role : row->first ? row->first->role : NULL;

	return row->n == 1 && row->first->colspan > 1 && role &&
	       (strcmp(role, "group") == 0 || strcmp(role, "group-2") == 0);
}

static bool has_one_cell_each(const struct doc_node *table, size_t columns)
{
	size_t y = 0;

	for (const struct doc_node *row = table->first; row; row = row->next) {
		if (y++ >= table->head_rows && is_group(row))
			continue;
		if (row->n != columns)
			return false;
		for (const struct doc_node *cell = row->first; cell; cell = cell->next)
			if (cell->colspan > 1 || cell->rowspan > 1)
				return false;
	}
	return true;
}

static bool is_of_cards(const struct written_table *t)
{
	return t->table->head_rows == 1 && t->layout->n_columns > 2 &&
	       has_one_cell_each(t->table, t->layout->n_columns);
}

static void read_heads(struct written_table *t)
{
	t->heads = arena_alloc(t->p->a, t->layout->n_columns * sizeof *t->heads);
	for (size_t x = 0; x < t->layout->n_columns; x++)
		t->heads[x] = "";
	for (size_t i = 0; i < t->layout->cells.n; i++) {
		const struct placed *c = &t->layout->cells.at[i];
		const char *words = table_cell_text(t->p->a, c->cell);

		if (c->y >= t->layout->head_rows)
			return;
		for (size_t x = c->x; *words && x < c->x + c->columns; x++)
			t->heads[x] = arena_concat(t->p->a, t->heads[x], *t->heads[x] ? " " : "",
						   words, (char *)NULL);
	}
}

/* of columns on a screen, in em */
static const double narrowest = 2.5, widest = 18;

/* Room that a column wants on a screen, and its head on cards. */
static void add_rules(struct written_table *t, bool cards)
{
	struct strbuf *rules = &t->p->rules;

	for (size_t x = 0; t->table->head_rows == 1 && x < t->table->n_columns; x++) {
		const double wanted = t->table->columns[x].width / 2;

		if (wanted > 0)
			strbuf_printf(rules,
				      "@media screen{.%s thead th:nth-child(%zu)"
				      "{min-width:%.3gem}}\n",
				      t->name, x + 1,
				      wanted > widest	  ? widest
				      : wanted < narrowest ? narrowest
							   : wanted);
	}
	for (size_t x = 0; cards && x < t->layout->n_columns; x++)
		strbuf_printf(rules,
			      "@media screen and (max-width:45em){.%s "
			      "tbody>tr:not(.group)>:nth-child(%zu)::before{content:\"%s\"}}\n",
			      t->name, x + 1, html_css_string(t->p->a, t->heads[x]));
}

static const struct doc_column *column_of(const struct written_table *t, size_t x)
{
	return t->table->columns && x < t->table->n_columns ? &t->table->columns[x] : NULL;
}

static bool names_its_row(const struct written_table *t, const struct placed *c)
{
	const struct doc_column *column = column_of(t, c->x);

	if (t->layout->head_rows)
		return column && column->heads;
	return c->cell && text_equal(c->cell->role, "key") && !text_empty(c->cell->text);
}

/* Who hears a field hears its row and its column: the words that name them. */
static const char *field_name(const struct written_table *t, size_t i)
{
	const struct placed *c = &t->layout->cells.at[i];
	struct strbuf sb = strbuf_new(t->p->a);

	for (size_t k = i; k-- > 0 && t->layout->cells.at[k].y == c->y;)
		if (names_its_row(t, &t->layout->cells.at[k])) {
			strbuf_add(&sb, table_cell_text(t->p->a, t->layout->cells.at[k].cell));
			break;
		}
	if (*t->heads[c->x])
		strbuf_join(&sb, " ", t->heads[c->x]);
	return sb.len ? sb.text : t->p->style->words[WORD_BLANK];
}

static void add_number(struct html_page *p, const char *name, size_t n)
{
	if (n > 1)
		html_attribute(p, name, arena_printf(p->a, "%zu", n));
}

static const char *side_class(const struct written_table *t, const struct placed *c)
{
	static const char *const names[] = {
		[ALIGN_START] = NULL, [ALIGN_CENTER] = "c", [ALIGN_END] = "e"};
	const struct doc_column *column = column_of(t, c->x);

	return column && c->columns == 1 ? names[column->align] : NULL;
}

static void add_cell(struct written_table *t, size_t i)
{
	const struct placed *c = &t->layout->cells.at[i];
	struct html_page *p = t->p;
	const bool head = c->y < t->layout->head_rows, group = !head && is_group(c->row);
	const bool names = head || group || names_its_row(t, c);
	const char *role = c->cell ? c->cell->role : NULL;
	const struct doc_column *column = head || group ? NULL : column_of(t, c->x);

	html_add(p, names ? "<th" : "<td");
	if (names)
		html_attribute(p, "scope",
			       group		? "rowgroup"
			       : !head		? "row"
			       : c->columns > 1 ? "colgroup"
						: "col");
	html_class(p, side_class(t, c),
		   role	   ? role
		   : head  ? "head"
		   : group ? c->row->role
			   : NULL);
	add_number(p, "colspan", c->columns);
	add_number(p, "rowspan", c->rows);
	html_add(p, ">");
	html_cell(p, c->cell, column, column && column->input ? field_name(t, i) : NULL);
	html_add(p, names ? "</th>" : "</td>");
}

static const char *row_class(const struct doc_node *row, bool group)
{
	if (group)
		return text_equal(row->role ? row->role : row->first->role, "group") ? "group"
										      : "group second";
	return text_equal(row->role, "total") ? "total" : NULL;
}

static void open_row(struct written_table *t, const struct doc_node *row, bool head)
{
	struct html_page *p = t->p;
	const bool group = !head && is_group(row);

	if (!head && (group || !t->bodies)) {
		html_add(p, t->bodies ? "</tbody>\n<tbody>\n" : "<tbody>\n");
		t->bodies = true;
	}
	html_add(p, "<tr");
	if (row->id)
		html_attribute(p, "id", html_id(p->a, row->id));
	html_attribute(p, "class", head ? NULL : row_class(row, group));
	html_attribute(p, "data-hours", head ? NULL : row->hours);
	if (!head && !group)
		html_attribute(p, "data-f",
			       t->filters ? html_filters_row(p, t->filters, t->row++) : NULL);
	html_add(p, ">");
}

static void add_rows(struct written_table *t)
{
	const struct table_layout *l = t->layout;
	size_t y = SIZE_MAX;

	for (size_t i = 0; i < l->cells.n; i++) {
		const struct placed *c = &l->cells.at[i];
		const bool head = c->y < l->head_rows;

		if (c->y != y) {
			if (y != SIZE_MAX)
				html_add(t->p, "</tr>\n");
			if (!c->y && head)
				html_add(t->p, "<thead>\n");
			if (l->head_rows && c->y == l->head_rows)
				html_add(t->p, "</thead>\n");
			open_row(t, c->row, head);
			y = c->y;
		}
		add_cell(t, i);
	}
	if (y != SIZE_MAX)
		html_add(t->p, "</tr>\n");
	if (t->bodies)
		html_add(t->p, "</tbody>\n");
	else if (l->head_rows)
		html_add(t->p, "</thead>\n");
}

/* A table that is wider than the screen moves in a place of its own, with keys too. */
static void open_region(struct html_page *p, bool wide)
{
	html_add(p, "<div class=\"wide\"");
	if (wide)
		html_add(p, " role=\"region\" tabindex=\"0\"");
	if (wide)
		html_attribute(p, p->named_by ? "aria-labelledby" : "aria-label",
			       p->named_by ? p->named_by : p->doc->title);
	html_add(p, ">");
}

static void open_table(struct html_page *p, const char *name, const char *kind,
		       const struct doc_node *table)
{
	html_add(p, "<table");
	if (table->id)
		html_attribute(p, "id", html_id(p->a, table->id));
	html_attribute(p, "class", arena_concat(p->a, name, kind, (char *)NULL));
	html_add(p, ">\n<caption class=\"sr\">");
	html_text(p, p->name ? p->name : p->doc->title);
	html_add(p, "</caption>\n");
}

void html_table(struct html_page *p, const struct doc_node *flat)
{
	struct written_table t = {.p = p, .table = table_laid_out(p->a, flat)};

	if (!t.table->first)
		return;
	t.layout = table_lay_out(p->a, t.table);
	t.filters = html_filters_of(p, flat);
	t.name = arena_printf(p->a, "t%zu", ++p->tables);
	read_heads(&t);
	const bool cards = is_of_cards(&t);

	add_rules(&t, cards);
	if (t.filters)
		html_filters_put(p, t.filters, t.name);
	open_region(p, t.layout->n_columns > 2);
	open_table(p, t.name, cards ? " cards" : t.table->head_rows ? "" : " form", flat);
	add_rows(&t);
	html_add(p, "</table></div>\n");
}

static void add_pair(struct html_page *p, const struct doc_node *node, const struct doc_node *row)
{
	const struct doc_node *key = row->first, *value = key->next;
	const bool alone = !value;
	const struct doc_column *column =
		node->columns && node->n_columns > 1 ? &node->columns[1] : NULL;

	html_add(p, "<tr");
	if (row->id)
		html_attribute(p, "id", html_id(p->a, row->id));
	html_add(p, alone ? "><th colspan=\"2\" scope=\"rowgroup\"" : "><th scope=\"row\"");
	html_class(p, NULL,
		   key->role ? key->role
		   : alone   ? row->role
		   : node->kind == DOC_KEY_VALUE ? "key"
						 : NULL);
	html_add(p, ">");
	html_cell(p, key, NULL, NULL);
	html_add(p, "</th>");
	if (value) {
		html_add(p, "<td");
		html_class(p, NULL, value->role);
		html_add(p, ">");
		html_cell(p, value, column, table_cell_text(p->a, key));
		html_add(p, "</td>");
	}
	html_add(p, "</tr>\n");
}

void html_pairs(struct html_page *p, const struct doc_node *node)
{
	const char *name = arena_printf(p->a, "t%zu", ++p->tables);

	if (!node->first)
		return;
	html_add(p, "<div class=\"wide\">");
	open_table(p, name, node->kind == DOC_SIGNATURE ? " signature" : " pairs", node);
	html_add(p, "<tbody>\n");
	for (const struct doc_node *row = node->first; row; row = row->next)
		add_pair(p, node, row);
	html_add(p, "</tbody>\n</table></div>\n");
}
