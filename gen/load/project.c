/* SPDX-License-Identifier: MIT
 *
 * bunkai.json and the registers it rests on.
 */
#include <string.h>

#include "base/file.h"
#include "base/names.h"
#include "base/intl.h"
#include "base/text.h"
#include "load/load.h"
#include "load/objects.h"
#include "load/readers.h"
#include "model/register_json.h"
#include "model/tables.h"

static const char *const party_kinds[] = {"hospital", "vendor",       "subcontractor", "carrier",
					  "cloud",    "manufacturer", NULL};

static const struct field party_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct party, id),
	 .required = true},
	{.name = "kind",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct party, kind),
	 .required = true,
	 .choices = party_kinds},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct party, name),
	 .required = true},
	{.name = "address",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct party, address),
	 .keep_null = true},
	{.name = "signatory",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct party, signatory),
	 .keep_null = true},
	{.name = "note",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct party, note),
	 .keep_null = true},
	TEXT_FIELD(party, under),
};

const struct field_table party_table = FIELD_TABLE(party_fields);

static const struct field server_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct server, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct server, name),
	 .required = true},
	{.name = "os",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct server, os),
	 .keep_null = true},
	{.name = "support_end",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct server, support_end),
	 .keep_null = true},
	{.name = "updates",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct server, updates),
	 .keep_null = true},
	{.name = "note",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct server, note),
	 .keep_null = true},
	TEXT_FIELD(server, owner),
	TEXT_FIELD(server, configures),
	TEXT_FIELD(server, monitors),
	TEXT_FIELD(server, maintains),
	TEXT_FIELD(server, cycle),
	TEXT_FIELD(server, window),
	FEE_FIELD(server),
	TEXT_FIELD(server, out_of_scope),
};

const struct field_table server_table = FIELD_TABLE(server_fields);

static const char *const device_kinds[] = {"router",  "firewall", "switch",
					   "gateway", "other",    NULL};
static const char *const device_sites[] = {"hospital", "vendor", NULL};

static const struct field device_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct device, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct device, name),
	 .required = true},
	{.name = "kind",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct device, kind),
	 .choices = device_kinds},
	{.name = "owner",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct device, owner),
	 .keep_null = true},
	{.name = "updates",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct device, updates),
	 .keep_null = true},
	{.name = "site",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct device, site),
	 .choices = device_sites},
	TEXT_FIELD(device, configures),
	TEXT_FIELD(device, monitors),
	TEXT_FIELD(device, maintains),
	TEXT_FIELD(device, cycle),
	TEXT_FIELD(device, window),
	FEE_FIELD(device),
	TEXT_FIELD(device, out_of_scope),
};

const struct field_table device_table = FIELD_TABLE(device_fields);

static const struct field system_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct system, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct system, name),
	 .required = true},
	{.name = "vendor",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct system, vendor),
	 .keep_null = true},
	{.name = "owner", .type = FIELD_STRING, .offset = offsetof(struct system, owner)},
	{.name = "place",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct system, location),
	 .keep_null = true},
	{.name = "line",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct system, line),
	 .keep_null = true},
	{.name = "note",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct system, note),
	 .keep_null = true},
	{.name = "servers", .type = FIELD_ARRAY},
	{.name = "devices", .type = FIELD_ARRAY},
	{.name = "connects", .type = FIELD_STRINGS, .offset = offsetof(struct system, connects)},
	{.name = "lines", .type = FIELD_ARRAY},
	{.name = "backups", .type = FIELD_ARRAY},
	{.name = "media", .type = FIELD_ARRAY},
	TEXT_FIELD(system, monitors),
	TEXT_FIELD(system, maintains),
	TEXT_FIELD(system, window),
	FEE_FIELD(system),
	TEXT_FIELD(system, level),
	TEXT_FIELD(system, continues),
	TEXT_FIELD(system, desk),
	TEXT_FIELD(system, out_of_scope),
};

const struct field_table system_table = FIELD_TABLE(system_fields);

static const struct field contract_party_fields[] = {
	{.name = "party",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contract_party, party),
	 .required = true},
	{.name = "label",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contract_party, label),
	 .required = true},
	{.name = "role",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contract_party, role),
	 .required = true,
	 .choices = party_kinds},
};

const struct field_table contract_party_table = FIELD_TABLE(contract_party_fields);

