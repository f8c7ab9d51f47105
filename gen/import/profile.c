/* SPDX-License-Identifier: MIT
 *
 * Reads an import profile through the field tables of base/fields; names of tables and fields are
 * those of source_rows.h. A field that is named twice, or a cross table without its two axes, is
 * refused here, so that table recognition need not ask.
 */
#include "import/profile.h"

#include <string.h>

#include "base/fields.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/source_rows.h"

typedef VEC(const char *) strings;

struct profile_values {
	const char *schema, *id, *title, *purpose, *family, *model, *dash;
	strings page_marks, agreement_words, agreement_exceptions;
};

struct table_values {
	const char *kind;
	strings titles;
	bool cross;
};

struct column_values {
	const char *field, *form, *blank;
	strings heads, values;
	bool required;
};

static const char *const form_names[] = {
	[FORM_TEXT] = "text",       [FORM_ID] = "id",     [FORM_NUMBER] = "number",
	[FORM_INTEGER] = "integer", [FORM_WORD] = "word", [FORM__MAX] = NULL,
};

static const char *const blank_names[] = {
	[BLANK_FOUND] = "found",
	[BLANK_SAME] = "same",
	[BLANK_EMPTY] = "empty",
	[BLANK__MAX] = NULL,
};

static const char *const purposes[] = {PROFILE_REGISTER, PROFILE_ANSWERS, PROFILE_LEDGER,
				       PROFILE_SHARES, NULL};

static const struct field profile_fields[] = {
	{"schema", FIELD_STRING, .offset = offsetof(struct profile_values, schema),
	 .required = true},
	{"id", FIELD_STRING, .offset = offsetof(struct profile_values, id), .required = true},
	{"title", FIELD_STRING, .offset = offsetof(struct profile_values, title), .required = true},
	{"for", FIELD_STRING, .offset = offsetof(struct profile_values, purpose),
	 .choices = purposes},
	{"family", FIELD_STRING, .offset = offsetof(struct profile_values, family)},
	{"model", FIELD_STRING, .offset = offsetof(struct profile_values, model)},
	{"dash", FIELD_STRING, .offset = offsetof(struct profile_values, dash)},
	{"page_marks", FIELD_STRINGS, .offset = offsetof(struct profile_values, page_marks)},
	{"agreement_words", FIELD_STRINGS,
	 .offset = offsetof(struct profile_values, agreement_words)},
	{"agreement_exceptions", FIELD_STRINGS,
	 .offset = offsetof(struct profile_values, agreement_exceptions)},
	{"tables", FIELD_ARRAY, 0, .required = true},
};

static const struct field table_fields[] = {
	{"kind", FIELD_STRING, .offset = offsetof(struct table_values, kind), .required = true},
	{"titles", FIELD_STRINGS, .offset = offsetof(struct table_values, titles)},
	{"cross", FIELD_BOOL, .offset = offsetof(struct table_values, cross)},
	{"columns", FIELD_ARRAY, 0, .required = true},
};

static const struct field column_fields[] = {
	{"field", FIELD_STRING, .offset = offsetof(struct column_values, field), .required = true},
	{"heads", FIELD_STRINGS, .offset = offsetof(struct column_values, heads), .required = true},
	{"values", FIELD_STRINGS, .offset = offsetof(struct column_values, values)},
	{"form", FIELD_STRING, .offset = offsetof(struct column_values, form),
	 .choices = form_names},
	{"blank", FIELD_STRING, .offset = offsetof(struct column_values, blank),
	 .choices = blank_names},
	{"map", FIELD_OBJECT, .offset = 0},
	{"required", FIELD_BOOL, .offset = offsetof(struct column_values, required)},
};

static const char *const *end_list(struct arena *a, strings *list)
{
	*vec_push(a, list) = NULL;
	return list->at;
}

/* The place of a name in a list; 0 when there is no name. */
static size_t find_name(const char *const *names, const char *name)
{
	size_t i = 0;

	while (name && names[i] && strcmp(names[i], name) != 0)
		i++;
	return names[i] ? i : 0;
}

const char *profile_extra_name(const char *field)
{
	static const char prefix[] = "extra.";

	return text_starts(field, prefix) && field[sizeof prefix - 1] ? field + sizeof prefix - 1
								      : NULL;
}

static bool stands_in(const char *const *list, const char *s)
{
	for (; *list; list++)
		if (strcmp(*list, s) == 0)
			return true;
	return false;
}

static char *join_list(struct arena *a, const char *const *list)
{
	struct strbuf sb = strbuf_new(a);

	for (; *list; list++)
		strbuf_join(&sb, ", ", *list);
	return sb.text;
}

/* What a word means is one of the column's values, where it has any. */
static bool read_map(struct arena *a, const struct json *map, const struct where *w,
		     struct profile_column *c, struct diag_list *dl)
{
	for (const struct json *j = map ? map->first : NULL; j; j = j->next) {
		const char *place = where_print(a, &(struct where){.up = w, .name = "map"});

		if (j->kind != JSON_STRING) {
			diag_add(dl, DIAG_WRONG_TYPE, NULL, place, j->name, "a text");
			return false;
		}
		if (c->values && !stands_in(c->values, j->string)) {
			diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, place, j->string,
				 join_list(a, c->values));
			return false;
		}
		*vec_push(a, &c->map) = (struct word_meaning){j->name, j->string};
	}
	return true;
}

