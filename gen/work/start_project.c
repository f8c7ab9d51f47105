/* SPDX-License-Identifier: MIT
 *
 * The answers as files. A member that nobody knows is left out; a thing whose part nobody has said
 * stands there without a party, and becomes a row that is to be agreed.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "work/start.h"

#define BASELINE "baseline"

static bool is_part(const struct start_thing *t, const char *id)
{
	return strcmp(t->part->id, id) == 0;
}

static const struct start_said *said_of(const struct start_thing *t, const char *question)
{
	static const struct start_said unasked;

	for (size_t i = 0; i < t->part->questions.n; i++)
		if (strcmp(t->part->questions.at[i].id, question) == 0)
			return &t->said[i];
	return &unasked;
}

static struct json *text(const struct start *s, const char *word)
{
	return json_new_string(s->arena, word);
}

/* A member that is there already stays: what somebody answered counts before what goes with it. */
static void put(struct json *object, const char *name, struct json *value)
{
	if (!json_get(object, name))
		json_set(object, name, value);
}

static const char *filled(const struct start *s, const struct start_thing *t, const char *pattern)
{
	const struct start_said *name = said_of(t, "name");

	return text_replace(s->arena, text_replace(s->arena, pattern, "{id}", t->id), "{name}",
			    name->text ? name->text : "");
}

static void put_all(const struct start *s, const struct start_thing *t, struct json *object,
		    const struct json *members)
{
	for (const struct json *j = members ? members->first : NULL; j; j = j->next) {
		struct json *copy = arena_alloc(s->arena, sizeof *copy);

		*copy = *j;
		copy->next = NULL;
		if (copy->kind == JSON_STRING)
			copy->string = filled(s, t, copy->string);
		put(object, j->name, copy);
	}
}

static struct json *value_of(const struct start *s, const struct start_thing *t,
			     const struct start_question *q, const struct start_said *said)
{
	if (said->state != START_GIVEN)
		return q->otherwise ? text(s, filled(s, t, q->otherwise)) : NULL;
	if (q->kind == START_YES_NO)
		return json_new_bool(s->arena, said->yes);
	return text(s, said->choice ? said->choice->id : said->text);
}

/* Whether this thing stands in that list of the system. */
static bool is_within(const struct start_thing *t, const char *list, const struct start_thing *system)
{
	return text_equal(t->part->list, list) && start_names(said_of(t, t->part->of), system->id);
}

static bool has_named(const struct start *s, const char *list, const struct start_thing *system)
{
	for (size_t i = 0; i < s->things.n; i++)
		if (is_within(s->things.at[i], list, system))
			return true;
	return false;
}

/* The list's one thing, which the first of its questions makes. */
static struct json *thing_in(const struct start *s, const struct start_thing *t,
			     const struct start_question *q, struct json *system)
{
	struct json *list = (struct json *)json_get(system, q->in);

	if (!list)
		list = json_set(system, q->in, json_new_array(s->arena));
	if (!list->first)
		put_all(s, t, json_append(list, json_new_object(s->arena)), q->thing);
	return list->first;
}

static void put_in(const struct start *s, const struct start_thing *t,
		   const struct start_question *q, const struct start_said *said,
		   struct json *system)
{
	bool named = said->state == START_GIVEN,
	     made = named || strcmp(q->made, "always") == 0 || json_true(system, q->made);

	if (said->state == START_NONE && !json_get(system, q->in))
		json_set(system, q->in, json_new_array(s->arena));
	if (said->state == START_NONE || !made)
		return;
	struct json *thing = thing_in(s, t, q, system);

	if (named)
		put(thing, q->to, text(s, said->text));
}

static void put_answer(const struct start *s, const struct start_thing *t,
		       const struct start_question *q, const struct start_said *said,
		       struct json *object)
{
	struct json *value = q->in ? NULL : value_of(s, t, q, said);

	if (q->in && has_named(s, q->in, t))
		return; /* those that were named one by one are all there are */
	if (q->in)
		put_in(s, t, q, said, object);
	else if (value && q->on == START_ON_THING)
		put(object, q->to, value);
	if (said->choice)
		put_all(s, t, object, said->choice->set);
	if (said->state == START_NONE)
		put_all(s, t, object, q->none);
	if (said->state == START_GIVEN)
		put_all(s, t, object, q->named);
}

static struct json *object_of(const struct start *s, const struct start_thing *t)
{
	struct json *object = json_new_object(s->arena);

	json_set(object, "id", text(s, t->id));
	if (is_part(t, "hospital"))
		json_set(object, "kind", text(s, "hospital"));
	for (size_t i = 0; i < t->part->questions.n; i++)
		put_answer(s, t, &t->part->questions.at[i], &t->said[i], object);
	return object;
}

