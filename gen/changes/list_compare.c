/* SPDX-License-Identifier: MIT
 *
 * One walk for every list: elements are read with their keys, matched by key, and what is left on
 * both sides by its words; then compared field by field, and the lists below them in the same way.
 */
#include "changes/list_compare.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/json_compare.h"
#include "changes/library_files.h"
#include "changes/list_order.h"
#include "changes/similar.h"

/* Beyond so many pairs of unmatched elements, only equal words make a match. */
enum { MOST_TRIALS = 400000 };

#define NO_MATCH SIZE_MAX

static const char *join_fields(struct arena *a, const struct model_list *list,
			       const char *const *names, const char *joint, const void *element)
{
	struct strbuf sb = strbuf_new(a);

	for (; *names; names++) {
		const char *text = field_text(a, field_find(list->table, *names), element);

		if (text)
			strbuf_join(&sb, joint, text);
	}
	return sb.text;
}

/* '#2' behind the key of an element whose key stands before it already. */
static const char *count_key(struct arena *a, struct map *seen, const char *key)
{
	size_t *n = map_get(seen, key);

	if (!n) {
		n = arena_alloc(a, sizeof *n);
		map_set(seen, key, n);
	}
	return ++*n > 1 ? arena_printf(a, "%s#%zu", key, *n) : key;
}

static struct matched_element *read_elements(const struct list_comparing *c, const void *owner,
					     size_t *n)
{
	struct model_elements list = {0};
	struct map *seen = map_new(c->a);

	if (owner)
		list = model_list_elements(c->list, owner);
	struct matched_element *all = arena_alloc(c->a, list.n * sizeof *all);

	for (size_t i = 0; i < list.n; i++) {
		const void *at = list.at + i * c->list->size;
		const char *key = c->list->key ? join_fields(c->a, c->list, c->list->key, "/", at)
					       : arena_printf(c->a, "%zu", i + 1);

		all[i] = (struct matched_element){
			.at = at, .key = count_key(c->a, seen, key), .match = NO_MATCH};
	}
	*n = list.n;
	return all;
}

static void match_keys(struct arena *a, struct matched_element *x, size_t n,
		       struct matched_element *y, size_t m)
{
	struct map *keys = map_new(a);

	for (size_t i = 0; i < n; i++)
		map_set(keys, x[i].key, &x[i]);
	for (size_t k = 0; k < m; k++) {
		struct matched_element *found = map_get(keys, y[k].key);

		if (!found)
			continue;
		y[k].match = (size_t)(found - x);
		found->match = k;
	}
}

/* What has a new name and took in one of the old ones is that one; what has an old name as well
 * only took it in. */
static void match_replaced(const struct list_comparing *c, struct matched_element *x, size_t n,
			   struct matched_element *y, size_t m)
{
	for (size_t k = 0; k < m; k++)
		for (size_t i = 0; i < n; i++) {
			if (x[i].match != NO_MATCH || !c->list->replaces(y[k].at, x[i].key))
				continue;
			x[i].merged = y[k].match != NO_MATCH;
			x[i].match = k;
			y[k].match = x[i].merged ? y[k].match : i;
		}
}

static size_t count_left(const struct matched_element *all, size_t n)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++)
		left += all[i].match == NO_MATCH;
	return left;
}

static const char *told_words(const struct list_comparing *c, const void *element)
{
	if (c->list->says)
		return c->list->says(element);
	return c->list->moved ? join_fields(c->a, c->list, c->list->moved, " ", element) : NULL;
}

static const char *words_of(const struct list_comparing *c, const struct matched_element *e)
{
	return text_squash(c->a, told_words(c, e->at));
}

static void match_words(const struct list_comparing *c, struct matched_element *x, size_t n,
			struct matched_element *y, size_t m)
{
	struct map *words = map_new(c->a);

	for (size_t i = 0; i < n; i++)
		if (x[i].match == NO_MATCH)
			map_set(words, words_of(c, &x[i]), &x[i]);
	for (size_t k = 0; k < m; k++) {
		const char *own = y[k].match == NO_MATCH ? words_of(c, &y[k]) : "";
		struct matched_element *found = *own ? map_get(words, own) : NULL;

		if (!found || found->match != NO_MATCH)
			continue;
		y[k].match = (size_t)(found - x);
		found->match = k;
	}
}

static struct char_pairs *left_pairs(const struct list_comparing *c,
				     const struct matched_element *all, size_t n)
{
	struct char_pairs *pairs = arena_alloc(c->a, n * sizeof *pairs);

	for (size_t i = 0; i < n; i++)
		if (all[i].match == NO_MATCH)
			pairs[i] = similar_pairs(c->a, words_of(c, &all[i]));
	return pairs;
}

static const void *member_at(const void *object, size_t offset)
{
	return (const char *)object + offset;
}

/* Each new element takes the old one that is most like it, if any is like it enough. */
static void match_similar(const struct list_comparing *c, struct matched_element *x, size_t n,
			  struct matched_element *y, size_t m)
{
	if (!count_left(x, n) || count_left(x, n) * count_left(y, m) > MOST_TRIALS)
		return;
	const struct char_pairs *xs = left_pairs(c, x, n), *ys = left_pairs(c, y, m);

