/* SPDX-License-Identifier: MIT
 *
 * A table of lists, each with a table of fields, drives reading and writing; a list may hold lists
 * (a risk its residuals). Members and columns that bunkai does not know are kept with their row and
 * written back, so that a register passes through unchanged, byte by byte.
 */
#include "model/register_json.h"

#include <stddef.h>
#include <string.h>

#include "base/fields.h"
#include "base/intl.h"
#include "model/tables.h"

/* Always written, as null when the source printed nothing. */
#define TEXT(row, member) {.name = #member, .type = FIELD_STRING, .offset = offsetof(row, member), .keep_null = true}
#define KEY(row, member) {.name = #member, .type = FIELD_STRING, .offset = offsetof(row, member), .required = true}
#define NUMBER(row, member) {.name = #member, .type = FIELD_INT, .offset = offsetof(row, member), .keep_null = true}
#define FACTORS {.name = "factors", .type = FIELD_OBJECT}
/* Left out when there is nothing to say. */
#define OPTION(row, kind, member) {.name = #member, .type = FIELD_##kind, .offset = offsetof(row, member)}
#define ORIGIN(row) {.name = "place", .type = FIELD_STRING, .offset = offsetof(row, at.place)}, {.name = "extra", .type = FIELD_OBJECT}

static const struct field source_fields[] = {
	{.name = "file",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_register, source.file),
	 .keep_null = true},
	{.name = "sha256",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_register, source.sha256),
	 .keep_null = true},
	{.name = "profile",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_register, source.profile),
	 .keep_null = true},
	{.name = "title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_register, source.title)},
	{.name = "date",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_register, source.date)},
};

static const struct field register_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	OPTION(struct risk_register, STRING, title),
	OPTION(struct risk_register, STRING, family),
	OPTION(struct risk_register, BOOL, baseline),
	{.name = "source", .type = FIELD_OBJECT},
	{.name = "scoring", .type = FIELD_OBJECT},
	{.name = "flows", .type = FIELD_ARRAY},
	{.name = "threats", .type = FIELD_ARRAY},
	{.name = "risks", .type = FIELD_ARRAY},
	{.name = "assessments", .type = FIELD_ARRAY},
	{.name = "requirements", .type = FIELD_ARRAY},
	OPTION(struct risk_register, STRINGS, premises),
	OPTION(struct risk_register, STRINGS, notes),
};

static const struct field scoring_fields[] = {
	TEXT(struct risk_register, model),
	{.name = "matrix", .type = FIELD_ARRAY},
	{.name = "levels", .type = FIELD_ARRAY},
};

static const struct field matrix_fields[] = {
	NUMBER(struct matrix_cell, severity),
	NUMBER(struct matrix_cell, frequency),
	TEXT(struct matrix_cell, level),
	OPTION(struct matrix_cell, STRING, severity_name),
	OPTION(struct matrix_cell, STRING, frequency_name),
	ORIGIN(struct matrix_cell),
};

const struct field_table matrix_table = FIELD_TABLE(matrix_fields);

static const struct field level_fields[] = {
	KEY(struct level, id),
	TEXT(struct level, name),
	TEXT(struct level, detail),
	TEXT(struct level, response),
	OPTION(struct level, NUMBER, from),
	OPTION(struct level, INT, upper),
	ORIGIN(struct level),
};

const struct field_table level_table = FIELD_TABLE(level_fields);

static const struct field flow_fields[] = {
	KEY(struct flow, id),
	TEXT(struct flow, form),
	TEXT(struct flow, phase),
	TEXT(struct flow, content),
	{.name = "classification",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct flow, classification),
	 .keep_null = true},
	ORIGIN(struct flow),
};

const struct field_table flow_table = FIELD_TABLE(flow_fields);

static const struct field threat_fields[] = {
	KEY(struct threat, id),
	TEXT(struct threat, name),
	TEXT(struct threat, detail),
	ORIGIN(struct threat),
};

const struct field_table threat_table = FIELD_TABLE(threat_fields);

static const struct field residual_fields[] = {
	TEXT(struct residual, scenario),
	NUMBER(struct residual, severity),
	NUMBER(struct residual, frequency),
	FACTORS,
	TEXT(struct residual, level),
	TEXT(struct residual, policy),
	TEXT(struct residual, action),
	OPTION(struct residual, STRINGS, requirements),
	ORIGIN(struct residual),
};

const struct field_table residual_table = FIELD_TABLE(residual_fields);

