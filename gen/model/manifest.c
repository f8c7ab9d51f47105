/* SPDX-License-Identifier: MIT
 *
 * One field table per kind of line drives both walks, reading and writing, through two macros for
 * lists. What is read is then held to what loading relies on: numbers that are numbers, ids that
 * are there, a schema that is not newer than this program.
 */
#include "model/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/text.h"

#define SCHEMA "bunkai/manifest/"

#define TEXT(row, member) {.name = #member, .type = FIELD_STRING, .offset = offsetof(row, member)}
#define KEY(row, member) {.name = #member, .type = FIELD_STRING, .offset = offsetof(row, member), .required = true}
#define FLAG(row, member) {.name = #member, .type = FIELD_BOOL, .offset = offsetof(row, member)}
#define DATE(row, member) {.name = #member, .type = FIELD_DATE, .offset = offsetof(row, member), .required = true}
#define OPTIONAL_DATE(row, member) {.name = #member, .type = FIELD_DATE, .offset = offsetof(row, member)}
#define LIST(member) {.name = member, .type = FIELD_ARRAY}

static const struct field manifest_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	KEY(struct manifest, contract),
	{.name = "number",
	 .type = FIELD_INT,
	 .offset = offsetof(struct manifest, number),
	 .required = true},
	DATE(struct manifest, date),
	TEXT(struct manifest, note),
	TEXT(struct manifest, approved_by),
	OPTIONAL_DATE(struct manifest, approved_on),
	FLAG(struct manifest, renumbered),
	KEY(struct manifest, program),
	TEXT(struct manifest, guideline),
	{.name = "epoch", .type = FIELD_NUMBER, .offset = offsetof(struct manifest, epoch)},
	{.name = "previous",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct manifest, previous),
	 .keep_null = true},
	LIST("editions"),
	LIST("documents"),
	LIST("amendment"),
	OPTIONAL_DATE(struct manifest, in_force),
	LIST("numbers"),
	LIST("findings"),
	LIST("open"),
	LIST("fonts"),
	LIST("files"),
};

static const struct field edition_fields[] = {
	{.name = "number",
	 .type = FIELD_INT,
	 .offset = offsetof(struct edition, number),
	 .required = true},
	DATE(struct edition, date),
	TEXT(struct edition, note),
	TEXT(struct edition, approved_by),
	OPTIONAL_DATE(struct edition, approved_on),
};

static const struct field document_fields[] = {KEY(struct issued_document, id),
					       KEY(struct issued_document, content)};
static const struct field file_fields[] = {KEY(struct issued_file, path),
					   KEY(struct issued_file, sha256)};

static const struct field font_fields[] = {
	KEY(struct issued_font, file),
	{.name = "sha256",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct issued_font, sha256),
	 .keep_null = true},
};

static const struct field finding_fields[] = {
	KEY(struct recorded_finding, code),
	TEXT(struct recorded_finding, subject),
	TEXT(struct recorded_finding, place),
};

static const struct field point_fields[] = {
	KEY(struct recorded_point, point),   KEY(struct recorded_point, kind),
	TEXT(struct recorded_point, subject), TEXT(struct recorded_point, left_by),
	TEXT(struct recorded_point, left_on), TEXT(struct recorded_point, reason),
};

static const struct field numbers_fields[] = {KEY(struct numbers, document), LIST("chapters"),
					      LIST("articles")};

static const struct field chapter_fields[] = {
	KEY(struct chapter_number, id),
	KEY(struct chapter_number, number),
	TEXT(struct chapter_number, title),
};

static const struct field article_fields[] = {
	KEY(struct article_number, id),
	KEY(struct article_number, number),
	KEY(struct article_number, chapter),
	TEXT(struct article_number, title),
	FLAG(struct article_number, dropped),
};

struct manifest_reading {
	struct arena *a;
	struct diag_list *dl;
	bool ok;
};

/* Reads each element of a list into a new element of the vector `to`. */
#define READ_LIST(r, object, member, up_, table, to) READ_LIST_((r), (object), (member), true, (up_), table, (to))
#define READ_LIST_(r, object, member, needed, up_, table, to) \
	do { \
		struct where list_ = {.up = (up_), .name = (member)}, at_ = {.up = &list_}; \
		const struct json *j_ = fields_array((r)->a, (object), (member), (needed), (up_), (r)->dl); \
		for (; j_; j_ = j_->next, at_.index++) \
			(r)->ok = fields_read((r)->a, j_, &at_, (table), ARRAY_LEN(table), vec_push((r)->a, (to)), NULL, (r)->dl) && (r)->ok; \
	} while (0)

/* 8, 8-2, 8-2-2 */
static bool is_number(const char *s)
{
	while (*s >= '1' && *s <= '9') {
		s += strspn(s, "0123456789");
		if (!*s)
			return true;
		s += *s == '-';
	}
	return false;
}

/* Numbers are counted with, so that a manifest changed by hand must not get further than here. */
static void check_frozen_numbers(struct manifest_reading *r, const struct numbers *n,
				 const struct where *w)
{
	bool sound = true;

	for (size_t i = 0; i < n->chapters.n; i++)
		sound = sound && n->chapters.at[i].number && is_number(n->chapters.at[i].number);
	for (size_t i = 0; i < n->articles.n; i++)
		sound = sound && n->articles.at[i].number && is_number(n->articles.at[i].number);
	if (!sound)
		diag_add(r->dl, DIAG_EDITION_DAMAGED, NULL, where_print(r->a, w), "numbers");
}

