/* SPDX-License-Identifier: MIT
 *
 * Files are read anew here, because the model keeps of them only what documents need: as they are
 * laid over each other when documents are made, then compared member by member.
 */
#include "changes/library_files.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "changes/json_compare.h"

struct library_file {
	const char *bytes;
	size_t len;
	const struct json *root; /* NULL: not there, or no JSON */
};

/* What is no JSON was reported when the library was loaded, or will be when the file is used. */
static struct library_file read_source(struct arena *a, const char *path, struct diag_list *dl)
{
	struct library_file s = {0};

	if (!path || !file_stands(a, path, dl))
		return s;
	s.bytes = file_read(a, path, &s.len, dl);
	s.root = s.bytes ? json_parse(a, s.bytes, path, diag_new(a)) : NULL;
	return s;
}

static const char *digest(struct arena *a, const struct library_file *s)
{
	return arena_concat(a, "sha256:", arena_strndup(a, hash_sha256(a, s->bytes, s->len), 12),
			    (char *)NULL);
}

static void tell_digest(struct arena *a, const struct library_file *s, struct settings *out)
{
	if (s->bytes)
		settings_set(a, out, "file", digest(a, s));
}

static bool is_broken(const struct library_file *s)
{
	return s->bytes && !s->root;
}

void library_files_compare(struct arena *a, const char *before, const char *after,
			   struct settings *old, struct settings *new, struct diag_list *dl)
{
	struct library_file x = read_source(a, before, dl), y = read_source(a, after, dl);

	if (x.bytes && y.bytes && x.len == y.len && memcmp(x.bytes, y.bytes, x.len) == 0)
		return;
	if (is_broken(&x) || is_broken(&y)) {
		tell_digest(a, &x, old);
		tell_digest(a, &y, new);
		return;
	}
	json_compare(a, x.root, y.root, old, new);
}

static const char *installed(struct arena *a, const struct project_state *s, const char *name)
{
	return file_join(a, s->library->data, name);
}

static const char *own(struct arena *a, const struct project_state *s, const char *name)
{
	return file_join(a, s->project->folder, name);
}

/* Nodes belong to their file's tree, so each is copied, one node deep. */
static struct json *copy_of(struct arena *a, const struct json *node)
{
	struct json *copy = json_new_null(a);

	*copy = *node;
	copy->next = NULL;
	return copy;
}

static void take_member(struct arena *a, struct json *object, const struct json *member)
{
	json_set(object, member->name, copy_of(a, member));
}

/* Which members of both are merged, in which the upper one wins. */
typedef bool is_merged(const struct json *member);

static bool nothing_is_merged(const struct json *member)
{
	(void)member;
	return false;
}

/* Fonts, words, set-ups member by member, at whatever depth; looks by their roles. */
static bool style_is_merged(const struct json *member)
{
	return member->kind == JSON_OBJECT || strcmp(member->name, "looks") == 0;
}

static bool wording_is_merged(const struct json *member)
{
	return strcmp(member->name, "names") == 0;
}

static struct json *lay_looks_over(struct arena *a, const struct json *lower,
				   const struct json *upper);

static struct json *lay_over(struct arena *a, const struct json *lower, const struct json *upper,
			     is_merged *merged)
{
	struct json *all = json_new_object(a);

	for (const struct json *j = lower ? lower->first : NULL; j; j = j->next) {
		const struct json *above = json_get(upper, j->name);

		if (above && merged(j))
			json_set(all, j->name,
				 j->kind == JSON_ARRAY ? lay_looks_over(a, j, above)
						       : lay_over(a, j, above, merged));
		else
			take_member(a, all, above ? above : j);
	}
	for (const struct json *j = upper ? upper->first : NULL; j; j = j->next)
		if (!json_get(lower, j->name))
			take_member(a, all, j);
	return all;
}

static const struct json *look_of(const struct json *looks, const struct json *same)
{
	for (const struct json *j = looks->first; j; j = j->next)
		if (text_equal(json_string(j, "role", NULL), json_string(same, "role", NULL)))
			return j;
	return NULL;
}

/* Looks of the same role are merged, others follow. */
static struct json *lay_looks_over(struct arena *a, const struct json *lower,
				   const struct json *upper)
{
	struct json *all = json_new_array(a);

	for (const struct json *j = lower->first; j; j = j->next) {
		const struct json *above = look_of(upper, j);

		json_append(all, above ? lay_over(a, j, above, nothing_is_merged) : copy_of(a, j));
	}
	for (const struct json *j = upper->first; j; j = j->next)
		if (!look_of(lower, j))
			json_append(all, copy_of(a, j));
	return all;
}

struct style_layers {
	struct library_file installed, own;
	const char *folder; /* of the one that names the logo */
};