static const struct field omission_fields[] = {
	{.name = "clause", .type = FIELD_STRING, .offset = offsetof(struct omission, clause)},
	{.name = "topic", .type = FIELD_STRING, .offset = offsetof(struct omission, topic)},
	{.name = "module", .type = FIELD_STRING, .offset = offsetof(struct omission, module)},
	{.name = "reason",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct omission, reason),
	 .required = true},
};

const struct field_table omission_table = FIELD_TABLE(omission_fields);

static const char *const levels[] = {"least", "recommended", NULL};
static const char *const annexes[] = {ANNEX_CORE, "full", NULL};

static const struct field contract_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contract, id),
	 .required = true},
	{.name = "title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contract, title),
	 .required = true},
	{.name = "number",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contract, number),
	 .keep_null = true},
	{.name = "signed",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct contract, signed_on),
	 .keep_null = true},
	{.name = "from",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct contract, from),
	 .keep_null = true},
	{.name = "to",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct contract, to),
	 .keep_null = true},
	{.name = "edition", .type = FIELD_STRING, .offset = offsetof(struct contract, edition)},
	{.name = "level",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contract, level),
	 .choices = levels},
	{.name = "annex",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contract, annex),
	 .choices = annexes},
	{.name = "ended",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct contract, ended),
	 .keep_null = true},
	{.name = "end_reason",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contract, end_reason),
	 .keep_null = true},
	{.name = "parties", .type = FIELD_ARRAY, .required = true},
	{.name = "systems",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct contract, systems),
	 .keep_null = true},
	{.name = "registers",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct contract, registers)},
	{.name = "documents",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct contract, documents)},
	{.name = "params", .type = FIELD_OBJECT},
	{.name = "positions", .type = FIELD_OBJECT},
	{.name = "modules", .type = FIELD_OBJECT},
	{.name = "meetings", .type = FIELD_OBJECT},
	{.name = "forms", .type = FIELD_OBJECT},
	{.name = "closing", .type = FIELD_OBJECT},
	{.name = "flows", .type = FIELD_ARRAY},
	{.name = "premises", .type = FIELD_ARRAY},
	{.name = "omit", .type = FIELD_ARRAY},
};

const struct field_table contract_table = FIELD_TABLE(contract_fields);

static const struct field project_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct project, title),
	 .required = true},
	{.name = "date",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct project, date),
	 .required = true},
	{.name = "guideline", .type = FIELD_STRING, .offset = offsetof(struct project, guideline)},
	{.name = "level",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct project, level),
	 .choices = levels},
	{.name = "checklist", .type = FIELD_STRING, .offset = offsetof(struct project, checklist)},
	{.name = "parties", .type = FIELD_ARRAY, .required = true},
	{.name = "systems", .type = FIELD_ARRAY},
	{.name = "contracts", .type = FIELD_ARRAY, .required = true},
	{.name = "documents",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct project, documents),
	 .keep_null = true},
	{.name = "params", .type = FIELD_OBJECT},
	{.name = "terms", .type = FIELD_OBJECT},
	{.name = "calendar", .type = FIELD_OBJECT},
	{.name = "register_names", .type = FIELD_OBJECT},
	{.name = "omit", .type = FIELD_ARRAY},
};

const struct field_table project_table = FIELD_TABLE(project_fields);

/* Ids name files and folders, or stand in such names. */
static bool check_id(struct list_reader *r, const char *id, const char *place)
{
	if (!id || name_is_portable(id))
		return true;
	diag_add(r->dl, DIAG_BAD_ID, NULL, place, id);
	return false;
}

static bool read_party(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct party *p = vec_push(r->a, &r->project->parties);

	p->place = where_print(r->a, w);
	return fields_read(r->a, j, w, party_fields, ARRAY_LEN(party_fields), p, NULL, r->dl) &&
	       check_id(r, p->id, p->place);
}

static bool read_server(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct system *system = r->owner;
	struct server *s = vec_push(r->a, &system->servers);

	s->place = where_print(r->a, w);
	return fields_read(r->a, j, w, server_fields, ARRAY_LEN(server_fields), s, NULL, r->dl);
}

static bool read_device(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct system *system = r->owner;
	struct device *d = vec_push(r->a, &system->devices);

	d->place = where_print(r->a, w);
	return fields_read(r->a, j, w, device_fields, ARRAY_LEN(device_fields), d, NULL, r->dl);
}

/* Members a system may have beyond the known ones are flags that clauses ask for. */
static bool keep_flag(struct arena *a, const struct json *member, void *out)
{
	struct system *s = out;

	if (member->kind != JSON_BOOL && member->kind != JSON_STRING)
		return false;
	settings_set(a, &s->flags, member->name,
		     member->kind == JSON_STRING ? member->string
		     : member->number != 0       ? "true"
						 : "false");
	return true;
}

