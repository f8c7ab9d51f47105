/* SPDX-License-Identifier: MIT
 *
 * The model's file is copied member by member; only the heads of its columns are others. Which object
 * of the file a column came from is told by its place: …tables[0].columns[3]; several columns of
 * marks come from one.
 */
#include "import/guess_profile.h"

#include <stdlib.h>
#include <string.h>

struct remake {
	struct arena *a;
	const struct profile_table *table;
	const char *const *heads;
};

static struct json *copy(struct arena *a, const struct json *j)
{
	struct json *c = j->kind == JSON_OBJECT   ? json_new_object(a)
			 : j->kind == JSON_ARRAY  ? json_new_array(a)
			 : j->kind == JSON_STRING ? json_new_string(a, j->string)
			 : j->kind == JSON_NUMBER ? json_new_number(a, j->number)
			 : j->kind == JSON_BOOL   ? json_new_bool(a, j->number != 0)
						  : json_new_null(a);

	for (const struct json *k = j->first; k; k = k->next)
		if (j->kind == JSON_OBJECT)
			json_set(c, k->name, copy(a, k));
		else
			json_append(c, copy(a, k));
	return c;
}

/* Number `n` of the file's columns: which of the table's come from it. */
static bool comes_from(const struct profile_column *c, size_t n)
{
	const char *at = c->place ? strstr(c->place, "columns[") : NULL;

	return at && (size_t)strtoul(at + strlen("columns["), NULL, 10) == n;
}

static void set_heads(struct arena *a, struct json *column, const char *head)
{
	struct json *list = json_set(column, "heads", json_new_array(a));

	json_append(list, json_new_string(a, head));
}

/* The marks whose heads the list has, in their order; NULL: fewer than two. */
static struct json *marks_of(const struct remake *r, const struct json *marks, size_t n)
{
	struct json *out = json_new_array(r->a);
	const struct json *j = marks->first;

	for (size_t i = 0; i < r->table->columns.n && j; i++) {
		if (!comes_from(&r->table->columns.at[i], n))
			continue;
		if (r->heads[i]) {
			struct json *mark = json_append(out, json_new_object(r->a));

			set_heads(r->a, mark, r->heads[i]);
			json_set(mark, "value", copy(r->a, json_get(j, "value")));
		}
		j = j->next;
	}
	return out->n >= 2 ? out : NULL;
}

static const char *head_of(const struct remake *r, size_t n)
{
	for (size_t i = 0; i < r->table->columns.n; i++)
		if (comes_from(&r->table->columns.at[i], n) && r->heads[i])
			return r->heads[i];
	return NULL;
}

/* NULL: the list has no such column, and nothing stands in for it. */
static struct json *remake_column(const struct remake *r, const struct json *column, size_t n)
{
	const struct json *marks = json_get(column, "marks");
	struct json *kept = marks ? marks_of(r, marks, n) : NULL;
	const char *head = marks ? NULL : head_of(r, n);

	if (!kept && !head && !json_get(column, "default"))
		return NULL;
	struct json *out = json_new_object(r->a);

	for (const struct json *k = column->first; k; k = k->next) {
		if (strcmp(k->name, "heads") == 0) {
			if (head)
				set_heads(r->a, out, head);
		} else if (strcmp(k->name, "marks") == 0) {
			if (kept)
				json_set(out, "marks", kept);
		} else {
			json_set(out, k->name, copy(r->a, k));
		}
	}
	return out;
}

static struct json *remake_table(const struct remake *r, const struct json *table)
{
	struct json *out = json_new_object(r->a);
	size_t n = 0;

	for (const struct json *k = table->first; k; k = k->next) {
		if (strcmp(k->name, "titles") == 0)
			continue;
		if (strcmp(k->name, "columns") != 0) {
			json_set(out, k->name, copy(r->a, k));
			continue;
		}
		struct json *columns = json_set(out, "columns", json_new_array(r->a));

		for (const struct json *c = k->first; c; c = c->next, n++) {
			struct json *made = remake_column(r, c, n);

			if (made)
				json_append(columns, made);
		}
	}
	return out;
}

struct json *guess_profile(struct arena *a, const struct profile *model,
			   const struct profile_table *table, const char *const *heads,
			   const char *id, struct diag_list *dl)
{
	const struct json *root = json_read(a, model->path, dl);
	struct remake r = {a, table, heads};
	struct json *out = json_new_object(a);
	size_t n = (size_t)(table - model->tables.at);

	for (const struct json *k = root ? root->first : NULL; k; k = k->next) {
		if (strcmp(k->name, "id") == 0)
			json_set(out, "id", json_new_string(a, id));
		else if (strcmp(k->name, "title") == 0)
			json_set(out, "title",
				 json_new_string(a, arena_concat(a, k->string, " (", id, ")",
								 (char *)NULL)));
		else if (strcmp(k->name, "family") == 0)
			continue; /* a form of others is not the family's */
		else if (strcmp(k->name, "tables") != 0)
			json_set(out, k->name, copy(a, k));
		else {
			struct json *tables = json_set(out, "tables", json_new_array(a));
			const struct json *t = k->first;

			for (size_t i = 0; i < n && t; i++)
				t = t->next;
			if (t)
				json_append(tables, remake_table(&r, t));
		}
	}
	return root ? out : NULL;
}
