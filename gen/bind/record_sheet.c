/* SPDX-License-Identifier: MIT
 *
 * A log or a list is a table with a head that repeats and empty rows that leave room to write; a
 * case is questions with room for their answers, and below them, where it goes on for days, a log.
 * Heads, what to write and choices come from clauses/records.json.
 */
#include "bind/record_sheet.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

/* Lines of writing in a row: what one writes by hand does not go into the height of one letter. */
#define ROOM 2
/* Half-width characters of a question and of its answer. */
#define QUESTION 36
#define ANSWER 64

const char *record_anchor(struct binding *b, const struct record_form *r)
{
	return arena_concat(b->a, "record-", r->id, (char *)NULL);
}

const char *record_file(struct binding *b, const char *place)
{
	return arena_strndup(b->a, place, (size_t)(strrchr(place, ':') - place));
}

bool record_parts(struct binding *b, const struct template_block *part, bind_record_part *bind)
{
	const struct view *v = view_get(b, "records", part->place);
	const struct settings *before = b->names;
	bool ok = true;

	for (size_t i = 0; i < v->rows.n; i++) {
		const struct record_form *r = library_record(
			b->in->library, view_field(&v->rows.at[i], "id")->text);
		struct settings names = {.up = before};

		if (!r->sheet)
			continue;
		settings_set(b->a, &names, "record_name", r->name);
		b->record = r;
		b->names = &names;
		ok = bind(b, part) && ok;
		b->record = NULL;
		b->names = before;
	}
	return ok;
}

static const char *head_text(struct binding *b, const struct record_column *c)
{
	return c->hint ? arena_concat(b->a, c->head, "\n",
				      text_fill(b->a, word_of(b, "record", "hint"), "hint", c->hint,
						"head", c->head),
				      (char *)NULL)
		       : c->head;
}

/* As cells of a column want them: ended by NULL. */
static const char *const *choices_in(struct binding *b, const struct record_column *c)
{
	const char **list = arena_alloc(b->a, (c->choices.n + 1) * sizeof *list);

	for (size_t i = 0; i < c->choices.n; i++)
		list[i] = c->choices.at[i];
	return c->choices.n ? list : NULL;
}

static struct doc_node *add_cell(struct binding *b, struct doc_node *row, const char *text,
				 const char *role, const char *place)
{
	struct doc_node *cell = doc_add(b->a, row, DOC_CELL, text);

	cell->role = role;
	cell->origin = origin_new(b, "library", record_file(b, place), place, NULL);
	return cell;
}

static struct doc_node *add_log_table(struct binding *b, struct doc_node *parent,
				      const struct record_columns *columns)
{
	struct doc_node *table = doc_add(b->a, parent, DOC_TABLE, NULL);
	struct doc_node *row = doc_add(b->a, table, DOC_ROW, NULL);

	table->n_columns = columns->n;
	table->columns = arena_alloc(b->a, columns->n * sizeof *table->columns);
	table->head_rows = 1;
	row->role = "head";
	for (size_t i = 0; i < columns->n; i++) {
		const struct record_column *c = &columns->at[i];

		table->columns[i] = (struct doc_column){
			.width = c->width, .choices = choices_in(b, c), .input = true};
		add_cell(b, row, head_text(b, c), "head", c->place);
	}
	return table;
}

static void add_log(struct binding *b, struct doc_node *parent,
		    const struct record_columns *columns, int lines)
{
	struct doc_node *table = add_log_table(b, parent, columns);

	for (int n = 0; n < lines; n++) {
		struct doc_node *row = doc_add(b->a, table, DOC_ROW, NULL);

		for (size_t i = 0; i < columns->n; i++)
			add_cell(b, row, "", NULL, columns->at[i].place)->lines = ROOM;
	}
}

/* '□はい　□いいえ': on paper and on the screen the one that is so is marked. */
static const char *boxes_of(struct binding *b, const struct record_column *c)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < c->choices.n; i++) {
		strbuf_join(&sb, word_of(b, "record", "between"), word_of(b, "record", "box"));
		strbuf_add(&sb, c->choices.at[i]);
	}
	return sb.text;
}

static void add_questions(struct binding *b, struct doc_node *parent,
			  const struct record_columns *columns)
{
	struct doc_node *table = doc_add(b->a, parent, DOC_KEY_VALUE, NULL);

	table->n_columns = 2;
	table->columns = arena_alloc(b->a, 2 * sizeof *table->columns);
	table->columns[0] = (struct doc_column){.width = QUESTION};
	table->columns[1] = (struct doc_column){.width = ANSWER, .input = true};
	for (size_t i = 0; i < columns->n; i++) {
		const struct record_column *c = &columns->at[i];
		struct doc_node *row = doc_add(b->a, table, DOC_ROW, NULL);

		add_cell(b, row, head_text(b, c), "key", c->place);
		add_cell(b, row, boxes_of(b, c), NULL, c->place)->lines = c->lines > 0 ? c->lines : ROOM;
	}
}

static void add_case(struct binding *b, struct doc_node *parent, const struct record_form *r)
{
	add_questions(b, parent, &r->columns);
	if (!r->log.n)
		return;
	struct doc_node *heading = doc_add(b->a, parent, DOC_HEADING,
					   r->log_title ? r->log_title
							: word_of(b, "record", "log"));

	heading->level = 2;
	add_log(b, parent, &r->log, r->log_lines > 0 ? r->log_lines : RECORD_LINES);
}

bool bind_record_sheet(struct binding *b, struct doc_node *parent,
		       const struct template_block *block)
{
	const struct record_form *r = b->record;

	if (!r) {
		diag_add(b->dl, DIAG_RECORD_OUTSIDE, b->in->template->id, block->place);
		return false;
	}
	if (r->note)
		doc_add(b->a, parent, DOC_PARAGRAPH, r->note)->level = 1;
	if (strcmp(r->kind, "case") == 0)
		add_case(b, parent, r);
	else
		add_log(b, parent, &r->columns, r->lines > 0 ? r->lines : RECORD_LINES);
	return true;
}
