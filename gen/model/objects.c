/* SPDX-License-Identifier: MIT
 *
 * The things' field tables are asked which members they have: a member of one of the names below
 * holds a party in all of them, and the table of roles says which members answer for which role.
 */
#include "model/objects.h"

#include <string.h>

#include "base/text.h"
#include "model/tables.h"

static const struct {
	const char *member;
	bool works;
} party_members[] = {
	{"vendor", false},    {"owner", false},    {"carrier", false}, {"terminal", false},
	{"updates", true},    {"configures", true}, {"monitors", true}, {"maintains", true},
	{"takes", true},      {"restores", true},  {"out_of_scope", false},
};

static const char *text_at(const struct field *f, const void *object)
{
	const char *text;

	memcpy(&text, (const char *)object + f->offset, sizeof text);
	return text;
}

/* NULL too when things of the table have no such member. */
static const char *member_of(const struct field_table *table, const void *object,
			     const char *member)
{
	const struct field *f = field_find(table, member);

	return f ? text_at(f, object) : NULL;
}

struct tended system_tended(const struct system *s)
{
	return (struct tended){"system", s->id, s->name, s->place, s->out_of_scope,
			       s,        &system_table, s};
}

/*
 * Calls visit for each of a list; all kinds have an id, a name, a place and `out_of_scope`. What
 * belongs to a system that is not the contract's is not either.
 */
