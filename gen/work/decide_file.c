/* SPDX-License-Identifier: MIT
 *
 * Objects are built in the order in which people write them and handed to base/json_edit. Which of
 * the two lists was written last is told by the numbers of the ids, which count through both.
 */
#include "work/decide_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define NEW_FILE "{\n \"schema\": \"bunkai/decisions/1\",\n \"decisions\": []\n}\n"

/* NULL where there is none, and where null stands in its place. */
static const struct json *list_of(const struct decide_file *f, const char *name)
{
	const struct json *list = json_get(json_edit_root(f->edit), name);

	return list && list->kind == JSON_ARRAY ? list : NULL;
}

/* More digits at its end are no number that is counted on: a day with the hour, or a slip. */
enum { MOST_DIGITS = 9 };

/* Where the digits at the end of an id begin; its end where there are none that count. */
static size_t digits_at(const char *id)
{
	size_t end = strlen(id), n = end;

	while (n && id[n - 1] >= '0' && id[n - 1] <= '9')
		n--;
	return end - n > MOST_DIGITS ? end : n;
}

static bool has_lead(const struct decide_file *f, const char *id)
{
	size_t n = digits_at(id);

	return n == strlen(f->lead) && strncmp(id, f->lead, n) == 0 && id[n];
}

/* 0: an id of another pattern. */
static size_t number_of(const struct decide_file *f, const char *id)
{
	return id && has_lead(f, id) ? strtoul(id + digits_at(id), NULL, 10) : 0;
}

/* The pattern is that of the last decision whose id ends in a number. */
static void learn_pattern(struct decide_file *f)
{
	const struct json *list = list_of(f, "decisions");

	f->lead = "D-";
	f->width = 2;
	for (const struct json *j = list ? list->first : NULL; j; j = j->next) {
		const char *id = json_string(j, "id", "");
		size_t n = digits_at(id);

		if (!id[n])
			continue;
		f->lead = arena_strndup(f->arena, id, n);
		f->width = strlen(id) - n;
	}
}

static void learn_last(struct decide_file *f, const char *name)
{
	const struct json *list = list_of(f, name);

	for (const struct json *j = list ? list->first : NULL; j; j = j->next) {
		size_t n = number_of(f, json_string(j, "id", NULL));

		f->last = n > f->last ? n : f->last;
	}
}

bool decide_file_open(struct decide_file *f, struct trial *t, struct diag_list *dl)
{
	*f = (struct decide_file){.arena = t->arena};
	f->edit = trial_edit(t, DECISIONS_FILE, NEW_FILE, dl);
	if (!f->edit)
		return false;
	learn_pattern(f);
	learn_last(f, "decisions");
	learn_last(f, "acceptances");
	return true;
}

static const char *next_id(struct decide_file *f)
{
	const char *id = arena_printf(f->arena, "%s%0*zu", f->lead, (int)f->width, ++f->last);

	*vec_push(f->arena, &f->ids) = id;
	return id;
}

static void set(struct decide_file *f, struct json *j, const char *name, const char *value)
{
	if (value)
		json_set_string(f->arena, j, name, value);
}

/* The end of every object: what the same command wrote first. */
static void set_with(struct decide_file *f, struct json *j)
{
	if (f->ids.n > 1)
		json_set_string(f->arena, j, "with", f->ids.at[0]);
}

static void set_keys(struct decide_file *f, struct json *j, const struct decide_group *g)
{
	if (g->keys.n == 1) {
		json_set_string(f->arena, j, "requirement", g->keys.at[0]);
		return;
	}
	struct json *list = json_set(j, "requirements", json_new_array(f->arena));

	for (size_t i = 0; i < g->keys.n; i++)
		json_append(list, json_new_string(f->arena, g->keys.at[i]));
}

/* Each name must be one that decide_party knows. */
static void set_roles(struct decide_file *f, struct json *j, const struct settings *roles,
		      const struct contract *c)
{
	struct json *object = roles->all.n ? json_set(j, "roles", json_new_object(f->arena)) : NULL;

	for (size_t i = 0; i < roles->all.n; i++)
		json_set_string(f->arena, object, decide_party(c, roles->all.at[i].name),
				roles->all.at[i].value);
}

/* What a decision says, whatever it speaks of. */
static void set_said(struct decide_file *f, struct json *j, const struct decide_wish *w)
{
	set(f, j, "status", w->accept_proposals ? "agreed" : w->status);
	set(f, j, "text", w->text);
	set(f, j, "fee", w->fee);
	set(f, j, "when", w->when);
	set(f, j, "by", w->by);
	set(f, j, "date", w->date);
	set(f, j, "reason", w->reason);
	set(f, j, "public_reason", w->public_reason);
	set_with(f, j);
}

static void name_answers(struct decide_file *f, struct json *j, const struct decide_answers *x)
{
	struct json *list = x->ids.n ? json_set(j, "answers", json_new_array(f->arena)) : NULL;

	for (size_t i = 0; i < x->ids.n; i++)
		json_append(list, json_new_string(f->arena, x->ids.at[i]));
}

static void append(struct decide_file *f, const struct json *j)
{
	json_edit_append(f->edit, list_of(f, "decisions"), j);
}

