/* SPDX-License-Identifier: MIT
 *
 * Reads an import profile through the field tables of base/fields; its columns are read in
 * profile_columns.c. Names of tables and fields are those of source_rows.h. A field that is named
 * twice, or a cross table without its two axes, is refused, so that table recognition need not ask.
 */
#include "import/profile.h"

#include <string.h>

#include "base/fields.h"
#include "base/text.h"
#include "import/profile_columns.h"
#include "import/source_rows.h"

typedef VEC(const char *) strings;

struct profile_values {
	const char *schema, *id, *title, *purpose, *family, *model, *dash;
	strings page_marks, agreement_words, agreement_exceptions;
};

struct made_values {
	const char *field, *by, *with;
	strings from, apart;
};

struct table_values {
	const char *kind, *sheet, *headings;
	strings titles;
	bool cross, alone;
};

static const char *const made_names[] = {
	[MADE_JOIN] = "join",
	[MADE_MAX] = "max",
	[MADE_FIRST] = "first",
	[MADE_PARENT] = "parent",
	[MADE__MAX] = NULL,
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
	{"around", FIELD_OBJECT, .offset = 0},
	{"tables", FIELD_ARRAY, 0, .required = true},
};

static const struct field table_fields[] = {
	{"kind", FIELD_STRING, .offset = offsetof(struct table_values, kind), .required = true},
	{"titles", FIELD_STRINGS, .offset = offsetof(struct table_values, titles)},
	{"cross", FIELD_BOOL, .offset = offsetof(struct table_values, cross)},
	{"alone", FIELD_BOOL, .offset = offsetof(struct table_values, alone)},
	{"sheet", FIELD_STRING, .offset = offsetof(struct table_values, sheet)},
	{"headings", FIELD_STRING, .offset = offsetof(struct table_values, headings)},
	{"made", FIELD_ARRAY, .offset = 0},
	{"columns", FIELD_ARRAY, 0, .required = true},
};

static const struct field made_fields[] = {
	{"field", FIELD_STRING, .offset = offsetof(struct made_values, field), .required = true},
	{"from", FIELD_STRINGS, .offset = offsetof(struct made_values, from), .required = true},
	{"by", FIELD_STRING, .offset = offsetof(struct made_values, by), .choices = made_names},
	{"with", FIELD_STRING, .offset = offsetof(struct made_values, with)},
	{"when", FIELD_OBJECT, .offset = 0},
	{"apart", FIELD_STRINGS, .offset = offsetof(struct made_values, apart)},
};

static const struct field around_fields[] = {
	{"date", FIELD_STRINGS, .offset = 0},   {"party", FIELD_STRINGS, .offset = 0},
	{"system", FIELD_STRINGS, .offset = 0}, {"product", FIELD_STRINGS, .offset = 0},
	{"version", FIELD_STRINGS, .offset = 0},
};

/* The texts of a list that is one, NULL-ended. */
static const char *const *texts_of(struct arena *a, const struct json *list)
{
	strings all = {0};

	for (const struct json *j = list->first; j; j = j->next)
		*vec_push(a, &all) = j->string;
	return profile_end_list(a, all.at, all.n);
}

static bool check_names(struct arena *a, const struct profile_table *t, const char *const *names,
			const char *place, struct diag_list *dl)
{
	bool ok = true;

	for (; names && *names; names++)
		ok = profile_check_field(a, t, *names, place, dl) && ok;
	return ok;
}

static bool read_when(struct arena *a, const struct json *when, const struct where *w,
		      const struct profile_table *t, struct profile_made *m, struct diag_list *dl)
{
	struct where inside = {.up = w, .name = "when"};

	for (const struct json *j = when ? when->first : NULL; j; j = j->next) {
		struct field member = {j->name, FIELD_STRINGS, .offset = 0};

		if (!profile_check_field(a, t, j->name, where_print(a, &inside), dl) ||
		    !field_check(a, &member, j, &inside, dl))
			return false;
		*vec_push(a, &m->when) = (struct made_when){j->name, texts_of(a, j)};
	}
	return true;
}

static bool read_made(struct arena *a, const struct json *object, const struct where *w,
		      struct profile_table *t, struct diag_list *dl)
{
	struct made_values raw = {0};
	const char *place = where_print(a, w);

