/* SPDX-License-Identifier: MIT
 *
 * Forms: tables that people fill in. What is printed comes from the template, not from a view; the
 * rest of the cells stay empty and have the room that the template asks for.
 */
#include "bind/choice_list.h"
#include "bind/column_looks.h"
#include "bind/readers.h"
#include "bind/view.h"

static bool has_heads(const struct template_block *block)
{
	for (size_t i = 0; i < block->columns.n; i++)
		if (block->columns.at[i].head)
			return true;
	return false;
}

static void set_columns(struct binding *b, const struct template_block *block,
			struct doc_node *table)
{
	table->n_columns = block->columns.n;
	table->columns = arena_alloc(b->a, block->columns.n * sizeof *table->columns);
	for (size_t i = 0; i < block->columns.n; i++) {
		const struct column *c = &block->columns.at[i];

		table->columns[i] = (struct doc_column){.width = c->width,
							.align = align_of(c->align),
							.choices = choices_of(b->a, b->in->library, c),
							.input = c->input,
							.tap = column_tap(c->tap)};
	}
}

static void add_heads(struct binding *b, const struct template_block *block, struct doc_node *table)
{
	struct doc_node *row = doc_add(b->a, table, DOC_ROW, NULL);

	row->role = "head";
	table->head_rows = 1;
	for (size_t i = 0; i < block->columns.n; i++) {
		const struct column *c = &block->columns.at[i];

		doc_add(b->a, row, DOC_CELL, c->head ? template_text(b, c->head, c->place) : "")
			->role = "head";
	}
}

static void add_row(struct binding *b, const struct template_block *block,
		    const struct form_row *from, struct doc_node *table)
{
	struct doc_node *row = doc_add(b->a, table, DOC_ROW, NULL);

	for (size_t i = 0; i < block->columns.n; i++) {
		const char *text =
			i < from->cells.n ? template_text(b, from->cells.at[i], from->place) : "";
		struct doc_node *cell = doc_add(b->a, row, DOC_CELL, text);

		cell->role = block->columns.at[i].role;
		cell->lines = from->lines;
		readers_mark(b, cell,
			     readers_of_text(b, i < from->cells.n ? from->cells.at[i] : NULL),
			     from->place, i < from->cells.n ? from->cells.at[i] : NULL);
		cell->origin = origin_new(b, "template", b->in->template->file, from->place, NULL);
	}
}

/* Two columns without heads are pairs of a question and its answer. */
bool bind_form(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	bool heads = has_heads(block);
	struct doc_node *table = doc_add(
		b->a, parent, !heads && block->columns.n == 2 ? DOC_KEY_VALUE : DOC_TABLE, NULL);

	table->id = block->id;
	set_columns(b, block, table);
	if (heads) {
		name_rows(table);
		add_heads(b, block, table);
	}
	for (size_t i = 0; i < block->rows.n; i++)
		for (int n = 0; n < (block->rows.at[i].times > 1 ? block->rows.at[i].times : 1);
		     n++)
			add_row(b, block, &block->rows.at[i], table);
	return true;
}
