/* SPDX-License-Identifier: MIT
 *
 * responsibility.json: roles, statuses and the rules that derive who answers for a requirement; and
 * words.json.
 */
#include "base/file.h"
#include "load/readers.h"
#include "model/tables.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "roles", .type = FIELD_ARRAY},
	{.name = "statuses", .type = FIELD_ARRAY},
	{.name = "obligations", .type = FIELD_ARRAY},
	{.name = "rules", .type = FIELD_ARRAY},
};

static const struct field role_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct role, id), .required = true},
	{.name = "mark",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct role, mark),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct role, name),
	 .required = true},
};

const struct field_table role_table = FIELD_TABLE(role_fields);

static const struct field status_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct status, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct status, name),
	 .required = true},
};

const struct field_table status_table = FIELD_TABLE(status_fields);

static const struct field obligation_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct obligation, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct obligation, name),
	 .required = true},
	{.name = "marks", .type = FIELD_STRINGS, .offset = offsetof(struct obligation, marks)},
	{.name = "item_marks",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct obligation, item_marks)},
	{.name = "words", .type = FIELD_STRINGS, .offset = offsetof(struct obligation, words)},
};

static const char *const subjects[] = {"requirement", "duty", "none", NULL};

static const struct field rule_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct responsibility_rule, id),
	 .required = true},
	{.name = "when", .type = FIELD_OBJECT, .required = true},
	{.name = "roles", .type = FIELD_OBJECT},
	{.name = "does", .type = FIELD_OBJECT},
	{.name = "status",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct responsibility_rule, status)},
	{.name = "subject",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct responsibility_rule, subject),
	 .required = true,
	 .choices = subjects},
	{.name = "reason",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct responsibility_rule, reason)},
};

const struct field_table responsibility_rule_table = FIELD_TABLE(rule_fields);

static bool read_role(struct list_reader *r, const struct json *j, const struct where *w)
{
	return fields_read(r->a, j, w, role_fields, ARRAY_LEN(role_fields),
			   vec_push(r->a, &r->library->roles), NULL, r->dl);
}

static bool read_status(struct list_reader *r, const struct json *j, const struct where *w)
{
	return fields_read(r->a, j, w, status_fields, ARRAY_LEN(status_fields),
			   vec_push(r->a, &r->library->statuses), NULL, r->dl);
}

static bool read_obligation(struct list_reader *r, const struct json *j, const struct where *w)
{
	return fields_read(r->a, j, w, obligation_fields, ARRAY_LEN(obligation_fields),
			   vec_push(r->a, &r->library->obligations), NULL, r->dl);
}

static bool read_rule(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct responsibility_rule *rule = vec_push(r->a, &r->library->rules);
	struct where when = {.up = w, .name = "when"}, roles = {.up = w, .name = "roles"},
		     does = {.up = w, .name = "does"};

	rule->place = where_print(r->a, w);
	return fields_read(r->a, j, w, rule_fields, ARRAY_LEN(rule_fields), rule, NULL, r->dl) &&
	       load_settings(r->a, json_get(j, "when"), &when, &rule->when, r->dl) &&
	       load_settings(r->a, json_get(j, "roles"), &roles, &rule->roles, r->dl) &&
	       load_settings(r->a, json_get(j, "does"), &does, &rule->does, r->dl);
}

/*
 * The order of the rules decides, so a project's own file takes the place of the installed one as a
 * whole.
 */
bool load_responsibility(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = load_open(a, path, "responsibility", dl);
	struct where top = {.file = path};
	struct list_reader r = {.a = a, .dl = dl, .library = l};

	if (!root ||
	    !fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl))
		return false;
	l->roles.n = l->statuses.n = l->obligations.n = l->rules.n = 0;
	return load_list(&r, root, "roles", true, &top, read_role) &&
	       load_list(&r, root, "statuses", true, &top, read_status) &&
	       load_list(&r, root, "obligations", false, &top, read_obligation) &&
	       load_list(&r, root, "rules", true, &top, read_rule);
}

/*
 * A project's own words.json adds to the installed one; settings_get takes the first, so the later
 * file goes in front.
 */
bool load_words(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = load_open(a, path, "words", dl);
	struct where top = {.file = path}, w = {.up = &top, .name = "words"};
	struct settings *before = arena_alloc(a, sizeof *before);

	if (!root)
		return false;
	*before = l->words;
	l->words = (struct settings){.up = before};
	return load_settings(a, json_get(root, "words"), &w, &l->words, dl);
}
