/* SPDX-License-Identifier: MIT
 *
 * Editions of official documents, reasons for rows that no clause answers, and the public desks
 * with their deadlines.
 */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "load/readers.h"
#include "model/tables.h"

static const char *const completenesses[] = {"complete", "partial", NULL};
static const char *const statuses[] = {"confirmed", "second-hand", "unconfirmed", NULL};

static const struct field guideline_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct guideline, id),
	 .required = true},
	{.name = "title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct guideline, title),
	 .required = true},
	{.name = "short",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct guideline, shown),
	 .required = true},
	{.name = "abbreviation",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct guideline, abbreviation),
	 .required = true},
	{.name = "issuer", .type = FIELD_STRING, .offset = offsetof(struct guideline, issuer)},
	{.name = "date", .type = FIELD_STRING, .offset = offsetof(struct guideline, date)},
	{.name = "status",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct guideline, status),
	 .choices = completenesses},
	{.name = "as_of", .type = FIELD_DATE, .offset = offsetof(struct guideline, as_of)},
	{.name = "note", .type = FIELD_STRING, .offset = offsetof(struct guideline, note)},
	{.name = "year", .type = FIELD_INT, .offset = offsetof(struct guideline, year)},
	{.name = "supersedes",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct guideline, supersedes)},
	{.name = "items", .type = FIELD_ARRAY},
	{.name = "dropped", .type = FIELD_ARRAY},
};

const struct field_table guideline_table = FIELD_TABLE(guideline_fields);

static const struct field item_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct guideline_item, id),
	 .required = true},
	{.name = "no",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct guideline_item, no),
	 .required = true},
	{.name = "name", .type = FIELD_STRING, .offset = offsetof(struct guideline_item, name)},
	{.name = "status",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct guideline_item, status),
	 .required = true,
	 .choices = statuses},
	{.name = "part", .type = FIELD_BOOL, .offset = offsetof(struct guideline_item, part)},
	{.name = "marks", .type = FIELD_STRINGS, .offset = offsetof(struct guideline_item, marks)},
	{.name = "refs", .type = FIELD_STRINGS, .offset = offsetof(struct guideline_item, refs)},
	{.name = "same_as",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct guideline_item, same_as)},
	{.name = "keys", .type = FIELD_STRINGS, .offset = offsetof(struct guideline_item, keys)},
};

const struct field_table guideline_item_table = FIELD_TABLE(item_fields);

static const struct field dropped_fields[] = {
	{.name = "what",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct dropped_basis, what),
	 .required = true},
	{.name = "note",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct dropped_basis, note),
	 .required = true},
	{.name = "status",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct dropped_basis, status),
	 .required = true,
	 .choices = statuses},
	{.name = "params", .type = FIELD_STRINGS, .offset = offsetof(struct dropped_basis, params)},
	{.name = "keys", .type = FIELD_STRINGS, .offset = offsetof(struct dropped_basis, keys)},
};

const struct field_table dropped_basis_table = FIELD_TABLE(dropped_fields);

static const struct field not_covered_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "family",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct not_covered, family),
	 .required = true},
	{.name = "note", .type = FIELD_ANY},
	{.name = "reasons", .type = FIELD_ARRAY},
};

static const struct field reason_fields[] = {
	{.name = "key",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct not_covered, key),
	 .required = true},
	{.name = "reason",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct not_covered, reason),
	 .required = true},
};

static const struct field desks_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "as_of",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct library, desks_as_of),
	 .required = true},
	{.name = "desks", .type = FIELD_ARRAY},
};

static const struct field desk_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct desk, id), .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct desk, name),
	 .required = true},
	{.name = "for", .type = FIELD_STRING, .offset = offsetof(struct desk, purpose)},
	{.name = "phone", .type = FIELD_STRING, .offset = offsetof(struct desk, phone)},
	{.name = "fax", .type = FIELD_STRING, .offset = offsetof(struct desk, fax)},
	{.name = "email", .type = FIELD_STRING, .offset = offsetof(struct desk, email)},
	{.name = "hours", .type = FIELD_STRING, .offset = offsetof(struct desk, hours)},
	{.name = "numbers_status",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct desk, numbers_status),
	 .choices = statuses},
	{.name = "numbers_year",
	 .type = FIELD_INT,
	 .offset = offsetof(struct desk, numbers_year)},
	{.name = "web", .type = FIELD_BOOL, .offset = offsetof(struct desk, web)},
	{.name = "have", .type = FIELD_STRINGS, .offset = offsetof(struct desk, have)},
	{.name = "forms", .type = FIELD_STRINGS, .offset = offsetof(struct desk, forms)},
	{.name = "url", .type = FIELD_STRING, .offset = offsetof(struct desk, url)},
	{.name = "status",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct desk, status),
	 .required = true,
	 .choices = statuses},
	{.name = "as_of", .type = FIELD_DATE, .offset = offsetof(struct desk, as_of)},
	{.name = "deadlines", .type = FIELD_ARRAY},
};

const struct field_table desk_table = FIELD_TABLE(desk_fields);

