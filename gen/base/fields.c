/* SPDX-License-Identifier: MIT
 *
 * Each member of an object is looked up in the table, checked for its type, its choices and its
 * form, and stored at the field's offset; a member that the table lacks is told with the names that
 * it has. Writing walks the same table.
 */
#include "base/fields.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"

typedef VEC(const char *) strings;

static void print_where(struct strbuf *sb, const struct where *w)
{
	if (w->up)
		print_where(sb, w->up);
	if (w->file) {
		strbuf_add(sb, w->file);
		strbuf_add_char(sb, ':');
	} else if (w->name) {
		strbuf_add(sb, sb->len && sb->text[sb->len - 1] != ':' ? "." : "");
		strbuf_add(sb, w->name);
	} else {
		strbuf_printf(sb, "[%zu]", w->index);
	}
}

char *where_print(struct arena *a, const struct where *w)
{
	struct strbuf sb = strbuf_new(a);

	print_where(&sb, w);
	if (sb.len && sb.text[sb.len - 1] == ':')
		sb.text[--sb.len] = '\0';
	return sb.text;
}

static char *place_of(struct arena *a, const struct where *w, const char *name)
{
	return where_print(a, &(struct where){.up = w, .name = name});
}

static const char *type_name(enum field_type type)
{
	static const char *const names[] = {
		[FIELD_STRING] = N_("a text"),      [FIELD_DATE] = N_("a date"),
		[FIELD_INT] = N_("a whole number"), [FIELD_NUMBER] = N_("a number"),
		[FIELD_BOOL] = N_("true or false"), [FIELD_STRINGS] = N_("a list of texts"),
		[FIELD_ARRAY] = N_("a list"),       [FIELD_OBJECT] = N_("an object"),
		[FIELD_ANY] = N_("a value"),
	};

	return _(names[type]);
}

static bool days_fit(int year, int month, int day)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] + (month == 2 && leap);
}

bool fields_is_date(const char *s)
{
	int year, month, day;

	for (int i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return false;
	return s[10] == '\0' && sscanf(s, "%d-%d-%d", &year, &month, &day) == 3 && year > 0 &&
	       days_fit(year, month, day);
}

static char *list_choices(struct arena *a, const char *const *choices)
{
	struct strbuf sb = strbuf_new(a);

	for (; *choices; choices++)
		strbuf_join(&sb, ", ", *choices);
	return sb.text;
}

static bool is_choice(const char *s, const char *const *choices)
{
	for (; choices && *choices; choices++)
		if (strcmp(s, *choices) == 0)
			return true;
	return !choices;
}

static bool fits(const struct field *f, const struct json *value)
{
	switch (f->type) {
	case FIELD_STRING:
	case FIELD_DATE:
		return value->kind == JSON_STRING;
	case FIELD_INT:
		return value->kind == JSON_NUMBER && value->number == floor(value->number) &&
		       fabs(value->number) < 1e9;
	case FIELD_NUMBER:
		return value->kind == JSON_NUMBER;
	case FIELD_BOOL:
		return value->kind == JSON_BOOL;
	case FIELD_STRINGS:
		for (const struct json *j = value->first; j; j = j->next)
			if (j->kind != JSON_STRING)
				return false;
		return value->kind == JSON_ARRAY;
	case FIELD_ARRAY:
		return value->kind == JSON_ARRAY;
	case FIELD_OBJECT:
		return value->kind == JSON_OBJECT;
	case FIELD_ANY:
		break;
	}
	return true;
}

static void store(struct arena *a, const struct field *f, const struct json *value, void *out)
{
	/* a table of lists and objects alone has nothing to fill */
	char *member = out ? (char *)out + f->offset : NULL;

	switch (f->type) {
	case FIELD_STRING:
	case FIELD_DATE:
		*(const char **)(void *)member = value->string;
		break;
	case FIELD_INT:
		*(int *)(void *)member = (int)value->number;
		break;
	case FIELD_NUMBER:
		*(double *)(void *)member = value->number;
		break;
	case FIELD_BOOL:
		*(bool *)(void *)member = value->number != 0;
		break;
	case FIELD_STRINGS:
		/* a list takes the place of one that stood there, whose array others may hold */
		*(strings *)(void *)member = (strings){0};
		for (const struct json *j = value->first; j; j = j->next)
			*vec_push(a, (strings *)(void *)member) = j->string;
		break;
	case FIELD_ARRAY:
	case FIELD_OBJECT:
	case FIELD_ANY:
		break;
	}
}

/* The first element of a list of texts that is not one of the choices; NULL: all are. */
static const char *find_strange(const struct json *value, const struct field *f)
{
	for (const struct json *j = f->type == FIELD_STRINGS ? value->first : NULL; j; j = j->next)
		if (!is_choice(j->string, f->choices))
			return j->string;
	return NULL;
}

/* An empty text stands everywhere: a list of words never means it. NULL: there is none. */
static const char *find_empty(struct arena *a, const struct json *value, const struct field *f,
			      const struct where *w)
{
	struct where list = {.up = w, .name = f->name}, element = {.up = &list};

	if (f->type != FIELD_STRINGS || f->blank)
		return NULL;
	for (const struct json *j = value->first; j; j = j->next, element.index++)
		if (text_empty(j->string))
			return where_print(a, &element);
	return NULL;
}

bool field_check(struct arena *a, const struct field *f, const struct json *value,
		 const struct where *w, struct diag_list *dl)
{
	if (value->kind == JSON_NULL && !f->required)
		return true;
	if (!fits(f, value)) {
		diag_add(dl, DIAG_WRONG_TYPE, NULL, place_of(a, w, f->name), f->name,
			 type_name(f->type));
		return false;
	}
	if (value->kind == JSON_STRING && f->required && text_empty(value->string)) {
		diag_add(dl, DIAG_MISSING_MEMBER, NULL, place_of(a, w, f->name), f->name,
			 type_name(f->type));
		return false;
	}
	const char *empty = find_empty(a, value, f, w), *strange = find_strange(value, f);

	if (empty) {
		diag_add(dl, DIAG_EMPTY_TEXT, NULL, empty, f->name);
		return false;
	}

	if (value->kind == JSON_STRING && !is_choice(value->string, f->choices))
		strange = value->string;
	if (strange) {
		diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, place_of(a, w, f->name), strange,
			 list_choices(a, f->choices));
		return false;
	}
	if (f->type == FIELD_DATE && !fields_is_date(value->string)) {
		diag_add(dl, DIAG_BAD_DATE, NULL, place_of(a, w, f->name), value->string);
		return false;
	}
	return true;
}