static bool read_system(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct system *s = vec_push(r->a, &r->project->systems);

	s->place = where_print(r->a, w);
	bool ok = fields_read(r->a, j, w, system_fields, ARRAY_LEN(system_fields), s, keep_flag,
			      r->dl);

	ok = ok && check_id(r, s->id, s->place);
	r->owner = s;
	ok = load_list(r, j, "servers", false, w, read_server) && ok;
	ok = load_list(r, j, "devices", false, w, read_device) && ok;
	return load_objects(r, j, w) && ok;
}

static bool read_contract_party(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct contract *c = r->owner;
	struct contract_party *p = vec_push(r->a, &c->parties);

	p->place = where_print(r->a, w);
	return fields_read(r->a, j, w, contract_party_fields, ARRAY_LEN(contract_party_fields), p,
			   NULL, r->dl);
}

static bool read_omission(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct omissions *omit = r->owner;
	struct omission *o = vec_push(r->a, omit);

	o->place = where_print(r->a, w);
	if (!fields_read(r->a, j, w, omission_fields, ARRAY_LEN(omission_fields), o, NULL, r->dl))
		return false;
	if (o->clause || o->topic || o->module)
		return true;
	diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, o->place, "clause", _("a text"));
	return false;
}

/* Folders that documents of no contract lie in. */
static bool is_reserved(const char *id)
{
	return strcmp(id, SCOPE_HOSPITAL) == 0 || strcmp(id, FOLDER_INTERNAL) == 0;
}

/* Days of meetings are dates, and no other names. */
static bool read_meetings(struct list_reader *r, const struct json *contract, const struct where *w,
			  struct settings *out)
{
	static const struct field meeting_fields[] = {
		{.name = "last", .type = FIELD_DATE, .offset = 0},
		{.name = "this", .type = FIELD_DATE, .offset = sizeof(const char *)},
		{.name = "next", .type = FIELD_DATE, .offset = 2 * sizeof(const char *)},
	};
	const char *days[ARRAY_LEN(meeting_fields)] = {0};
	const struct json *j = json_get(contract, "meetings");
	const struct where at = {.up = w, .name = "meetings"};

	if (!j)
		return true;
	if (!fields_read(r->a, j, &at, meeting_fields, ARRAY_LEN(meeting_fields), days, NULL, r->dl))
		return false;
	return load_settings(r->a, j, &at, out, r->dl);
}

/* A day, and behind a blank who saw to it: '2027-04-10 見本 花子'. */
static bool is_done(struct arena *a, const char *value)
{
	size_t n = strcspn(value, " ");

	return fields_is_date(arena_strndup(a, value, n)) && (!value[n] || value[n + 1]);
}

static bool read_closing(struct list_reader *r, const struct json *contract, const struct where *w,
			 struct settings *out)
{
	const struct where at = {.up = w, .name = "closing"};
	bool ok = load_settings(r->a, json_get(contract, "closing"), &at, out, r->dl);

	for (size_t i = 0; i < out->all.n; i++) {
		const struct setting *s = &out->all.at[i];
		const struct where one = {.up = &at, .name = s->name};

		if (is_done(r->a, s->value))
			continue;
		diag_add(r->dl, DIAG_BAD_DATE, NULL, where_print(r->a, &one), s->value);
		ok = false;
	}
	return ok;
}

static bool read_contract(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct contract *c = vec_push(r->a, &r->project->contracts);
	struct where params = {.up = w, .name = "params"},
		     positions = {.up = w, .name = "positions"},
		     modules = {.up = w, .name = "modules"};

	c->place = where_print(r->a, w);
	bool ok = fields_read(r->a, j, w, contract_fields, ARRAY_LEN(contract_fields), c, NULL,
			      r->dl);

	if (c->id && (!name_is_portable(c->id) || is_reserved(c->id))) {
		diag_add(r->dl, DIAG_BAD_ID, NULL, c->place, c->id);
		ok = false;
	}
	r->owner = c;
	ok = load_list(r, j, "parties", true, w, read_contract_party) && ok;
	ok = load_shares(r, j, w) && ok;
	r->owner = &c->omit;
	ok = load_list(r, j, "omit", false, w, read_omission) && ok;
	ok = load_settings(r->a, json_get(j, "params"), &params, &c->params, r->dl) && ok;
	ok = load_settings(r->a, json_get(j, "positions"), &positions, &c->positions, r->dl) && ok;
	ok = load_settings(r->a, json_get(j, "modules"), &modules, &c->modules, r->dl) && ok;
	ok = read_meetings(r, j, w, &c->meetings) && ok;
	ok = read_closing(r, j, w, &c->closing) && ok;
	if (!c->registers.n)
		*vec_push(r->a, &c->registers) = "register";
	c->own_documents = json_get(j, "documents") != NULL;
	return ok;
}

