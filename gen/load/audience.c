/* SPDX-License-Identifier: MIT
 *
 * templates/audience.json: for every member of every kind of object who may read it. It is the
 * library's alone: a project's own templates print what they like, but cannot widen who reads it.
 */
#include "base/hash.h"
#include "load/readers.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "bidders", .type = FIELD_OBJECT},
	{.name = "members", .type = FIELD_OBJECT, .required = true},
};

static bool read_member(struct arena *a, struct library *l, const char *kind, const struct json *j,
			const struct where *w, struct diag_list *dl)
{
	enum audience *audience = arena_alloc(a, sizeof *audience);
	const char *word = j->kind == JSON_STRING ? j->string : "";
	struct where at = {.up = w, .name = j->name};

	if (!audience_find(word, audience)) {
		diag_add(dl, DIAG_UNKNOWN_VALUE, kind, where_print(a, &at), word,
			 "everyone, parties, hospital");
		return false;
	}
	map_set(l->audience, arena_concat(a, kind, ".", j->name, (char *)NULL), audience);
	return true;
}

/* 'server': ["name", "os"] */
static bool read_bidders(struct arena *a, struct library *l, const struct json *kind,
			 const struct where *w, struct diag_list *dl)
{
	struct where at = {.up = w, .name = kind->name};

	if (kind->kind != JSON_ARRAY) {
		diag_add(dl, DIAG_WRONG_TYPE, NULL, where_print(a, &at), kind->name, "an array");
		return false;
	}
	for (const struct json *j = kind->first; j; j = j->next)
		if (j->kind == JSON_STRING)
			map_set(l->bidders,
				arena_concat(a, kind->name, ".", j->string, (char *)NULL),
				(void *)kind);
	return true;
}

static bool read_members(struct arena *a, struct library *l, const struct json *root,
			 const struct where *top, struct diag_list *dl)
{
	struct where members = {.up = top, .name = "members"};
	bool ok = true;

	for (const struct json *kind = json_get(root, "members")->first; kind; kind = kind->next) {
		struct where w = {.up = &members, .name = kind->name};

		for (const struct json *j = kind->first; j; j = j->next)
			ok = read_member(a, l, kind->name, j, &w, dl) && ok;
	}
	return ok;
}

bool load_audience(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct where top = {.file = path};
	const struct json *root = load_open(a, path, "audience", dl), *bidders;

	if (!root ||
	    !fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl))
		return false;
	l->audience = map_new(a);
	l->bidders = map_new(a);
	bool ok = read_members(a, l, root, &top, dl);

	bidders = json_get(root, "bidders");
	for (const struct json *kind = bidders ? bidders->first : NULL; kind; kind = kind->next)
		ok = read_bidders(a, l, kind, &(struct where){.up = &top, .name = "bidders"}, dl) &&
		     ok;
	return ok;
}
