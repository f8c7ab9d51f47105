/* SPDX-License-Identifier: MIT
 *
 * The things' field tables are asked which members they have: a member of one of the names below
 * holds a party in all of them.
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

static void visit_object(const struct field_table *table, const void *object,
			 const struct tending *thing, visit_tending *visit, void *context)
{
	for (size_t i = 0; i < ARRAY_LEN(party_members); i++) {
		const struct field *f = field_find(table, party_members[i].member);
		struct tending t = *thing;

		t.party = f ? text_at(f, object) : NULL;
		t.member = party_members[i].member;
		t.works = party_members[i].works;
		if (t.party)
			visit(context, &t);
	}
}

/* The thing itself, for those that have an id, a name and a place. */
#define THING(o)                                                                                   \
	&(struct tending)                                                                          \
	{                                                                                          \
		.id = (o)->id, .name = (o)->name, .place = (o)->place                              \
	}
#define VISIT_ALL(list, table)                                                                     \
	for (size_t i_ = 0; i_ < (list).n; i_++)                                                   \
	visit_object(&(table), &(list).at[i_], THING(&(list).at[i_]), visit, context)

void system_visit_parties(const struct system *s, visit_tending *visit, void *context)
{
	visit_object(&system_table, s, THING(s), visit, context);
	VISIT_ALL(s->servers, server_table);
	VISIT_ALL(s->devices, device_table);
	VISIT_ALL(s->lines, line_table);
	VISIT_ALL(s->backups, backup_table);
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

bool contract_reaches_party(const struct project *p, const struct contract *c, const char *party)
{
	/* as many steps as there are parties: `under` may lead in a circle */
	for (size_t i = 0; party && i <= p->parties.n; i++) {
		const struct party *found = project_party(p, party);

		if (contract_has_party(c, party))
			return true;
		party = found ? found->under : NULL;
	}
	return false;
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
