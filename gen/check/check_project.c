/* SPDX-License-Identifier: MIT
 *
 * Findings about bunkai.json: ids that are unknown, double or unused, contracts that cannot stand,
 * dates after their end.
 */
#include <string.h>

#include "check/check.h"
#include "check/scope.h"
#include "model/objects.h"
#include "model/over.h"

static bool uses_party(const struct project *p, const char *id)
{
	for (size_t i = 0; i < p->contracts.n; i++)
		if (contract_has_party(&p->contracts.at[i], id))
			return true;
	for (size_t i = 0; i < p->systems.n; i++)
		if (system_names_party(&p->systems.at[i], id))
			return true;
	return false;
}

static bool uses_system(const struct project *p, const char *id)
{
	for (size_t i = 0; i < p->contracts.n; i++)
		for (size_t k = 0; k < p->contracts.at[i].systems.n; k++)
			if (strcmp(p->contracts.at[i].systems.at[k], id) == 0)
				return true;
	return false;
}

static bool uses_register(const struct project *p, const char *id)
{
	for (size_t i = 0; i < p->contracts.n; i++)
		for (size_t k = 0; k < p->contracts.at[i].registers.n; k++)
			if (strcmp(p->contracts.at[i].registers.at[k], id) == 0)
				return true;
	return false;
}

static void check_parties(const struct project *p, struct diag_list *dl)
{
	for (size_t i = 0; i < p->parties.n; i++) {
		const struct party *party = &p->parties.at[i];
		size_t n = dl->all.n;

		if (project_party(p, party->id) != party)
			diag_add(dl, DIAG_DUPLICATE_ID, party->id, party->place, party->id,
				 project_party(p, party->id)->place);
		else if (!uses_party(p, party->id))
			diag_add(dl, DIAG_UNUSED, party->id, party->place, party->id);
		diag_about(dl, n, ABOUT_PARTY, party->id);
	}
}

static void check_known_party(const struct project *p, const char *id, const char *subject,
			      const char *place, struct diag_list *dl)
{
	if (id && !project_party(p, id))
		diag_add(dl, DIAG_UNKNOWN_PARTY, subject, place, id, "");
}

static void check_servers(const struct project *p, const struct system *s, struct diag_list *dl)
{
	for (size_t i = 0; i < s->servers.n; i++) {
		const struct server *server = &s->servers.at[i];

		if (!server->updates && !server->out_of_scope)
			diag_add(dl, DIAG_SERVER_WITHOUT_UPDATES, server->id, server->place,
				 s->name, server->name);
		if (server->support_end && strcmp(server->support_end, p->date) < 0)
			diag_add(dl, DIAG_SUPPORT_ENDED, server->id, server->place, server->name,
				 server->support_end);
	}
}

static void check_connections(const struct project *p, const struct system *s, struct diag_list *dl)
{
	for (size_t i = 0; i < s->connects.n; i++)
		if (!project_system(p, s->connects.at[i]))
			diag_add(dl, DIAG_UNKNOWN_SYSTEM, s->id, s->place, s->connects.at[i]);
}

static void check_systems(const struct project *p, struct diag_list *dl)
{
	for (size_t i = 0; i < p->systems.n; i++) {
		const struct system *s = &p->systems.at[i];
		size_t n = dl->all.n;

		if (project_system(p, s->id) != s)
			diag_add(dl, DIAG_DUPLICATE_ID, s->id, s->place, s->id,
				 project_system(p, s->id)->place);
		else if (!uses_system(p, s->id))
			diag_add(dl, DIAG_UNUSED, s->id, s->place, s->id);
		check_servers(p, s, dl);
		check_connections(p, s, dl);
		diag_about(dl, n, ABOUT_SYSTEM, s->id);
	}
}

/*
 * Papers are prepared before a contract begins, and it is signed before or, with effect from
 * earlier, after: only what is dated after its end cannot belong to it.
 */
static void check_dates(const struct project *p, const struct contract *c, struct diag_list *dl)
{
	if (c->ended && c->from && strcmp(c->ended, c->from) < 0)
		diag_add(dl, DIAG_ENDED_TOO_EARLY, c->id, c->place, c->ended, c->from);
	if (contract_is_over(p, c))
		return;
	if (c->from && c->to && strcmp(c->from, c->to) > 0)
		diag_add(dl, DIAG_CONTRACT_TERM, c->id, c->place, c->from, c->to);
	else if (c->to && strcmp(p->date, c->to) > 0)
		diag_add(dl, DIAG_DATE_OUTSIDE, c->id, c->place, "date", p->date, c->to);
	if (c->signed_on && c->to && strcmp(c->signed_on, c->to) > 0)
		diag_add(dl, DIAG_DATE_OUTSIDE, c->id, c->place, "signed", c->signed_on, c->to);
}

