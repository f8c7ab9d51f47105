/* SPDX-License-Identifier: MIT
 *
 * A column is read into one struct of texts, and from there becomes what it stands for: a column
 * with one field, a column with parts, a column for each head under which a mark says something, or
 * a value of all rows. A scale is a vocabulary of its numbers with a map of its words.
 */
#include "import/profile_columns.h"

#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/source_rows.h"

typedef VEC(const char *) strings;

struct column_values {
	const char *field, *form, *blank, *absent, *each, *take, *at;
	strings heads, values, marked_by;
	bool required, optional;
};

struct mark_values {
	const char *value;
	strings heads;
};

static const char *const form_names[] = {
	[FORM_TEXT] = "text", [FORM_ID] = "id",     [FORM_NUMBER] = "number", [FORM_INTEGER] = "integer",
	[FORM_WORD] = "word", [FORM_DATE] = "date", [FORM__MAX] = NULL,
};

static const char *const blank_names[] = {
	[BLANK_FOUND] = "found",
	[BLANK_SAME] = "same",
	[BLANK_EMPTY] = "empty",
	[BLANK__MAX] = NULL,
};

static const char *const take_names[] = {
	[TAKE_WHOLE] = "whole",     [TAKE_WORD] = "word",       [TAKE_DATE] = "date",
	[TAKE_BRACKETS] = "brackets", [TAKE_ID] = "id",         [TAKE_BEFORE] = "before",
	[TAKE_BEHIND] = "behind",   [TAKE_PARTIES] = "parties", [TAKE_REST] = "rest",
	[TAKE__MAX] = NULL,
};

static const char *const each_names[] = {"cell", "line", NULL};

static const struct field column_fields[] = {
	{"field", FIELD_STRING, .offset = offsetof(struct column_values, field)},
	{"heads", FIELD_STRINGS, .offset = offsetof(struct column_values, heads)},
	{"values", FIELD_STRINGS, .offset = offsetof(struct column_values, values)},
	{"form", FIELD_STRING, .offset = offsetof(struct column_values, form),
	 .choices = form_names},
	{"blank", FIELD_STRING, .offset = offsetof(struct column_values, blank),
	 .choices = blank_names},
	{"default", FIELD_STRING, .offset = offsetof(struct column_values, absent)},
	{"each", FIELD_STRING, .offset = offsetof(struct column_values, each),
	 .choices = each_names},
	{"map", FIELD_OBJECT, .offset = 0},
	{"scale", FIELD_ARRAY, .offset = 0},
	{"marks", FIELD_ARRAY, .offset = 0},
	{"marked_by", FIELD_STRINGS, .offset = offsetof(struct column_values, marked_by)},
	{"parts", FIELD_ARRAY, .offset = 0},
	{"required", FIELD_BOOL, .offset = offsetof(struct column_values, required)},
	{"optional", FIELD_BOOL, .offset = offsetof(struct column_values, optional)},
};

static const struct field part_fields[] = {
	{"field", FIELD_STRING, .offset = offsetof(struct column_values, field), .required = true},
	{"take", FIELD_STRING, .offset = offsetof(struct column_values, take),
	 .choices = take_names},
	{"at", FIELD_STRING, .offset = offsetof(struct column_values, at)},
	{"values", FIELD_STRINGS, .offset = offsetof(struct column_values, values)},
	{"form", FIELD_STRING, .offset = offsetof(struct column_values, form),
	 .choices = form_names},
	{"map", FIELD_OBJECT, .offset = 0},
	{"scale", FIELD_ARRAY, .offset = 0},
};

static const struct field mark_fields[] = {
	{"heads", FIELD_STRINGS, .offset = offsetof(struct mark_values, heads), .required = true},
	{"value", FIELD_STRING, .offset = offsetof(struct mark_values, value), .required = true},
};

const char *const *profile_end_list(struct arena *a, const char *const *list, size_t n)
{
	strings copy = {0};

	for (size_t i = 0; i < n; i++)
		*vec_push(a, &copy) = list[i];
	*vec_push(a, &copy) = NULL;
	return copy.at;
}