static struct style_layers style_layers(struct arena *a, const struct project_state *s,
					struct diag_list *dl)
{
	const char *name = "templates/style.json", *below = installed(a, s, name),
		   *above = own(a, s, name);
	struct style_layers l = {read_source(a, below, dl), read_source(a, above, dl), NULL};

	l.folder = file_folder(a, json_get(l.own.root, "logo") ? above : below);
	return l;
}

/* A style says no more of a logo than the picture's name: that of its bytes stands beside it. */
static void add_picture(struct arena *a, const struct style_layers *l, struct json *style,
			struct diag_list *dl)
{
	const char *file = json_string(json_get(style, "logo"), "file", NULL);
	struct library_file picture = read_source(
		a, file ? (file[0] == '/' ? file : file_join(a, l->folder, file)) : NULL, dl);

	if (picture.bytes)
		json_set_string(a, style, "logo.picture", digest(a, &picture));
}

/* As render/ reads it: a project's own style says what differs from the installed one. */
static const struct json *style_of(struct arena *a, const struct style_layers *l,
				   struct diag_list *dl)
{
	struct json *style = lay_over(a, l->installed.root, l->own.root, style_is_merged);

	add_picture(a, l, style, dl);
	return style;
}

void library_files_compare_style(struct arena *a, const struct project_state *before,
				 const struct project_state *after, struct settings *old,
				 struct settings *new, struct diag_list *dl)
{
	struct style_layers x = style_layers(a, before, dl), y = style_layers(a, after, dl);

	if (is_broken(&x.own) || is_broken(&y.own)) {
		tell_digest(a, &x.own, old);
		tell_digest(a, &y.own, new);
		return;
	}
	json_compare(a, style_of(a, &x, dl), style_of(a, &y, dl), old, new);
}

/* As load/ reads it: `names` are set one by one. */
static const struct json *wording_of(struct arena *a, const struct project_state *s,
				     struct diag_list *dl)
{
	const char *name = "clauses/wording.json";

	return lay_over(a, read_source(a, installed(a, s, name), dl).root,
			read_source(a, own(a, s, name), dl).root, wording_is_merged);
}

/* As load/ reads it: a member of the project's own stands for the installed one as a whole. */
static const struct json *duty_words_of(struct arena *a, const struct project_state *s,
					struct diag_list *dl)
{
	const char *name = "clauses/duty-words.json";

	return lay_over(a, read_source(a, installed(a, s, name), dl).root,
			read_source(a, own(a, s, name), dl).root, nothing_is_merged);
}

static bool calendar_is_merged(const struct json *member)
{
	return member->kind == JSON_OBJECT;
}

/* As load/ reads it: months, minutes … are laid over each other, lists replaced. */
static const struct json *calendar_of(struct arena *a, const struct project_state *s,
				      struct diag_list *dl)
{
	const char *name = "clauses/calendar.json";

	return lay_over(a, read_source(a, installed(a, s, name), dl).root,
			read_source(a, own(a, s, name), dl).root, calendar_is_merged);
}

void library_files_compare_calendar(struct arena *a, const struct project_state *before,
				    const struct project_state *after, struct settings *old,
				    struct settings *new, struct diag_list *dl)
{
	if (before->library->calendar.occasions.n && after->library->calendar.occasions.n)
		json_compare(a, calendar_of(a, before, dl), calendar_of(a, after, dl), old, new);
}

/* As load/ reads it: words of the project's own stand for the installed ones. */
static const struct json *chain_words_of(struct arena *a, const struct project_state *s,
					 struct diag_list *dl)
{
	static const char *const words[] = {"units", "times", "before", "every", "papers"};
	const char *name = "clauses/chain.json";
	const struct json *lower = read_source(a, installed(a, s, name), dl).root,
			  *upper = read_source(a, own(a, s, name), dl).root;
	struct json *all = json_new_object(a);

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		const struct json *member = json_get(upper, words[i]);

		member = member ? member : json_get(lower, words[i]);
		if (member)
			take_member(a, all, member);
	}
	return all;
}

void library_files_compare_chain(struct arena *a, const struct project_state *before,
				 const struct project_state *after, struct settings *old,
				 struct settings *new, struct diag_list *dl)
{
	if (before->library->chain.events.n && after->library->chain.events.n)
		json_compare(a, chain_words_of(a, before, dl), chain_words_of(a, after, dl), old,
			     new);
}

void library_files_compare_duty_words(struct arena *a, const struct project_state *before,
				      const struct project_state *after, struct settings *old,
				      struct settings *new, struct diag_list *dl)
{
	json_compare(a, duty_words_of(a, before, dl), duty_words_of(a, after, dl), old, new);
}

void library_files_compare_wording(struct arena *a, const struct project_state *before,
				   const struct project_state *after, struct settings *old,
				   struct settings *new, struct diag_list *dl)
{
	json_compare(a, wording_of(a, before, dl), wording_of(a, after, dl), old, new);
}
