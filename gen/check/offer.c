/* SPDX-License-Identifier: MIT
 *
 * One table says for each code where the words come from that would have been right. Keys of
 * register rows and ids of clauses are too many to be listed; of them the nearest alone is offered.
 */
#include "check/offer.h"

#include <string.h>

#include "base/text.h"
#include "derive/keys.h"
#include "derive/open_things.h"
#include "derive/row_keys.h"
#include "model/objects.h"

struct offering {
	struct arena *a;
	const struct project *project;
	const struct library *library;
	const struct diag *diag;
	struct known *known;
	bool listed; /* they are few, so that all are told */
};

static void add(struct offering *o, const char *word)
{
	if (word)
		*vec_push(o->a, &o->known->all) = word;
}

/* Every `id` of a list of the project or the library. */
#define ADD_IDS(o, list)                                                                           \
	do {                                                                                       \
		for (size_t i_ = 0; i_ < (list).n; i_++)                                           \
			add((o), (list).at[i_].id);                                                \
	} while (0)

static void add_topics(struct offering *o)
{
	ADD_IDS(o, o->library->topics);
}

static void add_modules(struct offering *o)
{
	ADD_IDS(o, o->library->core.modules);
}

static void add_families(struct offering *o)
{
	ADD_IDS(o, o->library->families);
}

static void add_guidelines(struct offering *o)
{
	ADD_IDS(o, o->library->guidelines);
}

static void add_clauses(struct offering *o)
{
	ADD_IDS(o, o->library->clauses);
}

static void add_roles(struct offering *o)
{
	ADD_IDS(o, o->library->roles);
}

static void add_statuses(struct offering *o)
{
	ADD_IDS(o, o->library->statuses);
}

static void add_desks(struct offering *o)
{
	ADD_IDS(o, o->library->desks);
}

static void add_parties(struct offering *o)
{
	ADD_IDS(o, o->project->parties);
}

static void add_systems(struct offering *o)
{
	ADD_IDS(o, o->project->systems);
}

static void add_terms(struct offering *o)
{
	ADD_IDS(o, o->library->terms);
}

static void add_tables(struct offering *o)
{
	for (size_t i = 0; i < o->library->templates.n; i++)
		for (size_t k = 0; k < o->library->templates.at[i].parts.n; k++)
			if (o->library->templates.at[i].parts.at[k].cite)
				add(o, o->library->templates.at[i].parts.at[k].id);
}

static void add_object_roles(struct offering *o)
{
	*o->known = tending_roles_known(o->a);
}

/* Items of the edition that the message names, and the papers of vendors. */
static void add_checklist_items(struct offering *o)
{
	const struct guideline *g = library_guideline(o->library, o->diag->arguments[1]);

	if (g)
		ADD_IDS(o, g->items);
}

static void add_disclosure_papers(struct offering *o)
{
	ADD_IDS(o, o->library->disclosure_papers);
}

/* Flows of several registers share their ids, many flows their form. */
static void add_once(struct offering *o, const char *word)
{
	for (size_t i = 0; i < o->known->all.n; i++)
		if (text_equal(o->known->all.at[i], word))
			return;
	add(o, word);
}

static void add_flows(struct offering *o)
{
	for (size_t i = 0; i < o->project->registers.n; i++)
		for (size_t k = 0; k < o->project->registers.at[i]->flows.n; k++)
			add_once(o, o->project->registers.at[i]->flows.at[k].id);
}

static void add_forms(struct offering *o)
{
	for (size_t i = 0; i < o->project->registers.n; i++)
		for (size_t k = 0; k < o->project->registers.at[i]->flows.n; k++)
			add_once(o, o->project->registers.at[i]->flows.at[k].form);
}

static void add_contracts(struct offering *o)
{
	ADD_IDS(o, o->project->contracts);
}

static void add_contacts(struct offering *o)
{
	ADD_IDS(o, o->project->contacts);
}

static void add_sendings(struct offering *o)
{
	ADD_IDS(o, o->project->talks.sendings);
}

static void add_answers(struct offering *o)
{
	ADD_IDS(o, o->project->talks.answers);
}

static void add_registers(struct offering *o)
{
	for (size_t i = 0; i < o->project->registers.n; i++)
		add(o, o->project->registers.at[i]->id);
}

/* 'mhlw-6.0/8' */
static void add_items(struct offering *o)
{
	for (size_t i = 0; i < o->library->guidelines.n; i++) {
		const struct guideline *g = &o->library->guidelines.at[i];

		for (size_t k = 0; k < g->items.n; k++)
			add(o, arena_concat(o->a, g->id, "/", g->items.at[k].id, (char *)NULL));
	}
}

static void add_bases(struct offering *o)
{
	for (size_t i = 0; i < o->library->guidelines.n; i++)
		for (size_t k = 0; k < o->library->guidelines.at[i].dropped.n; k++)
			add(o, o->library->guidelines.at[i].dropped.at[k].what);
}

