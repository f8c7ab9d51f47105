/* SPDX-License-Identifier: MIT
 *
 * One function per kind of object: the places, rows of registers and clauses that it governs. What
 * it governs in the words of the table is said by effects/governed_rows.h.
 */
#include "effects/governed.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "changes/state_compare.h"
#include "derive/record_index.h"
#include "derive/keys.h"
#include "derive/levels.h"
#include "effects/governed_chain.h"
#include "effects/governed_contacts.h"
#include "effects/governed_rows.h"
#include "model/objects.h"

/*
 * What stands at the change's place, and what it is a part of: a server's row is its system's too.
 */
static void mark_place(struct reason_index *l, int side, const struct change_side *s,
		       const struct change *c)
{
	const char *place = state_path(l->a, &l->states[side]->own, s->place),
		   *dot = place ? strrchr(place, '.') : NULL;

	reason_mark(l, "at", place, c);
	if (strstr("server device line backup", c->kind) && dot)
		reason_mark(l, "at", arena_strndup(l->a, place, (size_t)(dot - place)), c);
}

typedef bool row_is_meant(const struct responsibility *r, const struct change *c, int side);

static void mark_rows(struct reason_index *l, const struct change *c, row_is_meant *is_meant)
{
	for (int side = 0; side < 2; side++) {
		const struct derived_state *s = l->states[side];

		for (size_t i = 0; i < s->own.project->contracts.n; i++)
			for (size_t k = 0; k < s->responsibilities[i]->rows.n; k++)
				if (is_meant(&s->responsibilities[i]->rows.at[k], c, side))
					reason_mark(l, "register",
						    s->responsibilities[i]->rows.at[k].full_key, c);
	}
}

static bool row_is_decided(const struct responsibility *r, const struct change *c, int side)
{
	return responsibility_rests_on(r, change_object(c, side));
}

static bool row_has_topic(const struct responsibility *r, const struct change *c, int side)
{
	const struct topic *t = change_object(c, side);

	return t && r->topic.topic == t;
}

static bool row_has_rule(const struct responsibility *r, const struct change *c, int side)
{
	return r->rule && r->rule == change_object(c, side);
}

/* A contract that has ended has no rows any more. */
static bool row_is_ended(const struct responsibility *r, const struct change *c, int side)
{
	return side == 0 && strcmp(r->contract->id, c->subject) == 0;
}

typedef bool clause_is_meant(const struct clause *clause, const struct change *c);

static void mark_clauses(struct reason_index *l, const struct change *c, clause_is_meant *is_meant)
{
	for (int side = 0; side < 2; side++) {
		const struct library *lib = l->states[side]->own.library;

		for (size_t i = 0; i < lib->clauses.n; i++)
			if (is_meant(&lib->clauses.at[i], c))
				reason_mark(l, "clause", lib->clauses.at[i].id, c);
	}
}

/* 'params.notice_days' or 'params.clause-id.notice_days' */
static bool clause_has_param(const struct clause *clause, const struct change *c)
{
	const char *name = c->field + strlen("params."), *dot = strchr(name, '.');

	if (dot && (strlen(clause->id) != (size_t)(dot - name) ||
		    strncmp(clause->id, name, (size_t)(dot - name)) != 0))
		return false;
	for (size_t i = 0; i < clause->params.all.n; i++)
		if (strcmp(clause->params.all.at[i].name, dot ? dot + 1 : name) == 0)
			return true;
	return false;
}

/* 'terms.incident.first-call' of the project, or the term itself */
static const char *cited_term(struct arena *a, const struct change *c)
{
	const char *id = strcmp(c->kind, "shared-term") == 0
				 ? (c->after.key ? c->after.key : c->before.key)
				 : c->field + strlen("terms.");

	return arena_concat(a, "{{" TERM_PREFIX, id, "}}", (char *)NULL);
}

/* Clauses that cite it, and papers whose own words do. */
static void mark_term(struct reason_index *l, const struct change *c)
{
	const char *cited = cited_term(l->a, c);

	for (int side = 0; side < 2; side++) {
		const struct library *lib = l->states[side]->own.library;

		for (size_t i = 0; i < lib->clauses.n; i++)
			if (clause_holds(&lib->clauses.at[i], cited))
				reason_mark(l, "clause", lib->clauses.at[i].id, c);
		for (size_t i = 0; i < lib->templates.n; i++)
			if (template_holds(&lib->templates.at[i], cited))
				reason_mark(l, "form", lib->templates.at[i].id, c);
	}
}

static bool has_member(const char *const *members, const char *field)
{
	for (size_t i = 0; i < 3 && members[i]; i++)
		if (strcmp(members[i], field) == 0)
			return true;
	return false;
}

