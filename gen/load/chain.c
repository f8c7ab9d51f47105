/* SPDX-License-Identifier: MIT
 *
 * clauses/chain.json: the chain of times of an incident. The project's own events and steps add, or
 * take the place of the installed one of that id; a list of words takes the place of the earlier.
 * What steps name (terms, desks, statements) check/check_chain.c asks for.
 */
#include <string.h>

#include "base/text.h"
#include "load/readers.h"
#include "model/tables.h"

static const struct field event_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_event, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_event, name),
	 .required = true},
	{.name = "since",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_event, since),
	 .required = true},
	{.name = "day", .type = FIELD_STRING, .offset = offsetof(struct chain_event, day)},
	{.name = "else", .type = FIELD_STRING, .offset = offsetof(struct chain_event, otherwise)},
	{.name = "duties", .type = FIELD_STRINGS, .offset = offsetof(struct chain_event, duties)},
	{.name = "knows", .type = FIELD_STRING, .offset = offsetof(struct chain_event, knows)},
	{.name = "phase", .type = FIELD_STRING, .offset = offsetof(struct chain_event, phase)},
	{.name = "marks", .type = FIELD_STRINGS, .offset = offsetof(struct chain_event, marks)},
};

const struct field_table chain_event_table = FIELD_TABLE(event_fields);

static const struct field step_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_step, id),
	 .required = true},
	{.name = "who",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_step, who),
	 .required = true},
	{.name = "what",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_step, what),
	 .required = true},
	{.name = "after",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_step, after),
	 .required = true},
	{.name = "to", .type = FIELD_STRINGS, .offset = offsetof(struct chain_step, to)},
	{.name = "desks", .type = FIELD_STRINGS, .offset = offsetof(struct chain_step, desks)},
	{.name = "vendors", .type = FIELD_BOOL, .offset = offsetof(struct chain_step, vendors)},
	{.name = "night", .type = FIELD_STRING, .offset = offsetof(struct chain_step, night)},
	{.name = "term", .type = FIELD_STRING, .offset = offsetof(struct chain_step, term)},
	{.name = "deadline", .type = FIELD_STRING, .offset = offsetof(struct chain_step, deadline)},
	{.name = "statement",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_step, statement)},
	{.name = "behind", .type = FIELD_STRING, .offset = offsetof(struct chain_step, behind)},
	{.name = "also", .type = FIELD_STRING, .offset = offsetof(struct chain_step, also)},
	{.name = "unless", .type = FIELD_STRING, .offset = offsetof(struct chain_step, unless)},
	{.name = "when", .type = FIELD_STRING, .offset = offsetof(struct chain_step, when)},
};

const struct field_table chain_step_table = FIELD_TABLE(step_fields);

static const struct field unit_fields[] = {
	{.name = "word",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_unit, word),
	 .required = true},
	{.name = "unit",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_unit, unit),
	 .required = true,
	 .choices = period_unit_names},
};

static const struct field time_fields[] = {
	{.name = "word",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_time, word),
	 .required = true},
	{.name = "count",
	 .type = FIELD_INT,
	 .offset = offsetof(struct chain_time, period.count),
	 .required = true},
	{.name = "unit",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chain_time, unit),
	 .required = true,
	 .choices = period_unit_names},
};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "events", .type = FIELD_ARRAY},
	{.name = "units", .type = FIELD_ARRAY},
	{.name = "times", .type = FIELD_ARRAY},
	{.name = "before", .type = FIELD_STRINGS, .offset = offsetof(struct call_chain, before)},
	{.name = "every", .type = FIELD_STRINGS, .offset = offsetof(struct call_chain, every)},
	{.name = "papers", .type = FIELD_STRINGS, .offset = offsetof(struct call_chain, papers)},
	{.name = "steps", .type = FIELD_ARRAY},
};

/* In one file an id stands once. */
static bool is_twice(struct list_reader *r, const char *id, const char *place, const char *known)
{
	if (!text_starts(known, r->file))
		return false;
	diag_add(r->dl, DIAG_DUPLICATE_ID, id, place, id, known);
	return true;
}

static bool read_event(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct call_chain *c = &r->library->chain;
	struct chain_event e = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, event_fields, ARRAY_LEN(event_fields), &e, NULL, r->dl))
		return false;
	const struct chain_event *known = chain_event(c, e.id);

	if (known && is_twice(r, e.id, e.place, known->place))
		return false;
	*(known ? &c->events.at[known - c->events.at] : vec_push(r->a, &c->events)) = e;
	return true;
}

static bool read_step(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct call_chain *c = &r->library->chain;
	struct chain_step s = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, step_fields, ARRAY_LEN(step_fields), &s, NULL, r->dl))
		return false;
	const struct chain_step *known = chain_step(c, s.id);

	if (known && is_twice(r, s.id, s.place, known->place))
		return false;
	*(known ? &c->steps.at[known - c->steps.at] : vec_push(r->a, &c->steps)) = s;
	return true;
}

static bool read_unit(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct chain_unit *u = vec_push(r->a, &r->library->chain.units);

	if (!fields_read(r->a, j, w, unit_fields, ARRAY_LEN(unit_fields), u, NULL, r->dl))
		return false;
	u->of = period_unit_find(u->unit);
	return true;
}

static bool read_time(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct chain_time *t = vec_push(r->a, &r->library->chain.times);

	if (!fields_read(r->a, j, w, time_fields, ARRAY_LEN(time_fields), t, NULL, r->dl))
		return false;
	t->period.unit = period_unit_find(t->unit);
	return true;
}

bool load_chain(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = load_open(a, path, "chain", dl);
	struct where top = {.file = path};
	struct list_reader r = {.a = a, .dl = dl, .library = l, .file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), &l->chain, NULL,
			   dl) &&
	       load_list(&r, root, "events", false, &top, read_event) &&
	       load_list(&r, root, "units", false, &top, read_unit) &&
	       load_list(&r, root, "times", false, &top, read_time) &&
	       load_list(&r, root, "steps", false, &top, read_step);
}