static bool is_taken(const struct profile_table *t, const char *field)
{
	for (size_t i = 0; i < t->columns.n; i++)
		if (strcmp(t->columns.at[i].field, field) == 0)
			return true;
	return false;
}

static bool read_column(struct arena *a, const struct json *object, const struct where *w,
			struct profile_table *t, struct diag_list *dl)
{
	const char *const *known = source_fields(t->kind);
	struct column_values raw = {0};
	const char *place = where_print(a, w);

	if (!fields_read(a, object, w, column_fields, ARRAY_LEN(column_fields), &raw, NULL, dl))
		return false;
	if (!profile_extra_name(raw.field) && !stands_in(known, raw.field)) {
		diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, place, raw.field, join_list(a, known));
		return false;
	}
	if (is_taken(t, raw.field)) {
		diag_add(dl, DIAG_TWICE_IN_PROFILE, NULL, place, raw.field);
		return false;
	}
	struct profile_column *c = vec_push(a, &t->columns);

	*c = (struct profile_column){
		.field = raw.field,
		.heads = end_list(a, &raw.heads),
		.values = raw.values.n ? end_list(a, &raw.values) : NULL,
		.form = (enum column_form)find_name(form_names, raw.form),
		.blank = (enum blank_meaning)find_name(blank_names, raw.blank),
		.required = raw.required,
		.place = place,
	};
	return read_map(a, json_get(object, "map"), w, c, dl);
}

/* A cross table is two axes of whole numbers and one value. */
static bool check_cross(const struct profile_table *t, const char *place, struct diag_list *dl)
{
	size_t axes = 0, values = 0;

	for (size_t i = 0; t->cross && i < t->columns.n; i++) {
		axes += t->columns.at[i].form == FORM_INTEGER;
		values += t->columns.at[i].form == FORM_WORD;
	}
	if (!t->cross || (axes == 2 && values == 1))
		return true;
	diag_add(dl, DIAG_BAD_CROSS_TABLE, NULL, place);
	return false;
}

static bool read_table(struct arena *a, const struct json *object, const struct where *w,
		       struct profile *p, struct diag_list *dl)
{
	struct table_values raw = {0};
	const char *place = where_print(a, w);
	struct where columns = {.up = w, .name = "columns"}, at = {.up = &columns};

	if (!fields_read(a, object, w, table_fields, ARRAY_LEN(table_fields), &raw, NULL, dl))
		return false;
	if (!source_fields(raw.kind)) {
		diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, place, raw.kind,
			 "flows, threats, matrix, levels, assessments, treatments, answers, ledger, shares");
		return false;
	}
	struct profile_table *t = vec_push(a, &p->tables);
	bool ok = true;

	*t = (struct profile_table){
		.kind = raw.kind, .titles = end_list(a, &raw.titles), .cross = raw.cross};
	for (const struct json *j = fields_array(a, object, "columns", false, w, dl); j;
	     j = j->next, at.index++)
		ok = read_column(a, j, &at, t, dl) && ok;
	return ok && check_cross(t, place, dl);
}

bool profile_is_dash(const struct profile *p, const char *s)
{
	static const char *const dashes[] = {"-", "－", "―", "—", "–", "ー", "‐", "−", "ｰ"};

	if (strcmp(s, p->dash) == 0)
		return true;
	for (size_t i = 0; i < ARRAY_LEN(dashes); i++)
		if (strcmp(s, dashes[i]) == 0)
			return true;
	return false;
}

struct profile *profile_read(struct arena *a, const char *path, struct diag_list *dl)
{
	const struct json *root = fields_open(a, path, "import-profile", dl);
	struct where file = {.file = path}, tables = {.up = &file, .name = "tables"},
		     at = {.up = &tables};
	struct profile_values raw = {0};

	if (!root ||
	    !fields_read(a, root, &file, profile_fields, ARRAY_LEN(profile_fields), &raw, NULL, dl))
		return NULL;
	struct profile *p = arena_alloc(a, sizeof *p);
	bool ok = true;

	*p = (struct profile){.id = raw.id,
			      .title = raw.title,
			      .purpose = raw.purpose ? raw.purpose : PROFILE_REGISTER,
			      .family = raw.family,
			      .model = raw.model,
			      .path = path};
	p->dash = text_empty(raw.dash) ? "-" : raw.dash;
	p->page_marks = end_list(a, &raw.page_marks);
	p->agreement_words = end_list(a, &raw.agreement_words);
	p->agreement_exceptions = end_list(a, &raw.agreement_exceptions);
	for (const struct json *j = fields_array(a, root, "tables", false, &file, dl); j;
	     j = j->next, at.index++)
		ok = read_table(a, j, &at, p, dl) && ok;
	return ok ? p : NULL;
}