static const struct field risk_fields[] = {
	KEY(struct risk, id),
	TEXT(struct risk, scenario),
	OPTION(struct risk, BOOL, scenario_clipped),
	TEXT(struct risk, threat),
	NUMBER(struct risk, severity),
	NUMBER(struct risk, frequency),
	FACTORS,
	TEXT(struct risk, level),
	TEXT(struct risk, response),
	TEXT(struct risk, option),
	TEXT(struct risk, duty),
	OPTION(struct risk, BOOL, duty_clipped),
	OPTION(struct risk, STRING, topic),
	OPTION(struct risk, STRINGS, measures),
	{.name = "residual", .type = FIELD_ARRAY},
	ORIGIN(struct risk),
};

const struct field_table risk_table = FIELD_TABLE(risk_fields);

static const struct field assessment_fields[] = {
	KEY(struct assessment, flow),
	TEXT(struct assessment, threat),
	TEXT(struct assessment, situation),
	TEXT(struct assessment, risk),
	NUMBER(struct assessment, severity),
	NUMBER(struct assessment, frequency),
	FACTORS,
	TEXT(struct assessment, level),
	TEXT(struct assessment, response),
	ORIGIN(struct assessment),
};

const struct field_table assessment_table = FIELD_TABLE(assessment_fields);

static const struct field requirement_fields[] = {
	KEY(struct requirement, risk),
	TEXT(struct requirement, no),
	TEXT(struct requirement, viewpoint),
	TEXT(struct requirement, applies),
	TEXT(struct requirement, response),
	TEXT(struct requirement, option),
	TEXT(struct requirement, text),
	OPTION(struct requirement, STRING, obligation),
	{.name = "agreement",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct requirement, agreement),
	 .keep_null = true},
	{.name = "numbered", .type = FIELD_BOOL, .offset = offsetof(struct requirement, numbered)},
	OPTION(struct requirement, STRING, topic),
	OPTION(struct requirement, STRINGS, measures),
	ORIGIN(struct requirement),
};

const struct field_table requirement_table = FIELD_TABLE(requirement_fields);

/* A list of rows: where it stands in its owner, and what a row is. */
struct row_list {
	const char *name;
	size_t offset;       /* of the VEC in the owner */
	size_t size, at;     /* of a row, and of its row_origin */
	size_t factors;      /* of its struct factors; 0: it is not rated by factors */
	const struct field *fields;
	size_t n;
};

#define LIST(owner, list_name, row, table) \
	{ \
		.name = #list_name, .offset = offsetof(owner, list_name), .size = sizeof(row), .at = offsetof(row, at), \
		.fields = (table), .n = ARRAY_LEN(table) \
	}

#define RATED_LIST(owner, list_name, row, table) \
	{ \
		.name = #list_name, .offset = offsetof(owner, list_name), .size = sizeof(row), .at = offsetof(row, at), \
		.factors = offsetof(row, factors), .fields = (table), .n = ARRAY_LEN(table) \
	}

static const struct row_list scoring_lists[] = {
	LIST(struct risk_register, matrix, struct matrix_cell, matrix_fields),
	LIST(struct risk_register, levels, struct level, level_fields),
};

static const struct row_list register_lists[] = {
	LIST(struct risk_register, flows, struct flow, flow_fields),
	LIST(struct risk_register, threats, struct threat, threat_fields),
	RATED_LIST(struct risk_register, risks, struct risk, risk_fields),
	RATED_LIST(struct risk_register, assessments, struct assessment, assessment_fields),
	LIST(struct risk_register, requirements, struct requirement, requirement_fields),
};

static const struct row_list residual_list =
	RATED_LIST(struct risk, residual, struct residual, residual_fields);

/*
 * Rows of any kind: the layout of every VEC. The pointer is copied as bytes, because its type
 * differs from list to list.
 */
struct rows {
	char *at;
	size_t n, cap;
};

static struct rows get_rows(const void *owner, const struct row_list *list)
{
	struct rows rows;

	memcpy(&rows, (const char *)owner + list->offset, sizeof rows);
	return rows;
}

static bool is_field(const struct field *fields, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(fields[i].name, name) == 0)
			return true;
	return false;
}

static bool accept_unknown(struct arena *a, const struct json *member, void *out)
{
	(void)a, (void)member, (void)out;
	return true;
}

/*
 * Keeps the members that no table has, and says so once per list and name (`seen` holds the names
 * so far).
 */
static void keep_unknown(struct arena *a, const struct json *object, const struct where *w,
			 const struct field *fields, size_t n, struct unknown *more,
			 struct unknown *seen, struct diag_list *dl)
{
	for (const struct json *j = object->first; j; j = j->next) {
		bool known = is_field(fields, n, j->name);

		if (known)
			continue;
		*vec_push(a, more) = j;
		for (size_t i = 0; i < seen->n && !known; i++)
			known = strcmp(seen->at[i]->name, j->name) == 0;
		if (known)
			continue;
		*vec_push(a, seen) = j;
		diag_add(dl, DIAG_REGISTER_MEMBER, NULL,
			 where_print(a, &(struct where){.up = w, .name = j->name}), j->name);
	}
}