/* What the system's own question answers for a thing that leaves it empty. */
static void put_inherited(const struct start *s, const struct start_thing *t,
			  const struct start_thing *system, struct json *object)
{
	for (size_t i = 0; i < t->part->questions.n; i++) {
		const struct start_question *q = &t->part->questions.at[i];
		const struct start_said *said = q->inherits ? said_of(system, q->inherits) : NULL;

		if (said && said->state == START_GIVEN && t->said[i].state == START_UNASKED)
			put(object, q->to, text(s, said->text));
	}
}

static bool joins_contract_of(const struct start *s, const char *party,
			      const struct start_thing *system);

/*
 * A thing that several systems use is, in the contract of the one, not that of the other: whoever
 * updates it does so by a contract of its own.
 */
static void put_outside(const struct start *s, const struct start_thing *t,
			const struct start_thing *system, struct json *object)
{
	const char *by = json_string(object, "updates", NULL),
		   *systems = said_of(t, t->part->of)->text;

	if (by && strchr(systems, ',') && strcmp(by, "hospital") != 0 &&
	    !text_equal(said_of(system, "vendor")->text, by) && !joins_contract_of(s, by, system))
		put(object, "out_of_scope", text(s, by));
}

static struct json *system_of(const struct start *s, const struct start_thing *system)
{
	struct json *object = object_of(s, system);

	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];
		const char *name = t->part->list;
		struct json *list, *one;

		if (!name || !is_within(t, name, system))
			continue;
		list = (struct json *)json_get(object, name);
		if (!list)
			list = json_set(object, name, json_new_array(s->arena));
		one = json_append(list, object_of(s, t));
		put_inherited(s, t, system, one);
		put_outside(s, t, system, one);
	}
	return object;
}

static const struct start_thing *thing_of_id(const struct start *s, const char *part,
					     const char *id)
{
	for (size_t i = 0; i < s->things.n; i++)
		if (is_part(s->things.at[i], part) && text_equal(s->things.at[i]->id, id))
			return s->things.at[i];
	return NULL;
}

static struct json *contract_party(const struct start *s, const char *party, const char *label,
				   const char *role)
{
	struct json *j = json_new_object(s->arena);

	json_set(j, "party", text(s, party));
	json_set(j, "label", text(s, label));
	json_set(j, "role", text(s, role));
	return j;
}

static const char *label_of(const struct start *s, size_t n)
{
	const size_t known = s->labels.all.n;

	return n < known ? s->labels.all.at[n]
			 : arena_printf(s->arena, "第%zu当事者", n + 1);
}

static const char *kind_of(const struct start_thing *vendor)
{
	const struct start_said *kind = said_of(vendor, "kind");

	return kind->choice ? kind->choice->id : "vendor";
}

/* Whoever answers a contract is its vendor, whatever else it is; the others are what they are. */
static struct json *parties_of(const struct start *s, const struct start_thing *contract,
			       const char *vendor)
{
	const struct start_thing *t = thing_of_id(s, "vendor", vendor);
	struct json *list = json_new_array(s->arena);

	json_append(list, contract_party(s, "hospital", label_of(s, 0), "hospital"));
	if (t)
		json_append(list, contract_party(s, t->id, label_of(s, 1), "vendor"));
	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *third = s->things.at[i];

		if (third != t && is_part(third, "vendor") &&
		    start_names(said_of(contract, "third"), third->id))
			json_append(list, contract_party(s, third->id, label_of(s, list->n),
							 kind_of(third)));
	}
	return list;
}

/* Of those that were named, else of the vendor's. */
static bool is_about(const struct start_thing *contract, const struct start_thing *system)
{
	const struct start_said *named = said_of(contract, "systems");

	return named->text ? start_names(named, system->id)
			   : text_equal(said_of(system, "vendor")->text,
					said_of(contract, "vendor")->text);
}

static struct json *systems_of(const struct start *s, const struct start_thing *contract)
{
	struct json *list = json_new_array(s->arena);

	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];
		if (is_part(t, "system") && is_about(contract, t))
			json_append(list, text(s, t->id));
	}
	return list;
}

static bool uses_baseline(const struct start *s)
{
	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_said *said = said_of(s->things.at[i], "baseline");

		if (said->state == START_GIVEN)
			return said->yes;
	}
	return true;
}

bool start_wants_baseline(const struct start *s)
{
	bool any = false;

	for (size_t i = 0; i < s->things.n; i++)
		any = any || is_part(s->things.at[i], "contract");
	return any && uses_baseline(s);
}

static struct json *contract_of(const struct start *s, const struct start_thing *t)
{
	struct json *object = object_of(s, t);
	const char *vendor = said_of(t, "vendor")->text;
	struct json *registers = json_new_array(s->arena);

	json_set(object, "parties", parties_of(s, t, vendor));
	json_set(object, "systems", systems_of(s, t));
	/* without the baseline, the vendor's own that is to come */
	json_append(registers, text(s, uses_baseline(s) ? BASELINE : vendor));
	json_set(object, "registers", registers);
	return object;
}