static bool read_value(struct arena *a, const struct field *f, const struct json *value,
		       const struct where *w, void *out, struct diag_list *dl)
{
	if (!field_check(a, f, value, w, dl))
		return false;
	if (value->kind != JSON_NULL)
		store(a, f, value, out);
	return true;
}

static const struct field *find_field(const struct field *fields, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(fields[i].name, name) == 0)
			return &fields[i];
	return NULL;
}

static char *list_names(struct arena *a, const struct field *fields, size_t n)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, ", ", fields[i].name);
	return sb.text;
}

bool fields_read(struct arena *a, const struct json *object, const struct where *w,
		 const struct field *fields, size_t n, void *out, fields_extra *extra,
		 struct diag_list *dl)
{
	bool ok = true;

	if (object->kind != JSON_OBJECT) {
		diag_add(dl, DIAG_WRONG_TYPE, NULL, where_print(a, w), w->name ? w->name : "",
			 type_name(FIELD_OBJECT));
		return false;
	}
	for (const struct json *j = object->first; j; j = j->next) {
		const struct field *f = find_field(fields, n, j->name);

		if (f)
			ok = read_value(a, f, j, w, out, dl) && ok;
		else if (!extra || !extra(a, j, out))
			diag_add(dl, DIAG_UNKNOWN_MEMBER, NULL, place_of(a, w, j->name), j->name,
				 list_names(a, fields, n));
	}
	for (size_t i = 0; i < n; i++) {
		if (fields[i].required && !json_get(object, fields[i].name)) {
			diag_add(dl, DIAG_MISSING_MEMBER, NULL, where_print(a, w), fields[i].name,
				 type_name(fields[i].type));
			ok = false;
		}
	}
	return ok;
}

static struct json *list_to_json(struct arena *a, const strings *list)
{
	struct json *array = json_new_array(a);

	for (size_t i = 0; i < list->n; i++)
		json_append(array, json_new_string(a, list->at[i]));
	return array;
}

/* NULL when the member is empty and may be left out. */
static struct json *value_to_json(struct arena *a, const struct field *f, const void *in)
{
	const char *member = (const char *)in + f->offset;
	const char *s;
	double number;

	switch (f->type) {
	case FIELD_STRING:
	case FIELD_DATE:
		s = *(const char *const *)(const void *)member;
		return s || f->keep_null ? json_new_string(a, s) : NULL;
	case FIELD_INT:
	case FIELD_NUMBER:
		number = f->type == FIELD_INT ? *(const int *)(const void *)member
					      : *(const double *)(const void *)member;
		return number != 0    ? json_new_number(a, number)
		       : f->keep_null ? json_new_null(a)
				      : NULL;
	case FIELD_BOOL:
		return *(const bool *)(const void *)member || f->keep_null
			       ? json_new_bool(a, *(const bool *)(const void *)member)
			       : NULL;
	case FIELD_STRINGS:
		return ((const strings *)(const void *)member)->n || f->keep_null
			       ? list_to_json(a, (const void *)member)
			       : NULL;
	case FIELD_ARRAY:
	case FIELD_OBJECT:
	case FIELD_ANY:
		break;
	}
	return NULL;
}