const char *decide_file_rows(struct decide_file *f, const struct decide_words *w,
			     const struct decide_group *g)
{
	struct json *j = json_new_object(f->arena);
	const char *id = next_id(f);

	set(f, j, "id", id);
	set_keys(f, j, g);
	set(f, j, "contract", g->contract->id);
	set(f, j, "phase", g->phase);
	set_roles(f, j, &w->roles, g->contract);
	name_answers(f, j, &g->answers);
	set_said(f, j, &w->said);
	append(f, j);
	return id;
}

const char *decide_file_clause(struct decide_file *f, const struct decide_words *w,
			       const struct contract *c, const char *clause,
			       const struct decide_answers *answers)
{
	struct json *j = json_new_object(f->arena);
	const char *id = next_id(f);

	set(f, j, "id", id);
	set(f, j, "clause", clause);
	set(f, j, "position", w->said.position);
	set(f, j, "contract", c->id);
	name_answers(f, j, answers);
	set_said(f, j, &w->said);
	append(f, j);
	return id;
}

struct json *decide_file_begin(struct decide_file *f, const char **id)
{
	struct json *j = json_new_object(f->arena);

	*id = next_id(f);
	set(f, j, "id", *id);
	if (!f->begun)
		f->begun = json_new_array(f->arena);
	return json_append(f->begun, j);
}

void decide_file_end(struct decide_file *f)
{
	for (struct json *j = f->begun ? f->begun->first : NULL; j; j = j->next)
		if (strcmp(json_string(j, "id", ""), f->ids.at[0]) != 0)
			json_set_string(f->arena, j, "with", f->ids.at[0]);
	if (f->begun)
		json_edit_append_all(f->edit, list_of(f, "decisions"), f->begun);
	f->begun = NULL;
}

/* The list that is not there yet stands in the line of its only element, which undo looks for. */
static void append_acceptance(struct decide_file *f, struct json *j)
{
	const struct json *list = list_of(f, "acceptances");

	if (list) {
		json_edit_append(f->edit, list, j);
		return;
	}
	struct json *first = json_new_array(f->arena);

	json_append(first, j);
	json_edit_set(f->edit, json_edit_root(f->edit), "acceptances", first);
}

const char *decide_file_acceptance(struct decide_file *f, const struct decide_words *w,
				   const char *reg, const char *risk)
{
	struct json *j = json_new_object(f->arena);
	const char *id = next_id(f);

	set(f, j, "id", id);
	set(f, j, "risk", risk);
	set(f, j, "register", reg);
	set(f, j, "by", w->said.by);
	set(f, j, "date", w->said.date);
	set(f, j, "owner", w->said.owner);
	set(f, j, "due", w->said.due);
	set(f, j, "review", w->said.review);
	set(f, j, "note", w->said.text);
	set_with(f, j);
	append_acceptance(f, j);
	return id;
}

/* The last that has an id: an acceptance without one was written by hand, and stays. */
static const struct json *last_of(const struct decide_file *f, const char *name)
{
	const struct json *list = list_of(f, name), *found = NULL;

	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (json_string(j, "id", NULL))
			found = j;
	return found;
}

static void take_out(struct decide_file *f, const char *name, const struct json *element)
{
	const struct json *list = list_of(f, name);

	*vec_push(f->arena, &f->ids) = json_string(element, "id", "");
	if (strcmp(name, "acceptances") == 0 && list->n == 1 && list->line == list->first->line)
		json_edit_remove(f->edit, json_edit_root(f->edit), list);
	else
		json_edit_remove(f->edit, list, element);
}

/*
 * The last one of a list that belongs to the command which wrote `first`: somebody may have written
 * others behind it. NULL: none is left.
 */
static const struct json *find_with(const struct decide_file *f, const char *name,
				    const char *first)
{
	const struct json *list = list_of(f, name), *found = NULL;

	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (text_equal(json_string(j, "with", NULL), first))
			found = j;
	return found;
}

/* The last one of that id: one that was copied by hand may have it as well, and stays. */
static bool take_first(struct decide_file *f, const char *name, const char *first)
{
	const struct json *list = list_of(f, name), *found = NULL;

	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (strcmp(json_string(j, "id", ""), first) == 0)
			found = j;
	if (found)
		take_out(f, name, found);
	return found != NULL;
}

bool decide_file_undo(struct decide_file *f)
{
	static const char *const names[] = {"decisions", "acceptances"};
	const struct json *decision = last_of(f, names[0]), *acceptance = last_of(f, names[1]);
	const struct json *last = !acceptance ? decision : acceptance;

	if (decision && acceptance &&
	    number_of(f, json_string(decision, "id", "")) >
		    number_of(f, json_string(acceptance, "id", "")))
		last = decision;
	if (!last)
		return false;
	const char *first = json_string(last, "with", json_string(last, "id", ""));

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		for (const struct json *j; (j = find_with(f, names[i], first));)
			take_out(f, names[i], j);
	if (!take_first(f, names[0], first))
		take_first(f, names[1], first);
	return true;
}

bool decide_file_is_as_new(const struct decide_file *f)
{
	size_t len;

	return strcmp(json_edit_bytes(f->edit, &len), NEW_FILE) == 0;
}
