/* SPDX-License-Identifier: MIT
 *
 * clauses/records.json: the sheets of records. The project's own add, or take the place of the
 * installed one of that id. What they name (documents, words of statements) is asked for by check,
 * once the whole library is there.
 */
#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "load/readers.h"
#include "model/tables.h"

static const char *const kinds[] = {"log", "list", "case", NULL};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "records", .type = FIELD_ARRAY},
};

static const struct field record_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct record_form, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct record_form, name),
	 .required = true},
	{.name = "of",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct record_form, of),
	 .required = true},
	{.name = "kind",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct record_form, kind),
	 .choices = kinds},
	{.name = "sheet", .type = FIELD_BOOL, .offset = offsetof(struct record_form, sheet)},
	{.name = "landscape",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct record_form, landscape)},
	{.name = "lines", .type = FIELD_INT, .offset = offsetof(struct record_form, lines)},
	{.name = "note", .type = FIELD_STRING, .offset = offsetof(struct record_form, note)},
	{.name = "document",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct record_form, document)},
	{.name = "reason", .type = FIELD_STRING, .offset = offsetof(struct record_form, reason)},
	{.name = "columns", .type = FIELD_ARRAY},
	{.name = "log_title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct record_form, log_title)},
	{.name = "log_lines", .type = FIELD_INT, .offset = offsetof(struct record_form, log_lines)},
	{.name = "log", .type = FIELD_ARRAY},
};

const struct field_table record_form_table = FIELD_TABLE(record_fields);

static const struct field column_fields[] = {
	{.name = "head",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct record_column, head),
	 .required = true},
	{.name = "hint", .type = FIELD_STRING, .offset = offsetof(struct record_column, hint)},
	{.name = "width", .type = FIELD_NUMBER, .offset = offsetof(struct record_column, width)},
	{.name = "lines", .type = FIELD_INT, .offset = offsetof(struct record_column, lines)},
	{.name = "choices", .type = FIELD_STRINGS, .offset = offsetof(struct record_column, choices)},
};

const struct field_table record_column_table = FIELD_TABLE(column_fields);

static bool read_column_into(struct list_reader *r, const struct json *j, const struct where *w,
			     struct record_columns *list)
{
	struct record_column *c = vec_push(r->a, list);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, column_fields, ARRAY_LEN(column_fields), c, NULL, r->dl);
}

static bool read_column(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct record_form *f = r->owner;

	return read_column_into(r, j, w, &f->columns);
}

static bool read_log_column(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct record_form *f = r->owner;

	return read_column_into(r, j, w, &f->log);
}

/* A sheet has a kind and columns; what has none says why, or which document is its sheet. */
static bool is_whole(struct list_reader *r, const struct record_form *f)
{
	const char *lacks = f->sheet ? !f->kind ? "kind" : !f->columns.n ? "columns" : NULL
			    : !f->reason && !f->document ? "reason" : NULL;

	if (lacks)
		diag_add(r->dl, DIAG_MISSING_MEMBER, f->id, f->place, lacks,
			 strcmp(lacks, "columns") == 0 ? _("a list") : _("a text"));
	else if (!f->of.n)
		diag_add(r->dl, DIAG_MISSING_MEMBER, f->id, f->place, "of", _("a list of texts"));
	else if (!f->sheet && (f->kind || f->columns.n || f->log.n))
		diag_add(r->dl, DIAG_RECORD_WITHOUT_SHEET, f->id, f->place, f->name);
	else
		return true;
	return false;
}

/* In one file an id stands once; a later file's takes the place of the earlier. */
static bool put_record(struct list_reader *r, const struct record_form *f, const struct where *w)
{
	const struct record_form *known = library_record(r->library, f->id);
	const char *file = w->up->up->file;

	if (known && text_starts(known->place, file)) {
		diag_add(r->dl, DIAG_DUPLICATE_ID, f->id, f->place, f->id, known->place);
		return false;
	}
	if (known)
		r->library->records.at[known - r->library->records.at] = *f;
	else
		*vec_push(r->a, &r->library->records) = *f;
	return true;
}

static bool read_record(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct record_form f = {.place = where_print(r->a, w), .sheet = true};

	r->owner = &f;
	return fields_read(r->a, j, w, record_fields, ARRAY_LEN(record_fields), &f, NULL, r->dl) &&
	       load_list(r, j, "columns", false, w, read_column) &&
	       load_list(r, j, "log", false, w, read_log_column) && is_whole(r, &f) &&
	       put_record(r, &f, w);
}

bool load_records(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "records", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl) &&
	       load_list(&r, root, "records", true, &top, read_record);
}