#define OUT_OF_SCOPE(o) ((o)->out_of_scope ? (o)->out_of_scope : s->out_of_scope)
#define VISIT_ALL(list, word)                                                                      \
	for (size_t i_ = 0; i_ < s->list.n; i_++)                                                  \
	visit(context, &(struct tended){#word, s->list.at[i_].id, s->list.at[i_].name,             \
					s->list.at[i_].place, OUT_OF_SCOPE(&s->list.at[i_]), s,    \
					&word##_table, &s->list.at[i_]})

void system_visit_things(const struct system *s, visit_tended *visit, void *context)
{
	const struct tended self = system_tended(s);

	visit(context, &self);
	VISIT_ALL(servers, server);
	VISIT_ALL(devices, device);
	VISIT_ALL(lines, line);
	VISIT_ALL(backups, backup);
}

/* Updates and settings are nobody's by the system: who does them is said, or it is to be agreed. */
static const struct tending_role roles[] = {
	{"vendor", "system", {"vendor"}, {NULL}, true},
	{"owner", "system", {"owner"}, {NULL}, true},
	{"updates", "system", {"maintains", "vendor"}, {NULL}, false},
	{"configurer", "system", {"maintains", "vendor"}, {NULL}, false},
	{"monitor", "system", {"monitors"}, {NULL}, true},
	{"maintainer", "system", {"maintains", "vendor"}, {NULL}, true},
	{"owner", "server", {"owner"}, {"owner"}, true},
	{"updates", "server", {"updates"}, {NULL}, true},
	{"configurer", "server", {"configures"}, {NULL}, true},
	{"monitor", "server", {"monitors"}, {"monitors"}, true},
	{"maintainer", "server", {"maintains"}, {"maintains", "vendor"}, true},
	{"owner", "device", {"owner"}, {"owner"}, true},
	{"updates", "device", {"updates"}, {NULL}, true},
	{"configurer", "device", {"configures"}, {NULL}, true},
	{"monitor", "device", {"monitors"}, {"monitors"}, true},
	{"maintainer", "device", {"maintains"}, {"maintains", "vendor"}, true},
	{"owner", "line", {"owner"}, {NULL}, true},
	{"carrier", "line", {"carrier"}, {NULL}, true},
	{"terminal", "line", {"terminal"}, {NULL}, true},
	{"updates", "line", {"carrier"}, {NULL}, false},
	{"configurer", "line", {"carrier"}, {NULL}, false},
	{"monitor", "line", {"monitors"}, {"monitors"}, true},
	{"maintainer", "line", {"carrier"}, {NULL}, false},
	{"owner", "backup", {NULL}, {"owner"}, false},
	{"takes", "backup", {"takes"}, {NULL}, true},
	{"restores", "backup", {"restores"}, {NULL}, true},
};

const struct tending_role *tending_roles(size_t *n)
{
	*n = ARRAY_LEN(roles);
	return roles;
}

const struct tending_role *tending_role_of(const char *kind, const char *role)
{
	for (size_t i = 0; i < ARRAY_LEN(roles); i++)
		if (strcmp(roles[i].kind, kind) == 0 && strcmp(roles[i].role, role) == 0)
			return &roles[i];
	return NULL;
}

/* 'updates(device)' */
static bool is_written(const struct tending_role *r, const char *written)
{
	size_t role = strlen(r->role), kind = strlen(r->kind);

	return strncmp(written, r->role, role) == 0 && written[role] == '(' &&
	       strncmp(written + role + 1, r->kind, kind) == 0 &&
	       strcmp(written + role + 1 + kind, ")") == 0;
}

const struct tending_role *tending_role_find(const char *written)
{
	bool of_kind = strchr(written, '(') != NULL; /* most who act are written as they are */

	for (size_t i = 0; of_kind && i < ARRAY_LEN(roles); i++)
		if (is_written(&roles[i], written))
			return &roles[i];
	return NULL;
}

struct known tending_roles_known(struct arena *a)
{
	struct known known = {0};

	for (size_t i = 0; i < ARRAY_LEN(roles); i++)
		known_add(a, &known,
			  arena_concat(a, roles[i].role, "(", roles[i].kind, ")", (char *)NULL));
	return known;
}

const char *tending_party(const struct tending_role *role, const struct tended *t)
{
	const char *party = NULL;

	for (size_t i = 0; !party && i < ARRAY_LEN(role->own) && role->own[i]; i++)
		party = member_of(t->table, t->object, role->own[i]);
	for (size_t i = 0; !party && i < ARRAY_LEN(role->above) && role->above[i]; i++)
		party = member_of(&system_table, t->system, role->above[i]);
	return party;
}

struct visiting {
	visit_tending *visit;
	void *context;
};

static void visit_members(void *context, const struct tended *of)
{
	const struct visiting *v = context;

	for (size_t i = 0; i < ARRAY_LEN(party_members); i++) {
		struct tending t = {.member = party_members[i].member,
				    .party = member_of(of->table, of->object,
						       party_members[i].member),
				    .id = of->id,
				    .name = of->name,
				    .place = of->place,
				    .works = party_members[i].works && !of->out_of_scope};

		if (t.party)
			v->visit(v->context, &t);
	}
}

void system_visit_parties(const struct system *s, visit_tending *visit, void *context)
{
	system_visit_things(s, visit_members, &(struct visiting){visit, context});
}

#define VISIT_THINGS(kind, list, table)                                                            \
	for (size_t i_ = 0; i_ < (list).n; i_++)                                                   \
	visit(context, &(struct object){kind, s, (list).at[i_].id, (list).at[i_].name,             \
					(list).at[i_].place, &(table), &(list).at[i_]})

void project_visit_objects(const struct project *p, visit_thing *visit, void *context)
{
	for (size_t i = 0; i < p->systems.n; i++) {
		const struct system *s = &p->systems.at[i];

		visit(context, &(struct object){"system", s, s->id, s->name, s->place,
						&system_table, s});
		VISIT_THINGS("server", s->servers, server_table);
		VISIT_THINGS("device", s->devices, device_table);
		VISIT_THINGS("line", s->lines, line_table);
		VISIT_THINGS("backup", s->backups, backup_table);
		VISIT_THINGS("medium", s->media, medium_table);
	}
}

struct looking_for {
	const char *party;
	bool found;
};

static void look(void *context, const struct tending *t)
{
	struct looking_for *l = context;

	l->found = l->found || strcmp(t->party, l->party) == 0;
}

bool system_names_party(const struct system *s, const char *party)
{
	struct looking_for l = {.party = party};

	system_visit_parties(s, look, &l);
	return l.found;
}

static const struct contract_party *signing(const struct contract *c, const char *party)
{
	for (size_t i = 0; i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, party) == 0)
			return &c->parties.at[i];
	return NULL;
}

const struct contract_party *contract_signatory(const struct project *p, const struct contract *c,
						const char *party)
{
	/* as many steps as there are parties: `under` may lead in a circle */
	for (size_t i = 0; party && i <= p->parties.n; i++) {
		const struct contract_party *found = signing(c, party);
		const struct party *own = project_party(p, party);

		if (found)
			return found;
		party = own ? own->under : NULL;
	}
	return NULL;
}

bool contract_reaches_party(const struct project *p, const struct contract *c, const char *party)
{
	return contract_signatory(p, c, party) != NULL;
}

/* What names no register means the contract's first. */
static bool is_register(const struct contract *c, const char *named, const char *reg)
{
	return strcmp(named ? named : c->registers.at[0], reg) == 0;
}

const struct flow_share *contract_flow(const struct contract *c, const char *reg, const char *flow)
{
	for (size_t i = 0; i < c->flows.n; i++)
		if (text_equal(c->flows.at[i].flow, flow) &&
		    is_register(c, c->flows.at[i].reg, reg))
			return &c->flows.at[i];
	return NULL;
}

bool contract_has_premise(const struct contract *c, const char *reg, const char *note)
{
	for (size_t i = 0; i < c->premises.n; i++)
		if (text_equal(c->premises.at[i].text, note) &&
		    is_register(c, c->premises.at[i].reg, reg))
			return true;
	return false;
}
