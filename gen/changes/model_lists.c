/* SPDX-License-Identifier: MIT
 *
 * One entry per list of a project and its registers: field table, keys, words by which a moved
 * element is recognised, and the lists below it. Where the model has no field table of its own, a
 * small one stands here. The lists of the library are in library_lists.c.
 */
#include "changes/model_lists.h"

#include <string.h>

#include "changes/list_entry.h"
#include "model/library.h"
#include "model/tables.h"

/* A row's rating by the factors of its model. */
static void factor_words(struct arena *a, const struct factors *factors, struct settings *out)
{
	for (size_t i = 0; i < factors->n; i++)
		if (factors->at[i].known)
			settings_set(a, out,
				     arena_concat(a, "factors.", factors->at[i].name, (char *)NULL),
				     arena_printf(a, "%.15g", factors->at[i].value));
}

static void risk_words(struct arena *a, const void *element, struct settings *out)
{
	factor_words(a, &((const struct risk *)element)->factors, out);
}

static void residual_words(struct arena *a, const void *element, struct settings *out)
{
	factor_words(a, &((const struct residual *)element)->factors, out);
}

static void assessment_words(struct arena *a, const void *element, struct settings *out)
{
	factor_words(a, &((const struct assessment *)element)->factors, out);
}

/* [] says that there is none, where a list that is left out says nothing. */
static void tell_none(struct arena *a, const char *name, bool said, size_t n, struct settings *out)
{
	if (said && !n)
		settings_set(a, out, name, "none");
}

static void system_words(struct arena *a, const void *element, struct settings *out)
{
	const struct system *s = element;

	tell_none(a, "lines", s->own_lines, s->lines.n, out);
	tell_none(a, "backups", s->own_backups, s->backups.n, out);
	tell_none(a, "media", s->own_media, s->media.n, out);
}

static void contract_words(struct arena *a, const void *element, struct settings *out)
{
	const struct contract *c = element;

	tell_none(a, "documents", c->own_documents, c->documents.n, out);
}

static const struct field register_fields[] = {
	{.name = "title", .type = FIELD_STRING, .offset = offsetof(struct risk_register, title)},
	{.name = "family", .type = FIELD_STRING, .offset = offsetof(struct risk_register, family)},
	{.name = "model", .type = FIELD_STRING, .offset = offsetof(struct risk_register, model)},
	{.name = "source.file",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_register, source.file)},
	{.name = "source.title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_register, source.title)},
	{.name = "source.date",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_register, source.date)},
	{.name = "premises",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct risk_register, premises)},
};
static const struct field_table register_table = FIELD_TABLE(register_fields);

const struct model_list register_itself = {.kind = "register",
					   .cause = CAUSE_REGISTER,
					   .place = offsetof(struct risk_register, file),
					   .table = &register_table};

static const struct model_list residual_list[] = {
	{.kind = "residual",
	 .cause = CAUSE_REGISTER,
	 .order = ORDER_SHOWS,
	 IN(struct risk, residual, struct residual),
	 ROW(struct residual),
	 .table = &residual_table,
	 .moved = NAMES("scenario"),
	 .words = residual_words},
	{0},
};

