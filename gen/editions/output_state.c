/* SPDX-License-Identifier: MIT
 *
 * Two field tables, read and written by base/fields; the schema is looked at first, because a later
 * bunkai may have written the file.
 */
#include "editions/output_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/text.h"

#define SCHEMA "bunkai/state/"

#define TEXT(member, path)                                                                         \
	{                                                                                          \
		.name = member, .type = FIELD_STRING,                                              \
		.offset = offsetof(struct output_document, path), .required = true                 \
	}

static const struct field document_fields[] = {
	TEXT("name", name),
	TEXT("text", digest.text),
	TEXT("layout", digest.layout),
	/* checksums of units, which bunkai wrote here before it kept trees */
	{.name = "articles", .type = FIELD_ANY},
	{.name = "rows", .type = FIELD_ANY},
	{.name = "texts", .type = FIELD_ANY},
	{.name = "files", .type = FIELD_ARRAY},
};

static const struct field file_fields[] = {
	{.name = "ending",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct output_file, ending),
	 .required = true},
	{.name = "sha256",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct output_file, sha256),
	 .required = true},
};

static const struct field state_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "made_with",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct output_state, made_with),
	 .required = true},
	{.name = "documents", .type = FIELD_ARRAY, .required = true},
};

static bool check_schema(struct arena *a, const struct json *root, const char *path,
			 struct diag_list *dl)
{
	const char *schema = json_string(root, "schema", "");

	if (strcmp(schema, SCHEMA "1") == 0)
		return true;
	if (text_starts(schema, SCHEMA) && strtol(schema + strlen(SCHEMA), NULL, 10) > 1)
		diag_add(dl, DIAG_STATE_NEWER, NULL, path, schema);
	else
		diag_add(dl, DIAG_BAD_SCHEMA, NULL, arena_concat(a, path, ":schema", (char *)NULL),
			 schema, SCHEMA "1");
	return false;
}

static bool read_files(struct arena *a, const struct json *document, const struct where *up,
		       struct output_document *d, struct diag_list *dl)
{
	struct where list = {.up = up, .name = "files"}, at = {.up = &list};
	bool ok = true;

	for (const struct json *j = fields_array(a, document, "files", false, up, dl); j;
	     j = j->next, at.index++)
		ok = fields_read(a, j, &at, file_fields, ARRAY_LEN(file_fields),
				 vec_push(a, &d->files), NULL, dl) &&
		     ok;
	return ok;
}

static bool read_document(struct arena *a, const struct json *j, const struct where *at,
			  struct output_document *d, struct diag_list *dl)
{
	return fields_read(a, j, at, document_fields, ARRAY_LEN(document_fields), d, NULL, dl) &&
	       read_files(a, j, at, d, dl);
}

bool output_state_read(struct arena *a, const char *out, struct output_state *s,
		       struct diag_list *dl)
{
	const char *path = file_join(a, out, OUTPUT_STATE_FILE);
	struct where top = {.file = path}, list = {.up = &top, .name = "documents"},
		     at = {.up = &list};

	if (file_look(a, path, dl) == FILE_ABSENT)
		return true;
	const struct json *root = json_read(a, path, dl);

	if (!root || !check_schema(a, root, path, dl) ||
	    !fields_read(a, root, &top, state_fields, ARRAY_LEN(state_fields), s, NULL, dl))
		return false;
	bool ok = true;

	for (const struct json *j = fields_array(a, root, "documents", true, &top, dl); j;
	     j = j->next, at.index++)
		ok = read_document(a, j, &at, vec_push(a, &s->documents), dl) && ok;
	return ok;
}

static struct json *document_to_json(struct arena *a, const struct output_document *d)
{
	struct json *j = json_new_object(a);

	fields_write(a, j, document_fields, ARRAY_LEN(document_fields), d);
	struct json *files = json_set(j, "files", json_new_array(a));

	for (size_t i = 0; i < d->files.n; i++)
		fields_write(a, json_append(files, json_new_object(a)), file_fields,
			     ARRAY_LEN(file_fields), &d->files.at[i]);
	return j;
}

struct json *output_state_to_json(struct arena *a, const struct output_state *s)
{
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", SCHEMA "1");
	json_set_string(a, root, "made_with", s->made_with);
	struct json *list = json_set(root, "documents", json_new_array(a));

	for (size_t i = 0; i < s->documents.n; i++)
		json_append(list, document_to_json(a, &s->documents.at[i]));
	return root;
}

const struct output_file *output_document_file(const struct output_document *d, const char *ending)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (strcmp(d->files.at[i].ending, ending) == 0)
			return &d->files.at[i];
	return NULL;
}

const struct output_document *output_state_find(const struct output_state *s, const char *name)
{
	for (size_t i = 0; i < s->documents.n; i++)
		if (strcmp(s->documents.at[i].name, name) == 0)
			return &s->documents.at[i];
	return NULL;
}
