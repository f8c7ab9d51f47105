/* SPDX-License-Identifier: MIT
 *
 * The comparison of two states: one walk over the lists of change/lists, which know their field
 * tables. Elements are matched by key; what is left on both sides by its words.
 */
#include "changes/state_compare.h"

#include <stdint.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/library_files.h"
#include "changes/model_lists.h"
#include "changes/similar.h"
#include "derive/keys.h"
#include "model/tables.h"

/* Beyond so many pairs of unmatched elements, only equal words make a match. */
enum { MOST_TRIALS = 400000 };

struct state_comparing {
	struct arena *a;
	struct change_list *out;
	const struct project_state *before, *after;
	const struct model_list *list;
	/* what stands before the keys of this list: the subject of the owner and a slash */
	const char *above;
	const char *contract;                     /* that the list stands in; NULL: none */
	const struct risk_register *reg[2];       /* the register the list belongs to; NULL: none */
	struct diag_list *dl;
};

struct matched_element {
	const void *at;
	const char *key;
	size_t match; /* in the other list; NO_MATCH: none */
};

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

static struct matched_element *read_elements(const struct state_comparing *c, const void *owner,
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

		all[i] = (struct matched_element){at, count_key(c->a, seen, key), NO_MATCH};
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

static size_t count_left(const struct matched_element *all, size_t n)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++)
		left += all[i].match == NO_MATCH;
	return left;
}

static const char *words_of(const struct state_comparing *c, const struct matched_element *e)
{
	return text_squash(c->a, join_fields(c->a, c->list, c->list->moved, " ", e->at));
}