	for (size_t k = 0; k < m; k++) {
		double best = 0;
		size_t found = NO_MATCH;

		for (size_t i = 0; y[k].match == NO_MATCH && i < n; i++) {
			double likeness =
				x[i].match == NO_MATCH ? similar_likeness(&xs[i], &ys[k]) : 0;

			if (likeness > best) {
				best = likeness;
				found = i;
			}
		}
		if (found == NO_MATCH || best < SIMILAR_ENOUGH)
			continue;
		y[k].match = found;
		x[found].match = k;
	}
}

static void add_value(const struct list_comparing *c, const struct matched_element *x,
		      const struct matched_element *y, const char *field, const char *old,
		      const char *new)
{
	struct change *change;

	if (text_equal(old, new))
		return;
	change = list_change_add(c, CHANGE_CHANGED, x, y);
	change->field = field;
	change->before.value = old;
	change->after.value = new;
}

static const char *own_value(const struct settings *s, const char *name)
{
	const struct settings own = {.all = s->all};

	return settings_get(&own, name);
}

/* 'clause-id' of positions, 'clause-id.name' of params: with the clause that took its place. */
static const char *name_now(const struct list_comparing *c, const char *name)
{
	const struct library *now = c->after->library;
	size_t n = strcspn(name, ".");
	const char *id = arena_strndup(c->a, name, n);
	const struct clause *to = library_clause(now, id) ? NULL : library_successor(now, id);

	return to ? arena_concat(c->a, to->id, name + n, (char *)NULL) : name;
}

/* What was said of clauses that were merged since is no news because it is said of another now. */
static const struct settings *with_successors(const struct list_comparing *c,
					      const struct settings *before)
{
	struct settings *out = arena_alloc(c->a, sizeof *out);

	for (size_t i = 0; i < before->all.n; i++)
		settings_set(c->a, out, name_now(c, before->all.at[i].name),
			     before->all.at[i].value);
	return out;
}

void list_compare_settings(const struct list_comparing *c, const struct matched_element *x,
			     const struct matched_element *y, const char *member,
			     const struct settings *before, const struct settings *after)
{
	const char *joint = *member ? "." : "";

	if (c->list->cause == CAUSE_SYSTEM &&
	    (strcmp(member, "positions") == 0 || strcmp(member, "params") == 0))
		before = with_successors(c, before);

	for (size_t i = 0; i < before->all.n; i++) {
		const char *name = before->all.at[i].name;

		add_value(c, x, y, arena_concat(c->a, member, joint, name, (char *)NULL),
			  before->all.at[i].value, own_value(after, name));
	}
	for (size_t i = 0; i < after->all.n; i++) {
		const char *name = after->all.at[i].name;

		if (!own_value(before, name))
			add_value(c, x, y, arena_concat(c->a, member, joint, name, (char *)NULL),
				  NULL, after->all.at[i].value);
	}
}

/* The places of a register's rows are told of the whole list: list_order.h. */
static bool is_compared(const struct field *f)
{
	return strcmp(f->name, "place") != 0 || f->type != FIELD_STRING;
}

static bool is_key(const struct model_list *list, const char *name)
{
	for (const char *const *key = list->key; key && *key; key++)
		if (strcmp(*key, name) == 0)
			return true;
	return false;
}

/* Each of them is told as merged. */
static bool tells_merged(const struct model_list *list, const char *member)
{
	return list->replaces && strcmp(member, "replaces") == 0;
}

void list_compare_fields(const struct list_comparing *c, const struct matched_element *x,
			   const struct matched_element *y)
{
	const struct field_table *t = c->list->table;

	for (size_t i = 0; i < t->n; i++) {
		const struct field *f = &t->at[i];

		bool counts = c->reg[0] ? is_compared(f) : !tells_merged(c->list, f->name);

		if (counts && !is_key(c->list, f->name) && !field_equal(f, x->at, y->at))
			add_value(c, x, y, f->name, field_text(c->a, f, x->at),
				  field_text(c->a, f, y->at));
	}
}

/* Its words; of a decision that has none the rows that it speaks of. */
static const char *summary(const struct list_comparing *c, const void *element)
{
	static const char *const tried[] = {"text", "scenario",    "title",        "name",
					    "what", "requirement", "requirements", "id"};
	const char *words = told_words(c, element);

	if (!text_empty(words))
		return words;
	for (size_t i = 0; i < ARRAY_LEN(tried); i++) {
		const struct field *f = field_find(c->list->table, tried[i]);
		bool told = f && (f->type == FIELD_STRING || f->type == FIELD_STRINGS);
		const char *text = told ? field_text(c->a, f, element) : NULL;

		if (text)
			return text;
	}
	return NULL;
}

static void compare_words(const struct list_comparing *c, const struct matched_element *x,
			  const struct matched_element *y)
{
	struct settings before = {0}, after = {0};

	c->list->words(c->a, x->at, &before);
	c->list->words(c->a, y->at, &after);
	list_compare_settings(c, x, y, "", &before, &after);
}