/* The clause is the first word of the message, its position the second. */
static void add_positions(struct offering *o)
{
	const struct clause *c = library_clause(o->library, o->diag->arguments[0]);

	for (size_t i = 0; c && i < c->positions.n; i++)
		add(o, c->positions.at[i].name);
}

static void add_key(struct offering *o, const char *lead, const char *risk, const char *no)
{
	add(o, arena_concat(o->a, lead, key_of(o->a, risk, no), (char *)NULL));
}

/* `lead`: with the register in front, or without, as the unknown key has it. */
static void add_register_keys(struct offering *o, const struct risk_register *reg, const char *lead)
{
	for (size_t i = 0; i < reg->risks.n; i++) {
		const struct risk *r = &reg->risks.at[i];

		add_key(o, lead, r->id, NULL);
		if (r->duty)
			add_key(o, lead, r->id, KEY_DUTY);
	}
	for (size_t i = 0; i < reg->requirements.n; i++)
		if (reg->requirements.at[i].no)
			add_key(o, lead, reg->requirements.at[i].risk, reg->requirements.at[i].no);
}

/* The risk of an unknown key, as far as a register has it; NULL: none does. */
static const char *known_risk(const struct offering *o)
{
	struct key key = key_parse(o->project, o->diag->arguments[0]);
	const char *risk = arena_strndup(o->a, key.key, strcspn(key.key, "/"));

	for (size_t i = 0; i < o->project->registers.n; i++)
		if (register_risk(o->project->registers.at[i], risk))
			return risk;
	return NULL;
}

/* To somebody who wrote a wildcard those that would have met rows: of the risk, else of all. */
static void add_wide_keys(struct offering *o, bool qualified)
{
	const char *risk = known_risk(o);
	struct map *seen = map_new(o->a); /* two registers may have the same ones */

	o->listed = o->listed || risk;
	for (size_t i = 0; i < o->project->registers.n; i++) {
		const struct risk_register *reg = o->project->registers.at[i];

		row_key_list_wide(o->a, reg, risk, key_qualified(o->a, reg, "", qualified),
				  seen, o->known);
	}
}

/* Somebody who writes Japanese may have typed the wide ones, which are letters like any. */
static bool has_wildcard(const char *key)
{
	return strpbrk(key, "*?") || strstr(key, "＊") || strstr(key, "？");
}

/*
 * To somebody who wrote a number that the risk does not have, and none like it, those that it has:
 * in the register that was named, or if that lacks the risk in others.
 */
/* Two registers may have rows of one key: it is offered once. */
static void add_row_once(struct offering *o, const char *lead, const char *risk, const char *no)
{
	const char *key = arena_concat(o->a, lead, key_of(o->a, risk, no), (char *)NULL);

	if (!known_has(o->known, key))
		add(o, key);
}

static void add_rows_of_risk(struct offering *o, const char *risk, bool qualified)
{
	o->listed = true;
	for (size_t i = 0; i < o->project->registers.n; i++) {
		const struct risk_register *reg = o->project->registers.at[i];
		const char *lead = key_qualified(o->a, reg, "", qualified);
		const struct risk *r = register_risk(reg, risk);

		for (size_t k = 0; r && k < reg->requirements.n; k++)
			if (reg->requirements.at[k].no &&
			    strcmp(reg->requirements.at[k].risk, risk) == 0)
				add_row_once(o, lead, risk, reg->requirements.at[k].no);
		if (r && r->duty)
			add_row_once(o, lead, risk, KEY_DUTY);
	}
}

static void add_keys(struct offering *o)
{
	const char *wanted = o->diag->arguments[0], *risk = known_risk(o);
	bool qualified = strchr(wanted, ':') != NULL;

	if (has_wildcard(wanted)) {
		add_wide_keys(o, qualified);
		return;
	}
	for (size_t i = 0; i < o->project->registers.n; i++) {
		const struct risk_register *reg = o->project->registers.at[i];

		add_register_keys(o, reg, key_qualified(o->a, reg, "", qualified));
	}
	for (size_t i = 0; !qualified && i < o->project->contracts.n; i++)
		add_register_keys(o,
				  open_things_of(o->a, o->project, o->library,
						 &o->project->contracts.at[i])
					  .reg,
				  "");
	if (!risk || !strchr(wanted, '/') || nearest_word(o->a, wanted, o->known))
		return;
	o->known->all.n = 0;
	add_rows_of_risk(o, risk, qualified);
}

/* 'clause-id#statement' */
static void add_statements(struct offering *o)
{
	for (size_t i = 0; i < o->library->clauses.n; i++) {
		const struct clause *c = &o->library->clauses.at[i];

		for (size_t k = 0; c->duties && k < c->duties->statements.n; k++)
			add(o, arena_concat(o->a, c->id, "#", c->duties->statements.at[k].id,
					    (char *)NULL));
	}
}