/* The role may be another's now: its kind of thing came or went, or a member that names who has it. */
static bool role_is_touched(const struct tending_role *role, const struct change *c)
{
	bool above = strcmp(c->kind, "system") == 0;

	if (!above && strcmp(c->kind, role->kind) != 0)
		return false;
	return !c->field || strcmp(c->field, "out_of_scope") == 0 ||
	       has_member(role->own, c->field) || (above && has_member(role->above, c->field));
}

/* {{updates(device)}} in its text, of which the change is. */
static bool clause_names_role(const struct clause *clause, const struct change *c)
{
	size_t n;
	const struct tending_role *roles = tending_roles(&n);

	for (size_t i = 0; i < n; i++) {
		char cited[64];

		snprintf(cited, sizeof cited, "{{%s(%s)}}", roles[i].role, roles[i].kind);
		if (role_is_touched(&roles[i], c) && clause_holds(clause, cited))
			return true;
	}
	return false;
}

/* Whether its `when` has the words, 'system.vpn', and goes on with no letter of a longer name. */
static bool condition_has(const struct clause *clause, const char *kind, const char *name)
{
	char words[128];
	int n = snprintf(words, sizeof words, "%s.%s", kind, name);
	const char *at = clause->when && n > 0 && (size_t)n < sizeof words
				 ? strstr(clause->when, words)
				 : NULL;

	return at && (at[n] == '\0' || at[n] == ' ');
}

/* when: system.NAME, contract.NAME or param.NAME, of the member that changed. */
static bool clause_asks(const struct clause *clause, const struct change *c)
{
	const char *name = c->field;

	if (!name)
		return false;
	name += text_starts(name, "params.") ? strlen("params.") : 0;
	return condition_has(clause, "system", name) || condition_has(clause, "contract", name) ||
	       condition_has(clause, "param", name);
}

static bool clause_has_condition(const struct clause *clause, const struct change *c)
{
	(void)c;
	return clause->when && strstr(clause->when, "system.");
}

/* Whose being there, or whose label, hangs on who signs beside the two sides. */
static bool clause_needs_signatory(const struct clause *clause, const struct change *c)
{
	static const char *const thirds[] = {"{{others}}", "{{cloud}}", "{{carrier}}",
					     "{{subcontractor}}"};

	(void)c;
	for (size_t i = 0; i < ARRAY_LEN(thirds); i++)
		if (clause_holds(clause, thirds[i]))
			return true;
	return clause->when && strstr(clause->when, "party.");
}

/* There may be more than one vendor now, or no more. */
static bool clause_counts_vendors(const struct clause *clause, const struct change *c)
{
	(void)c;
	return condition_has(clause, "contract", "several_vendors");
}

static bool clause_asks_feature(const struct clause *clause, const struct change *c)
{
	const struct feature *f = c->after.object ? c->after.object : c->before.object;

	return condition_has(clause, f->of, f->id);
}

static bool clause_has_topic(const struct clause *clause, const struct change *c)
{
	return strcmp(clause->topic, c->after.key ? c->after.key : c->before.key) == 0;
}

/* What a contract says of the flow itself, or of all flows of its form. */
static bool flow_is_meant(const struct flow *f, const struct change *c, int side)
{
	const struct flow_share *share =
		strcmp(c->kind, "flow-share") == 0 ? change_object(c, side) : NULL;

	return share ? strcmp(share->flow, f->id) == 0
		     : c->field && text_starts(c->field, "forms.") &&
			       text_equal(f->form, c->field + strlen("forms."));
}

static void mark_flows(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct project *p = l->states[side]->own.project;

		for (size_t i = 0; i < p->registers.n; i++) {
			const struct risk_register *r = p->registers.at[i];
			bool qualified = p->registers.n > 1;

			for (size_t k = 0; k < r->flows.n; k++)
				if (flow_is_meant(&r->flows.at[k], c, side))
					reason_mark(l, "register",
						    key_qualified(l->a, r, r->flows.at[k].id,
								  qualified),
						    c);
		}
	}
}

/* The shape of an annex is that of all its articles. */
static bool clause_is_any(const struct clause *clause, const struct change *c)
{
	(void)clause;
	(void)c;
	return true;
}

static void mark_core(struct reason_index *l, const struct change *c)
{
	mark_clauses(l, c, clause_is_any);
}

/* An article that the level 'least' may leave out; what is cited may stay for all that. */
static bool clause_may_go(const struct clause *clause, const struct change *c)
{
	(void)c;
	return !clause->level || strcmp(clause->level, LEVEL_LEAST) != 0;
}

/* Clauses that come or go take their statements with them. */
static void mark_conditional(struct reason_index *l, const struct change *c,
			     clause_is_meant *is_meant)
{
	mark_clauses(l, c, is_meant);
	for (int side = 0; side < 2; side++) {
		const struct library *lib = l->states[side]->own.library;

		for (size_t i = 0; i < lib->clauses.n; i++)
			if (is_meant(&lib->clauses.at[i], c))
				governed_rows_of_clause(l, lib->clauses.at[i].id, c);
	}
}

