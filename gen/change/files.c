/* SPDX-License-Identifier: MIT
 *
 * Comparison of library files; see the header.
 */
#include "change/files.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "change/members.h"

struct source {
	const char *bytes;
	size_t len;
	const struct json *root; /* NULL: not there, or no JSON */
};

/* What cannot be read was reported when the library was loaded, or will be when the file is used. */
static struct source read_source(struct arena *a, const char *path)
{
	struct source s = {0};

	if (!path || !file_exists(path))
		return s;
	s.bytes = file_read(a, path, &s.len, diag_new(a));
	s.root = s.bytes ? json_parse(a, s.bytes, path, diag_new(a)) : NULL;
	return s;
}

static void tell_digest(struct arena *a, const struct source *s, struct settings *out)
{
	if (s->bytes)
		settings_set(a, out, "file", arena_concat(a, "sha256:", arena_strndup(a, hash_sha256(a, s->bytes, s->len), 12), (char *)NULL));
}

static bool is_broken(const struct source *s)
{
	return s->bytes && !s->root;
}

void files_compare(struct arena *a, const char *before, const char *after, struct settings *old, struct settings *new)
{
	struct source x = read_source(a, before), y = read_source(a, after);

	if (x.bytes && y.bytes && x.len == y.len && memcmp(x.bytes, y.bytes, x.len) == 0)
		return;
	if (is_broken(&x) || is_broken(&y)) {
		tell_digest(a, &x, old);
		tell_digest(a, &y, new);
		return;
	}
	members_compare(a, x.root, y.root, old, new);
}

static const char *installed(struct arena *a, const struct project_state *s, const char *name)
{
	return file_join(a, s->library->data, name);
}

static const char *own(struct arena *a, const struct project_state *s, const char *name)
{
	return file_join(a, s->project->folder, name);
}

static const char *style_of(struct arena *a, const struct project_state *s)
{
	const char *name = "templates/style.json";

	return file_exists(own(a, s, name)) ? own(a, s, name) : installed(a, s, name);
}

void files_compare_style(struct arena *a, const struct project_state *before, const struct project_state *after, struct settings *old,
			 struct settings *new)
{
	files_compare(a, style_of(a, before), style_of(a, after), old, new);
}

/* Nodes belong to their file's tree, so each is copied, one node deep. */
static void take_member(struct arena *a, struct json *object, const struct json *member)
{
	struct json *copy = json_new_null(a);

	*copy = *member;
	copy->next = NULL;
	json_set(object, member->name, copy);
}

/* Members of both are merged where `deep` names them, else the upper one wins. */
static struct json *lay_over(struct arena *a, const struct json *lower, const struct json *upper, const char *deep)
{
	struct json *all = json_new_object(a);

	for (const struct json *j = lower ? lower->first : NULL; j; j = j->next) {
		const struct json *above = json_get(upper, j->name);

		if (above && deep && strcmp(j->name, deep) == 0)
			json_set(all, j->name, lay_over(a, j, above, NULL));
		else
			take_member(a, all, above ? above : j);
	}
	for (const struct json *j = upper ? upper->first : NULL; j; j = j->next)
		if (!json_get(lower, j->name))
			take_member(a, all, j);
	return all;
}

/* As load/ reads it: `names` are set one by one. */
static const struct json *wording_of(struct arena *a, const struct project_state *s)
{
	const char *name = "clauses/wording.json";

	return lay_over(a, read_source(a, installed(a, s, name)).root, read_source(a, own(a, s, name)).root, "names");
}

void files_compare_wording(struct arena *a, const struct project_state *before, const struct project_state *after, struct settings *old,
			   struct settings *new)
{
	members_compare(a, wording_of(a, before), wording_of(a, after), old, new);
}