const struct model_list register_lists[] = {
	{.kind = "level",
	 .cause = CAUSE_REGISTER,
	 .order = ORDER_SHOWS,
	 IN(struct risk_register, levels, struct level),
	 ROW(struct level),
	 .table = &level_table,
	 .key = NAMES("id")},
	{.kind = "matrix",
	 .cause = CAUSE_REGISTER,
	 .order = ORDER_SHOWS,
	 IN(struct risk_register, matrix, struct matrix_cell),
	 ROW(struct matrix_cell),
	 .table = &matrix_table,
	 .key = NAMES("severity", "frequency")},
	{.kind = "flow",
	 .cause = CAUSE_REGISTER,
	 .order = ORDER_SHOWS,
	 IN(struct risk_register, flows, struct flow),
	 ROW(struct flow),
	 .table = &flow_table,
	 .key = NAMES("id"),
	 .moved = NAMES("content")},
	{.kind = "threat",
	 .cause = CAUSE_REGISTER,
	 .order = ORDER_SHOWS,
	 IN(struct risk_register, threats, struct threat),
	 ROW(struct threat),
	 .table = &threat_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name", "detail")},
	{.kind = "risk",
	 .cause = CAUSE_REGISTER,
	 .order = ORDER_SHOWS,
	 IN(struct risk_register, risks, struct risk),
	 ROW(struct risk),
	 .table = &risk_table,
	 .key = NAMES("id"),
	 .moved = NAMES("scenario"),
	 .below = residual_list,
	 .words = risk_words},
	{.kind = "requirement",
	 .cause = CAUSE_REGISTER,
	 .order = ORDER_SHOWS,
	 IN(struct risk_register, requirements, struct requirement),
	 ROW(struct requirement),
	 .table = &requirement_table,
	 .key = NAMES("risk", "no"),
	 .moved = NAMES("text")},
	{.kind = "assessment",
	 .cause = CAUSE_REGISTER,
	 .order = ORDER_SHOWS,
	 IN(struct risk_register, assessments, struct assessment),
	 ROW(struct assessment),
	 .table = &assessment_table,
	 .key = NAMES("flow", "threat", "risk", "situation"),
	 .moved = NAMES("flow", "threat", "risk", "situation"),
	 .words = assessment_words},
	{0},
};

static const struct model_settings system_settings[] = {{"", offsetof(struct system, flags)}, {0}};
static const struct model_settings contract_settings[] = {
	{"params", offsetof(struct contract, params)},
	{"positions", offsetof(struct contract, positions)},
	{"modules", offsetof(struct contract, modules)},
	{"meetings", offsetof(struct contract, meetings)},
	{"forms", offsetof(struct contract, forms)},
	{"closing", offsetof(struct contract, closing)},
	{0}};
static const struct model_settings decision_settings[] = {
	{"roles", offsetof(struct decision, roles)},
	{"given", offsetof(struct decision, given)},
	{0}};

static const struct model_list system_lists[] = {
	{.kind = "server",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct system, servers, struct server),
	 PLACE(struct server),
	 .table = &server_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name", "os", "note")},
	{.kind = "device",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_COUNTS,
	 IN(struct system, devices, struct device),
	 PLACE(struct device),
	 .table = &device_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name")},
	{.kind = "line",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct system, lines, struct line),
	 PLACE(struct line),
	 .table = &line_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name")},
	{.kind = "backup",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct system, backups, struct backup),
	 PLACE(struct backup),
	 .table = &backup_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name")},
	{.kind = "medium",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct system, media, struct medium),
	 PLACE(struct medium),
	 .table = &medium_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name")},
	{0},
};

static const struct model_list contract_lists[] = {
	{.kind = "contract-party",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct contract, parties, struct contract_party),
	 PLACE(struct contract_party),
	 .table = &contract_party_table,
	 .key = NAMES("party")},
	{.kind = "flow-share",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct contract, flows, struct flow_share),
	 PLACE(struct flow_share),
	 .table = &flow_share_table,
	 .key = NAMES("register", "flow")},
	{.kind = "premise",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct contract, premises, struct premise),
	 PLACE(struct premise),
	 .table = &premise_table,
	 .key = NAMES("register", "text")},
	{.kind = "omission",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct contract, omit, struct omission),
	 PLACE(struct omission),
	 .table = &omission_table,
	 .key = NAMES("clause", "topic", "module")},
	{0},
};

