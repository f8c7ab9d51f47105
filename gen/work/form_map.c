/* SPDX-License-Identifier: MIT
 *
 * Of all profiles of answers the one is taken by whose heads the most questions are found; its
 * columns say which cell of a row is which part of the answer. Each cell is proposed with the text
 * that stands beside it, so that an edition of the form with other rows is noticed.
 */
#include "work/form_map.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/stage.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "forms/form_book.h"
#include "import/find_tables.h"
#include "import/profiles.h"
#include "load/answer_words.h"
#include "model/official_form.h"
#include "returns/answered_form.h"

enum { LABEL_LENGTH = 40, MISSING_SHOWN = 12 };

/* A row of the form in which a question may stand. */
struct mapped_row {
	const struct form_sheet *sheet;
	const struct sheet_view *view;
	const struct match *match;
	size_t row; /* of the view */
};

/* What one profile finds. */
struct form_reading {
	const struct profile *profile;
	VEC(struct mapped_row) rows;
	struct disclosed_sheet found; /* its places are numbers of rows above */
};

struct form_mapping {
	struct arena *a;
	const struct run *run;
	const struct form_map_wish *wish;
	const struct questionnaire *form;
	struct form_book book;
	struct form_proposal *out;
	struct form_reading best;
	struct json *cells;
	VEC(const char *) taken; /* 'sheet!C12' */
	struct diag_list *dl;
};

/* ---- finding the questions ---- */

static const char *field_cell(const struct mapped_row *r, const char *field)
{
	const struct match *m = r->match;

	for (size_t i = 0; i < m->table->columns.n; i++)
		if (m->column_of[i] != NO_COLUMN && m->table->columns.at[i].field &&
		    strcmp(m->table->columns.at[i].field, field) == 0)
			return sheet_view_cell(r->view, r->row, m->column_of[i]);
	return NULL;
}

/* What a filled-in sheet's row would say of its question: nothing is answered yet. */
static void add_source_row(struct form_mapping *m, struct form_reading *g, struct source_table *t,
			   const struct mapped_row *r)
{
	static const char *const asked[] = {"section", "no", "text"};
	struct source_row *s = vec_push(m->a, &t->rows);

	s->sheet = r->sheet->name;
	s->place = arena_printf(m->a, "%zu", g->rows.n);
	for (size_t i = 0; i < ARRAY_LEN(asked); i++)
		if (field_cell(r, asked[i]))
			source_row_set(m->a, s, asked[i], field_cell(r, asked[i]));
	*vec_push(m->a, &g->rows) = *r;
}

static bool read_sheet(struct form_mapping *m, struct form_reading *g, const struct head_book *heads,
		       const struct form_sheet *s, struct source_table *rows)
{
	struct sheet_view *view = arena_alloc(m->a, sizeof *view);
	struct found_tables found = {0};

	if (!sheet_view_make(m->a, &s->grid, view, m->dl))
		return false;
	find_tables(m->a, heads, view, &found);
	for (size_t i = 0; i < found.all.n; i++) {
		struct match *match = arena_alloc(m->a, sizeof *match);

		*match = found.all.at[i].match;
		for (size_t row = found.all.at[i].data_row; row < found.all.at[i].end; row++)
			add_source_row(m, g, rows, &(struct mapped_row){s, view, match, row});
	}
	return true;
}

static bool read_by(struct form_mapping *m, const struct profile *p,
		    const struct answer_words *words, struct form_reading *g)
{
	const struct head_book *heads = head_book_make(m->a, p);
	struct source_tables tables = {0};
	struct source_table *rows = vec_push(m->a, &tables.tables);
	const struct answered_source source = {
		.form = m->form, .tables = &tables, .words = words, .place = m->wish->file};

	*g = (struct form_reading){.profile = p};
	for (size_t i = 0; i < m->book.sheets.n; i++)
		if (!read_sheet(m, g, heads, &m->book.sheets.at[i], rows))
			return false;
	/* what answers no question is told at the end, of the questions that have no cell */
	answered_form_match(m->a, &source, &g->found, diag_new(m->a));
	return true;
}

