/* SPDX-License-Identifier: MIT
 *
 * The row's fields are laid over the names that stood before, one scope over the other; what is
 * unknown in one reads as the word for what is missing.
 */
#include "bind/row_scopes.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

static bool has_value(const struct view_row *row, const char *field, const char *value)
{
	const struct view_field *f = field ? view_field(row, field) : NULL;

	return !f || text_equal(f->text, value);
}

static bool is_of_scopes(const struct binding *b, const struct view_row *row)
{
	for (const struct row_scope *s = b->rows; s; s = s->up) {
		const struct view_field *own = s->by ? view_field(s->row, s->by) : NULL;

		if (own && !has_value(row, s->by, own->text))
			return false;
	}
	return true;
}

bool row_is_of_part(const struct binding *b, const struct view_row *row)
{
	return (!b->record || has_value(row, "record.id", b->record->id)) &&
	       (!b->month || has_value(row, "month", b->month)) &&
	       (!b->in->party || has_value(row, "for", b->in->party)) && is_of_scopes(b, row);
}

static bool knows_field(struct binding *b, const struct view *v, const char *field,
			const char *place)
{
	bool known = view_source(v, field);

	if (!known)
		diag_add(b->dl, DIAG_UNKNOWN_FIELD, b->in->template->id, place, field, v->name,
			 view_list_fields(b->a, v));
	return known;
}

/* The fields that conditions ask, and by which other views' rows are chosen. */
static bool knows_fields(struct binding *b, const struct view *v,
			 const struct template_block *block)
{
	bool ok = !block->by || knows_field(b, v, block->by, block->place);

	for (size_t i = 0; i < block->where.n; i++)
		ok = knows_field(b, v, block->where.at[i].field, block->where.at[i].place) && ok;
	return ok;
}

static void name_fields(struct binding *b, const struct view_row *row, struct settings *names)
{
	for (size_t i = 0; i < row->fields.n; i++) {
		const struct view_field *f = &row->fields.at[i];

		settings_set(b->a, names, f->name,
			     f->text ? f->text : library_word(b->in->library, "missing"));
	}
}

static bool bind_row(struct binding *b, struct doc_node *parent, const struct template_block *block,
		     const struct row_scope *scope, bind_for_row *bind)
{
	const struct settings *before = b->names;
	struct settings names = {.up = before};

	name_fields(b, scope->row, &names);
	b->names = &names;
	b->rows = scope;
	bool ok = bind(b, parent, block);

	b->names = before;
	b->rows = scope->up;
	return ok;
}

bool rows_each(struct binding *b, struct doc_node *parent, const struct template_block *block,
	       const char *by, bind_for_row *bind)
{
	const struct view *v = view_get(b, block->view, block->place);
	bool ok = v && knows_fields(b, v, block);
	size_t n = b->dl->all.n;

	if (!ok)
		return false;
	for (size_t i = 0; ok && i < v->rows.n; i++) { /* one fault says it of all rows */
		const struct row_scope scope = {v, &v->rows.at[i], by, b->rows};

		if (row_is_of_part(b, scope.row) && row_is_wanted(scope.row, block))
			ok = bind_row(b, parent, block, &scope, bind) && b->dl->all.n == n;
	}
	return ok;
}

bool rows_allow(struct binding *b, const struct template_block *block, bool *ok)
{
	const struct template_block *when = block->when;
	const struct view *v = when ? view_get(b, when->view, when->place) : NULL;
	bool any = false;

	*ok = !when || (v && knows_fields(b, v, when));
	if (!when || !*ok)
		return *ok;
	for (size_t i = 0; !any && i < v->rows.n; i++)
		any = row_is_of_part(b, &v->rows.at[i]) && row_is_wanted(&v->rows.at[i], when);
	return any != when->none;
}

size_t rows_count(struct binding *b, const char *view, const char *place)
{
	const struct view *v = view_get(b, view, place);
	size_t n = 0;

	for (size_t i = 0; v && i < v->rows.n; i++)
		n += row_is_of_part(b, &v->rows.at[i]);
	return v ? n : SIZE_MAX;
}