static void mark_contract(struct reason_index *l, const struct change *c)
{
	if (!c->field)
		return;
	mark_flows(l, c);
	if (text_starts(c->field, "params."))
		mark_clauses(l, c, clause_has_param);
	if (text_starts(c->field, "terms."))
		mark_term(l, c);
	if (text_starts(c->field, "positions."))
		reason_mark(l, "clause", c->field + strlen("positions."), c);
	if (strcmp(c->field, "guideline") == 0) {
		reason_mark(l, "edition", c->before.value, c);
		reason_mark(l, "edition", c->after.value, c);
	}
	if (strcmp(c->field, "systems") == 0)
		mark_conditional(l, c, clause_has_condition);
	if (strcmp(c->field, "systems") == 0 || change_is_end(c))
		governed_contacts_mark(l, c);
	if (strcmp(c->field, "level") == 0)
		mark_conditional(l, c, clause_may_go);
	if (strcmp(c->field, "annex") == 0 || text_starts(c->field, "modules."))
		mark_core(l, c);
	if (change_is_end(c))
		mark_rows(l, c, row_is_ended);
	mark_conditional(l, c, clause_asks);
}

/* What nobody holds is a row, which comes, goes and is counted. */
static void mark_counts(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct project *p = l->states[side]->own.project;

		for (size_t i = 0; i < p->contracts.n; i++)
			if (!c->contract || strcmp(c->contract, p->contracts.at[i].id) == 0)
				reason_mark(l, "counts", p->contracts.at[i].id, c);
	}
}

static void mark_tended(struct reason_index *l, const struct change *c)
{
	size_t n;
	const struct tending_role *roles = tending_roles(&n);

	mark_clauses(l, c, clause_names_role);
	for (size_t i = 0; i < n; i++) {
		if (!role_is_touched(&roles[i], c))
			continue;
		mark_counts(l, c);
		return;
	}
}

static void mark_share(struct reason_index *l, const struct change *c)
{
	mark_flows(l, c);
	mark_counts(l, c);
}

static void mark_signatory(struct reason_index *l, const struct change *c)
{
	mark_conditional(l, c, clause_needs_signatory);
}

static void mark_system(struct reason_index *l, const struct change *c)
{
	mark_tended(l, c);
	mark_conditional(l, c, c->field ? clause_asks : clause_has_condition);
}

static void mark_party(struct reason_index *l, const struct change *c)
{
	if (!c->field || strcmp(c->field, "kind") == 0)
		mark_conditional(l, c, clause_counts_vendors);
}

static void mark_feature(struct reason_index *l, const struct change *c)
{
	mark_conditional(l, c, clause_asks_feature);
}

static void mark_decision(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct decision *d = change_object(c, side);

		if (d && d->clause)
			reason_mark(l, "clause", d->clause, c);
	}
	mark_rows(l, c, row_is_decided);
}

/* What is said of a risk stands in its rows. */
static void mark_risk(struct reason_index *l, const struct change *c, int side, const char *risk,
		      const char *reg)
{
	const struct project *p = l->states[side]->own.project;

	for (size_t i = 0; i < p->registers.n; i++)
		if (!reg || strcmp(reg, p->registers.at[i]->id) == 0)
			reason_mark(l, "register",
				    key_qualified(l->a, p->registers.at[i], risk,
						  p->registers.n > 1),
				    c);
}

static void mark_acceptance(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct acceptance *accepted = change_object(c, side);

		if (accepted)
			mark_risk(l, c, side, accepted->risk, accepted->reg);
	}
}

static void mark_action(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct risk_action *action = change_object(c, side);

		if (action)
			mark_risk(l, c, side, action->risk, action->reg);
	}
}

static void mark_omission(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct omission *o = change_object(c, side);

		if (o && o->clause)
			reason_mark(l, "clause", o->clause, c);
		if (o && o->module)
			mark_core(l, c);
	}
}

static void mark_topic(struct reason_index *l, const struct change *c)
{
	mark_rows(l, c, row_has_topic);
	mark_clauses(l, c, clause_has_topic);
}

static void mark_rule(struct reason_index *l, const struct change *c)
{
	mark_rows(l, c, row_has_rule);
}

static void mark_records_named(struct reason_index *l, const struct change *c,
			       const struct record_index *x, const char *clause,
			       const struct statement *s)
{
	for (size_t i = 0; i < s->forms.n; i++) {
		const char *name = s->forms.at[i].record;
		const struct record_list *list =
			name ? record_index_find(l->a, x, clause, s->id, name) : NULL;

		for (size_t k = 0; list && k < list->all.n; k++)
			reason_mark(l, "record", list->all.at[k]->id, c);
	}
}

