/* SPDX-License-Identifier: MIT
 *
 * Findings about what parties see to: servers, devices, lines, backups, flows and premises. Parties
 * that are unknown, that are under themselves, or that do what they have not signed for.
 */
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/flows.h"
#include "derive/open_things.h"
#include "model/objects.h"
#include "model/over.h"

struct object_check {
	struct arena *a;
	const struct library *library;
	const struct project *project;
	const struct contract *contract; /* NULL: the names alone are looked at */
	bool tables; /* a paper of the contract prints what is said of things */
	struct diag_list *dl;
};

static void check_known(const struct object_check *k, const char *party, const char *subject,
			const char *place)
{
	if (party && !project_party(k->project, party))
		diag_add(k->dl, DIAG_UNKNOWN_PARTY, subject, place, party, "");
}

static void check_name(void *context, const struct tending *t)
{
	const struct object_check *k = context;

	if (!project_party(k->project, t->party))
		diag_add(k->dl, DIAG_UNKNOWN_PARTY, t->id, t->place, t->party,
			 arena_printf(k->a, _("; where nobody is agreed on yet, leave '%s' empty"),
				      t->member));
}

/* What a contract's systems need is done by somebody whom the contract binds. */
static void check_bound(void *context, const struct tending *t)
{
	const struct object_check *k = context;

	if (t->works && project_party(k->project, t->party) &&
	    !contract_reaches_party(k->project, k->contract, t->party))
		diag_add(k->dl, DIAG_OUTSIDE_PARTY, t->id, t->place, t->member, t->name, t->party,
			 k->contract->id);
}

static void check_under(const struct object_check *k, const struct party *p)
{
	const struct party *up = p;

	check_known(k, p->under, p->id, p->place);
	for (size_t i = 0; up && up->under && i < k->project->parties.n; i++) {
		up = project_party(k->project, up->under);
		if (up == p) {
			diag_add(k->dl, DIAG_UNDER_CIRCLE, p->id, p->place, p->id);
			return;
		}
	}
}

static bool has_register(const struct contract *c, const char *id)
{
	for (size_t i = 0; i < c->registers.n; i++)
		if (strcmp(c->registers.at[i], id) == 0)
			return true;
	return false;
}

static bool has_form(const struct object_check *k, const char *form)
{
	for (size_t i = 0; i < k->project->registers.n; i++) {
		const struct risk_register *reg = k->project->registers.at[i];

		if (!has_register(k->contract, reg->id))
			continue;
		for (size_t n = 0; n < reg->flows.n; n++)
			if (text_equal(reg->flows.at[n].form, form))
				return true;
	}
	return false;
}

static void check_forms(const struct object_check *k)
{
	const struct contract *c = k->contract;

	for (size_t i = 0; i < c->forms.all.n; i++) {
		const struct setting *s = &c->forms.all.at[i];

		if (!has_form(k, s->name))
			diag_add(k->dl, DIAG_UNKNOWN_FORM, c->id, c->place, s->name);
		check_known(k, s->value, c->id, c->place);
	}
}

static void check_flow_shares(const struct object_check *k)
{
	for (size_t i = 0; i < k->contract->flows.n; i++) {
		const struct flow_share *s = &k->contract->flows.at[i];
		const char *id = s->reg ? s->reg : k->contract->registers.at[0];
		const struct risk_register *reg = project_register(k->project, id);

		if (!reg || !has_register(k->contract, id))
			diag_add(k->dl, DIAG_UNKNOWN_REGISTER, s->flow, s->place, id);
		else if (!register_flow(reg, s->flow))
			diag_add(k->dl, DIAG_UNKNOWN_FLOW, s->flow, s->place, s->flow);
		check_known(k, s->handles, s->flow, s->place);
		check_known(k, s->out_of_scope, s->flow, s->place);
	}
}