const struct model_list project_lists[] = {
	{.kind = "party",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct project, parties, struct party),
	 PLACE(struct party),
	 .table = &party_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name", "address")},
	{.kind = "system",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct project, systems, struct system),
	 PLACE(struct system),
	 .table = &system_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name", "note"),
	 .settings = system_settings,
	 .below = system_lists,
	 .words = system_words},
	{.kind = "contract",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct project, contracts, struct contract),
	 PLACE(struct contract),
	 .table = &contract_table,
	 .key = NAMES("id"),
	 .moved = NAMES("number"),
	 .settings = contract_settings,
	 .below = contract_lists,
	 .words = contract_words},
	{.kind = "contact",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct project, contacts, struct contact),
	 PLACE(struct contact),
	 .table = &contact_table,
	 .key = NAMES("id"),
	 .moved = NAMES("desk", "name", "role")},
	{.kind = "escalation",
	 .cause = CAUSE_SYSTEM,
	 IN(struct project, escalation, struct escalation),
	 PLACE(struct escalation),
	 .table = &escalation_table,
	 .key = NAMES("step", "contact"),
	 .moved = NAMES("what")},
	{.kind = "desk",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct project, desks, struct desk_override),
	 PLACE(struct desk_override),
	 .table = &desk_override_table,
	 .key = NAMES("desk")},
	{.kind = "decision",
	 .cause = CAUSE_DECISION,
	 .order = ORDER_COUNTS,
	 IN(struct project, decisions, struct decision),
	 PLACE(struct decision),
	 .table = &decision_table,
	 .key = NAMES("id"),
	 .moved = NAMES("text"),
	 .settings = decision_settings},
	{.kind = "omission",
	 .cause = CAUSE_SYSTEM,
	 .order = ORDER_SHOWS,
	 IN(struct project, omit, struct omission),
	 PLACE(struct omission),
	 .table = &omission_table,
	 .key = NAMES("clause", "topic", "module")},
	{.kind = "acceptance",
	 .cause = CAUSE_DECISION,
	 .order = ORDER_SHOWS,
	 IN(struct project, acceptances, struct acceptance),
	 PLACE(struct acceptance),
	 .table = &acceptance_table,
	 .key = NAMES("register", "risk")},
	{.kind = "action",
	 .cause = CAUSE_DECISION,
	 .order = ORDER_SHOWS,
	 IN(struct project, actions, struct risk_action),
	 PLACE(struct risk_action),
	 .table = &action_table,
	 .key = NAMES("register", "risk", "action")},
	{.kind = "left",
	 .cause = CAUSE_DECISION,
	 IN(struct project, left, struct leaving),
	 PLACE(struct leaving),
	 .table = &leaving_table,
	 .key = NAMES("contract", "by", "date")},
	{.kind = "checklist-answer",
	 .cause = CAUSE_DECISION,
	 IN(struct project, inspection.answers, struct checklist_answer),
	 PLACE(struct checklist_answer),
	 .table = &checklist_answer_table,
	 .key = NAMES("item")},
	{.kind = "disclosure",
	 .cause = CAUSE_DECISION,
	 IN(struct project, inspection.disclosures, struct disclosure),
	 PLACE(struct disclosure),
	 .table = &disclosure_table,
	 .key = NAMES("id")},
	{.kind = "ledger-entry",
	 .cause = CAUSE_SYSTEM,
	 IN(struct project, ledger.entries, struct ledger_entry),
	 .place = offsetof(struct ledger_entry, at),
	 .table = &ledger_entry_table,
	 .key = NAMES("id")},
	{0},
};

static const struct model_list *find_list(const struct model_list *lists, const char *kind)
{
	const struct model_list *found = NULL;

	for (; lists && lists->kind && !found; lists++)
		found = strcmp(lists->kind, kind) == 0 ? lists : find_list(lists->below, kind);
	return found;
}

const struct model_list *model_list_of(const char *kind)
{
	const struct model_list *const all[] = {register_lists, project_lists, library_lists};
	const struct model_list *found =
		strcmp(register_itself.kind, kind) == 0 ? &register_itself : NULL;

	for (size_t i = 0; i < ARRAY_LEN(all) && !found; i++)
		found = find_list(all[i], kind);
	return found;
}

const struct field_table *model_fields_of(const char *kind)
{
	const struct model_list *list = model_list_of(kind);

	if (list)
		return list->table;
	return strcmp(kind, "project") == 0      ? &project_table
	       : strcmp(kind, "inspection") == 0 ? &inspection_table
						 : NULL;
}

struct model_elements model_list_elements(const struct model_list *list, const void *owner)
{
	struct model_elements e;

	memcpy(&e, (const char *)owner + list->offset, sizeof e);
	return e;
}

const void *model_list_owner(const struct model_list *list, const void *element)
{
	return list->through ? *(const void *const *)(const void *)((const char *)element +
								    list->through)
			     : element;
}

bool model_knows_duties(const struct library *l)
{
	bool knows = l->measures.n || l->terms.n || l->duty_words.events.n;

	for (size_t i = 0; !knows && i < l->clauses.n; i++)
		knows = l->clauses.at[i].duties != NULL;
	return knows;
}