/* Columns of a register's row that no field has. */
static struct settings extra_of(const struct list_comparing *c, const struct matched_element *e)
{
	const struct row_origin *row =
		(const void *)((const char *)e->at + c->list->place -
			       offsetof(struct row_origin, place));
	struct settings out = {0};

	for (size_t i = 0; i < row->extra.n; i++)
		settings_set(c->a, &out, row->extra.at[i].head, row->extra.at[i].value);
	return out;
}

static void compare_extra(const struct list_comparing *c, const struct matched_element *x,
			  const struct matched_element *y)
{
	const struct settings before = extra_of(c, x), after = extra_of(c, y);

	list_compare_settings(c, x, y, "extra", &before, &after);
}

static void compare_contents(const struct list_comparing *c, const struct matched_element *x,
			     const struct matched_element *y)
{
	struct settings before = {0}, after = {0};

	library_files_compare(c->a, list_change_place(c, x->at, 0),
			      list_change_place(c, y->at, 1), &before, &after, c->dl);
	list_compare_settings(c, x, y, "", &before, &after);
}

/* What names an element is told as its move. */
static struct settings without_keys(const struct list_comparing *c, const struct settings *all)
{
	struct settings out = {0};

	for (size_t i = 0; i < all->all.n; i++)
		if (!is_key(c->list, all->all.at[i].name))
			settings_set(c->a, &out, all->all.at[i].name, all->all.at[i].value);
	return out;
}

static void compare_json(const struct list_comparing *c, const struct matched_element *x,
			 const struct matched_element *y)
{
	struct settings before = {0}, after = {0};

	json_compare(c->a, c->list->json(x->at), c->list->json(y->at), &before, &after);
	before = without_keys(c, &before);
	after = without_keys(c, &after);
	list_compare_settings(c, x, y, "", &before, &after);
}

static void compare_below(const struct list_comparing *c, const struct matched_element *x,
			  const struct matched_element *y)
{
	for (const struct model_list *below = c->list->below; below && below->kind; below++) {
		struct list_comparing inside = *c;

		inside.contract = strcmp(c->list->kind, "contract") == 0 ? y->key : NULL;
		inside.list = below;
		inside.above = arena_concat(c->a, c->above, y->key, "/", (char *)NULL);
		list_compare(&inside, model_list_owner(below, x->at),
			     model_list_owner(below, y->at));
	}
}

static void compare_elements(const struct list_comparing *c, const struct matched_element *x,
			     const struct matched_element *y)
{
	if (c->list->key && strcmp(x->key, y->key) != 0) {
		struct change *moved = list_change_add(c, CHANGE_MOVED, x, y);

		moved->was = x->key;
		moved->before.value = summary(c, x->at);
		moved->after.value = summary(c, y->at);
	}
	if (c->list->json)
		compare_json(c, x, y);
	else
		list_compare_fields(c, x, y);
	for (const struct model_settings *s = c->list->settings; s && s->name; s++)
		list_compare_settings(c, x, y, s->name, member_at(x->at, s->offset),
				      member_at(y->at, s->offset));
	if (c->list->words)
		compare_words(c, x, y);
	if (c->reg[0])
		compare_extra(c, x, y);
	if (c->list->is_file)
		compare_contents(c, x, y);
	compare_below(c, x, y);
}

static void tell_merged(const struct list_comparing *c, const struct matched_element *x,
			const struct matched_element *y)
{
	struct change *merged = list_change_add(c, CHANGE_MERGED, x, y);

	merged->was = x->key;
	merged->before.value = summary(c, x->at);
	merged->after.value = summary(c, y->at);
}

static void compare_list(const struct list_comparing *c, const void *before, const void *after)
{
	size_t n, m;
	struct matched_element *x = read_elements(c, before, &n), *y = read_elements(c, after, &m);

	if (c->list->key)
		match_keys(c->a, x, n, y, m);
	if (c->list->replaces)
		match_replaced(c, x, n, y, m);
	if ((c->list->moved || c->list->says) && count_left(x, n) && count_left(y, m)) {
		match_words(c, x, n, y, m);
		match_similar(c, x, n, y, m);
	}
	for (size_t k = 0; k < m; k++) {
		if (y[k].match != NO_MATCH)
			compare_elements(c, &x[y[k].match], &y[k]);
		else
			list_change_add(c, CHANGE_ADDED, NULL, &y[k])->after.value =
				summary(c, y[k].at);
	}
	for (size_t i = 0; i < n; i++)
		if (x[i].merged)
			tell_merged(c, &x[i], &y[x[i].match]);
		else if (x[i].match == NO_MATCH)
			list_change_add(c, CHANGE_REMOVED, &x[i], NULL)->before.value =
				summary(c, x[i].at);
	list_order_compare(c, x, n, y, m);
}

void list_compare(const struct list_comparing *c, const void *before, const void *after)
{
	struct list_comparing own = *c;

	own.owners[0] = before;
	own.owners[1] = after;
	if (!(c->untold && c->list->is_of_duties) && !(c->coreless && c->list->is_of_core))
		compare_list(&own, before, after);
}
