/* SPDX-License-Identifier: MIT
 *
 * Members of objects are compared by name. Elements of lists are matched in rounds: the same words,
 * the same name, words that are much alike.
 */
#include "changes/json_compare.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/similar.h"

#define NO_MATCH SIZE_MAX

struct json_differing {
	struct arena *a;
	struct settings *old, *new;
};

struct json_element {
	const struct json *json;
	const char *name, *words; /* name: '#3' where nothing names it */
	bool named;
	size_t match; /* in the other list */
};

struct json_elements {
	struct json_element *at;
	size_t n;
};

static const char *scalar_text(struct arena *a, const struct json *j)
{
	if (j->kind == JSON_STRING)
		return j->string;
	if (j->kind == JSON_NUMBER)
		return j->string ? j->string : arena_printf(a, "%.15g", j->number);
	return j->kind == JSON_NULL ? "null" : j->number != 0 ? "true" : "false";
}

/* A value on one line, as people would write it: {head: 項番, width: 8}. */
static void print_value(struct arena *a, struct strbuf *sb, const struct json *j, bool outer)
{
	bool is_list = j->kind == JSON_ARRAY, holds = is_list || j->kind == JSON_OBJECT;

	if (!holds) {
		strbuf_add(sb, scalar_text(a, j));
		return;
	}
	if (!outer)
		strbuf_add_char(sb, is_list ? '[' : '{');
	for (const struct json *child = j->first; child; child = child->next) {
		strbuf_add(sb, child == j->first ? "" : ", ");
		if (!is_list) {
			strbuf_add(sb, child->name);
			strbuf_add(sb, ": ");
		}
		print_value(a, sb, child, false);
	}
	if (!outer)
		strbuf_add_char(sb, is_list ? ']' : '}');
}

static const char *value_text(struct arena *a, const struct json *j)
{
	struct strbuf sb = strbuf_new(a);

	if (!j || j->kind == JSON_NULL)
		return NULL;
	print_value(a, &sb, j, j->kind == JSON_ARRAY);
	return sb.text;
}

static bool holds_objects(const struct json *j)
{
	for (const struct json *child = j && j->kind == JSON_ARRAY ? j->first : NULL; child;
	     child = child->next)
		if (child->kind == JSON_OBJECT)
			return true;
	return false;
}

/*
 * What names an element: its kind of block with what it shows, else the first of these members.
 * NULL: nothing does.
 */
static const char *own_name(struct arena *a, const struct json *j)
{
	static const char *const shown[] = {"id", "figure", "view", "text"};
	static const char *const names[] = {"id",  "part", "role",  "head", "word",  "field",
					    "key", "what", "topic", "name", "value", "at"};
	const char *block = json_string(j, "block", NULL);

	for (size_t i = 0; block && i < ARRAY_LEN(shown); i++)
		if (json_string(j, shown[i], NULL))
			return arena_concat(a, block, " ", json_string(j, shown[i], NULL),
					    (char *)NULL);
	for (size_t i = 0; !block && i < ARRAY_LEN(names); i++) {
		const struct json *member = json_get(j, names[i]);

		if (member && (member->kind == JSON_STRING || member->kind == JSON_NUMBER))
			return scalar_text(a, member);
	}
	return block;
}

static struct json_elements read_elements(struct arena *a, const struct json *list)
{
	struct json_elements all = {0};
	struct map *seen = map_new(a);

	all.at = arena_alloc(a, (list ? list->n : 0) * sizeof *all.at);
	for (const struct json *j = list ? list->first : NULL; j; j = j->next) {
		const char *name = own_name(a, j);
		size_t *n = name ? map_get(seen, name) : NULL;

		if (name && !n)
			map_set(seen, name, n = arena_alloc(a, sizeof *n));
		if (name && ++*n > 1)
			name = arena_printf(a, "%s#%zu", name, *n);
		all.at[all.n] =
			(struct json_element){j, name ? name : arena_printf(a, "#%zu", all.n + 1),
					      value_text(a, j), name != NULL, NO_MATCH};
		all.n++;
	}
	return all;
}

static void match(struct json_elements *x, struct json_elements *y, size_t i, size_t k)
{
	x->at[i].match = k;
	y->at[k].match = i;
}

static bool is_free(const struct json_element *e)
{
	return e->match == NO_MATCH;
}

static bool says_the_same(const struct json_element *x, const struct json_element *y)
{
	return strcmp(x->words ? x->words : "", y->words ? y->words : "") == 0;
}

static bool is_named_alike(const struct json_element *x, const struct json_element *y)
{
	return x->named && y->named && strcmp(x->name, y->name) == 0;
}

static void match_round(struct json_elements *x, struct json_elements *y,
			bool (*same)(const struct json_element *, const struct json_element *))
{
	for (size_t k = 0; k < y->n; k++)
		for (size_t i = 0; is_free(&y->at[k]) && i < x->n; i++)
			if (is_free(&x->at[i]) && same(&x->at[i], &y->at[k]))
				match(x, y, i, k);
}

