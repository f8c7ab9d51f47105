/* SPDX-License-Identifier: MIT
 *
 * Scoring models: factors, levels and how the one gives the other. What a model says of itself is
 * checked here, so that nobody else has to: a part stands before what is made of it, and a table is
 * full.
 */
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "load/readers.h"

static const char *const combinations[] = {"max", "product", NULL};

static const struct field scoring_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct scoring, id),
	 .required = true},
	{.name = "title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct scoring, title),
	 .required = true},
	{.name = "note", .type = FIELD_STRING, .offset = offsetof(struct scoring, note)},
	{.name = "text",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct scoring, text),
	 .required = true},
	{.name = "factors", .type = FIELD_ARRAY},
	{.name = "score", .type = FIELD_STRING, .offset = offsetof(struct scoring, score)},
	{.name = "table", .type = FIELD_OBJECT},
	{.name = "levels", .type = FIELD_ARRAY},
	{.name = "best_first",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct scoring, best_first)},
};

static const struct field factor_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct scoring_factor, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct scoring_factor, name),
	 .required = true},
	{.name = "detail", .type = FIELD_STRING, .offset = offsetof(struct scoring_factor, detail)},
	{.name = "min", .type = FIELD_NUMBER, .offset = offsetof(struct scoring_factor, min)},
	{.name = "max", .type = FIELD_NUMBER, .offset = offsetof(struct scoring_factor, max)},
	{.name = "step", .type = FIELD_NUMBER, .offset = offsetof(struct scoring_factor, step)},
	{.name = "values", .type = FIELD_ARRAY},
	{.name = "by",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct scoring_factor, by),
	 .choices = combinations},
	{.name = "of", .type = FIELD_STRINGS, .offset = offsetof(struct scoring_factor, of)},
};

static const struct field value_fields[] = {
	{.name = "value",
	 .type = FIELD_NUMBER,
	 .offset = offsetof(struct scoring_value, value),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct scoring_value, name),
	 .required = true},
};

static const struct field level_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct level, id),
	 .required = true},
	{.name = "name", .type = FIELD_STRING, .offset = offsetof(struct level, name)},
	{.name = "detail", .type = FIELD_STRING, .offset = offsetof(struct level, detail)},
	{.name = "response", .type = FIELD_STRING, .offset = offsetof(struct level, response)},
	{.name = "from", .type = FIELD_NUMBER, .offset = offsetof(struct level, from)},
	{.name = "upper", .type = FIELD_INT, .offset = offsetof(struct level, upper)},
};

static const struct field table_fields[] = {
	{.name = "of",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct scoring, axes),
	 .required = true},
	{.name = "rows", .type = FIELD_ARRAY},
};

static const struct field row_fields[] = {
	{.name = "at",
	 .type = FIELD_NUMBER,
	 .offset = offsetof(struct scoring_row, at),
	 .required = true},
	{.name = "levels",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct scoring_row, levels),
	 .required = true},
};

static const char *factor_names(struct arena *a, const struct scoring *s)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < s->factors.n; i++)
		strbuf_join(&sb, ", ", s->factors.at[i].id);
	return sb.text;
}

/* Names must be factors that stand before. */
static bool check_names(struct list_reader *r, const struct scoring *s, const char *const *names,
			size_t n, const struct where *w)
{
	bool ok = true;

	for (size_t i = 0; i < n; i++) {
		if (scoring_factor(s, names[i]))
			continue;
		diag_add(r->dl, DIAG_UNKNOWN_VALUE, s->id, where_print(r->a, w), names[i],
			 factor_names(r->a, s));
		ok = false;
	}
	return ok;
}

/*
 * The range that the parts give; nothing in a model is negative, so the smallest parts make the
 * smallest whole.
 */
static void combine_ranges(const struct scoring *s, struct scoring_factor *f)
{
	bool product = strcmp(f->by, "product") == 0;

	f->min = f->max = product ? 1 : 0;
	f->step = 1;
	for (size_t i = 0; i < f->of.n; i++) {
		const struct scoring_factor *part = scoring_factor(s, f->of.at[i]);

		f->min = product ? f->min * part->min : part->min > f->min ? part->min : f->min;
		f->max = product ? f->max * part->max : part->max > f->max ? part->max : f->max;
		f->step = part->step < f->step ? part->step : f->step;
	}
}

static bool read_value(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct scoring_factor *f = r->owner;

	return fields_read(r->a, j, w, value_fields, ARRAY_LEN(value_fields),
			   vec_push(r->a, &f->values), NULL, r->dl);
}

