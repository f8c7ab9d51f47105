/* SPDX-License-Identifier: MIT
 *
 * Editions of official documents, and the public desks with their deadlines.
 */
#include <string.h>

#include "base/file.h"
#include "load/parts.h"

static const char *const statuses[] = {"confirmed", "second-hand", "unconfirmed", NULL};

static const struct field guideline_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct guideline, id), .required = true},
	{.name = "title", .type = FIELD_STRING, .offset = offsetof(struct guideline, title), .required = true},
	{.name = "short", .type = FIELD_STRING, .offset = offsetof(struct guideline, shown), .required = true},
	{.name = "abbreviation", .type = FIELD_STRING, .offset = offsetof(struct guideline, abbreviation), .required = true},
	{.name = "issuer", .type = FIELD_STRING, .offset = offsetof(struct guideline, issuer)},
	{.name = "date", .type = FIELD_STRING, .offset = offsetof(struct guideline, date)},
	{.name = "status", .type = FIELD_STRING, .offset = offsetof(struct guideline, status)},
	{.name = "as_of", .type = FIELD_DATE, .offset = offsetof(struct guideline, as_of)},
	{.name = "note", .type = FIELD_STRING, .offset = offsetof(struct guideline, note)},
	{.name = "items", .type = FIELD_ARRAY},
};

static const struct field item_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct guideline_item, id), .required = true},
	{.name = "no", .type = FIELD_STRING, .offset = offsetof(struct guideline_item, no), .required = true},
	{.name = "name", .type = FIELD_STRING, .offset = offsetof(struct guideline_item, name)},
	{.name = "status", .type = FIELD_STRING, .offset = offsetof(struct guideline_item, status), .required = true, .choices = statuses},
};

static const struct field desks_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "as_of", .type = FIELD_DATE, .offset = offsetof(struct library, desks_as_of), .required = true},
	{.name = "desks", .type = FIELD_ARRAY},
};

static const struct field desk_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct desk, id), .required = true},
	{.name = "name", .type = FIELD_STRING, .offset = offsetof(struct desk, name), .required = true},
	{.name = "for", .type = FIELD_STRING, .offset = offsetof(struct desk, purpose)},
	{.name = "phone", .type = FIELD_STRING, .offset = offsetof(struct desk, phone)},
	{.name = "url", .type = FIELD_STRING, .offset = offsetof(struct desk, url)},
	{.name = "status", .type = FIELD_STRING, .offset = offsetof(struct desk, status), .required = true, .choices = statuses},
	{.name = "as_of", .type = FIELD_DATE, .offset = offsetof(struct desk, as_of)},
	{.name = "deadlines", .type = FIELD_ARRAY},
};

static const struct field deadline_fields[] = {
	{.name = "what", .type = FIELD_STRING, .offset = offsetof(struct deadline, what), .required = true},
	{.name = "within", .type = FIELD_STRING, .offset = offsetof(struct deadline, within), .required = true},
	{.name = "basis", .type = FIELD_STRING, .offset = offsetof(struct deadline, basis)},
	{.name = "status", .type = FIELD_STRING, .offset = offsetof(struct deadline, status), .required = true, .choices = statuses},
};

static bool read_item(struct reader *r, const struct json *j, const struct where *w)
{
	struct guideline *g = r->owner;

	return fields_read(r->a, j, w, item_fields, ARRAY_LEN(item_fields), vec_push(r->a, &g->items), NULL, r->dl);
}

bool load_guideline(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = fields_open(a, path, "guideline", dl);
	struct guideline g = {.file = path};
	struct where top = {.file = path};
	struct reader r = {.a = a, .dl = dl, .library = l, .owner = &g};

	if (!root || !fields_read(a, root, &top, guideline_fields, ARRAY_LEN(guideline_fields), &g, NULL, dl) ||
	    !load_list(&r, root, "items", true, &top, read_item))
		return false;
	for (size_t i = 0; i < l->guidelines.n; i++) {
		if (strcmp(l->guidelines.at[i].id, g.id) == 0) {
			l->guidelines.at[i] = g;
			return true;
		}
	}
	*vec_push(a, &l->guidelines) = g;
	return true;
}

static bool read_deadline(struct reader *r, const struct json *j, const struct where *w)
{
	struct desk *d = r->owner;

	return fields_read(r->a, j, w, deadline_fields, ARRAY_LEN(deadline_fields), vec_push(r->a, &d->deadlines), NULL, r->dl);
}

static bool read_desk(struct reader *r, const struct json *j, const struct where *w)
{
	struct desk d = {.as_of = r->library->desks_as_of};

	r->owner = &d;
	if (!fields_read(r->a, j, w, desk_fields, ARRAY_LEN(desk_fields), &d, NULL, r->dl) ||
	    !load_list(r, j, "deadlines", false, w, read_deadline))
		return false;
	for (size_t i = 0; i < r->library->desks.n; i++) {
		if (strcmp(r->library->desks.at[i].id, d.id) == 0) {
			r->library->desks.at[i] = d;
			return true;
		}
	}
	*vec_push(r->a, &r->library->desks) = d;
	return true;
}

bool load_desks(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = fields_open(a, path, "desks", dl);
	struct where top = {.file = path};
	struct reader r = {.a = a, .dl = dl, .library = l};

	return root && fields_read(a, root, &top, desks_fields, ARRAY_LEN(desks_fields), l, NULL, dl) &&
	       load_list(&r, root, "desks", true, &top, read_desk);
}