size_t profile_find_name(const char *const *names, const char *name)
{
	size_t i = 0;

	while (name && names[i] && strcmp(names[i], name) != 0)
		i++;
	return names[i] ? i : 0;
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

static const char *behind_prefix(const char *field, const char *prefix)
{
	size_t n = strlen(prefix);

	return text_starts(field, prefix) && field[n] ? field + n : NULL;
}

const char *profile_extra_name(const char *field)
{
	return behind_prefix(field, "extra.");
}

const char *profile_let_name(const char *field)
{
	return behind_prefix(field, "let.");
}

/* Fields of which each row may have as many as it likes. */
static const struct {
	const char *kind, *prefix;
} families[] = {
	{"assessments", "factor."},
	{"treatments", "factor."},
	{"treatments", "residual_factor."},
	{"shares", "party."},
};

bool profile_is_field(const char *kind, const char *field)
{
	if (profile_extra_name(field) || profile_let_name(field) ||
	    stands_in(source_fields(kind), field))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(families); i++)
		if (strcmp(families[i].kind, kind) == 0 &&
		    behind_prefix(field, families[i].prefix))
			return true;
	return false;
}

bool profile_check_field(struct arena *a, const struct profile_table *t, const char *field,
			 const char *place, struct diag_list *dl)
{
	if (profile_is_field(t->kind, field))
		return true;
	diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, place, field,
		 join_list(a, source_fields(t->kind)));
	return false;
}

static bool is_taken(const struct profile_table *t, const char *field)
{
	for (size_t i = 0; i < t->constants.n; i++)
		if (strcmp(t->constants.at[i].field, field) == 0)
			return true;
	for (size_t i = 0; i < t->columns.n; i++) {
		const struct profile_column *c = &t->columns.at[i];

		if (!c->parts.n && strcmp(c->field, field) == 0)
			return true;
		for (size_t k = 0; k < c->parts.n; k++)
			if (strcmp(c->parts.at[k].field, field) == 0)
				return true;
	}
	return false;
}

/* The field is one of such a table, and no column has it yet. */
static bool check_field(struct arena *a, const struct profile_table *t, const char *field,
			const char *place, struct diag_list *dl)
{
	if (!profile_check_field(a, t, field, place, dl))
		return false;
	if (is_taken(t, field))
		diag_add(dl, DIAG_TWICE_IN_PROFILE, NULL, place, field);
	return !is_taken(t, field);
}

/* What a word means is one of the column's values, where it has any. */
static bool read_map(struct arena *a, const struct json *map, const struct where *w,
		     struct profile_column *c, struct diag_list *dl)
{
	const char *place = where_print(a, &(struct where){.up = w, .name = "map"});

