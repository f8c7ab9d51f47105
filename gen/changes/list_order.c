/* SPDX-License-Identifier: MIT
 *
 * Both states' common elements are put side by side, once as the old list has them and once as the
 * new one; what stands alike at the beginning and at the end is left out.
 */
#include "changes/list_order.h"

#include <stdint.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "model/library.h"

/* Indices of elements in their list. */
struct element_row {
	size_t *at;
	size_t n;
};

static struct element_row common_of(struct arena *a, const struct matched_element *all, size_t n)
{
	struct element_row row = {arena_alloc(a, n * sizeof *row.at), 0};

	for (size_t i = 0; i < n; i++)
		if (all[i].match != SIZE_MAX && !all[i].merged)
			row.at[row.n++] = i;
	return row;
}

static const char *member_of(const struct list_comparing *c, const struct matched_element *e,
			     const char *member)
{
	const struct field *f = c->list->table ? field_find(c->list->table, member) : NULL;

	return f && f->type == FIELD_STRING ? field_text(c->a, f, e->at) : NULL;
}

/* What is left out, or ruled, is called by the clause, topic or module that it names. */
static const char *named_name(const struct list_comparing *c, const struct matched_element *e)
{
	const struct library *l = c->after->library;
	const char *clause = member_of(c, e, "clause"), *topic = member_of(c, e, "topic"),
		   *module = member_of(c, e, "module");
	const struct clause *named = clause ? library_clause(l, clause) : NULL;
	const struct topic *of = topic ? library_topic(l, topic) : NULL;
	const struct core_module *taken = module ? library_module(l, module) : NULL;

	return named ? named->title : of ? of->name : taken ? taken->name : NULL;
}

/* What a reader knows it by: rows of a register and decisions by their key, others by name. */
static const char *name_of(const struct list_comparing *c, const struct matched_element *e)
{
	static const char *const names[] = {"name",  "title", "desk", "text",
					    "label", "role",  "head", "what"};
	const char *name = NULL;

	if (c->reg[0] || c->list->cause == CAUSE_DECISION)
		return e->key;
	for (size_t i = 0; !name && i < ARRAY_LEN(names); i++)
		name = text_empty(member_of(c, e, names[i])) ? NULL : member_of(c, e, names[i]);
	name = name ? name : named_name(c, e);
	return name ? name : e->key;
}

static const char *names_of(const struct list_comparing *c, const struct matched_element *all,
			    const struct element_row *row, size_t from, size_t until)
{
	struct strbuf sb = strbuf_new(c->a);

	for (size_t i = from; i < until; i++)
		strbuf_join(&sb, ", ", name_of(c, &all[row->at[i]]));
	return sb.text;
}

/* 'register', 'tele-gw', 'ehr:R12', '': what has the list. */
static const char *owner_name(const struct list_comparing *c)
{
	const char *above = list_change_above(c);
	size_t n = strlen(above);

	if (c->reg[0] && (!n || above[n - 1] == ':'))
		return c->reg[0]->id;
	return n ? arena_strndup(c->a, above, n - 1) : "";
}

static struct change *add_of_list(const struct list_comparing *c, const char *field,
				  const struct matched_element *x,
				  const struct matched_element *y)
{
	struct change *change = list_change_add(c, CHANGE_CHANGED, x, y);

	change->of_list = true;
	change->field = field;
	change->subject = owner_name(c);
	change->before.key = change->after.key = "";
	return change;
}

static void compare_order(const struct list_comparing *c, const struct matched_element *x,
			  const struct element_row *old, const struct matched_element *y,
			  const struct element_row *new)
{
	size_t from = 0, until = new->n;

	while (from < until && y[new->at[from]].match == old->at[from])
		from++;
	while (until > from && y[new->at[until - 1]].match == old->at[until - 1])
		until--;
	if (from == until)
		return;
	struct change *change =
		add_of_list(c, "order", &x[old->at[from]], &y[new->at[from]]);

	change->cause = c->list->order == ORDER_COUNTS ? c->list->cause : CAUSE_LAYOUT;
	change->before.value = names_of(c, x, old, from, until);
	change->after.value = names_of(c, y, new, from, until);
}

static const char *source_place(const struct list_comparing *c, const struct matched_element *e)
{
	return field_text(c->a, field_find(c->list->table, "place"), e->at);
}

/* 'R12 p.7', or 'R12 p.7 - R40 p.9 (28)'. */
static const char *places_of(const struct list_comparing *c, const struct matched_element *first,
			     const struct matched_element *last, size_t n)
{
	struct strbuf sb = strbuf_new(c->a);
	const char *from = source_place(c, first), *until = source_place(c, last);

	if (!from && !until)
		return NULL;
	strbuf_printf(&sb, "%s %s", first->key, from ? from : "-");
	if (n > 1)
		strbuf_printf(&sb, " - %s %s (%zu)", last->key, until ? until : "-", n);
	return sb.text;
}

/*
 * A register's rows change their place with every edit above them, which is no change of what a row
 * says; but papers print it.
 */
static void compare_places(const struct list_comparing *c, const struct matched_element *x,
			   const struct matched_element *y, const struct element_row *new)
{
	const struct matched_element *first = NULL, *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < new->n; i++) {
		const struct matched_element *now = &y[new->at[i]];

		if (text_equal(source_place(c, now), source_place(c, &x[now->match])))
			continue;
		first = first ? first : now;
		last = now;
		n++;
	}
	if (!n)
		return;
	struct change *change = add_of_list(c, "place", &x[first->match], first);

	change->before.value = places_of(c, &x[first->match], &x[last->match], n);
	change->after.value = places_of(c, first, last, n);
}

void list_order_compare(const struct list_comparing *c, const struct matched_element *x, size_t n,
			const struct matched_element *y, size_t m)
{
	const struct element_row old = common_of(c->a, x, n), new = common_of(c->a, y, m);

	if (c->list->order != ORDER_FREE && old.n == new.n)
		compare_order(c, x, &old, y, &new);
	if (c->reg[0] && c->reg[1])
		compare_places(c, x, y, &new);
}
