/* SPDX-License-Identifier: MIT
 *
 * Tables, key-value lists and signature blocks: rows of a view, filtered, ordered and grouped as
 * the template says.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "base/text.h"
#include "bind/choice_list.h"
#include "bind/column_looks.h"
#include "bind/column_each.h"
#include "bind/document_links.h"
#include "bind/readers.h"
#include "bind/row_scopes.h"
#include "bind/view.h"
#include "derive/call_hours.h"

/* In the head of a signature: the party of its block. */
#define SIGNATURE_PARTY "{{label}}"

/* A column of the template after `each` was spread over the parties of the contract. */
struct bound_column {
	const struct column *column;
	const char *head, *field, *label;
	enum audience audience; /* of what it prints */
};

struct bound_table {
	struct binding *b;
	const struct template_block *block;
	const struct view *view;
	VEC(struct bound_column) columns;
	VEC(const struct view_row *) rows;
};

static const char *sort_text(const struct view_row *row, const char *name)
{
	const struct view_field *f = view_field(row, name);

	return f && f->text ? f->text : "";
}

/*
 * Place of a row's value among the topics of the library, so that a table by topic follows
 * topics.json.
 */
static int compare_field(const struct bound_table *t, const char *name, const struct view_row *x,
			 const struct view_row *y)
{
	const char *a = sort_text(x, name), *b = sort_text(y, name);

	if (strcmp(a, b) == 0)
		return 0;
	if (strcmp(name, "topic.id") == 0) {
		const struct topic *ta = library_topic(t->b->in->library, a),
				   *tb = library_topic(t->b->in->library, b);
		size_t oa = ta ? ta->order : SIZE_MAX, ob = tb ? tb->order : SIZE_MAX;

		return oa < ob ? -1 : oa > ob;
	}
	return text_compare_natural(a, b);
}

static int compare_rows(const void *x, const void *y, void *context)
{
	const struct bound_table *t = context;
	const struct view_row *a = *(const struct view_row *const *)x,
			      *b = *(const struct view_row *const *)y;

	for (size_t i = 0; i < t->block->order.n; i++) {
		int order = compare_field(t, t->block->order.at[i], a, b);

		if (order)
			return order;
	}
	return a < b ? -1 : a > b; /* else as the view has them */
}

static void collect_rows(struct bound_table *t)
{
	for (size_t i = 0; i < t->view->rows.n; i++)
		if (row_is_of_part(t->b, &t->view->rows.at[i]) &&
		    row_is_wanted(&t->view->rows.at[i], t->block))
			*vec_push(t->b->a, &t->rows) = &t->view->rows.at[i];
	if (t->rows.n && t->block->order.n)
		qsort_r(t->rows.at, t->rows.n, sizeof *t->rows.at, compare_rows, t);
}

static void add_column(void *context, const struct column *c, const char *head, const char *field,
		       const char *label)
{
	struct bound_table *t = context;

	*vec_push(t->b->a, &t->columns) = (struct bound_column){
		.column = c, .head = head, .field = field, .label = label};
}

static bool field_is_known(struct bound_table *t, const char *field, const char *place)
{
	if (view_source(t->view, field))
		return true;
	diag_add(t->b->dl, DIAG_UNKNOWN_FIELD, t->b->in->template->id, place, field, t->view->name,
		 view_list_fields(t->b->a, t->view));
	return false;
}

static bool some_row_has(const struct bound_table *t, const char *field)
{
	for (size_t i = 0; i < t->view->rows.n; i++)
		for (size_t k = 0; k < t->view->rows.at[i].fields.n; k++)
			if (strcmp(t->view->rows.at[i].fields.at[k].name, field) == 0)
				return true;
	return false;
}

/* A head that no row has may be a slip of the pen, but also a list that is not filled in yet. */
static void check_extra(struct bound_table *t, const char *field, const char *place)
{
	if (text_starts(field, VIEW_EXTRA) && t->view->rows.n && !some_row_has(t, field))
		diag_add(t->b->dl, DIAG_NO_SUCH_EXTRA, t->b->in->template->id, place,
			 field + strlen(VIEW_EXTRA), t->view->name);
}

