/* SPDX-License-Identifier: MIT
 *
 * One field table per kind of line drives both walks, reading and writing; names with values are
 * objects of texts.
 */
#include "model/sent.h"

#include "base/fields.h"
#include "base/file.h"

#define TEXT(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member)}
#define KEY(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member), \
	 .required = true}
#define DAY(row, member) \
	{.name = #member, .type = FIELD_DATE, .offset = offsetof(struct row, member), \
	 .required = true}

static const struct field record_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	KEY(sending_record, id),
	KEY(sending_record, contract),
	KEY(sending_record, party),
	TEXT(sending_record, party_name),
	{.name = "number",
	 .type = FIELD_INT,
	 .offset = offsetof(struct sending_record, number),
	 .required = true},
	DAY(sending_record, date),
	DAY(sending_record, due),
	TEXT(sending_record, project),
	{.name = "sheets", .type = FIELD_ARRAY},
	{.name = "notes", .type = FIELD_STRINGS, .offset = offsetof(struct sending_record, notes)},
	{.name = "rows", .type = FIELD_ARRAY},
	{.name = "files", .type = FIELD_ARRAY},
};

static const struct field sheet_fields[] = {
	KEY(sent_sheet, name),
	KEY(sent_sheet, asks),
	{.name = "columns", .type = FIELD_ARRAY},
};

static const struct field column_fields[] = {
	KEY(sent_column, field),
	KEY(sent_column, head),
	{.name = "answered", .type = FIELD_BOOL, .offset = offsetof(struct sent_column, answered)},
	{.name = "choices", .type = FIELD_OBJECT},
};

static const struct field row_fields[] = {
	KEY(sent_row, asks),
	KEY(sent_row, key),
	TEXT(sent_row, phase),
	KEY(sent_row, code),
	{.name = "cells", .type = FIELD_OBJECT},
	{.name = "values", .type = FIELD_OBJECT},
	TEXT(sent_row, state),
};

static const struct field file_fields[] = {
	KEY(sent_file, name),
	KEY(sent_file, sha256),
};

struct sent_reading {
	struct arena *a;
	struct diag_list *dl;
	bool ok;
};

static void read_settings(struct sent_reading *r, const struct json *object, const char *name,
			  struct settings *out)
{
	const struct json *values = json_get(object, name);

	for (const struct json *j = values ? values->first : NULL; j; j = j->next)
		if (j->kind == JSON_STRING)
			settings_set(r->a, out, j->name, j->string);
}

static void read_columns(struct sent_reading *r, const struct json *j, const struct where *w,
			 struct sent_sheet *sheet)
{
	struct where list = {.up = w, .name = "columns"}, at = {.up = &list};

	for (const struct json *c = fields_array(r->a, j, "columns", true, w, r->dl); c;
	     c = c->next, at.index++) {
		struct sent_column *column = vec_push(r->a, &sheet->columns);

		r->ok = fields_read(r->a, c, &at, column_fields, ARRAY_LEN(column_fields), column,
				    NULL, r->dl) &&
			r->ok;
		read_settings(r, c, "choices", &column->choices);
	}
}

static void read_sheets(struct sent_reading *r, const struct json *root, const struct where *top,
			struct sending_record *out)
{
	struct where list = {.up = top, .name = "sheets"}, at = {.up = &list};

	for (const struct json *j = fields_array(r->a, root, "sheets", true, top, r->dl); j;
	     j = j->next, at.index++) {
		struct sent_sheet *sheet = vec_push(r->a, &out->sheets);

		r->ok = fields_read(r->a, j, &at, sheet_fields, ARRAY_LEN(sheet_fields), sheet,
				    NULL, r->dl) &&
			r->ok;
		read_columns(r, j, &at, sheet);
	}
}

static void read_rows(struct sent_reading *r, const struct json *root, const struct where *top,
		      struct sending_record *out)
{
	struct where list = {.up = top, .name = "rows"}, at = {.up = &list};