/* Decisions name parties by their ids and by their roles: no word may be both. */
static void check_role_words(const struct contract *c, const struct contract_party *party,
			     struct diag_list *dl)
{
	if (strcmp(party->party, party->role) != 0 && contract_party_in_role(c, party->party))
		diag_add(dl, DIAG_PARTY_LIKE_ROLE, c->id, party->place, party->party);
}

static void check_contract_parties(const struct project *p, const struct contract *c,
				   struct diag_list *dl)
{
	static const char *const needed[] = {"hospital", "vendor"};

	for (size_t i = 0; i < ARRAY_LEN(needed); i++)
		if (!contract_party_in_role(c, needed[i]))
			diag_add(dl, DIAG_CONTRACT_WITHOUT, c->id, c->place, needed[i]);
	for (size_t i = 0; i < c->parties.n; i++) {
		check_known_party(p, c->parties.at[i].party, c->id, c->parties.at[i].place, dl);
		check_role_words(c, &c->parties.at[i], dl);
		for (size_t k = 0; k < i; k++)
			if (strcmp(c->parties.at[i].label, c->parties.at[k].label) == 0)
				diag_add(dl, DIAG_DUPLICATE_ID, c->id, c->parties.at[i].place,
					 c->parties.at[i].label, c->parties.at[k].place);
	}
}

/* One that has ended goes on to name what has been taken out since: that was so. */
static void check_named(const struct project *p, const struct contract *c, struct diag_list *dl)
{
	if (contract_is_over(p, c))
		return;
	check_contract_parties(p, c, dl);
	for (size_t k = 0; k < c->systems.n; k++)
		if (!project_system(p, c->systems.at[k]))
			diag_add(dl, DIAG_UNKNOWN_SYSTEM, c->id, c->place, c->systems.at[k]);
	for (size_t k = 0; k < c->registers.n; k++)
		if (!project_register(p, c->registers.at[k]))
			diag_add(dl, DIAG_UNKNOWN_REGISTER, c->id, c->place, c->registers.at[k]);
}

static void check_contracts(const struct project *p, struct diag_list *dl)
{
	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];
		size_t n = dl->all.n;

		if (project_contract(p, c->id) != c)
			diag_add(dl, DIAG_DUPLICATE_ID, c->id, c->place, c->id,
				 project_contract(p, c->id)->place);
		check_named(p, c, dl);
		check_dates(p, c, dl);
		diag_about(dl, n, ABOUT_CONTRACT, c->id);
	}
}

/* Two registers of one name would print the same keys. */
static void check_register_names(struct arena *a, const struct project *p, struct diag_list *dl)
{
	const struct settings *names = &p->register_names;

	for (size_t i = 0; i < names->all.n; i++) {
		const char *place = arena_concat(a, p->file, ":register_names.",
						 names->all.at[i].name, (char *)NULL);

		if (!project_register(p, names->all.at[i].name))
			diag_add(dl, DIAG_UNKNOWN_REGISTER, NULL, place, names->all.at[i].name);
		for (size_t k = 0; k < i; k++)
			if (strcmp(names->all.at[i].value, names->all.at[k].value) == 0)
				diag_add(dl, DIAG_DUPLICATE_ID, NULL, place, names->all.at[i].value,
					 arena_concat(a, p->file, ":register_names.",
						      names->all.at[k].name, (char *)NULL));
	}
}

void check_project(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;

	check_parties(p, dl);
	check_systems(p, dl);
	check_contracts(p, dl);
	check_register_names(a, p, dl);
	for (size_t i = 0; i < p->registers.n; i++)
		if (!uses_register(p, p->registers.at[i]->id))
			diag_add(dl, DIAG_UNUSED, p->registers.at[i]->id, p->registers.at[i]->file,
				 p->registers.at[i]->id);
	if (!p->guideline || !library_guideline(in->library, p->guideline))
		diag_add(dl, DIAG_UNKNOWN_GUIDELINE, NULL, p->file,
			 p->guideline ? p->guideline : "");
}
