/* SPDX-License-Identifier: MIT
 *
 * clauses/gaps.json; the project's own takes the place of the installed one, whole.
 */
#include "load/readers.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "levels", .type = FIELD_ARRAY, .required = true},
	{.name = "kinds", .type = FIELD_ARRAY, .required = true},
	{.name = "interfaces",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct gap_rules, interfaces)},
};

static const struct field level_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct gap_level, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct gap_level, name),
	 .required = true},
	{.name = "days",
	 .type = FIELD_INT,
	 .offset = offsetof(struct gap_level, days),
	 .required = true},
};

static const char *const kinds[] = {"rules", "promise", "answer", "interface", "object", NULL};

static const struct field kind_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct gap_kind, id),
	 .required = true,
	 .choices = kinds},
	{.name = "level",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct gap_kind, level),
	 .required = true},
};

static bool read_level(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct gap_rules *rules = r->owner;

	return fields_read(r->a, j, w, level_fields, ARRAY_LEN(level_fields),
			   vec_push(r->a, &rules->levels), NULL, r->dl);
}

static bool read_kind(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct gap_rules *rules = r->owner;

	return fields_read(r->a, j, w, kind_fields, ARRAY_LEN(kind_fields),
			   vec_push(r->a, &rules->kinds), NULL, r->dl);
}

bool load_gaps(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct gap_rules rules = {.file = path};
	struct list_reader r = {.a = a, .dl = dl, .library = l, .owner = &rules};
	const struct json *root = load_open(a, path, "gaps", dl);
	struct where top = {.file = path};

	if (!root ||
	    !fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), &rules, NULL, dl))
		return false;
	bool ok = load_list(&r, root, "levels", true, &top, read_level);

	ok = load_list(&r, root, "kinds", true, &top, read_kind) && ok;
	if (ok)
		l->gap_rules = rules;
	return ok;
}