/* A factor is given, with a range, or made of others. */
static bool check_shape(struct list_reader *r, const struct scoring_factor *f,
			const struct where *w)
{
	if (f->by ? f->of.n > 0 : f->max > f->min && f->min >= 0 && f->step > 0)
		return true;
	diag_add(r->dl, DIAG_MISSING_MEMBER, f->id, where_print(r->a, w), f->by ? "of" : "max",
		 f->by ? _("a list of texts") : _("a number"));
	return false;
}

static bool read_factor(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct scoring *s = r->owner;
	struct scoring_factor f = {.step = 1};
	struct where of = {.up = w, .name = "of"};

	r->owner = &f;
	bool ok =
		fields_read(r->a, j, w, factor_fields, ARRAY_LEN(factor_fields), &f, NULL, r->dl) &&
		check_shape(r, &f, w) && load_list(r, j, "values", false, w, read_value) &&
		check_names(r, s, f.of.at, f.of.n, &of);

	r->owner = s;
	if (ok && f.by)
		combine_ranges(s, &f);
	*vec_push(r->a, &s->factors) = f;
	return ok;
}

static bool read_level(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct scoring *s = r->owner;

	return fields_read(r->a, j, w, level_fields, ARRAY_LEN(level_fields),
			   vec_push(r->a, &s->levels), NULL, r->dl);
}

static bool read_row(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct scoring *s = r->owner;

	return fields_read(r->a, j, w, row_fields, ARRAY_LEN(row_fields), vec_push(r->a, &s->table),
			   NULL, r->dl);
}

static size_t count_values(const struct scoring_factor *f)
{
	return (size_t)((f->max - f->min) / f->step + 1.5);
}

/* Every row of the table has one level per value of the second factor. */
static bool check_table(struct list_reader *r, const struct scoring *s, const struct where *w)
{
	size_t wanted = count_values(scoring_factor(s, s->axes.at[1]));
	bool ok = true;

	for (size_t i = 0; i < s->table.n; i++) {
		if (s->table.at[i].levels.n == wanted)
			continue;
		struct where rows = {.up = w, .name = "rows"}, row = {.up = &rows, .index = i},
			     levels = {.up = &row, .name = "levels"};

		diag_add(r->dl, DIAG_WRONG_TYPE, s->id, where_print(r->a, &levels), "levels",
			 arena_printf(r->a, _("a list of %zu texts"), wanted));
		ok = false;
	}
	return ok;
}

static bool read_table(struct list_reader *r, const struct json *root, struct scoring *s,
		       const struct where *top)
{
	const struct json *table = json_get(root, "table");
	struct where w = {.up = top, .name = "table"}, of = {.up = &w, .name = "of"};

	if (!table || table->kind != JSON_OBJECT)
		return true;
	if (!fields_read(r->a, table, &w, table_fields, ARRAY_LEN(table_fields), s, NULL, r->dl) ||
	    !check_names(r, s, s->axes.at, s->axes.n, &of) ||
	    !load_list(r, table, "rows", true, &w, read_row))
		return false;
	if (s->axes.n == 2)
		return check_table(r, s, &w);
	diag_add(r->dl, DIAG_WRONG_TYPE, s->id, where_print(r->a, &of), "of",
		 arena_printf(r->a, _("a list of %zu texts"), (size_t)2));
	return false;
}

/* Bands of a score or a table: one of the two. */
static bool check_scoring_file(struct list_reader *r, const struct scoring *s,
			       const struct where *top)
{
	struct where score = {.up = top, .name = "score"};

	if (s->score)
		return check_names(r, s, &s->score, 1, &score);
	if (s->table.n)
		return true;
	diag_add(r->dl, DIAG_MISSING_MEMBER, s->id, where_print(r->a, top), "score", _("a text"));
	return false;
}

bool load_scoring(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = load_open(a, path, "scoring", dl);
	struct scoring s = {.file = path};
	struct where top = {.file = path};
	struct list_reader r = {.a = a, .dl = dl, .library = l, .owner = &s};

	if (!root ||
	    !fields_read(a, root, &top, scoring_fields, ARRAY_LEN(scoring_fields), &s, NULL, dl) ||
	    !load_list(&r, root, "factors", true, &top, read_factor) ||
	    !load_list(&r, root, "levels", true, &top, read_level) ||
	    !read_table(&r, root, &s, &top) || !check_scoring_file(&r, &s, &top))
		return false;
	for (size_t i = 0; i < l->scorings.n; i++) {
		if (strcmp(l->scorings.at[i].id, s.id) == 0) {
			l->scorings.at[i] = s;
			return true;
		}
	}
	*vec_push(a, &l->scorings) = s;
	return true;
}
