/* SPDX-License-Identifier: MIT
 *
 * clauses/features.json: what systems and contracts may have. The project's own add, or take the
 * place of the installed one of that id.
 */
#include <string.h>

#include "load/readers.h"
#include "model/tables.h"

static const char *const owners[] = {FEATURE_OF_SYSTEM, FEATURE_OF_CONTRACT, NULL};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "features", .type = FIELD_ARRAY},
};

static const struct field feature_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct feature, id),
	 .required = true},
	{.name = "of",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct feature, of),
	 .required = true,
	 .choices = owners},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct feature, name),
	 .required = true},
	{.name = "meaning", .type = FIELD_STRING, .offset = offsetof(struct feature, meaning)},
	{.name = "unsaid", .type = FIELD_BOOL, .offset = offsetof(struct feature, unsaid)},
};

const struct field_table feature_table = FIELD_TABLE(feature_fields);

/* In one file an id stands once; a later file's takes the place of the earlier. */
static bool put_feature(struct list_reader *r, const struct feature *f, const struct where *w)
{
	const struct feature *known = library_feature(r->library, f->of, f->id);
	const char *file = w->up->up->file;

	if (known && strncmp(known->place, file, strlen(file)) == 0) {
		diag_add(r->dl, DIAG_DUPLICATE_ID, f->id, f->place, f->id, known->place);
		return false;
	}
	if (known)
		r->library->features.at[known - r->library->features.at] = *f;
	else
		*vec_push(r->a, &r->library->features) = *f;
	return true;
}

static bool read_feature(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct feature f = {.place = where_print(r->a, w)};

	return fields_read(r->a, j, w, feature_fields, ARRAY_LEN(feature_fields), &f, NULL,
			   r->dl) &&
	       put_feature(r, &f, w);
}

bool load_features(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "features", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl) &&
	       load_list(&r, root, "features", true, &top, read_feature);
}