	for (const struct json *j = fields_array(r->a, root, "rows", true, top, r->dl); j;
	     j = j->next, at.index++) {
		struct sent_row *row = vec_push(r->a, &out->rows);

		r->ok = fields_read(r->a, j, &at, row_fields, ARRAY_LEN(row_fields), row, NULL,
				    r->dl) &&
			r->ok;
		read_settings(r, j, "cells", &row->cells);
		read_settings(r, j, "values", &row->values);
	}
}

static void read_files(struct sent_reading *r, const struct json *root, const struct where *top,
		       struct sending_record *out)
{
	struct where list = {.up = top, .name = "files"}, at = {.up = &list};

	for (const struct json *j = fields_array(r->a, root, "files", true, top, r->dl); j;
	     j = j->next, at.index++)
		r->ok = fields_read(r->a, j, &at, file_fields, ARRAY_LEN(file_fields),
				    vec_push(r->a, &out->files), NULL, r->dl) &&
			r->ok;
}

const char *sending_folder(struct arena *a, const char *project, const char *contract,
			   const char *party, int number)
{
	return arena_printf(a, "%s/sent/%s/%s/%d", project, contract, party, number);
}

struct sending_record *sending_read(struct arena *a, const char *folder, struct diag_list *dl)
{
	const char *path = file_join(a, folder, "sending.json");
	const struct json *root = fields_open(a, path, "sending", dl);
	struct sending_record *out = arena_alloc(a, sizeof *out);
	struct where top = {.file = path};
	struct sent_reading r = {.a = a, .dl = dl, .ok = true};

	if (!root)
		return NULL;
	r.ok = fields_read(a, root, &top, record_fields, ARRAY_LEN(record_fields), out, NULL, dl);
	read_sheets(&r, root, &top, out);
	read_rows(&r, root, &top, out);
	read_files(&r, root, &top, out);
	return r.ok ? out : NULL;
}

static struct json *settings_to_json(struct arena *a, const struct settings *s)
{
	struct json *object = json_new_object(a);

	for (size_t i = 0; i < s->all.n; i++)
		json_set_string(a, object, s->all.at[i].name, s->all.at[i].value);
	return object;
}

/* A member only where there is something to say. */
static void set_settings(struct arena *a, struct json *object, const char *name,
			 const struct settings *s)
{
	if (s->all.n)
		json_set(object, name, settings_to_json(a, s));
}

static struct json *sheet_to_json(struct arena *a, const struct sent_sheet *s)
{
	struct json *out = json_new_object(a), *columns = json_new_array(a);

	fields_write(a, out, sheet_fields, ARRAY_LEN(sheet_fields), s);
	for (size_t i = 0; i < s->columns.n; i++) {
		struct json *c = json_append(columns, json_new_object(a));

		fields_write(a, c, column_fields, ARRAY_LEN(column_fields), &s->columns.at[i]);
		set_settings(a, c, "choices", &s->columns.at[i].choices);
	}
	json_set(out, "columns", columns);
	return out;
}

static struct json *row_to_json(struct arena *a, const struct sent_row *row)
{
	struct json *out = json_new_object(a);

	fields_write(a, out, row_fields, ARRAY_LEN(row_fields), row);
	set_settings(a, out, "cells", &row->cells);
	set_settings(a, out, "values", &row->values);
	return out;
}

struct json *sending_to_json(struct arena *a, const struct sending_record *r)
{
	struct json *out = json_new_object(a), *sheets = json_new_array(a),
		    *rows = json_new_array(a), *files = json_new_array(a);

	json_set_string(a, out, "schema", "bunkai/sending/1");
	fields_write(a, out, record_fields, ARRAY_LEN(record_fields), r);
	for (size_t i = 0; i < r->sheets.n; i++)
		json_append(sheets, sheet_to_json(a, &r->sheets.at[i]));
	for (size_t i = 0; i < r->rows.n; i++)
		json_append(rows, row_to_json(a, &r->rows.at[i]));
	for (size_t i = 0; i < r->files.n; i++)
		fields_write(a, json_append(files, json_new_object(a)), file_fields,
			     ARRAY_LEN(file_fields), &r->files.at[i]);
	json_set(out, "sheets", sheets);
	json_set(out, "rows", rows);
	json_set(out, "files", files);
	return out;
}