static bool check_fields(struct bound_table *t)
{
	const struct template_block *block = t->block;
	bool ok = true;

	for (size_t i = 0; i < t->columns.n; i++) {
		const char *place = t->columns.at[i].column->place;

		ok = field_is_known(t, t->columns.at[i].field, place) && ok;
		check_extra(t, t->columns.at[i].field, place);
	}
	for (size_t i = 0; i < block->where.n; i++)
		ok = field_is_known(t, block->where.at[i].field, block->where.at[i].place) && ok;
	for (size_t i = 0; i < block->order.n; i++)
		ok = field_is_known(t, block->order.at[i], block->place) && ok;
	for (size_t i = 0; i < block->group.n; i++)
		ok = field_is_known(t, block->group.at[i], block->place) && ok;
	if (block->calendar)
		ok = field_is_known(t, block->calendar, block->place) && ok;
	if (block->uid)
		ok = field_is_known(t, block->uid, block->place) && ok;
	return ok;
}

static enum audience field_audience(const struct bound_table *t, const char *field)
{
	const struct view_source *s = view_source(t->view, field);

	return readers_of_members(t->b, s ? s->members : "", t->view->reach);
}

/* Which rows there are, and in which groups, tells of the fields that were asked. */
static void mark_table(struct bound_table *t, struct doc_node *table)
{
	for (size_t i = 0; i < t->block->where.n; i++) {
		const struct condition *c = &t->block->where.at[i];

		readers_mark(t->b, table, field_audience(t, c->field), c->place, c->field);
	}
	for (size_t i = 0; i < t->block->group.n; i++)
		readers_mark(t->b, table, field_audience(t, t->block->group.at[i]), t->block->place,
			     t->block->group.at[i]);
}

/* The heads of a signature are put together for each party (head_of_party). */
static void take_column_of(struct bound_table *t, const struct column *c)
{
	if (strcmp(t->block->block, "signature") == 0)
		add_column(t, c, c->head, c->field, c->label);
	else
		column_each(t->b, c, add_column, t);
}

static bool open_table(struct bound_table *t, struct binding *b, const struct template_block *block)
{
	*t = (struct bound_table){
		.b = b,
		.block = block,
		.view = view_get(b, block->view ? block->view : "", block->place)};
	if (!t->view)
		return false;
	for (size_t i = 0; i < block->columns.n; i++)
		take_column_of(t, &block->columns.at[i]);
	if (!check_fields(t))
		return false;
	for (size_t i = 0; i < t->columns.n; i++)
		t->columns.at[i].audience = field_audience(t, t->columns.at[i].field);
	collect_rows(t);
	return true;
}

enum doc_align align_of(const char *name)
{
	if (name && strcmp(name, "center") == 0)
		return ALIGN_CENTER;
	return name && strcmp(name, "end") == 0 ? ALIGN_END : ALIGN_START;
}

/* Those of the questionnaire that is bound, or what the column itself offers. */
static const char *const *column_choices(struct binding *b, const struct column *c)
{
	return text_equal(c->choose, "question") ? b->in->choices
						 : choices_of(b->a, b->in->library, c);
}

static void set_columns(struct bound_table *t, struct doc_node *table)
{
	table->n_columns = t->columns.n;
	table->columns = arena_alloc(t->b->a, t->columns.n * sizeof *table->columns);
	for (size_t i = 0; i < t->columns.n; i++) {
		const struct column *c = t->columns.at[i].column;

		table->columns[i].width = c->width;
		table->columns[i].fixed = t->block->fixed && c->width > 0;
		table->columns[i].align = align_of(c->align);
		table->columns[i].input = c->input;
		table->columns[i].answer = c->answer;
		table->columns[i].number = c->number;
		table->columns[i].verbatim = c->verbatim;
		table->columns[i].wanted = column_wanted(t->b, c);
		table->columns[i].prompt =
			c->prompt ? template_text(t->b, c->prompt, c->place) : NULL;
		table->columns[i].heads = c->heads;
		table->columns[i].group = c->group;
		table->columns[i].stack = c->stack;
		table->columns[i].label = t->columns.at[i].label;
		table->columns[i].event = doc_event_of(c->event);
		table->columns[i].choices = column_choices(t->b, c);
		table->columns[i].rules = rules_of(t->b, c);
		table->columns[i].filter = c->filter;
		table->columns[i].tap = column_tap(c->tap);
	}
}