void fields_write(struct arena *a, struct json *object, const struct field *fields, size_t n,
		  const void *in)
{
	for (size_t i = 0; i < n; i++) {
		struct json *value = value_to_json(a, &fields[i], in);

		if (value)
			json_set(object, fields[i].name, value);
	}
}

const struct json *fields_array(struct arena *a, const struct json *object, const char *name,
				bool required, const struct where *w, struct diag_list *dl)
{
	const struct json *array = json_get(object, name);

	if (array && array->kind == JSON_ARRAY)
		return array->first;
	if (array && array->kind != JSON_NULL)
		diag_add(dl, DIAG_WRONG_TYPE, NULL, place_of(a, w, name), name,
			 type_name(FIELD_ARRAY));
	else if (required)
		diag_add(dl, DIAG_MISSING_MEMBER, NULL, where_print(a, w), name,
			 type_name(FIELD_ARRAY));
	return NULL;
}

const struct json *fields_open(struct arena *a, const char *path, const char *kind,
			       struct diag_list *dl)
{
	const struct json *root = json_read(a, path, dl);
	const char *want = arena_printf(a, "bunkai/%s%s", kind, strchr(kind, '/') ? "" : "/1"),
		   *got = json_string(root, "schema", NULL);

	if (root && root->kind != JSON_OBJECT) {
		diag_add(dl, DIAG_WRONG_TYPE, NULL, path, file_name(path), type_name(FIELD_OBJECT));
		return NULL;
	}
	if (root && !text_equal(got, want)) {
		diag_add(dl, DIAG_BAD_SCHEMA, NULL, arena_concat(a, path, ":schema", (char *)NULL),
			 got ? got : "", want);
		return NULL;
	}
	return root;
}

const struct field *field_find(const struct field_table *table, const char *name)
{
	return find_field(table->at, table->n, name);
}

static bool lists_equal(const strings *x, const strings *y)
{
	for (size_t i = 0; x->n == y->n && i < x->n; i++)
		if (strcmp(x->at[i], y->at[i]) != 0)
			return false;
	return x->n == y->n;
}

bool field_equal(const struct field *f, const void *x, const void *y)
{
	const void *a = (const char *)x + f->offset, *b = (const char *)y + f->offset;

	switch (f->type) {
	case FIELD_STRING:
	case FIELD_DATE:
		return text_equal(*(const char *const *)a, *(const char *const *)b);
	case FIELD_INT:
		return *(const int *)a == *(const int *)b;
	case FIELD_NUMBER:
		return memcmp(a, b, sizeof(double)) == 0;
	case FIELD_BOOL:
		return *(const bool *)a == *(const bool *)b;
	case FIELD_STRINGS:
		return lists_equal(a, b);
	case FIELD_ARRAY:
	case FIELD_OBJECT:
	case FIELD_ANY:
		break;
	}
	return true;
}

static const char *list_text(struct arena *a, const strings *list)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < list->n; i++)
		strbuf_join(&sb, ", ", list->at[i]);
	return list->n ? sb.text : NULL;
}

const char *field_text(struct arena *a, const struct field *f, const void *in)
{
	const void *member = (const char *)in + f->offset;
	double number;

	switch (f->type) {
	case FIELD_STRING:
	case FIELD_DATE:
		return *(const char *const *)member;
	case FIELD_INT:
	case FIELD_NUMBER:
		number = f->type == FIELD_INT ? *(const int *)member : *(const double *)member;
		return number != 0 ? arena_printf(a, "%.15g", number) : NULL;
	case FIELD_BOOL:
		return *(const bool *)member ? "true" : "false";
	case FIELD_STRINGS:
		return list_text(a, member);
	case FIELD_ARRAY:
	case FIELD_OBJECT:
	case FIELD_ANY:
		break;
	}
	return NULL;
}

/* 'tele, ehr': what stands between the commas. */
static struct json *split_list(struct arena *a, const char *text)
{
	struct json *list = json_new_array(a);

	for (const char *at = text; *at;) {
		size_t n = strcspn(at, ",");
		const char *word = text_trim(a, arena_strndup(a, at, n));

		if (*word)
			json_append(list, json_new_string(a, word));
		at += n + (at[n] == ',');
	}
	return list;
}

struct json *field_guess(struct arena *a, const char *text)
{
	struct json *j = strcmp(text, "true") == 0 || strcmp(text, "false") == 0 ||
					 *text == '-' || (*text >= '0' && *text <= '9')
				 ? json_parse(a, text, "", diag_new(a))
				 : NULL;

	return j ? j : json_new_string(a, text);
}

struct json *field_parse(struct arena *a, const struct field *f, const char *text)
{
	if (f->type == FIELD_STRINGS)
		return split_list(a, text);
	if (f->type == FIELD_INT || f->type == FIELD_NUMBER || f->type == FIELD_BOOL)
		return field_guess(a, text);
	return json_new_string(a, text);
}