	if (!fields_read(a, object, w, made_fields, ARRAY_LEN(made_fields), &raw, NULL, dl))
		return false;
	struct profile_made *m = vec_push(a, &t->made);

	*m = (struct profile_made){
		.field = raw.field,
		.from = profile_end_list(a, raw.from.at, raw.from.n),
		.by = (enum made_by)profile_find_name(made_names, raw.by),
		.with = raw.with ? raw.with : "-",
		.apart = raw.apart.n ? profile_end_list(a, raw.apart.at, raw.apart.n) : NULL,
		.place = place,
	};
	return profile_check_field(a, t, m->field, place, dl) &&
	       check_names(a, t, m->from, place, dl) && check_names(a, t, m->apart, place, dl) &&
	       read_when(a, json_get(object, "when"), w, t, m, dl);
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

/* What a table says besides its columns; the fields are checked by what kind it is. */
static bool read_rest(struct arena *a, const struct json *object, const struct where *w,
		      struct profile_table *t, struct diag_list *dl)
{
	struct where made = {.up = w, .name = "made"}, at = {.up = &made};
	const char *place = where_print(a, w);
	bool ok = (!t->sheet || profile_check_field(a, t, t->sheet, place, dl)) &&
		  (!t->headings || profile_check_field(a, t, t->headings, place, dl));

	for (const struct json *j = fields_array(a, object, "made", false, w, dl); j;
	     j = j->next, at.index++)
		ok = read_made(a, j, &at, t, dl) && ok;
	return ok;
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
			 "flows, threats, matrix, levels, assessments, treatments, answers, "
			 "ledger, shares");
		return false;
	}
	struct profile_table *t = vec_push(a, &p->tables);
	bool ok = true;

	*t = (struct profile_table){.kind = raw.kind,
				    .titles = profile_end_list(a, raw.titles.at, raw.titles.n),
				    .cross = raw.cross,
				    .alone = raw.alone,
				    .sheet = raw.sheet,
				    .headings = raw.headings};
	for (const struct json *j = fields_array(a, object, "columns", false, w, dl); j;
	     j = j->next, at.index++)
		ok = profile_read_column(a, j, &at, t, dl) && ok;
	return read_rest(a, object, w, t, dl) && ok && check_cross(t, place, dl);
}

static bool read_around(struct arena *a, const struct json *around, const struct where *w,
			struct profile *p, struct diag_list *dl)
{
	struct where inside = {.up = w, .name = "around"};

	if (!around || around->kind != JSON_OBJECT)
		return true;
	for (const struct json *j = around->first; j; j = j->next) {
		const struct field_table known = FIELD_TABLE(around_fields);
		const struct field *f = field_find(&known, j->name);

		if (!f) {
			diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, where_print(a, &inside), j->name,
				 "date, party, system, product, version");
			return false;
		}
		if (!field_check(a, f, j, &inside, dl))
			return false;
		*vec_push(a, &p->around) = (struct profile_around){j->name, texts_of(a, j)};
	}
	return true;
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

struct profile *profile_take(struct arena *a, const struct json *root, const char *path,
			     struct diag_list *dl)
{
	struct where file = {.file = path}, tables = {.up = &file, .name = "tables"},
		     at = {.up = &tables};
	struct profile_values raw = {0};

	if (!fields_read(a, root, &file, profile_fields, ARRAY_LEN(profile_fields), &raw, NULL, dl))
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
	p->page_marks = profile_end_list(a, raw.page_marks.at, raw.page_marks.n);
	p->agreement_words = profile_end_list(a, raw.agreement_words.at, raw.agreement_words.n);
	p->agreement_exceptions =
		profile_end_list(a, raw.agreement_exceptions.at, raw.agreement_exceptions.n);
	ok = read_around(a, json_get(root, "around"), &file, p, dl);
	for (const struct json *j = fields_array(a, root, "tables", false, &file, dl); j;
	     j = j->next, at.index++)
		ok = read_table(a, j, &at, p, dl) && ok;
	return ok ? p : NULL;
}

struct profile *profile_read(struct arena *a, const char *path, struct diag_list *dl)
{
	const struct json *root = fields_open(a, path, "import-profile", dl);

	return root ? profile_take(a, root, path, dl) : NULL;
}