static const struct field deadline_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct deadline, id)},
	{.name = "what",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct deadline, what),
	 .required = true},
	{.name = "within", .type = FIELD_STRING, .offset = offsetof(struct deadline, within)},
	{.name = "count", .type = FIELD_INT, .offset = offsetof(struct deadline, count)},
	{.name = "to", .type = FIELD_INT, .offset = offsetof(struct deadline, to)},
	{.name = "unit",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct deadline, unit),
	 .choices = period_unit_names},
	{.name = "about", .type = FIELD_STRING, .offset = offsetof(struct deadline, about)},
	{.name = "from", .type = FIELD_STRING, .offset = offsetof(struct deadline, from)},
	{.name = "first", .type = FIELD_BOOL, .offset = offsetof(struct deadline, first)},
	{.name = "last_open", .type = FIELD_BOOL, .offset = offsetof(struct deadline, last_open)},
	{.name = "counting", .type = FIELD_STRING, .offset = offsetof(struct deadline, counting)},
	{.name = "counting_status",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct deadline, counting_status),
	 .choices = statuses},
	{.name = "counting_as_of",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct deadline, counting_as_of)},
	{.name = "basis", .type = FIELD_STRING, .offset = offsetof(struct deadline, basis)},
	{.name = "status",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct deadline, status),
	 .required = true,
	 .choices = statuses},
};

const struct field_table deadline_table = FIELD_TABLE(deadline_fields);

static bool read_item(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct guideline *g = r->owner;
	struct guideline_item item = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, item_fields, ARRAY_LEN(item_fields), &item, NULL, r->dl))
		return false;
	const struct guideline_item *other = guideline_item(g, item.id);

	*vec_push(r->a, &g->items) = item;
	if (other)
		diag_add(r->dl, DIAG_DUPLICATE_ID, g->id, item.place, item.id, other->place);
	return !other;
}

static bool read_dropped(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct guideline *g = r->owner;
	struct dropped_basis *d = vec_push(r->a, &g->dropped);

	d->place = where_print(r->a, w);
	return fields_read(r->a, j, w, dropped_fields, ARRAY_LEN(dropped_fields), d, NULL, r->dl);
}

bool load_guideline(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = load_open(a, path, "guideline", dl);
	struct guideline g = {.file = path};
	struct where top = {.file = path};
	struct list_reader r = {.a = a, .dl = dl, .library = l, .owner = &g};

	if (!root ||
	    !fields_read(a, root, &top, guideline_fields, ARRAY_LEN(guideline_fields), &g, NULL,
			 dl) ||
	    !load_list(&r, root, "items", true, &top, read_item) ||
	    !load_list(&r, root, "dropped", false, &top, read_dropped))
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

/* The project's reason takes the place of the installed one. */
static bool read_reason(struct list_reader *r, const struct json *j, const struct where *w)
{
	const struct not_covered *file = r->owner;
	struct not_covered reason = {.family = file->family, .place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, reason_fields, ARRAY_LEN(reason_fields), &reason, NULL, r->dl))
		return false;
	for (size_t i = 0; i < r->library->not_covered.n; i++) {
		struct not_covered *old = &r->library->not_covered.at[i];

		if (strcmp(old->key, reason.key) != 0 || strcmp(old->family, reason.family) != 0)
			continue;
		if (text_starts(old->place, w->up->up->file)) {
			diag_add(r->dl, DIAG_DUPLICATE_ID, reason.key, reason.place, reason.key,
				 old->place);
			return false;
		}
		*old = reason;
		return true;
	}
	*vec_push(r->a, &r->library->not_covered) = reason;
	return true;
}

/* The file may be missing. */
bool load_not_covered(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	if (file_look(a, path, dl) == FILE_ABSENT)
		return true;
	const struct json *root = load_open(a, path, "not-covered", dl);
	struct where top = {.file = path};
	struct not_covered file = {0};
	struct list_reader r = {.a = a, .dl = dl, .library = l, .owner = &file};

	return root &&
	       fields_read(a, root, &top, not_covered_fields, ARRAY_LEN(not_covered_fields), &file,
			   NULL, dl) &&
	       load_list(&r, root, "reasons", true, &top, read_reason);
}

/* As a text or as a number, and not as both: they could differ. */
static bool says_when(struct list_reader *r, const struct deadline *d, const struct where *w)
{
	bool counted = d->unit && d->count >= 0 && (!d->to || d->to > d->count);

	if (!d->within == counted)
		return true;
	diag_add(r->dl, DIAG_DEADLINE_TIME, d->what, where_print(r->a, w), d->what);
	return false;
}

static bool read_deadline(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct desk *desk = r->owner;
	struct deadline *d = vec_push(r->a, &desk->deadlines);

	return fields_read(r->a, j, w, deadline_fields, ARRAY_LEN(deadline_fields), d, NULL,
			   r->dl) &&
	       says_when(r, d, w);
}

static bool read_desk(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct desk d = {.as_of = r->library->desks_as_of, .place = where_print(r->a, w)};

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
	const struct json *root = load_open(a, path, "desks", dl);
	struct where top = {.file = path};
	struct list_reader r = {.a = a, .dl = dl, .library = l};

	return root &&
	       fields_read(a, root, &top, desks_fields, ARRAY_LEN(desks_fields), l, NULL, dl) &&
	       load_list(&r, root, "desks", true, &top, read_desk);
}