static void put_project_members(const struct start *s, struct json *root)
{
	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];

		for (size_t k = 0; k < t->part->questions.n; k++) {
			const struct start_question *q = &t->part->questions.at[k];
			struct json *value = value_of(s, t, q, &t->said[k]);

			if (value && q->on == START_ON_PROJECT)
				put(root, q->to, value);
		}
	}
}

static struct json *list_of(const struct start *s, const char *part,
			    struct json *(*object)(const struct start *, const struct start_thing *),
			    struct json *list)
{
	for (size_t i = 0; i < s->things.n; i++)
		if (is_part(s->things.at[i], part))
			json_append(list, object(s, s->things.at[i]));
	return list;
}

static struct json *project_of(const struct start *s)
{
	struct json *root = json_new_object(s->arena), *parties = json_new_array(s->arena);

	json_set(root, "schema", text(s, "bunkai/project/1"));
	put_project_members(s, root);
	for (const struct json *j = s->project ? s->project->first : NULL; j; j = j->next) {
		struct json *copy = arena_alloc(s->arena, sizeof *copy);

		*copy = *j;
		copy->next = NULL;
		put(root, j->name, copy);
	}
	list_of(s, "hospital", object_of, parties);
	json_set(root, "parties", list_of(s, "vendor", object_of, parties));
	json_set(root, "systems", list_of(s, "system", system_of, json_new_array(s->arena)));
	json_set(root, "contracts", list_of(s, "contract", contract_of, json_new_array(s->arena)));
	return root;
}

/* A contract that the party answers, or joins, is about the system. */
static bool joins_contract_of(const struct start *s, const char *party,
			      const struct start_thing *system)
{
	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];

		if (is_part(t, "contract") && is_about(t, system) &&
		    (start_names(said_of(t, "third"), party) ||
		     text_equal(said_of(t, "vendor")->text, party)))
			return true;
	}
	return false;
}

/* The systems that a party answers for, or has a part in. */
static struct json *systems_with(const struct start *s, const char *party)
{
	struct json *list = json_new_array(s->arena);

	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];

		if (is_part(t, "system") && (strcmp(party, "hospital") == 0 ||
					     text_equal(said_of(t, "vendor")->text, party) ||
					     joins_contract_of(s, party, t)))
			json_append(list, text(s, t->id));
	}
	return list;
}

/* A desk of which nothing is known is none. */
static struct json *contact_of(const struct start *s, const struct start_thing *t)
{
	bool further = is_part(t, "desk");
	const char *party = further ? said_of(t, "party")->text : t->id;
	struct json *j = json_new_object(s->arena);
	bool any = false;

	json_set(j, "id", text(s, further ? t->id
					  : arena_concat(s->arena, t->id, "-desk", (char *)NULL)));
	json_set(j, "kind", text(s, strcmp(party, "hospital") == 0 ? "hospital" : "vendor"));
	json_set(j, "party", text(s, party));
	for (size_t i = 0; i < t->part->questions.n; i++) {
		const struct start_question *q = &t->part->questions.at[i];

		if (q->on != START_ON_CONTACT || t->said[i].state != START_GIVEN)
			continue;
		json_set(j, q->to, text(s, t->said[i].text));
		any = true;
	}
	json_set(j, "systems", systems_with(s, party));
	return any ? j : NULL;
}

static struct json *contacts_of(const struct start *s)
{
	struct json *root = json_new_object(s->arena), *list = json_new_array(s->arena);

	json_set(root, "schema", text(s, "bunkai/contacts/1"));
	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];
		bool has = is_part(t, "hospital") || is_part(t, "vendor") || is_part(t, "desk");
		struct json *j = has ? contact_of(s, t) : NULL;

		if (j)
			json_append(list, j);
	}
	json_set(root, "contacts", list);
	return root;
}

static struct json *decisions_of(const struct start *s)
{
	struct json *root = json_new_object(s->arena);

	json_set(root, "schema", text(s, "bunkai/decisions/1"));
	json_set(root, "decisions", json_new_array(s->arena));
	return root;
}

static void add_file(const struct start *s, struct project_draft *files, const char *name,
		     const char *bytes)
{
	*vec_push(s->arena, &files->files) =
		(struct drafted_file){.name = name, .bytes = bytes, .len = strlen(bytes)};
}

void start_project(const struct start *s, const char *baseline, struct project_draft *files)
{
	add_file(s, files, "bunkai.json", json_print(s->arena, project_of(s)));
	add_file(s, files, "contacts.json", json_print(s->arena, contacts_of(s)));
	add_file(s, files, "decisions.json", json_print(s->arena, decisions_of(s)));
	if (baseline && start_wants_baseline(s))
		add_file(s, files, "registers/" BASELINE ".json", baseline);
}