static bool read_extra(struct arena *a, const struct json *row, const struct where *w,
		       struct row_origin *at, struct diag_list *dl)
{
	const struct json *extra = json_get(row, "extra");
	struct where inside = {.up = w, .name = "extra"};
	bool ok = true;

	if (!extra || extra->kind != JSON_OBJECT)
		return true; /* a wrong type was reported with the other fields */
	for (const struct json *j = extra->first; j; j = j->next) {
		struct where here = {.up = &inside, .name = j->name};

		if (j->kind == JSON_STRING) {
			*vec_push(a, &at->extra) = (struct extra){j->name, j->string};
			continue;
		}
		diag_add(dl, DIAG_WRONG_TYPE, NULL, where_print(a, &here), j->name, _("a text"));
		ok = false;
	}
	return ok;
}

static bool read_factors(struct arena *a, const struct json *row, const struct where *w,
			 struct factors *out, struct diag_list *dl)
{
	const struct json *factors = json_get(row, "factors");
	struct where inside = {.up = w, .name = "factors"};
	bool ok = true;

	if (!factors || factors->kind != JSON_OBJECT)
		return true; /* a wrong type was reported with the other fields */
	for (const struct json *j = factors->first; j; j = j->next) {
		struct where here = {.up = &inside, .name = j->name};

		if (j->kind == JSON_NUMBER || j->kind == JSON_NULL) {
			*vec_push(a, out) =
				(struct factor){j->name, j->number, j->kind == JSON_NUMBER};
			continue;
		}
		diag_add(dl, DIAG_WRONG_TYPE, NULL, where_print(a, &here), j->name, _("a number"));
		ok = false;
	}
	return ok;
}

static bool read_list(struct arena *a, const struct json *parent, const struct where *w,
		      const struct row_list *list, void *owner, struct diag_list *dl);

static bool read_row(struct arena *a, const struct json *object, const struct where *w,
		     const struct row_list *list, void *row, struct unknown *seen,
		     struct diag_list *dl)
{
	struct row_origin *at = (void *)((char *)row + list->at);

	if (!fields_read(a, object, w, list->fields, list->n, row, accept_unknown, dl))
		return false;
	keep_unknown(a, object, w, list->fields, list->n, &at->more, seen, dl);
	if (list->factors && !read_factors(a, object, w, (void *)((char *)row + list->factors), dl))
		return false;
	if (list->fields == risk_fields && !read_list(a, object, w, &residual_list, row, dl))
		return false;
	return read_extra(a, object, w, at, dl);
}

/* An absent list is an empty one. */
static bool read_list(struct arena *a, const struct json *parent, const struct where *w,
		      const struct row_list *list, void *owner, struct diag_list *dl)
{
	const struct json *array = json_get(parent, list->name);
	struct where whole = {.up = w, .name = list->name};
	struct unknown seen = {0};
	bool ok = true;

	if (!array || array->kind != JSON_ARRAY)
		return true; /* a wrong type was reported with the other fields */
	struct rows rows = {
		.at = arena_alloc(a, array->n * list->size), .n = array->n, .cap = array->n};
	struct where here = {.up = &whole};

	for (const struct json *j = array->first; j; j = j->next, here.index++)
		ok = read_row(a, j, &here, list, rows.at + here.index * list->size, &seen, dl) &&
		     ok;
	memcpy((char *)owner + list->offset, &rows, sizeof rows);
	return ok;
}

/* An object of the register that is read into the register itself; absent is empty. */
static bool read_part(struct arena *a, const struct json *object, const struct where *w,
		      const struct field *fields, size_t n, struct unknown *more,
		      struct risk_register *reg, struct diag_list *dl)
{
	struct unknown seen = {0};

	if (!object || object->kind != JSON_OBJECT)
		return true; /* a wrong type was reported with the other fields */
	if (!fields_read(a, object, w, fields, n, reg, accept_unknown, dl))
		return false;
	keep_unknown(a, object, w, fields, n, more, &seen, dl);
	return true;
}

static bool read_register(struct arena *a, const struct json *root, struct risk_register *reg,
			  struct diag_list *dl)
{
	struct where file = {.file = reg->file}, in_source = {.up = &file, .name = "source"},
		     in_scoring = {.up = &file, .name = "scoring"};
	const struct json *source = json_get(root, "source"), *scoring = json_get(root, "scoring");
	bool ok = read_part(a, root, &file, register_fields, ARRAY_LEN(register_fields), &reg->more,
			    reg, dl);