static void match_words(const struct state_comparing *c, struct matched_element *x, size_t n,
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

static struct char_pairs *left_pairs(const struct state_comparing *c,
				     const struct matched_element *all, size_t n)
{
	struct char_pairs *pairs = arena_alloc(c->a, n * sizeof *pairs);

	for (size_t i = 0; i < n; i++)
		if (all[i].match == NO_MATCH)
			pairs[i] = similar_pairs(c->a, words_of(c, &all[i]));
	return pairs;
}

/* Each new element takes the old one that is most like it, if any is like it enough. */
static void match_similar(const struct state_comparing *c, struct matched_element *x, size_t n,
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

static const char *place_of(const struct state_comparing *c, const void *element)
{
	return element && c->list->place != MODEL_NOWHERE
		       ? *(const char *const *)(const void *)((const char *)element +
							      c->list->place)
		       : NULL;
}

/*
 * As documents name a row of a register: with the register in front where the project has several.
 */
static const char *origin_key(const struct state_comparing *c, const struct matched_element *e,
			      int side)
{
	const struct project *p = side ? c->after->project : c->before->project;

	if (!e)
		return NULL;
	if (!c->reg[side])
		return e->key;
	return key_qualified(c->a, c->reg[side], e->key, p->registers.n > 1);
}

static const char *named_by(const struct model_list *list)
{
	return list->key ? list->key[0] : list->moved ? list->moved[0] : "title";
}

static struct change *add_change(const struct state_comparing *c, enum change_op op,
				 const struct matched_element *x, const struct matched_element *y)
{
	struct change *change = vec_push(c->a, &c->out->all);
	const struct matched_element *named = y ? y : x;
	const char *above = c->above;

	if (c->reg[0] || c->reg[1])
		above = c->after->project->registers.n > 1 || c->before->project->registers.n > 1
				? above
				: strchr(above, ':') + 1;
	*change = (struct change){
		.op = op,
		.cause = c->list->cause,
		.kind = c->list->kind,
		.subject = arena_concat(c->a, above, named->key, (char *)NULL),
		.named_by = named_by(c->list),
		.contract = c->contract,
		.before = {.place = place_of(c, x ? x->at : NULL),
			   .key = origin_key(c, x, 0),
			   .object = x ? x->at : NULL},
		.after = {.place = place_of(c, y ? y->at : NULL),
			  .key = origin_key(c, y, 1),
			  .object = y ? y->at : NULL},
	};
	return change;
}

static void add_value(const struct state_comparing *c, const struct matched_element *x,
		      const struct matched_element *y, const char *field, const char *old,
		      const char *new)
{
	struct change *change;

	if (text_equal(old, new))
		return;
	change = add_change(c, CHANGE_CHANGED, x, y);
	change->field = field;
	change->before.value = old;
	change->after.value = new;
}

static const char *own_value(const struct settings *s, const char *name)
{
	const struct settings own = {.all = s->all};

	return settings_get(&own, name);
}

static void compare_settings(const struct state_comparing *c, const struct matched_element *x,
			     const struct matched_element *y, const char *member,
			     const struct settings *before, const struct settings *after)
{
	const char *joint = *member ? "." : "";

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

/*
 * A register's rows change their place with every edit above them: that is no change of what they
 * say.
 */
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

static void compare_fields(const struct state_comparing *c, const struct matched_element *x,
			   const struct matched_element *y)
{
	const struct field_table *t = c->list->table;

	for (size_t i = 0; i < t->n; i++) {
		const struct field *f = &t->at[i];

		bool counts = c->reg[0] ? is_compared(f) : true;

		if (counts && !is_key(c->list, f->name) && !field_equal(f, x->at, y->at))
			add_value(c, x, y, f->name, field_text(c->a, f, x->at),
				  field_text(c->a, f, y->at));
	}
}

static void compare_lists(const struct state_comparing *c, const void *before, const void *after);

/* Its words; of a decision that has none the rows that it speaks of. */
static const char *summary(const struct state_comparing *c, const void *element)
{
	static const char *const tried[] = {"text", "scenario",    "title",        "name",
					    "what", "requirement", "requirements", "id"};
	const char *words =
		c->list->moved ? join_fields(c->a, c->list, c->list->moved, " ", element) : NULL;

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

static void compare_words(const struct state_comparing *c, const struct matched_element *x,
			  const struct matched_element *y)
{
	struct settings before = {0}, after = {0};

	c->list->words(c->a, x->at, &before);
	c->list->words(c->a, y->at, &after);
	compare_settings(c, x, y, "", &before, &after);
}

static void compare_contents(const struct state_comparing *c, const struct matched_element *x,
			     const struct matched_element *y)
{
	struct settings before = {0}, after = {0};

	library_files_compare(c->a, place_of(c, x->at), place_of(c, y->at), &before, &after,
			      c->dl);
	compare_settings(c, x, y, "", &before, &after);
}

static void compare_below(const struct state_comparing *c, const struct matched_element *x,
			  const struct matched_element *y)
{
	for (const struct model_list *below = c->list->below; below && below->kind; below++) {
		struct state_comparing inside = *c;

		inside.contract = strcmp(c->list->kind, "contract") == 0 ? y->key : NULL;
		inside.list = below;
		inside.above = arena_concat(c->a, c->above, y->key, "/", (char *)NULL);
		compare_lists(&inside, x->at, y->at);
	}
}

static void compare_elements(const struct state_comparing *c, const struct matched_element *x,
			     const struct matched_element *y)
{
	if (c->list->key && strcmp(x->key, y->key) != 0) {
		struct change *moved = add_change(c, CHANGE_MOVED, x, y);

		moved->was = x->key;
		moved->before.value = summary(c, x->at);
		moved->after.value = summary(c, y->at);
	}
	compare_fields(c, x, y);
	for (const struct model_settings *s = c->list->settings; s && s->name; s++)
		compare_settings(c, x, y, s->name, (const void *)((const char *)x->at + s->offset),
				 (const void *)((const char *)y->at + s->offset));
	if (c->list->words)
		compare_words(c, x, y);
	if (c->list->is_file)
		compare_contents(c, x, y);
	compare_below(c, x, y);
}

static void compare_lists(const struct state_comparing *c, const void *before, const void *after)
{
	size_t n, m;
	struct matched_element *x = read_elements(c, before, &n), *y = read_elements(c, after, &m);

	if (c->list->key)
		match_keys(c->a, x, n, y, m);
	if (c->list->moved && count_left(x, n) && count_left(y, m)) {
		match_words(c, x, n, y, m);
		match_similar(c, x, n, y, m);
	}
	for (size_t k = 0; k < m; k++) {
		if (y[k].match != NO_MATCH)
			compare_elements(c, &x[y[k].match], &y[k]);
		else
			add_change(c, CHANGE_ADDED, NULL, &y[k])->after.value = summary(c, y[k].at);
	}
	for (size_t i = 0; i < n; i++)
		if (x[i].match == NO_MATCH)
			add_change(c, CHANGE_REMOVED, &x[i], NULL)->before.value =
				summary(c, x[i].at);
}

static void compare_all(struct state_comparing *c, const struct model_list *lists,
			const void *before, const void *after)
{
	for (c->list = lists; c->list->kind; c->list++)
		compare_lists(c, before, after);
}

/* What a register says of itself; how its rows are keyed does not concern it. */
static void compare_register_itself(struct state_comparing *c, const struct risk_register *before,
				    const struct risk_register *after)
{
	struct matched_element x = {before, after->id, 0}, y = {after, after->id, 0};

	c->list = &register_itself;
	compare_fields(c, &x, &y);
}

static void compare_register(struct state_comparing *c, const struct risk_register *before,
			     const struct risk_register *after)
{
	if (before && after)
		compare_register_itself(c, before, after);
	c->reg[0] = before;
	c->reg[1] = after;
	c->above = arena_concat(c->a, (after ? after : before)->id, ":", (char *)NULL);
	compare_all(c, register_lists, before, after);
	c->reg[0] = c->reg[1] = NULL;
	c->above = "";
}

static void compare_registers(struct state_comparing *c)
{
	const struct project *x = c->before->project, *y = c->after->project;

	for (size_t i = 0; i < y->registers.n; i++)
		compare_register(c, project_register(x, y->registers.at[i]->id),
				 y->registers.at[i]);
	for (size_t i = 0; i < x->registers.n; i++)
		if (!project_register(y, x->registers.at[i]->id))
			compare_register(c, x->registers.at[i], NULL);
}

/* Members of the project and its contracts that are not system description. */
static const struct {
	const char *kind, *field;
	enum change_cause cause;
} project_causes[] = {{"project", "guideline", CAUSE_GUIDELINE},
		      {"project", "checklist", CAUSE_GUIDELINE},
		      {"project", "documents", CAUSE_LAYOUT},
		      {"project", "date", CAUSE_LAYOUT},
		      {"project", "register_names", CAUSE_LAYOUT},
		      {"contract", "documents", CAUSE_LAYOUT}};

/* 'params.notice_days' is a value of the member params. */
static bool is_of_member(const char *field, const char *member)
{
	size_t n = strlen(member);

	return field && strncmp(field, member, n) == 0 && (field[n] == '\0' || field[n] == '.');
}

static void set_project_causes(struct change_list *out, size_t from)
{
	for (size_t i = from; i < out->all.n; i++)
		for (size_t k = 0; k < ARRAY_LEN(project_causes); k++)
			if (strcmp(out->all.at[i].kind, project_causes[k].kind) == 0 &&
			    is_of_member(out->all.at[i].field, project_causes[k].field))
				out->all.at[i].cause = project_causes[k].cause;
}

static void compare_project(struct state_comparing *c)
{
	const struct model_list itself = {.kind = "project",
					  .cause = CAUSE_SYSTEM,
					  .place = offsetof(struct project, file),
					  .table = &project_table};
	struct matched_element x = {c->before->project, "", 0}, y = {c->after->project, "", 0};
	size_t first = c->out->all.n;

	c->list = &itself;
	compare_fields(c, &x, &y);
	compare_settings(c, &x, &y, "params", &c->before->project->params,
			 &c->after->project->params);
	compare_settings(c, &x, &y, "terms", &c->before->project->terms,
			 &c->after->project->terms);
	compare_settings(c, &x, &y, "register_names", &c->before->project->register_names,
			 &c->after->project->register_names);
	compare_all(c, project_lists, c->before->project, c->after->project);
	set_project_causes(c->out, first);
}

/* All words of the chain, the project's own in front. */
static struct settings flatten(struct arena *a, const struct settings *words)
{
	struct settings flat = {0};
	struct map *seen = map_new(a);

	for (const struct settings *s = words; s; s = s->up) {
		for (size_t i = 0; i < s->all.n; i++) {
			if (map_get(seen, s->all.at[i].name))
				continue;
			map_set(seen, s->all.at[i].name, &flat);
			settings_set(a, &flat, s->all.at[i].name, s->all.at[i].value);
		}
	}
	return flat;
}

/* Files that belong to no object of the model. */
static void compare_files(struct state_comparing *c)
{
	static const struct {
		const char *kind;
		enum change_cause cause;
		void (*compare)(struct arena *a, const struct project_state *before,
				const struct project_state *after, struct settings *old,
				struct settings *new, struct diag_list *dl);
	} files[] = {{"wording", CAUSE_LIBRARY, library_files_compare_wording},
		     {"style", CAUSE_LAYOUT, library_files_compare_style}};
	struct matched_element x = {c->before->library, "", 0}, y = {c->after->library, "", 0};

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		const struct model_list itself = {
			.kind = files[i].kind, .cause = files[i].cause, .place = MODEL_NOWHERE};
		struct settings old = {0}, new = {0};

		c->list = &itself;
		files[i].compare(c->a, c->before, c->after, &old, &new, c->dl);
		compare_settings(c, &x, &y, "", &old, &new);
	}
}

static void compare_library(struct state_comparing *c)
{
	const struct model_list words = {
		.kind = "word", .cause = CAUSE_LAYOUT, .place = MODEL_NOWHERE};
	struct settings before = flatten(c->a, &c->before->library->words),
			after = flatten(c->a, &c->after->library->words);
	struct matched_element x = {c->before->library, "", 0}, y = {c->after->library, "", 0};

	compare_all(c, library_lists, c->before->library, c->after->library);
	c->list = &words;
	compare_settings(c, &x, &y, "", &before, &after);
	compare_files(c);
}

struct change_list *state_compare(struct arena *a, const struct project_state *before,
				  const struct project_state *after, struct diag_list *dl)
{
	struct change_list *out = arena_alloc(a, sizeof *out);
	struct state_comparing c = {
		.a = a, .out = out, .before = before, .after = after, .above = "", .dl = dl};

	compare_registers(&c);
	compare_project(&c);
	compare_library(&c);
	for (size_t i = 0; i < out->all.n; i++)
		out->all.at[i].id = arena_printf(a, "C%zu", i + 1);
	return out;
}

const char *state_path(struct arena *a, const struct project_state *s, const char *path)
{
	const char *folders[] = {s->project->folder, s->library->data};

	for (size_t i = 0; path && i < ARRAY_LEN(folders); i++) {
		const char *start = file_join(a, folders[i], "");

		if (text_starts(path, start))
			return path + strlen(start);
	}
	return path;
}