static bool read_all(struct form_mapping *m)
{
	struct import_profiles profiles = {0};
	const char *folder = m->run->project->folder;
	const struct answer_words *words =
		answer_words_load(m->a, m->run->library->data, folder, m->dl);

	if (!words || !profiles_find(m->a, folder, data_folder(m->a), NULL, PROFILE_ANSWERS,
				     m->wish->file, &profiles, m->dl))
		return false;
	for (size_t i = 0; i < profiles.all.n; i++) {
		struct form_reading g;

		if (!read_by(m, profiles.all.at[i], words, &g))
			return false;
		if (!m->best.profile || g.found.answers.n > m->best.found.answers.n)
			m->best = g;
	}
	return true;
}

/* ---- proposing cells ---- */

/* The cell itself, or the one that a merged range shows. */
static const char *own_cell(struct form_mapping *m, const struct form_sheet *s, size_t number,
			    size_t column)
{
	for (size_t i = 0; i < s->grid.merges.n; i++) {
		const struct grid_merge *x = &s->grid.merges.at[i];

		if (number > x->row && number <= x->row + x->rows && column >= x->column &&
		    column < x->column + x->columns)
			return scan_cell_name(m->a, x->row + 1, x->column);
	}
	return scan_cell_name(m->a, number, column);
}

static bool is_reckoned(const struct form_sheet *s, const char *cell)
{
	size_t row, column;
	const struct scan_cell *c;

	if (!scan_reference(&cell, &row, &column))
		return true;
	c = scan_cell_find(&s->scan, scan_row_find(&s->scan, row), column);
	return c && c->formula;
}

/* A cell that may be filled, and that no other question has; NULL: none. */
static const char *take_cell(struct form_mapping *m, const struct mapped_row *r, size_t column)
{
	const char *cell = own_cell(m, r->sheet, r->view->rows[r->row].number, column),
		   *name = arena_concat(m->a, r->sheet->name, "!", cell, (char *)NULL);

	for (size_t i = 0; i < m->taken.n; i++)
		if (strcmp(m->taken.at[i], name) == 0)
			return NULL;
	if (is_reckoned(r->sheet, cell))
		return NULL;
	*vec_push(m->a, &m->taken) = name;
	return cell;
}

static struct json *add_cell(struct form_mapping *m, const struct mapped_row *r)
{
	struct json *j = json_append(m->cells, json_new_object(m->a));

	if (m->book.sheets.n > 1)
		json_set_string(m->a, j, "sheet", r->sheet->name);
	m->out->cells++;
	return j;
}

/* What stands beside the cell: what the row asks, or else its number. */
static void add_label(struct form_mapping *m, const struct mapped_row *r, struct json *j)
{
	static const char *const fields[] = {"text", "no"};
	struct json *label = json_new_object(m->a);

	for (size_t k = 0; k < ARRAY_LEN(fields); k++)
		for (size_t i = 0; i < r->match->table->columns.n; i++) {
			size_t c = r->match->column_of[i];

			if (c == NO_COLUMN || !r->match->table->columns.at[i].field ||
			    strcmp(r->match->table->columns.at[i].field, fields[k]) != 0 ||
			    !sheet_view_cell(r->view, r->row, c))
				continue;
			json_set_string(m->a, label, "cell",
					own_cell(m, r->sheet, r->view->rows[r->row].number, c));
			json_set_string(m->a, label, "says",
					text_begin(m->a, sheet_view_cell(r->view, r->row, c),
						   LABEL_LENGTH, ""));
			json_set(j, "label", label);
			return;
		}
}

static const char *braces(struct form_mapping *m, const char *item, const char *member)
{
	return arena_concat(m->a, "{{answer(", item, ").", member, "}}", (char *)NULL);
}

/* Which parts of an answer a column has. */
struct column_parts {
	bool answer, date, again, again_date, target, remark;
};

static void note_part(struct column_parts *p, const char *field)
{
	p->answer |= strcmp(field, "answer") == 0;
	p->date |= strcmp(field, "date") == 0;
	p->again |= strcmp(field, "again") == 0;
	p->again_date |= strcmp(field, "again_date") == 0;
	p->target |= strcmp(field, "target") == 0;
	p->remark |= strcmp(field, "remark") == 0;
}