	ok = read_part(a, source, &in_source, source_fields, ARRAY_LEN(source_fields),
		       &reg->source_more, reg, dl) &&
	     ok;
	ok = read_part(a, scoring, &in_scoring, scoring_fields, ARRAY_LEN(scoring_fields),
		       &reg->scoring_more, reg, dl) &&
	     ok;
	for (size_t i = 0; i < ARRAY_LEN(scoring_lists); i++)
		ok = read_list(a, scoring, &in_scoring, &scoring_lists[i], reg, dl) && ok;
	for (size_t i = 0; i < ARRAY_LEN(register_lists); i++)
		ok = read_list(a, root, &file, &register_lists[i], reg, dl) && ok;
	return ok;
}

struct risk_register *register_read(struct arena *a, const char *path, const char *id,
				    struct diag_list *dl)
{
	struct risk_register *reg = arena_alloc(a, sizeof *reg);
	const struct json *root = fields_open(a, path, "register", dl);

	reg->id = id;
	reg->file = path;
	return root && read_register(a, root, reg, dl) ? reg : NULL;
}

/*
 * Nodes that were read belong to their file's tree, so the chain of members is copied, one node
 * deep.
 */
static void write_unknown(struct arena *a, struct json *object, const struct unknown *more)
{
	for (size_t i = 0; i < more->n; i++) {
		struct json *copy = json_new_null(a);

		*copy = *more->at[i];
		copy->next = NULL;
		json_set(object, copy->name, copy);
	}
}

static void write_extra(struct arena *a, struct json *row, const struct row_origin *at)
{
	if (!at->extra.n)
		return;
	struct json *extra = json_set(row, "extra", json_new_object(a));

	for (size_t i = 0; i < at->extra.n; i++)
		json_set_string(a, extra, at->extra.at[i].head, at->extra.at[i].value);
}

static void write_factors(struct arena *a, struct json *row, const struct factors *factors)
{
	if (!factors->n)
		return;
	struct json *object = json_set(row, "factors", json_new_object(a));

	for (size_t i = 0; i < factors->n; i++)
		json_set(object, factors->at[i].name,
			 factors->at[i].known ? json_new_number(a, factors->at[i].value)
					      : json_new_null(a));
}

static struct json *list_to_json(struct arena *a, const struct row_list *list, const void *owner);

/* The fields in the table's order: a list stands where its field stands. */
static struct json *row_to_json(struct arena *a, const struct row_list *list, const char *row)
{
	const struct row_origin *at = (const void *)(row + list->at);
	struct json *object = json_new_object(a);

	for (size_t i = 0; i < list->n; i++) {
		if (list->fields[i].type == FIELD_ARRAY)
			json_set(object, residual_list.name, list_to_json(a, &residual_list, row));
		else if (list->factors && strcmp(list->fields[i].name, "factors") == 0)
			write_factors(a, object, (const void *)(row + list->factors));
		else
			fields_write(a, object, &list->fields[i], 1, row);
	}
	write_extra(a, object, at);
	write_unknown(a, object, &at->more);
	return object;
}

static struct json *list_to_json(struct arena *a, const struct row_list *list, const void *owner)
{
	struct json *array = json_new_array(a);
	struct rows rows = get_rows(owner, list);

	for (size_t i = 0; i < rows.n; i++)
		json_append(array, row_to_json(a, list, rows.at + i * list->size));
	return array;
}

static void write_lists(struct arena *a, struct json *object, const struct row_list *lists,
			size_t n, const struct risk_register *reg)
{
	for (size_t i = 0; i < n; i++)
		json_set(object, lists[i].name, list_to_json(a, &lists[i], reg));
}

struct json *register_to_json(struct arena *a, const struct risk_register *reg)
{
	struct json *root = json_new_object(a), *source = json_new_object(a),
		    *scoring = json_new_object(a);
	size_t last = ARRAY_LEN(register_fields) - 2; /* premises and notes stand behind the rows */

	json_set_string(a, root, "schema", "bunkai/register/1");
	fields_write(a, root, register_fields, last, reg);
	fields_write(a, source, source_fields, ARRAY_LEN(source_fields), reg);
	write_unknown(a, source, &reg->source_more);
	json_set(root, "source", source);
	fields_write(a, scoring, scoring_fields, ARRAY_LEN(scoring_fields), reg);
	write_lists(a, scoring, scoring_lists, ARRAY_LEN(scoring_lists), reg);
	write_unknown(a, scoring, &reg->scoring_more);
	json_set(root, "scoring", scoring);
	write_lists(a, root, register_lists, ARRAY_LEN(register_lists), reg);
	fields_write(a, root, &register_fields[last], 2, reg);
	write_unknown(a, root, &reg->more);
	return root;
}
