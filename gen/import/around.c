/* SPDX-License-Identifier: MIT
 *
 * Every cell outside of the tables is compared with the labels; its value stands behind a colon or
 * a blank in the cell itself, else in the next cell to the right, else below.
 */
#include "import/around.h"

#include <string.h>

#include "base/text.h"
#include "import/day_text.h"
#include "import/head.h"

bool around_is_covered(const struct found_tables *found, size_t row, size_t column)
{
	for (size_t i = 0; i < found->all.n; i++) {
		const struct table_span *t = &found->all.at[i];

		if (row >= t->head_row && row < t->end && column >= t->first && column <= t->last)
			return true;
	}
	return false;
}

const char *around_get(const struct source_tables *source, const char *what)
{
	for (size_t i = 0; i < source->around.n; i++)
		if (strcmp(source->around.at[i].what, what) == 0)
			return source->around.at[i].value;
	return NULL;
}

/* What stands behind the label in its own cell; "" when it is the label alone, NULL when not. */
static const char *behind_label(struct arena *a, const char *cell, const char *label)
{
	static const char *const signs[] = {":", "：", " ", "　", "\n", "\t"};
	size_t n = strlen(label);

	if (strcmp(head_plain_key(a, head_key(a, cell)), head_key(a, label)) == 0)
		return "";
	if (strncmp(cell, label, n) != 0)
		return NULL;
	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (text_starts(cell + n, signs[i]))
			return text_trim(a, cell + n + strlen(signs[i]));
	return NULL;
}

static const char *free_cell(const struct sheet_view *v, const struct found_tables *found,
			     size_t row, size_t column)
{
	const char *cell = row < v->n && column < v->rows[row].n ? sheet_view_cell(v, row, column)
								 : NULL;

	return cell && !around_is_covered(found, row, column) ? cell : NULL;
}

struct around_reading {
	struct arena *arena;
	const struct profile *profile;
	const struct sheet_view *view;
	const struct found_tables *found;
	struct source_tables *out;
};

static bool is_label(struct arena *a, const struct profile *p, const char *cell)
{
	for (size_t i = 0; i < p->around.n; i++)
		for (const char *const *l = p->around.at[i].labels; *l; l++)
			if (behind_label(a, cell, *l))
				return true;
	return false;
}

/* The next cell to the right of `column` that is another than `label`; NULL: there is none. */
static const char *next_cell(const struct around_reading *r, size_t row, size_t column,
			     const char *label)
{
	for (size_t c = column + 1; row < r->view->n && c < r->view->rows[row].n; c++) {
		const char *cell = free_cell(r->view, r->found, row, c);

		if (cell && cell != label)
			return cell;
	}
	return NULL;
}

/*
 * True when the cells right above and below are labels, too, as one of them with its value at its
 * right tells: a form with a label on each line, of which this one was left blank.
 */
static bool is_line_of_form(const struct around_reading *r, size_t row, size_t column)
{
	for (size_t up = row; free_cell(r->view, r->found, up, column); up--) {
		if (next_cell(r, up, column, sheet_view_cell(r->view, up, column)))
			return true;
		if (!up)
			break;
	}
	for (size_t down = row + 1; free_cell(r->view, r->found, down, column); down++)
		if (next_cell(r, down, column, sheet_view_cell(r->view, down, column)))
			return true;
	return false;
}

/* A label is no value of another. */
static const char *beside_label(const struct around_reading *r, size_t row, size_t column)
{
	const char *label = sheet_view_cell(r->view, row, column);
	const char *cell = next_cell(r, row, column, label);

	if (cell && !is_label(r->arena, r->profile, cell))
		return cell;
	cell = !cell && is_line_of_form(r, row, column)
		       ? NULL
		       : free_cell(r->view, r->found, row + 1, column);
	return cell && !is_label(r->arena, r->profile, cell) ? cell : NULL;
}

static const char *as_value(struct arena *a, const char *what, const char *text)
{
	struct day_text day;

	if (strcmp(what, "date") != 0)
		return text_trim(a, text);
	return day_text_is(a, text, NULL, &day) ? day.iso : NULL;
}

static void try_label(const struct around_reading *r, size_t row, size_t column,
		      const struct profile_around *around, const char *label)
{
	struct arena *a = r->arena;
	const char *cell = sheet_view_cell(r->view, row, column);
	const char *text = behind_label(a, cell, label);

	if (text && !*text)
		text = beside_label(r, row, column);
	const char *value = text ? as_value(a, around->what, text) : NULL;

	if (text_empty(value) || around_get(r->out, around->what))
		return;
	*vec_push(a, &r->out->around) = (struct source_around){
		.what = around->what,
		.value = value,
		.place = sheet_view_row_place(a, r->view, row),
	};
}

void around_read(struct arena *a, const struct profile *p, const struct sheet_view *view,
		 const struct found_tables *found, struct source_tables *out)
{
	const struct around_reading r = {a, p, view, found, out};

	for (size_t row = 0; p->around.n && row < view->n; row++)
		for (size_t c = 0; c < view->rows[row].n; c++) {
			if (!free_cell(view, found, row, c))
				continue;
			for (size_t i = 0; i < p->around.n; i++)
				for (const char *const *l = p->around.at[i].labels; *l; l++)
					try_label(&r, row, c, &p->around.at[i], *l);
		}
}