	for (const struct json *j = map ? map->first : NULL; j; j = j->next) {
		if (j->kind != JSON_STRING) {
			diag_add(dl, DIAG_WRONG_TYPE, NULL, place, j->name, _("a text"));
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

/* A step of a scale is a word, or a list of words that mean the same. */
static bool read_step(struct arena *a, const struct json *step, const char *number,
		      struct profile_column *c)
{
	if (step->kind == JSON_STRING)
		*vec_push(a, &c->map) = (struct word_meaning){step->string, number};
	for (const struct json *j = step->first; j; j = j->next) {
		if (j->kind != JSON_STRING)
			return false;
		*vec_push(a, &c->map) = (struct word_meaning){j->string, number};
	}
	return step->kind == JSON_STRING || (step->kind == JSON_ARRAY && step->n);
}

/* From the smallest, 1, upwards; numbers themselves are understood as well. */
static bool read_scale(struct arena *a, const struct json *object, const struct where *w,
		       struct profile_column *c, struct diag_list *dl)
{
	const char *place = where_print(a, &(struct where){.up = w, .name = "scale"});
	strings numbers = {0};

	if (!json_get(object, "scale"))
		return true;
	for (const struct json *j = fields_array(a, object, "scale", false, w, dl); j;
	     j = j->next) {
		const char *number = arena_printf(a, "%zu", numbers.n + 1);

		*vec_push(a, &numbers) = number;
		if (!read_step(a, j, number, c)) {
			diag_add(dl, DIAG_WRONG_TYPE, NULL, place, number, _("a text"));
			return false;
		}
	}
	c->values = profile_end_list(a, numbers.at, numbers.n);
	return numbers.n > 0;
}

/* What columns and parts have alike. */
static bool read_words(struct arena *a, const struct json *object, const struct where *w,
		       const struct column_values *raw, struct profile_column *c,
		       struct diag_list *dl)
{
	*c = (struct profile_column){
		.field = raw->field,
		.heads = profile_end_list(a, raw->heads.at, raw->heads.n),
		.values = raw->values.n ? profile_end_list(a, raw->values.at, raw->values.n) : NULL,
		.form = (enum column_form)profile_find_name(form_names, raw->form),
		.place = where_print(a, w),
	};
	return read_scale(a, object, w, c, dl) && read_map(a, json_get(object, "map"), w, c, dl);
}

static bool read_part(struct arena *a, const struct json *object, const struct where *w,
		      const struct profile_table *t, struct profile_column *c, struct diag_list *dl)
{
	struct column_values raw = {0};
	struct profile_column part;
	const char *place = where_print(a, w);

	if (!fields_read(a, object, w, part_fields, ARRAY_LEN(part_fields), &raw, NULL, dl) ||
	    !check_field(a, t, raw.field, place, dl) || !read_words(a, object, w, &raw, &part, dl))
		return false;
	for (size_t i = 0; i < c->parts.n; i++)
		if (strcmp(c->parts.at[i].field, raw.field) == 0) {
			diag_add(dl, DIAG_TWICE_IN_PROFILE, NULL, place, raw.field);
			return false;
		}
	part.heads = c->heads;
	part.take = (enum part_take)profile_find_name(take_names, raw.take);
	part.at = raw.at;
	if ((part.take == TAKE_BEFORE || part.take == TAKE_BEHIND) && text_empty(part.at)) {
		diag_add(dl, DIAG_MISSING_MEMBER, NULL, place, "at", _("a text"));
		return false;
	}
	*vec_push(a, &c->parts) = part;
	return true;
}

static bool read_parts(struct arena *a, const struct json *object, const struct where *w,
		       const struct profile_table *t, struct profile_column *c,
		       struct diag_list *dl)
{
	struct where parts = {.up = w, .name = "parts"}, at = {.up = &parts};
	bool ok = true;

	for (const struct json *j = fields_array(a, object, "parts", false, w, dl); j;
	     j = j->next, at.index++)
		ok = read_part(a, j, &at, t, c, dl) && ok;
	if (ok && c->parts.n)
		c->field = c->parts.at[0].field;
	return ok;
}

/* Each is a column of its own; of those that must be there the first alone must. */
static bool read_marks(struct arena *a, const struct json *object, const struct where *w,
		       const struct profile_column *like, struct profile_table *t,
		       struct diag_list *dl)
{
	struct where marks = {.up = w, .name = "marks"}, at = {.up = &marks};
	bool ok = true, first = true;

	for (const struct json *j = fields_array(a, object, "marks", false, w, dl); j;
	     j = j->next, at.index++, first = false) {
		struct mark_values raw = {0};

		if (!fields_read(a, j, &at, mark_fields, ARRAY_LEN(mark_fields), &raw, NULL, dl)) {
			ok = false;
			continue;
		}
		struct profile_column *c = vec_push(a, &t->columns);

		*c = *like;
		c->heads = profile_end_list(a, raw.heads.at, raw.heads.n);
		c->mark = raw.value;
		c->required = like->required && first;
		c->place = where_print(a, &at);
	}
	return ok;
}

static bool refuse(const char *member, const char *type, const char *place, struct diag_list *dl)
{
	diag_add(dl, DIAG_MISSING_MEMBER, NULL, place, member, type);
	return false;
}

static bool add_column(struct arena *a, const struct json *object, const struct where *w,
		       struct profile_column *c, struct profile_table *t, struct diag_list *dl)
{
	bool marks = json_get(object, "marks"), parts = json_get(object, "parts");

	if (parts && !read_parts(a, object, w, t, c, dl))
		return false;
	if (!c->field)
		return refuse("field", _("a text"), c->place, dl);
	if (!c->parts.n && !check_field(a, t, c->field, c->place, dl))
		return false;
	if (marks)
		return read_marks(a, object, w, c, t, dl);
	if (!c->heads[0] && !c->absent)
		return refuse("heads", _("a list of texts"), c->place, dl);
	if (c->heads[0])
		*vec_push(a, &t->columns) = *c;
	else
		*vec_push(a, &t->constants) = (struct profile_constant){c->field, c->absent};
	return true;
}

bool profile_read_column(struct arena *a, const struct json *object, const struct where *w,
			 struct profile_table *t, struct diag_list *dl)
{
	struct column_values raw = {0};
	struct profile_column c;

	if (!fields_read(a, object, w, column_fields, ARRAY_LEN(column_fields), &raw, NULL, dl) ||
	    !read_words(a, object, w, &raw, &c, dl))
		return false;
	c.blank = (enum blank_meaning)profile_find_name(blank_names, raw.blank);
	c.required = raw.required;
	c.optional = raw.optional;
	c.absent = raw.absent;
	c.each_line = text_equal(raw.each, "line");
	c.marked_by =
		raw.marked_by.n ? profile_end_list(a, raw.marked_by.at, raw.marked_by.n) : NULL;
	return add_column(a, object, w, &c, t, dl);
}