/* One finding for each member, with the flows that lack it; who handles them has rows of its own. */
static void check_unsaid(const struct object_check *k, const struct risk_register *reg)
{
	static const char *const members[] = {"stored", "returns", "erases"};
	const struct contract *c = k->contract;
	struct strbuf lacking[ARRAY_LEN(members)];

	for (size_t m = 0; m < ARRAY_LEN(members); m++)
		lacking[m] = strbuf_new(k->a);
	for (size_t i = 0; i < reg->flows.n; i++) {
		const struct flow *f = &reg->flows.at[i];
		const struct flow_share *s = contract_flow(c, reg->id, f->id);
		bool ends = flow_ends_contract(k->a, k->library, f);
		const bool lacks[] = {!ends && !(s && s->stored), ends && !(s && s->returns),
				      ends && !(s && s->erases)};

		for (size_t m = 0; m < ARRAY_LEN(members); m++)
			if (lacks[m] && !(s && s->out_of_scope))
				strbuf_join(&lacking[m], ", ", f->id);
	}
	for (size_t m = 0; m < ARRAY_LEN(members); m++)
		if (*lacking[m].text)
			diag_add(k->dl, DIAG_NOT_WRITTEN_DOWN, c->id, c->place, members[m],
				 lacking[m].text);
}

static void check_lists(const struct object_check *k, const struct system *s)
{
	if (!s->own_lines)
		diag_add(k->dl, DIAG_NOT_WRITTEN_DOWN, s->id, s->place, "lines", s->name);
	if (!s->own_backups)
		diag_add(k->dl, DIAG_NOT_WRITTEN_DOWN, s->id, s->place, "backups", s->name);
}

/* Where no table of the contract has a row for each that nobody holds (derive/open_things.h). */
static void check_register_premises(const struct object_check *k, const struct risk_register *reg)
{
	for (size_t i = 0; i < reg->premises.n; i++)
		if (!contract_has_premise(k->contract, reg->id, reg->premises.at[i]))
			diag_add(k->dl, DIAG_PREMISE_OPEN, k->contract->id, reg->file, reg->id,
				 k->contract->id, reg->premises.at[i]);
}

static void check_premises(const struct object_check *k)
{
	const struct contract *c = k->contract;

	for (size_t i = 0; i < c->premises.n; i++) {
		const struct premise *p = &c->premises.at[i];

		if (p->reg && !has_register(c, p->reg))
			diag_add(k->dl, DIAG_UNKNOWN_REGISTER, c->id, p->place, p->reg);
		check_known(k, p->holds, c->id, p->place);
	}
	for (size_t i = 0; i < c->registers.n; i++) {
		const struct risk_register *reg =
			project_register(k->project, c->registers.at[i]);

		if (!reg)
			continue;
		if (k->tables)
			check_unsaid(k, reg);
		else
			check_register_premises(k, reg);
	}
}

static void check_contract(struct object_check *k)
{
	size_t n = k->dl->all.n;

	for (size_t i = 0; i < k->contract->systems.n; i++) {
		const struct system *s = project_system(k->project, k->contract->systems.at[i]);

		if (!s)
			continue;
		system_visit_parties(s, check_bound, k);
		if (k->tables)
			check_lists(k, s);
	}
	check_forms(k);
	check_flow_shares(k);
	check_premises(k);
	diag_about(k->dl, n, ABOUT_CONTRACT, k->contract->id);
}

void check_objects(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;
	struct object_check k = {.a = a, .library = in->library, .project = p, .dl = dl};

	for (size_t i = 0; i < p->parties.n; i++)
		check_under(&k, &p->parties.at[i]);
	for (size_t i = 0; i < p->systems.n; i++) {
		size_t n = dl->all.n;

		system_visit_parties(&p->systems.at[i], check_name, &k);
		diag_about(dl, n, ABOUT_SYSTEM, p->systems.at[i].id);
	}
	for (size_t i = 0; i < p->contracts.n; i++) {
		k.contract = &p->contracts.at[i];
		k.tables = contract_prints_tables(p, in->library, k.contract);
		if (!contract_is_over(p, k.contract))
			check_contract(&k);
	}
}