/*
 * Lines of groups are no things; what a page is made around (a week's days, a form, a letter, a
 * summary) is looked at there, and so are a few counts.
 */
static bool is_list(const struct bound_table *t)
{
	const struct template_block *part = t->b->last_part;

	return !t->block->group.n && !t->block->brief && !(part && (part->together || part->summary));
}

void name_rows(struct doc_node *table)
{
	size_t first = table->n_columns;

	for (size_t i = table->n_columns; i-- > 0;) {
		if (table->columns[i].heads)
			return;
		if (!table->columns[i].group)
			first = i;
	}
	if (first < table->n_columns)
		table->columns[first].heads = true;
}

static void add_head(struct bound_table *t, struct doc_node *table)
{
	struct doc_node *row = doc_add(t->b->a, table, DOC_ROW, NULL);

	row->role = "head";
	table->head_rows = 1;
	for (size_t i = 0; i < t->columns.n; i++)
		doc_add(t->b->a, row, DOC_CELL, t->columns.at[i].head)->role = "head";
}

/* Where there is room for so much only, the table that has all of it is named beside. */
static const char *cell_text(const struct bound_table *t, const struct view_field *f,
			     const struct column *c)
{
	if (!f || !f->text || c->most <= 0)
		return f ? f->text : NULL;
	return text_begin(t->b->a, f->text, (size_t)c->most,
			  library_word(t->b->in->library, "cut"));
}

static void add_lines(struct binding *b, struct doc_node *cell, const struct view_field *f)
{
	for (size_t i = 0; f && i < f->lines.n; i++) {
		const struct view_line *line = &f->lines.at[i];
		struct doc_node *p = doc_add(b->a, cell, DOC_PARAGRAPH, line->text);

		p->link = line->link;
		p->label = line->label;
		p->spans = line->spans;
		p->n_spans = line->n_spans;
		p->audience = line->audience;
	}
}

static void fill_cell(struct bound_table *t, struct doc_node *row, const struct view_row *from,
		      const struct bound_column *c)
{
	const struct view_field *f = view_field(from, c->field);
	struct doc_node *cell = doc_add(t->b->a, row, DOC_CELL, cell_text(t, f, c->column));
	const struct view_field *look =
		c->column->role_field ? view_field(from, c->column->role_field) : NULL;

	cell->role = look && look->text ? look->text
		     : c->column->role  ? c->column->role
		     : f                ? f->role
					: NULL;
	cell->origin = from->origin;
	cell->link = f ? f->link : NULL;
	add_lines(t->b, cell, f);
	cell->day = f ? f->day : NULL;
	cell->full = f ? f->full : NULL;
	cell->count = f ? f->count : NULL;
	cell->lines = t->block->lines;
	note_blanks(t->b, from, f);
	readers_mark_below(t->b, cell,
			   audience_narrower(c->audience,
					     audience_narrower(from->audience,
							       f ? f->audience
								 : AUDIENCE_EVERYONE)),
			   c->column->place, c->field);
	if (cell->first) {
		cell->text = NULL;
	} else if (!cell->text) {
		cell->text = library_word(t->b->in->library, "missing");
		cell->role = "missing";
	}
}

/* A key may have a row per phase: links lead to the first. */
static void set_anchor(struct bound_table *t, struct doc_node *row, const struct view_row *from)
{
	if (!from->anchor || !block_has_anchors(t->block) ||
	    map_get(t->b->anchors, from->anchor))
		return;
	map_set(t->b->anchors, from->anchor, row);
	row->id = from->anchor;
}

/* What the row has besides cells is read by whoever has the file, too. */
static const char *row_fact(struct bound_table *t, struct doc_node *row,
			    const struct view_row *from, const char *field)
{
	const struct view_field *f = field ? view_field(from, field) : NULL;

	if (!f || text_empty(f->text))
		return NULL;
	readers_mark(t->b, row, field_audience(t, field), t->block->place, field);
	return f->text;
}