/* 'device/gw-fw', and 'device/tele-gw/gw-fw' for what belongs to a system. */
static void add_object(void *context, const struct object *object)
{
	struct offering *o = context;

	add(o, arena_concat(o->a, object->kind, "/", object->id, (char *)NULL));
	if (object->at != object->system)
		add(o, arena_concat(o->a, object->kind, "/", object->system->id, "/", object->id,
				    (char *)NULL));
}

static void add_keys_and_clauses(struct offering *o)
{
	add_keys(o);
	if (o->listed)
		return;
	add_clauses(o);
	ADD_IDS(o, o->library->measures);
	ADD_IDS(o, o->library->terms);
	add_statements(o);
}

/* Whether 'server/…' was written: then all of the kind are told. */
static void add_of_kind(void *context, const struct object *object)
{
	struct offering *o = context;
	const char *wanted = o->diag->arguments[0];
	size_t n = strlen(object->kind);

	if (strncmp(wanted, object->kind, n) != 0 || wanted[n] != '/')
		return;
	o->listed = true;
	if (object->at != object->system && strchr(wanted + n + 1, '/'))
		add(o, arena_concat(o->a, object->kind, "/", object->system->id, "/", object->id,
				    (char *)NULL));
	else
		add(o, arena_concat(o->a, object->kind, "/", object->id, (char *)NULL));
}

/* What explain knows. */
static void add_names(struct offering *o)
{
	project_visit_objects(o->project, add_of_kind, o);
	if (o->listed)
		return;
	add_keys_and_clauses(o);
	if (o->listed)
		return;
	ADD_IDS(o, o->library->measures);
	ADD_IDS(o, o->library->terms);
	add_statements(o);
	project_visit_objects(o->project, add_object, o);
}

/* A decision or an acceptance says by its word alone what is meant. */
static void add_subjects(struct offering *o)
{
	add_keys_and_clauses(o);
	if (o->listed)
		return;
	add_topics(o);
	add_contracts(o);
	add_registers(o);
}

static const struct {
	enum diag_code code;
	void (*add)(struct offering *o);
	bool listed;
	int word; /* which argument of the message is the unknown word */
} offers[] = {
	{DIAG_UNKNOWN_TOPIC, add_topics, true, 0},
	{DIAG_UNKNOWN_MODULE, add_modules, true, 0},
	{DIAG_UNKNOWN_FAMILY, add_families, true, 0},
	{DIAG_UNKNOWN_PARTY, add_parties, true, 0},
	{DIAG_UNKNOWN_SYSTEM, add_systems, true, 0},
	{DIAG_UNKNOWN_REGISTER, add_registers, true, 0},
	{DIAG_UNKNOWN_ROLE, add_roles, true, 0},
	{DIAG_UNKNOWN_STATUS, add_statuses, true, 0},
	{DIAG_UNKNOWN_REQUIREMENT, add_keys, false, 0},
	{DIAG_UNKNOWN_REFERENCE, add_items, false, 0},
	{DIAG_UNKNOWN_GUIDELINE, add_guidelines, true, 0},
	{DIAG_UNKNOWN_CLAUSE, add_clauses, false, 0},
	{DIAG_UNKNOWN_POSITION, add_positions, true, 1},
	{DIAG_UNKNOWN_CONTACT, add_contacts, true, 0},
	{DIAG_UNKNOWN_SENDING, add_sendings, true, 0},
	{DIAG_UNKNOWN_ANSWER, add_answers, false, 0},
	{DIAG_UNKNOWN_DESK, add_desks, true, 0},
	{DIAG_UNKNOWN_BASIS, add_bases, false, 0},
	{DIAG_UNKNOWN_TERM, add_terms, false, 0},
	{DIAG_UNKNOWN_TABLE, add_tables, true, 0},
	{DIAG_UNKNOWN_OBJECT_ROLE, add_object_roles, true, 0},
	{DIAG_UNKNOWN_FLOW, add_flows, true, 0},
	{DIAG_UNKNOWN_FORM, add_forms, true, 0},
	{DIAG_UNKNOWN_CHECKLIST_ITEM, add_checklist_items, true, 0},
	{DIAG_UNKNOWN_DISCLOSURE_PAPER, add_disclosure_papers, true, 0},
	{DIAG_NO_SUCH_ROWS, add_keys, false, 0},
	{DIAG_UNKNOWN_KEY, add_keys_and_clauses, false, 0},
	{DIAG_UNKNOWN_NAME, add_names, false, 0},
	{DIAG_ORPHANED_DECISION, add_subjects, false, 0},
};

void offer_known(struct arena *a, const struct project *p, const struct library *l, size_t n,
		 struct diag_list *dl)
{
	for (; n < dl->all.n; n++) {
		for (size_t i = 0; i < ARRAY_LEN(offers); i++) {
			const struct diag *d = &dl->all.at[n];
			struct known known = {0};
			struct offering o = {a, p, l, d, &known, offers[i].listed};

			if (offers[i].code != d->code)
				continue;
			offers[i].add(&o);
			diag_offer(dl, n, d->arguments[offers[i].word], &known, o.listed);
		}
	}
}