/*
 * Contracts point upwards to the project's parameters; the vector has its final address only now.
 */
static void chain_params(struct project *p)
{
	for (size_t i = 0; i < p->contracts.n; i++)
		p->contracts.at[i].params.up = &p->params;
}

/* Two ids of a kind that many systems take for one: one paper would overwrite the other's. */
static bool check_twin(struct list_reader *r, const char *id, const char *other, const char *place)
{
	if (!id || !other || !name_is_twin(r->a, id, other))
		return true;
	diag_add(r->dl, DIAG_TWIN_ID, NULL, place, id, other);
	return false;
}

#define CHECK_TWINS(r, list, ok)                                                                   \
	for (size_t i = 1; i < (list).n; i++)                                                      \
		for (size_t k = 0; k < i; k++)                                                     \
	(ok) = check_twin((r), (list).at[i].id, (list).at[k].id, (list).at[i].place) && (ok)

static bool check_twins(struct list_reader *r)
{
	bool ok = true;

	CHECK_TWINS(r, r->project->contracts, ok);
	CHECK_TWINS(r, r->project->parties, ok);
	CHECK_TWINS(r, r->project->systems, ok);
	return ok;
}

static bool read_project_file(struct arena *a, struct project *p, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .project = p};
	struct where top = {.file = p->file}, params = {.up = &top, .name = "params"},
		     terms = {.up = &top, .name = "terms"},
		     names = {.up = &top, .name = "register_names"};
	const struct json *root = load_open(a, p->file, "project", dl);

	if (!root)
		return false;
	bool ok =
		fields_read(a, root, &top, project_fields, ARRAY_LEN(project_fields), p, NULL, dl);

	ok = load_list(&r, root, "parties", true, &top, read_party) && ok;
	ok = load_list(&r, root, "systems", false, &top, read_system) && ok;
	ok = load_list(&r, root, "contracts", true, &top, read_contract) && ok;
	ok = check_twins(&r) && ok;
	ok = load_settings(a, json_get(root, "params"), &params, &p->params, dl) && ok;
	ok = load_settings(a, json_get(root, "terms"), &terms, &p->terms, dl) && ok;
	ok = load_settings(a, json_get(root, "register_names"), &names, &p->register_names, dl) &&
	     ok;
	ok = load_calendar_wish(a, root, &top, &p->calendar, dl) && ok;
	r.owner = &p->omit;
	ok = load_list(&r, root, "omit", false, &top, read_omission) && ok;
	chain_params(p);
	return ok;
}

static bool read_register(struct arena *a, struct project *p, const char *path, const char *id,
			  struct diag_list *dl)
{
	struct risk_register *reg = register_read(a, path, id, dl);

	if (reg)
		*vec_push(a, &p->registers) = reg;
	return reg != NULL;
}

static bool read_registers(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *main_file = file_join(a, p->folder, "register.json"),
		   *folder = file_join(a, p->folder, "registers");
	struct file_names names;
	bool ok = file_look(a, main_file, dl) == FILE_ABSENT ||
		  read_register(a, p, main_file, "register", dl);

	ok = file_list_optional(a, folder, &names, dl) && ok;
	for (size_t i = 0; i < names.all.n; i++)
		if (strcmp(file_ending(names.all.at[i]), "json") == 0)
			ok = read_register(a, p, file_join(a, folder, names.all.at[i]),
					   file_stem(a, names.all.at[i]), dl) &&
			     ok;
	return ok;
}

struct project *load_project(struct arena *a, const char *folder, struct diag_list *dl)
{
	struct project *p = arena_alloc(a, sizeof *p);

	p->folder = folder;
	p->file = file_join(a, folder, "bunkai.json");
	bool ok = read_project_file(a, p, dl);

	if (ok) {
		ok = read_registers(a, p, dl) && ok;
		ok = load_contacts(a, p, dl) && ok;
		ok = load_decisions(a, p, dl) && ok;
		ok = load_inspection(a, p, dl) && ok;
		ok = load_disclosed(a, p, dl) && ok;
		ok = load_ledger(a, p, dl) && ok;
		ok = load_talks(a, p, dl) && ok;
		ok = load_issued(a, p, dl) && ok;
	}
	return ok ? p : NULL;
}