/* Each new element takes the old one that is most like it, if any is like it enough. */
static void match_similar(struct arena *a, struct json_elements *x, struct json_elements *y)
{
	for (size_t k = 0; k < y->n; k++) {
		struct char_pairs own = is_free(&y->at[k]) && y->at[k].words
						? similar_pairs(a, y->at[k].words)
						: (struct char_pairs){0};
		size_t found = NO_MATCH;
		double best = SIMILAR_ENOUGH;

		for (size_t i = 0; own.n && i < x->n; i++) {
			struct char_pairs its = is_free(&x->at[i]) && x->at[i].words
							? similar_pairs(a, x->at[i].words)
							: (struct char_pairs){0};
			double likeness = similar_likeness(&own, &its);

			if (likeness >= best && (found == NO_MATCH || likeness > best)) {
				found = i;
				best = likeness;
			}
		}
		if (found != NO_MATCH)
			match(x, y, found, k);
	}
}

static void tell(struct json_differing *t, const char *path, const char *old, const char *new)
{
	if (old)
		settings_set(t->a, t->old, path, old);
	if (new)
		settings_set(t->a, t->new, path, new);
}

/* What both have, in the order of the one and of the other. */
static void tell_order(struct json_differing *t, const char *path, const struct json_elements *x,
		       const struct json_elements *y)
{
	struct strbuf old = strbuf_new(t->a), new = strbuf_new(t->a);
	bool kept = true;

	for (size_t k = 0, last = 0; k < y->n; k++) {
		if (is_free(&y->at[k]))
			continue;
		kept = kept && y->at[k].match >= last;
		last = y->at[k].match;
		strbuf_join(&new, ", ", y->at[k].name);
	}
	for (size_t i = 0; i < x->n; i++)
		if (!is_free(&x->at[i]))
			strbuf_join(&old, ", ", y->at[x->at[i].match].name);
	if (!kept)
		tell(t, arena_concat(t->a, path, ".order", (char *)NULL), old.text, new.text);
}

static void compare(struct json_differing *t, const char *path, const struct json *before,
		    const struct json *after);

static const char *element_path(struct json_differing *t, const char *path, const char *name)
{
	return arena_concat(t->a, path, "[", name, "]", (char *)NULL);
}

/*
 * An element that came may bear the name of one that went elsewhere: '+' tells them apart, so that
 * none hides another.
 */
static void tell_alone(struct json_differing *t, const char *path, const struct json_elements *all,
		       const struct json_elements *others, bool new)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct json_element *e = &all->at[i];
		bool taken = false;

		if (!is_free(e))
			continue;
		for (size_t k = 0; k < others->n; k++)
			taken = taken || strcmp(others->at[k].name, e->name) == 0;
		const char *name = element_path(
			t, path,
			taken ? arena_concat(t->a, new ? "+" : "-", e->name, (char *)NULL)
			      : e->name);

		tell(t, name, new ? NULL : e->words, new ? e->words : NULL);
	}
}

static void compare_elements(struct json_differing *t, const char *path, const struct json *before,
			     const struct json *after)
{
	struct json_elements x = read_elements(t->a, before), y = read_elements(t->a, after);

	match_round(&x, &y, says_the_same);
	match_round(&x, &y, is_named_alike);
	match_similar(t->a, &x, &y);
	for (size_t k = 0; k < y.n; k++)
		if (!is_free(&y.at[k]))
			compare(t, element_path(t, path, y.at[k].name), x.at[y.at[k].match].json,
				y.at[k].json);
	tell_alone(t, path, &y, &x, true);
	tell_alone(t, path, &x, &y, false);
	tell_order(t, path, &x, &y);
}

static void compare_members(struct json_differing *t, const char *path, const struct json *before,
			    const struct json *after)
{
	const char *joint = *path ? "." : "";

	for (const struct json *j = before->first; j; j = j->next)
		compare(t, arena_concat(t->a, path, joint, j->name, (char *)NULL), j,
			json_get(after, j->name));
	for (const struct json *j = after->first; j; j = j->next)
		if (!json_get(before, j->name))
			compare(t, arena_concat(t->a, path, joint, j->name, (char *)NULL), NULL, j);
}

static bool is_object(const struct json *j)
{
	return j && j->kind == JSON_OBJECT;
}

static const char *exact_text(struct arena *a, const struct json *j)
{
	return j && j->kind != JSON_NULL ? text_trim(a, json_print(a, j)) : NULL;
}

/* Values of another kind (1 and "1") read alike; then they are told as JSON. */
static void compare_values(struct json_differing *t, const char *path, const struct json *before,
			   const struct json *after)
{
	const char *old = exact_text(t->a, before), *new = exact_text(t->a, after);

	if (text_equal(old, new))
		return;
	if (text_equal(value_text(t->a, before), value_text(t->a, after)))
		tell(t, path, old, new);
	else
		tell(t, path, value_text(t->a, before), value_text(t->a, after));
}

static void compare(struct json_differing *t, const char *path, const struct json *before,
		    const struct json *after)
{
	if (is_object(before) && is_object(after))
		compare_members(t, path, before, after);
	else if (holds_objects(before) && holds_objects(after))
		compare_elements(t, path, before, after);
	else
		compare_values(t, path, before, after);
}

void json_compare(struct arena *a, const struct json *before, const struct json *after,
		  struct settings *old, struct settings *new)
{
	static const struct json nothing = {.kind = JSON_OBJECT};
	struct json_differing t = {a, old, new};

	compare(&t, "", before ? before : &nothing, after ? after : &nothing);
}
