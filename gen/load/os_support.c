/* SPDX-License-Identifier: MIT
 *
 * clauses/os-support.json: until when makers support their operating systems. The project's own
 * add, or take the place of the installed one of that id; what the file says of all holds where one
 * says nothing itself.
 */
#include <string.h>

#include "load/readers.h"
#include "model/tables.h"

static const char *const statuses[] = {"confirmed", "secondary", "unverified", NULL};
static const char *const kinds[] = {"server",  "terminal", "network", "medical",
				    "storage", "other",    NULL};

#define FILE_MEMBERS \
	{.name = "status", \
	 .type = FIELD_STRING, \
	 .offset = offsetof(struct os_support, status), \
	 .choices = statuses}, \
	{ \
		.name = "as_of", .type = FIELD_DATE, .offset = offsetof(struct os_support, as_of) \
	}

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "systems", .type = FIELD_ARRAY},
	FILE_MEMBERS,
};

static const struct field os_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct os_support, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct os_support, name),
	 .required = true},
	{.name = "words",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct os_support, words),
	 .required = true},
	{.name = "end",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct os_support, end),
	 .keep_null = true},
	{.name = "latest", .type = FIELD_DATE, .offset = offsetof(struct os_support, latest)},
	{.name = "kind",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct os_support, kind),
	 .choices = kinds},
	{.name = "source", .type = FIELD_STRING, .offset = offsetof(struct os_support, source)},
	{.name = "note", .type = FIELD_STRING, .offset = offsetof(struct os_support, note)},
	FILE_MEMBERS,
};

const struct field_table os_support_table = FIELD_TABLE(os_fields);

static void put(struct list_reader *r, const struct os_support *x)
{
	struct library *l = r->library;

	for (size_t i = 0; i < l->os_support.n; i++)
		if (strcmp(l->os_support.at[i].id, x->id) == 0) {
			l->os_support.at[i] = *x;
			return;
		}
	*vec_push(r->a, &l->os_support) = *x;
}

static bool read_os(struct list_reader *r, const struct json *j, const struct where *w)
{
	const struct os_support *all = r->owner;
	struct os_support x = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, os_fields, ARRAY_LEN(os_fields), &x, NULL, r->dl))
		return false;
	x.status = x.status ? x.status : all->status;
	x.as_of = x.as_of ? x.as_of : all->as_of;
	for (size_t i = 0; i < x.words.n; i++)
		*vec_push(r->a, &x.forms) = os_words_of(r->a, x.words.at[i]);
	put(r, &x);
	return true;
}

bool load_os_support(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct os_support all = {0};
	struct list_reader r = {.a = a, .dl = dl, .library = l, .owner = &all};
	const struct json *root = load_open(a, path, "os-support", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), &all, NULL, dl) &&
	       load_list(&r, root, "systems", true, &top, read_os);
}