/* The list of sheets says of each what its statements say together. */
static void mark_records(struct reason_index *l, const struct change *c, const char *clause,
			 const char *id)
{
	for (int side = 0; side < 2; side++) {
		const struct library *library = l->states[side]->own.library;
		const struct clause *in = library_clause(library, clause);
		const struct statement *s =
			in && in->duties ? duties_find(in->duties, id) : NULL;

		if (s)
			mark_records_named(l, c, record_index_new(l->a, library), clause, s);
	}
}

/* A row of a 別表 is known by its clause and statement. */
static void mark_statement(struct reason_index *l, const struct change *c)
{
	const char *slash = strchr(c->subject, '/');

	reason_mark(l, "statement", text_replace(l->a, c->subject, "/", "#"), c);
	if (slash)
		mark_records(l, c,
			     arena_strndup(l->a, c->subject, (size_t)(slash - c->subject)),
			     slash + 1);
}

static void mark_key(struct reason_index *l, const struct change *c)
{
	reason_mark(l, c->kind, c->before.key, c);
	reason_mark(l, c->kind, c->after.key, c);
}

static void mark_desk(struct reason_index *l, const struct change *c)
{
	reason_mark(l, "library", c->after.key ? c->after.key : c->before.key, c);
}

/* Its own row, the row of its system among the papers, and the one of a paper that nobody asked for. */
static void mark_disclosure(struct reason_index *l, const struct change *c)
{
	mark_key(l, c);
	for (int side = 0; side < 2; side++) {
		const struct disclosure *d = change_object(c, side);

		if (!d)
			continue;
		reason_mark(l, c->kind, d->system, c);
		reason_mark(l, c->kind, arena_concat(l->a, d->system, "/", d->paper, (char *)NULL),
			    c);
	}
}

/* Its item, and the count of answers of that kind. */
static void mark_answer(struct reason_index *l, const struct change *c)
{
	mark_key(l, c);
	for (int side = 0; side < 2; side++) {
		const struct checklist_answer *x = change_object(c, side);

		if (x)
			reason_mark(l, c->kind, x->answer, c);
	}
}

/* What a change of each kind governs besides the rows at its own place. */
static const struct {
	const char *kind;
	void (*mark)(struct reason_index *l, const struct change *c);
} governed[] = {
	{"clause", mark_key},
	{"contract", mark_contract},
	{"project", mark_contract},
	{"contract-party", mark_signatory},
	{"system", mark_system},
	{"party", mark_party},
	{"feature", mark_feature},
	{"statement", mark_statement},
	{"core-rule", mark_core},
	{"core-module", mark_core},
	{"server", mark_tended},
	{"device", mark_tended},
	{"line", mark_tended},
	{"backup", mark_tended},
	{"decision", mark_decision},
	{"acceptance", mark_acceptance},
	{"action", mark_action},
	{"omission", mark_omission},
	{"flow-share", mark_share},
	{"premise", mark_counts},
	{"topic", mark_topic},
	{"shared-term", mark_term},
	{"responsibility-rule", mark_rule},
	{"contact", mark_key},
	{"escalation", mark_key},
	{"disclosure", mark_disclosure},
	{"checklist-answer", mark_answer},
	{"desk", mark_desk},
	{"public-desk", mark_desk},
};

static void mark_register_row(struct reason_index *l, const struct change *c)
{
	reason_mark(l, "register", c->before.key, c);
	reason_mark(l, "register", c->after.key, c);
}

/* What a register says of itself (its family, its model) holds for each of its risks. */
static void mark_register(struct reason_index *l, const struct change *c)
{
	mark_register_row(l, c);
	for (int side = 0; side < 2; side++) {
		const struct risk_register *reg = change_object(c, side);
		const struct project *p = l->states[side]->own.project;

		for (size_t i = 0; reg && c->field && i < reg->risks.n; i++)
			reason_mark(l, "register",
				    key_qualified(l->a, reg, reg->risks.at[i].id,
						  p->registers.n > 1),
				    c);
	}
}

void governed_mark(struct reason_index *l, const struct change *c)
{
	if (c->of_list) /* what it shows in is seen: all rows of the list, or none */
		return;
	if (c->cause == CAUSE_REGISTER) {
		if (strcmp(c->kind, "register") == 0)
			mark_register(l, c);
		else
			mark_register_row(l, c);
		return;
	}
	mark_place(l, 0, &c->before, c);
	mark_place(l, 1, &c->after, c);
	for (size_t i = 0; i < ARRAY_LEN(governed); i++)
		if (strcmp(governed[i].kind, c->kind) == 0)
			governed[i].mark(l, c);
	governed_rows_mark(l, c);
	governed_chain_mark(l, c);
}