/* Whose calendar it also stands in names a file. */
static void set_event(struct bound_table *t, struct doc_node *row, const struct view_row *from)
{
	const char *calendar = row_fact(t, row, from, t->block->calendar);

	row->uid = row_fact(t, row, from, t->block->uid);
	if (calendar && name_is_portable(calendar))
		row->calendar = calendar;
	else if (calendar)
		diag_add(t->b->dl, DIAG_BAD_ID, t->b->in->template->id, t->block->place, calendar);
}

static bool is_to_dial(const struct bound_table *t)
{
	for (size_t i = 0; i < t->columns.n; i++)
		if (column_tap(t->columns.at[i].column->tap) == TAP_PHONE)
			return true;
	return false;
}

/* Beside numbers to dial: a clock says whose answer now. */
static void set_hours(struct bound_table *t, struct doc_node *row, const struct view_row *from)
{
	if (!from->hours || !is_to_dial(t))
		return;
	row->hours = from->hours;
	t->b->doc->days_off = call_hours_days_off(t->b->a, &t->b->in->library->calendar);
	readers_mark(t->b, row, readers_of_members(t->b, "contact.hours", t->view->reach),
		     t->block->place, "hours");
}

static void add_data_row(struct bound_table *t, struct doc_node *table, const struct view_row *from)
{
	struct doc_node *row = doc_add(t->b->a, table, DOC_ROW, NULL);

	row->role = from->role;
	row->origin = from->origin;
	set_anchor(t, row, from);
	set_event(t, row, from);
	set_hours(t, row, from);
	for (size_t i = 0; i < t->columns.n; i++)
		fill_cell(t, row, from, &t->columns.at[i]);
}

struct group_reading {
	const struct bound_table *t;
	enum audience audience;
};

static void read_group_name(void *context, const char *name)
{
	struct group_reading *r = context;

	r->audience = audience_narrower(r->audience, field_audience(r->t, name));
}

/* Of the fields that the group's text names; without a text its own field is printed. */
static enum audience group_audience(const struct bound_table *t, size_t level)
{
	struct group_reading r = {t, AUDIENCE_EVERYONE};

	if (level >= t->block->group_text.n)
		return field_audience(t, t->block->group.at[level]);
	expand_visit(t->b->a, t->block->group_text.at[level], read_group_name, &r);
	return r.audience;
}

/*
 * The group's line: its text with the fields of the group's first row as placeholders; what is
 * missing is said, and is no hole.
 */
static const char *group_text(struct bound_table *t, size_t level, const struct view_row *row)
{
	struct settings names = {0};
	struct expand e = {
		.a = t->b->a, .names = &names, .subject = t->b->in->template->id, .dl = t->b->dl};

	if (level >= t->block->group_text.n)
		return sort_text(row, t->block->group.at[level]);
	for (size_t i = 0; i < row->fields.n; i++) {
		const char *field = arena_concat(t->b->scratch, "{{", row->fields.at[i].name, "}}",
						 (char *)NULL);

		if (strstr(t->block->group_text.at[level], field))
			note_blanks(t->b, row, &row->fields.at[i]);
		settings_set(t->b->scratch, &names, row->fields.at[i].name,
			     row->fields.at[i].text ? row->fields.at[i].text
						    : library_word(t->b->in->library, "missing"));
	}
	/* a field may be empty */
	return text_trim(t->b->a, expand_text(&e, t->block->group_text.at[level], t->block->place));
}

static void add_group_row(struct bound_table *t, struct doc_node *table, size_t level,
			  const struct view_row *first)
{
	struct doc_node *row = doc_add(t->b->a, table, DOC_ROW, NULL);
	struct doc_node *cell = doc_add(t->b->a, row, DOC_CELL, group_text(t, level, first));

	row->role = cell->role = level ? "group-2" : "group";
	row->origin = cell->origin = first->origin;
	cell->colspan = (short)t->columns.n;
	readers_mark(t->b, cell, group_audience(t, level), t->block->place,
		     level < t->block->group_text.n ? t->block->group_text.at[level]
						    : t->block->group.at[level]);
}

/* A line for every group level that changes from the row before, outermost first. */
static void open_groups(struct bound_table *t, struct doc_node *table,
			const struct view_row *before, const struct view_row *row)
{
	bool changed = before == NULL;

	for (size_t i = 0; i < t->block->group.n; i++) {
		const char *name = t->block->group.at[i];

		changed = changed || strcmp(sort_text(before, name), sort_text(row, name)) != 0;
		if (changed)
			add_group_row(t, table, i, row);
	}
}