static void read_numbers(struct manifest_reading *r, const struct json *root,
			 const struct where *top, struct manifest *m)
{
	struct where list = {.up = top, .name = "numbers"}, at = {.up = &list};

	for (const struct json *j = fields_array(r->a, root, "numbers", true, top, r->dl); j;
	     j = j->next, at.index++) {
		struct numbers *n = vec_push(r->a, &m->numbers);

		r->ok = fields_read(r->a, j, &at, numbers_fields, ARRAY_LEN(numbers_fields), n,
				    NULL, r->dl) &&
			r->ok;
		READ_LIST(r, j, "chapters", &at, chapter_fields, &n->chapters);
		READ_LIST(r, j, "articles", &at, article_fields, &n->articles);
		check_frozen_numbers(r, n, &at);
	}
}

static struct manifest *read_root(struct arena *a, const struct json *root, const char *path,
				  struct diag_list *dl)
{
	struct manifest *m = arena_alloc(a, sizeof *m);
	struct manifest_reading r = {a, dl, true};
	struct where top = {.file = path};
	size_t errors = dl->count[LEVEL_ERROR];

	r.ok = fields_read(a, root, &top, manifest_fields, ARRAY_LEN(manifest_fields), m, NULL, dl);
	READ_LIST(&r, root, "editions", &top, edition_fields, &m->editions);
	READ_LIST(&r, root, "documents", &top, document_fields, &m->documents);
	READ_LIST_(&r, root, "amendment", false, &top, document_fields, &m->amendment);
	read_numbers(&r, root, &top, m);
	READ_LIST(&r, root, "findings", &top, finding_fields, &m->findings);
	READ_LIST_(&r, root, "open", false, &top, point_fields, &m->open);
	READ_LIST_(&r, root, "fonts", false, &top, font_fields, &m->fonts);
	READ_LIST(&r, root, "files", &top, file_fields, &m->files);
	return r.ok && dl->count[LEVEL_ERROR] == errors ? m : NULL;
}

static bool is_newer(const char *schema)
{
	return text_starts(schema, SCHEMA) && strtol(schema + strlen(SCHEMA), NULL, 10) > 1;
}

struct manifest *manifest_read(struct arena *a, const char *folder, struct diag_list *dl)
{
	const char *path = file_join(a, folder, "manifest.json");

	if (file_look(a, path, dl) == FILE_ABSENT) {
		diag_add(dl, DIAG_EDITION_DAMAGED, NULL, folder, "manifest.json");
		return NULL;
	}
	const struct json *root = json_read(a, path, dl);

	if (!root)
		return NULL;
	const char *schema = json_string(root, "schema", "");

	if (is_newer(schema)) {
		diag_add(dl, DIAG_EDITION_NEWER, NULL, path, schema);
		return NULL;
	}
	if (strcmp(schema, SCHEMA "1") != 0) {
		diag_add(dl, DIAG_BAD_SCHEMA, NULL, arena_concat(a, path, ":schema", (char *)NULL),
			 schema, SCHEMA "1");
		return NULL;
	}
	struct manifest *m = read_root(a, root, path, dl);

	if (m)
		m->folder = arena_strdup(a, folder);
	return m;
}

#define WRITE_LIST(a, object, member, table, from) \
	do { \
		struct json *list_ = json_set((object), (member), json_new_array(a)); \
		for (size_t i_ = 0; i_ < (from)->n; i_++) \
			fields_write((a), json_append(list_, json_new_object(a)), (table), ARRAY_LEN(table), &(from)->at[i_]); \
	} while (0)

static void write_numbers(struct arena *a, struct json *root, const struct manifest *m)
{
	struct json *list = json_set(root, "numbers", json_new_array(a));

	for (size_t i = 0; i < m->numbers.n; i++) {
		const struct numbers *n = &m->numbers.at[i];
		struct json *j = json_append(list, json_new_object(a));

		fields_write(a, j, numbers_fields, ARRAY_LEN(numbers_fields), n);
		WRITE_LIST(a, j, "chapters", chapter_fields, &n->chapters);
		WRITE_LIST(a, j, "articles", article_fields, &n->articles);
	}
}

struct json *manifest_to_json(struct arena *a, const struct manifest *m)
{
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", SCHEMA "1");
	fields_write(a, root, manifest_fields, ARRAY_LEN(manifest_fields), m);
	WRITE_LIST(a, root, "editions", edition_fields, &m->editions);
	WRITE_LIST(a, root, "documents", document_fields, &m->documents);
	if (m->amendment.n)
		WRITE_LIST(a, root, "amendment", document_fields, &m->amendment);
	write_numbers(a, root, m);
	WRITE_LIST(a, root, "findings", finding_fields, &m->findings);
	WRITE_LIST(a, root, "open", point_fields, &m->open);
	WRITE_LIST(a, root, "fonts", font_fields, &m->fonts);
	WRITE_LIST(a, root, "files", file_fields, &m->files);
	return root;
}