static struct column_parts parts_of(const struct profile_column *c)
{
	struct column_parts p = {0};

	if (!c->parts.n && c->field)
		note_part(&p, c->field);
	for (size_t i = 0; i < c->parts.n; i++)
		note_part(&p, c->parts.at[i].field);
	return p;
}

/* A word with its day behind it in one cell, or one value alone. */
static void set_text(struct form_mapping *m, struct json *j, const char *item, const char *word,
		     const char *day)
{
	if (!day) {
		json_set_string(m->a, j, "text", braces(m, item, word));
		return;
	}
	struct json *pieces = json_set(j, "text", json_new_array(m->a));

	json_append(pieces, json_new_string(m->a, braces(m, item, word)));
	json_append(pieces, json_new_string(m->a, arena_concat(m->a, "（", braces(m, item, day),
							       "）", (char *)NULL)));
	json_set_string(m->a, j, "date", "slash");
}

static bool propose_column(struct form_mapping *m, const struct mapped_row *r, const char *item,
			   const struct profile_column *c, size_t column)
{
	const struct column_parts p = parts_of(c);
	const char *word = p.answer ? "word"
			   : p.again ? "again"
			   : p.date  ? "date"
			   : p.again_date ? "again_date"
			   : p.target ? "target"
			   : p.remark ? "remark"
				      : NULL;
	const char *cell = word ? take_cell(m, r, column) : NULL;

	if (!cell)
		return false;
	struct json *j = add_cell(m, r);

	json_set_string(m->a, j, "cell", cell);
	set_text(m, j, item, word,
		 p.answer && p.date           ? "date"
		 : p.again && p.again_date    ? "again_date"
					      : NULL);
	add_label(m, r, j);
	return p.answer;
}

/* The choice that a mark under this head says; NULL: none of the question's. */
static const char *choice_of(const struct answer_choices *all, const char *word)
{
	for (size_t i = 0; all && i < all->all.n; i++) {
		const struct answer_choice *c = &all->all.at[i];

		if (strcmp(c->word, word) == 0 || strcmp(c->id, word) == 0)
			return c->id;
		for (size_t k = 0; k < c->also.n; k++)
			if (strcmp(c->also.at[k], word) == 0)
				return c->id;
	}
	return NULL;
}

static bool propose_marks(struct form_mapping *m, const struct mapped_row *r,
			  const struct question *question)
{
	const struct answer_choices *all = question_choices(m->form, question);
	struct json *marks = json_new_object(m->a);

	for (size_t i = 0; i < r->match->table->columns.n; i++) {
		const struct profile_column *c = &r->match->table->columns.at[i];
		const char *choice = c->mark && strcmp(c->field, "answer") == 0
					     ? choice_of(all, c->mark)
					     : NULL;
		const char *cell = choice && r->match->column_of[i] != NO_COLUMN &&
						   !json_get(marks, choice)
					   ? take_cell(m, r, r->match->column_of[i])
					   : NULL;

		if (cell)
			json_set_string(m->a, marks, choice, cell);
	}
	if (!marks->n)
		return false;
	struct json *j = add_cell(m, r);

	json_set_string(m->a, j, "of",
			arena_concat(m->a, "answer(", question->id, ")", (char *)NULL));
	json_set(j, "marks", marks);
	add_label(m, r, j);
	return true;
}

static bool propose_row(struct form_mapping *m, const struct mapped_row *r,
			const struct question *question)
{
	bool has = propose_marks(m, r, question);

	for (size_t i = 0; i < r->match->table->columns.n; i++) {
		const struct profile_column *c = &r->match->table->columns.at[i];

		if (!c->mark && r->match->column_of[i] != NO_COLUMN)
			has = propose_column(m, r, question->id, c, r->match->column_of[i]) || has;
	}
	return has;
}