static size_t shown_rows(const struct bound_table *t)
{
	size_t limit = t->block->limit > 0 ? (size_t)t->block->limit : t->rows.n;

	return limit < t->rows.n ? limit : t->rows.n;
}

/* Rows that are left out are counted, and the text says where they stand: none is lost silently. */
static void say_rest(struct bound_table *t, struct doc_node *parent)
{
	size_t n = t->rows.n - shown_rows(t);
	const char *text = t->block->rest ? t->block->rest : "{{n}}";

	if (!n)
		return;
	text = text_replace(t->b->a, text, "{{n}}", arena_printf(t->b->a, "%zu", n));
	struct doc_node *note =
		doc_add(t->b->a, parent, DOC_NOTE, template_text(t->b, text, t->block->place));

	note->level = 1;
	mark_table(t, note);
	readers_mark(t->b, note, readers_of_text(t->b, t->block->rest), t->block->place,
		     t->block->rest);
}

bool bind_table(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	struct bound_table t;

	if (!open_table(&t, b, block))
		return false;
	if (!t.rows.n) {
		const char *empty = template_text(b, block->empty, block->place);

		doc_add(b->a, parent, DOC_PARAGRAPH,
			empty ? empty : library_word(b->in->library, "empty"));
		return true;
	}
	struct doc_node *table = doc_add(b->a, parent, DOC_TABLE, NULL);

	table->role = block->role;
	table->id = block->id;
	table->list = is_list(&t);
	mark_table(&t, table);
	set_columns(&t, table);
	if (!block->unnamed)
		name_rows(table);
	add_head(&t, table);
	for (size_t i = 0; i < shown_rows(&t); i++) {
		open_groups(&t, table, i ? t.rows.at[i - 1] : NULL, t.rows.at[i]);
		add_data_row(&t, table, t.rows.at[i]);
	}
	say_rest(&t, parent);
	return true;
}

/* Two columns: what, and its value; without a head. */
bool bind_key_value(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	struct bound_table t;

	if (!open_table(&t, b, block))
		return false;
	struct doc_node *table = doc_add(b->a, parent, DOC_KEY_VALUE, NULL);

	mark_table(&t, table);
	set_columns(&t, table);
	for (size_t i = 0; i < t.rows.n; i++) {
		add_data_row(&t, table, t.rows.at[i]);
		table->last->first->role = "key";
	}
	return true;
}

/*
 * A head of a signature may name the party, so that each place to sign has a text of its own: who
 * places fields of signatures by words finds 甲・記名押印 once in the paper.
 */
static const char *head_of_party(struct binding *b, const struct bound_table *t, size_t row,
				 size_t column)
{
	const struct bound_column *c = &t->columns.at[column];

	return template_text(b, text_replace(b->a, c->head, SIGNATURE_PARTY,
					     sort_text(t->rows.at[row], "label")),
			     c->column->place);
}

/*
 * Per row of the view (a party) a line with its label and name, then the lines to fill in, one per
 * column.
 */
bool bind_signature(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	struct bound_table t;

	if (!open_table(&t, b, block))
		return false;
	struct doc_node *signature = doc_add(b->a, parent, DOC_SIGNATURE, NULL);

	mark_table(&t, signature);
	for (size_t i = 0; i < t.rows.n; i++) {
		struct doc_node *party = doc_add(b->a, signature, DOC_ROW, NULL);

		party->role = "party";
		party->origin = t.rows.at[i]->origin;
		doc_add(b->a, party, DOC_CELL, sort_text(t.rows.at[i], "label"))->role = "party";
		for (size_t k = 0; k < t.columns.n; k++) {
			struct doc_node *row = doc_add(b->a, signature, DOC_ROW, NULL);

			row->origin = t.rows.at[i]->origin;
			doc_add(b->a, row, DOC_CELL, head_of_party(b, &t, i, k))->role = "key";
			readers_mark(b,
				     doc_add(b->a, row, DOC_CELL,
					     sort_text(t.rows.at[i], t.columns.at[k].field)),
				     t.columns.at[k].audience, t.columns.at[k].column->place,
				     t.columns.at[k].field);
		}
	}
	return true;
}
