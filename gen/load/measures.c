/* SPDX-License-Identifier: MIT
 *
 * clauses/measures.json and clauses/terms.json: what statements refer to. The project's own add, or
 * take the place of the installed one of that id.
 */
#include <string.h>

#include "load/readers.h"
#include "model/tables.h"

static const char *const sides[] = {"hospital", "vendor", "both", NULL};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "measures", .type = FIELD_ARRAY},
	{.name = "terms", .type = FIELD_ARRAY},
};

static const struct field measure_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct measure, id),
	 .required = true},
	{.name = "topic",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct measure, topic),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct measure, name),
	 .required = true},
	{.name = "side",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct measure, side),
	 .required = true,
	 .choices = sides},
	{.name = "obligation",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct measure, obligation)},
	{.name = "words", .type = FIELD_STRINGS, .offset = offsetof(struct measure, words)},
	{.name = "asks", .type = FIELD_STRINGS, .offset = offsetof(struct measure, asks)},
	{.name = "refs", .type = FIELD_STRINGS, .offset = offsetof(struct measure, refs)},
	{.name = "note", .type = FIELD_ANY},
};

const struct field_table measure_table = FIELD_TABLE(measure_fields);

static const struct field term_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct shared_term, id),
	 .required = true},
	{.name = "value", .type = FIELD_ANY, .required = true},
	{.name = "unit", .type = FIELD_STRING, .offset = offsetof(struct shared_term, unit)},
	{.name = "meaning",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct shared_term, meaning),
	 .required = true},
	{.name = "source", .type = FIELD_STRING, .offset = offsetof(struct shared_term, source)},
	{.name = "positions", .type = FIELD_OBJECT},
	{.name = "main", .type = FIELD_BOOL, .offset = offsetof(struct shared_term, main)},
};

const struct field_table shared_term_table = FIELD_TABLE(term_fields);

/*
 * Whether what stands at `place` is of the file that is being read: the same id there is a slip,
 * elsewhere the project's own in the place of the installed one.
 */
static bool told_twice(struct list_reader *r, const struct where *w, const char *id,
		       const char *place)
{
	const char *file = w->up->up->file;

	if (strncmp(place, file, strlen(file)) != 0)
		return false;
	diag_add(r->dl, DIAG_DUPLICATE_ID, id, where_print(r->a, w), id, place);
	return true;
}

static bool read_measure(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct measure m = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, measure_fields, ARRAY_LEN(measure_fields), &m, NULL, r->dl))
		return false;
	for (size_t i = 0; i < r->library->measures.n; i++) {
		if (strcmp(r->library->measures.at[i].id, m.id) == 0) {
			if (told_twice(r, w, m.id, r->library->measures.at[i].place))
				return false;
			r->library->measures.at[i] = m;
			return true;
		}
	}
	*vec_push(r->a, &r->library->measures) = m;
	return true;
}

bool load_measures(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "measures", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl) &&
	       load_list(&r, root, "measures", true, &top, read_measure);
}

/* The value may be a number or a text, as a parameter's. */
static bool read_value(struct list_reader *r, const struct json *j, const struct where *w,
		       struct shared_term *t)
{
	struct json value = *json_get(j, "value"), object = {.kind = JSON_OBJECT, .n = 1};
	struct settings one = {0};

	value.next = NULL;
	object.first = object.last = &value;
	if (!load_settings(r->a, &object, w, &one, r->dl))
		return false;
	t->value = settings_get(&one, "value");
	if (!t->value)
		diag_add(r->dl, DIAG_MISSING_MEMBER, t->id, t->place, "value",
			 "a text or a number");
	return t->value != NULL;
}

static bool read_term(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct shared_term t = {.place = where_print(r->a, w)};
	struct where positions = {.up = w, .name = "positions"};

	if (!fields_read(r->a, j, w, term_fields, ARRAY_LEN(term_fields), &t, NULL, r->dl) ||
	    !read_value(r, j, w, &t) ||
	    !load_settings(r->a, json_get(j, "positions"), &positions, &t.positions, r->dl))
		return false;
	for (size_t i = 0; i < r->library->terms.n; i++) {
		if (strcmp(r->library->terms.at[i].id, t.id) == 0) {
			if (told_twice(r, w, t.id, r->library->terms.at[i].place))
				return false;
			r->library->terms.at[i] = t;
			return true;
		}
	}
	*vec_push(r->a, &r->library->terms) = t;
	return true;
}

bool load_terms(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "terms", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl) &&
	       load_list(&r, root, "terms", true, &top, read_term);
}