static void propose_all(struct form_mapping *m)
{
	struct strbuf missing = strbuf_new(m->a);
	size_t n = 0;

	for (size_t i = 0; i < m->form->questions.n; i++) {
		const struct question *q = &m->form->questions.at[i];
		const struct disclosed_answer *at = disclosed_answer_of(&m->best.found, q->id);

		if (q->heading)
			continue;
		m->out->asked++;
		if (at && propose_row(m, &m->best.rows.at[strtoul(at->place, NULL, 10)], q)) {
			m->out->found++;
			continue;
		}
		if (n++ < MISSING_SHOWN)
			strbuf_join(&missing, ", ", q->id);
	}
	if (n > MISSING_SHOWN)
		strbuf_add(&missing, ", …");
	if (n)
		diag_add(m->dl, DIAG_FORM_NOT_FOUND, NULL, m->wish->file,
			 arena_printf(m->a, "%zu", n), arena_printf(m->a, "%zu", m->out->asked),
			 missing.text);
}

/* ---- what is written ---- */

static void print_mapping(struct form_mapping *m)
{
	struct json *j = json_new_object(m->a);

	json_set_string(m->a, j, "schema", "bunkai/form/1");
	json_set_string(m->a, j, "title", m->form->title);
	json_set_string(m->a, j, "file", file_name(m->wish->file));
	json_set_string(m->a, j, "sha256", m->book.sha256);
	if (strcmp(m->form->by, "vendor") == 0)
		json_set_string(m->a, j, "each", "sheet");
	json_set_string(m->a, j, "questionnaire", m->form->id);
	json_set(j, "cells", m->cells);
	m->out->text = json_print(m->a, j);
}

static void settle_paths(struct form_mapping *m)
{
	struct arena *a = m->a;
	const char *forms = file_join(a, m->run->project->folder, FOLDER_FORMS),
		   *there = file_join(a, forms, file_name(m->wish->file));

	m->out->path = m->wish->out ? m->wish->out
				    : file_join(a, forms, arena_concat(a, file_stem(a, m->wish->file),
								       ".json", (char *)NULL));
	if (!m->wish->out && file_look(a, there, m->dl) == FILE_ABSENT)
		m->out->workbook = there;
}

static bool write_mapping(struct form_mapping *m)
{
	struct stage *st = stage_new(m->a, m->run->project->folder);
	const struct zip_bytes *z = &m->book.zip;
	bool ok = stage_write(st, m->out->path, m->out->text, strlen(m->out->text), m->dl);

	ok = ok && (!m->out->workbook ||
		    stage_write(st, m->out->workbook, z->bytes, z->len, m->dl));
	if (ok)
		return stage_commit(st, m->dl);
	stage_abort(st);
	return false;
}

static bool find_form(struct form_mapping *m)
{
	const struct library *l = m->run->library;
	struct known known = {0};

	m->form = library_questionnaire(l, m->wish->questionnaire);
	for (size_t i = 0; i < l->questionnaires.n && !m->form; i++)
		known_add(m->a, &known, l->questionnaires.at[i].id);
	if (!m->form)
		diag_add(m->dl, DIAG_NO_QUESTIONNAIRE, NULL, "--questionnaire",
			 m->wish->questionnaire, known_list(m->a, &known));
	return m->form != NULL;
}

bool form_map(const struct run *run, const struct form_map_wish *wish, struct form_proposal *out,
	      struct diag_list *dl)
{
	struct form_mapping m = {
		.a = run->arena, .run = run, .wish = wish, .out = out, .dl = dl};

	*out = (struct form_proposal){0};
	if (!find_form(&m) || !form_book_open(m.a, wish->file, &m.book, dl) || !read_all(&m))
		return false;
	out->profile = m.best.profile->id;
	m.cells = json_new_array(m.a);
	if (!m.best.found.answers.n) {
		diag_add(dl, DIAG_FORM_NO_QUESTION, NULL, wish->file, m.form->id);
		return false;
	}
	propose_all(&m);
	print_mapping(&m);
	settle_paths(&m);
	if (wish->dry)
		return true;
	if (file_stands(m.a, out->path, dl)) {
		diag_add(dl, DIAG_FORM_STANDS, NULL, out->path, out->path);
		return false;
	}
	return write_mapping(&m);
}
