/* SPDX-License-Identifier: MIT
 *
 * For each register of the contract, risk by risk in the register's order: a row per requirement by
 * the first rule whose conditions hold, a row for the duty, or one for a risk that is kept. Then
 * decisions are laid over it, those on a topic before those on the row; one for another phase adds
 * a row of its own. Every row keeps the rule and the decision it came from.
 */
#include "derive/responsibility.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "derive/decision_index.h"
#include "derive/families.h"
#include "derive/keys.h"
#include "derive/obligation.h"
#include "derive/row_keys.h"
#include "model/ending.h"
#include "model/objects.h"

struct derivation {
	struct arena *a;
	const struct project *project;
	const struct library *library;
	const struct contract *contract;
	struct decision_index *decisions; /* of the contract */
	struct responsibilities *out;
	struct ending_style requirements, duties; /* how the register at hand ends its texts */
	const struct open_row *open; /* the row at hand, of what is open; NULL: a register's */
};

/* A condition holds for "any", for the same value, and when it is absent for the printed dash. */
static bool condition_holds(const struct settings *when, const char *name, const char *value)
{
	const char *wanted = settings_get(when, name);

	return text_equal(wanted, "any") || text_equal(wanted, value);
}

/* Rules that do not ask hold for both. */
static bool obligation_holds(const struct settings *when, const struct obligation *obligation)
{
	const char *wanted = settings_get(when, "obligation");

	return !wanted || (obligation && strcmp(obligation->id, wanted) == 0);
}

/*
 * A rule on duties or placeholders says nothing of a requirement that has a number: one without a
 * judgement stays open.
 */
static const struct responsibility_rule *find_rule(const struct library *l,
						   const struct requirement *r,
						   const struct obligation *obligation,
						   const char *response, bool duty)
{
	const char *applies = r ? r->applies : NULL;

	for (size_t i = 0; i < l->rules.n; i++) {
		const struct responsibility_rule *rule = &l->rules.at[i];

		if (r && strcmp(rule->subject, "requirement") != 0)
			continue;
		if (condition_holds(&rule->when, "response", response) &&
		    condition_holds(&rule->when, "applies", applies) &&
		    condition_holds(&rule->when, "duty", duty ? "true" : "false") &&
		    obligation_holds(&rule->when, obligation))
			return rule;
	}
	return NULL;
}

bool risk_is_kept(const struct library *l, const struct risk *risk)
{
	for (size_t i = 0; risk->response && i < l->rules.n; i++) {
		const struct responsibility_rule *rule = &l->rules.at[i];

		if (text_equal(settings_get(&rule->when, "response"), risk->response) &&
		    text_equal(rule->status, "accept"))
			return true;
	}
	return false;
}

static void share_by_rule(const struct derivation *d, struct responsibility *row)
{
	for (size_t i = 0; i < d->contract->parties.n; i++) {
		const struct contract_party *party = &d->contract->parties.at[i];
		const char *role = row->rule ? settings_get(&row->rule->roles, party->role) : NULL;

		row->shares[i].party = party;
		row->shares[i].role = library_role(d->library, role ? role : "none");
		row->shares[i].does =
			row->rule ? settings_get(&row->rule->does, party->role) : NULL;
	}
}

/* Of a row of what is open: the party that has the thing's role meanwhile, or whoever it is under. */
static void share_by_project(const struct derivation *d, struct responsibility *row)
{
	if (!d->open)
		return;
	row->open = d->open;
	row->holder = contract_signatory(d->project, d->contract, d->open->party);
	if (row->holder)
		row->shares[row->holder - d->contract->parties.at].role =
			library_role(d->library, "accountable");
}

/* A decision names parties by their id, or by their role in the contract. */
static void share_by_decision(const struct derivation *d, struct responsibility *row,
			      const struct decision *decision)
{
	for (size_t i = 0; i < d->contract->parties.n; i++) {
		const struct contract_party *party = row->shares[i].party;
		const char *role = settings_get(&decision->roles, party->party);

		if (!role)
			role = settings_get(&decision->roles, party->role);
		if (!role)
			continue;
		row->shares[i].role = library_role(d->library, role);
		row->shares[i].decision = decision;
	}
}

/* Nobody does anything. */
static bool is_unclaimed(const char *status)
{
	return strcmp(status, "gap") == 0 || strcmp(status, "recommended") == 0;
}

/*
 * What the register says is to be agreed is no mere proposal: it is open until a decision says that
 * it is agreed or rejected.
 */
static const char *proposal_status(const struct requirement *r)
{
	return r && r->agreement ? "open" : "proposed";
}

static void override(const struct derivation *d, struct responsibility *row,
		     const struct decision *decision)
{
	*vec_push(d->a, &row->decisions) = decision;
	share_by_decision(d, row, decision);
	if (decision->status)
		row->settled = decision;
	if (text_equal(decision->status, "proposed"))
		row->status = proposal_status(row->requirement);
	else if (decision->status)
		row->status = decision->status;
	else if (is_unclaimed(row->status) && responsibility_count(row, "accountable") > 0)
		/* somebody took it over */
		row->status = proposal_status(row->requirement);
	if (decision->fee)
		row->fee = decision->fee;
	if (decision->when)
		row->when = decision->when;
	if (decision->text)
		row->agreed = decision->text;
	if (decision->public_reason)
		row->reason = decision->public_reason;
	if (decision->reason)
		row->internal_reason = decision->reason;
}

const char *responsibility_no(const struct responsibility *r)
{
	return r->requirement ? r->requirement->no : KEY_DUTY;
}

const char *responsibility_text(const struct responsibility *r)
{
	return r->requirement ? r->requirement->text : r->risk->duty;
}

const struct row_origin *responsibility_at(const struct responsibility *r)
{
	return r->requirement ? &r->requirement->at : &r->risk->at;
}

const char *responsibility_place(struct arena *a, const struct responsibility *r)
{
	const char *place = responsibility_at(r)->place;

	return place ? arena_concat(a, r->reg->file, ": ", place, (char *)NULL) : r->reg->file;
}

static bool names_row(const struct derivation *d, const struct decision *decision,
		      const struct responsibility *r)
{
	size_t n;
	const char *const *keys = decision_keys(decision, &n);

	for (size_t i = 0; i < n; i++)
		if (row_key_takes(d->project, d->library, keys[i], r->reg, r->risk,
				  r->requirement))
			return true;
	return false;
}

bool responsibility_rests_on(const struct responsibility *r, const struct decision *d)
{
	for (size_t i = 0; i < r->decisions.n; i++)
		if (r->decisions.at[i] == d)
			return true;
	return false;
}

const struct decision *responsibility_decided(const struct responsibility *r)
{
	return r->settled || !r->decisions.n ? r->settled
					     : r->decisions.at[r->decisions.n - 1];
}

static const char *phase_of(const struct topic_link *t)
{
	if (t->phase)
		return t->phase;
	return t->topic ? t->topic->phase : "normal";
}

bool responsibility_is_added(const struct responsibility *r)
{
	return strcmp(r->phase, phase_of(&r->topic)) != 0;
}

/* What is decided for a topic comes first, what is decided for the row itself has the last word. */
static void apply_decisions(const struct derivation *d, struct responsibility *row)
{
	const struct topic *topic = row->topic.topic;
	const struct decision_list *lists[] = {
		decision_index_of_topic(d->decisions, topic ? topic->id : NULL),
		decision_index_of_risk(d->decisions, row->risk->id)};

	for (int own = 0; own <= 1; own++) {
		for (size_t i = 0; i < lists[own]->all.n; i++) {
			const struct decision *decision = lists[own]->all.at[i];

			if ((!decision->phase || strcmp(decision->phase, row->phase) == 0) &&
			    (!own || names_row(d, decision, row)))
				override(d, row, decision);
		}
	}
}

/* The row that an earlier decision added for this phase; NULL when there is none. */
static struct responsibility *find_phase(const struct derivation *d,
					 const struct responsibility *base, const char *phase)
{
	for (size_t i = d->out->rows.n; i > 0 && d->out->rows.at[i - 1].risk == base->risk; i--) {
		struct responsibility *row = &d->out->rows.at[i - 1];

		if (row->requirement == base->requirement && strcmp(row->phase, phase) == 0)
			return row;
	}
	return NULL;
}

/*
 * A decision on a row for another phase than the row's own adds a row for that phase; further ones
 * on it add to that row.
 */
static void add_other_phases(const struct derivation *d, struct responsibility base)
{
	const struct decision_list *list = decision_index_of_risk(d->decisions, base.risk->id);

	for (size_t i = 0; i < list->all.n; i++) {
		const struct decision *decision = list->all.at[i];

		if (!decision->phase || strcmp(decision->phase, base.phase) == 0 ||
		    !names_row(d, decision, &base))
			continue;
		struct responsibility *row = find_phase(d, &base, decision->phase);

		if (!row) {
			row = vec_push(d->a, &d->out->rows);
			*row = base;
			row->phase = decision->phase;
			row->shares =
				arena_alloc(d->a, d->contract->parties.n * sizeof *row->shares);
			share_by_rule(d, row);
		}
		override(d, row, decision);
	}
}

static void learn_endings(struct derivation *d, const struct risk_register *reg)
{
	d->requirements = d->duties = (struct ending_style){0};
	for (size_t i = 0; i < reg->requirements.n; i++)
		ending_learn(&d->requirements, reg->requirements.at[i].text);
	for (size_t i = 0; i < reg->risks.n; i++)
		ending_learn(&d->duties, reg->risks.at[i].duty);
}

static bool is_cut(const struct derivation *d, const struct risk *risk, const struct requirement *r)
{
	if (r)
		return r->text && ending_of(r->text, &d->requirements) != ENDING_WHOLE;
	return risk->duty_clipped || ending_of(risk->duty, &d->duties) != ENDING_WHOLE;
}

const struct acceptance *acceptance_of(const struct project *p, const struct risk_register *reg,
				       const char *risk)
{
	for (size_t i = 0; i < p->acceptances.n; i++) {
		const struct acceptance *c = &p->acceptances.at[i];
		struct key key = key_parse(p, c->risk);

		if ((!c->reg || strcmp(c->reg, reg->id) == 0) && (!key.reg || key.reg == reg) &&
		    strcmp(key.key, risk) == 0)
			return c;
	}
	return NULL;
}

bool risk_remains(const struct project *p, const struct library *l,
		  const struct risk_register *reg, const struct risk *risk)
{
	return risk->residual.n || risk_is_kept(l, risk) || acceptance_of(p, reg, risk->id);
}

/* A kept risk waits for somebody to accept it, until decisions.json says who did. */
static const char *first_status(const struct derivation *d, const struct risk_register *reg,
				const struct risk *risk, const struct requirement *r,
				const struct responsibility_rule *rule)
{
	if (!rule || !rule->status)
		return "open";
	if (strcmp(rule->status, "proposed") == 0)
		return proposal_status(r);
	return strcmp(rule->status, "accept") == 0 && acceptance_of(d->project, reg, risk->id)
		       ? "accepted"
		       : rule->status;
}

/*
 * 'agreed' binds one party. Without one (and only one) ◎ it is not met, and the row stays what it
 * was: a gap that is 'agreed' upon is a gap. A risk that somebody accepted needs no party.
 */
static void settle_agreed(struct responsibility *row, const char *first)
{
	size_t accountable = responsibility_count(row, "accountable");

	if (accountable == 1)
		return;
	if (strcmp(first, "accepted") != 0)
		row->unmet = row->settled;
	if (accountable)
		row->status = "open";
	else
		row->status = strcmp(first, "proposed") == 0 ? "gap" : first;
}

bool responsibility_is_accepting(const struct responsibility *r)
{
	return strcmp(r->status, "accept") == 0 || strcmp(r->status, "accepted") == 0;
}

/* Somebody with a name accepts a risk: in 'acceptances', or 'by' whom the decision was taken. */
static void settle_accepted(const struct derivation *d, struct responsibility *row)
{
	const char *by = row->settled->by;

	if ((by && *text_trim(d->a, by)) || acceptance_of(d->project, row->reg, row->risk->id))
		return;
	row->unmet = row->settled;
	row->status = "accept";
}

/* What a decision says of the status holds as far as what it rests on is there. */
static void settle(const struct derivation *d, struct responsibility *row)
{
	const char *first = first_status(d, row->reg, row->risk, row->requirement, row->rule);

	if (!row->settled || strcmp(row->status, first) == 0)
		return;
	if (strcmp(row->status, "agreed") == 0)
		settle_agreed(row, first);
	else if (responsibility_is_accepting(row))
		settle_accepted(d, row);
	else if (strcmp(row->status, "recommended") == 0)
		row->status = first; /* only the register recommends */
}

bool role_acts(const struct role *role)
{
	return role && (strcmp(role->id, "accountable") == 0 || strcmp(role->id, "does") == 0);
}

bool share_acts(const struct share *s)
{
	return role_acts(s->role);
}

static bool anyone_acts(const struct responsibility *r)
{
	for (size_t i = 0; i < r->contract->parties.n; i++)
		if (share_acts(&r->shares[i]))
			return true;
	return false;
}

enum holding responsibility_holding(const struct responsibility *r)
{
	size_t accountable = responsibility_count(r, "accountable");

	if (accountable || r->by_object)
		return accountable == 1 || r->by_object ? HELD_BY_ONE : HELD_BY_SEVERAL;
	if (responsibility_is_accepting(r))
		return HELD_NOT_NEEDED;
	if (anyone_acts(r))
		return HELD_IN_PART;
	return strcmp(r->status, "recommended") == 0 ? HELD_RECOMMENDED : HELD_BY_NOBODY;
}

bool responsibility_is_gap(const struct responsibility *r)
{
	return strcmp(r->status, "gap") == 0 ||
	       (responsibility_holding(r) == HELD_BY_NOBODY && r->rule &&
		text_equal(r->rule->status, "gap"));
}

bool risk_awaits_acceptance(const struct project *p, const struct library *l,
			    const struct risk_register *reg, const struct risk *risk)
{
	return risk_remains(p, l, reg, risk) && !acceptance_of(p, reg, risk->id);
}

bool acceptance_closes(const struct project *p, const struct risk_register *reg,
		       const struct risk *risk)
{
	return !risk->residual.n && acceptance_of(p, reg, risk->id);
}

/*
 * A risk that the board accepted although it needs a response, and on which nobody acts: its rows
 * are closed by that. Where somebody acts, or the register says what remains after measures, the
 * acceptance is of what remains, and closes no row.
 */
static void close_accepted(const struct derivation *d, const struct risk_register *reg,
			   const struct risk *risk, size_t from)
{
	struct responsibility *rows = d->out->rows.at;

	if (!acceptance_closes(d->project, reg, risk))
		return;
	for (size_t i = from; i < d->out->rows.n; i++)
		if (anyone_acts(&rows[i]))
			return;
	for (size_t i = from; i < d->out->rows.n; i++) {
		rows[i].status = "accepted";
		rows[i].unmet = NULL;
	}
}

static void add_row(const struct derivation *d, const struct risk_register *reg,
		    const struct risk *risk, const struct requirement *requirement,
		    struct topic_link topic, const struct obligation *obligation,
		    const struct responsibility_rule *rule)
{
	const char *key = key_of(d->a, risk->id, requirement ? requirement->no : KEY_DUTY);
	struct responsibility row = {
		.contract = d->contract,
		.reg = reg,
		.risk = risk,
		.requirement = requirement,
		.key = key_qualified(d->a, reg, key, d->contract->registers.n > 1),
		.full_key = key_qualified(d->a, reg, key, d->project->registers.n > 1),
		.topic = topic,
		.phase = phase_of(&topic),
		.shares = arena_alloc(d->a, d->contract->parties.n * sizeof(struct share)),
		.rule = rule,
		.obligation = obligation,
		.status = first_status(d, reg, risk, requirement, rule),
		.cut = is_cut(d, risk, requirement),
	};
	struct responsibility *kept = vec_push(d->a, &d->out->rows);

	share_by_rule(d, &row);
	share_by_project(d, &row);
	*kept = row;
	apply_decisions(d, kept);
	add_other_phases(d, row);
}

/* The requirements of one risk in the register's order: they may stand in several places. */
struct requirements_of {
	VEC(const struct requirement *) all;
};

/*
 * risk id -> struct requirements_of: each risk asks for its own, and registers have thousands of
 * both.
 */
static const struct map *group_by_risk(struct arena *a, const struct risk_register *reg)
{
	struct map *by_risk = map_new(a);

	for (size_t i = 0; i < reg->requirements.n; i++) {
		const struct requirement *r = &reg->requirements.at[i];
		struct requirements_of *group = map_get(by_risk, r->risk);

		if (!group) {
			group = arena_alloc(a, sizeof *group);
			map_set(by_risk, r->risk, group);
		}
		*vec_push(a, &group->all) = r;
	}
	return by_risk;
}

static void add_risk(const struct derivation *d, const struct risk_register *reg,
		     const struct risk *risk, const struct requirements_of *own)
{
	const struct family *family = family_of_risk(d->a, d->library, reg, risk);
	struct topic_link topic = topic_of_risk(d->a, d->library, reg, risk);
	size_t before = d->out->rows.n;

	for (size_t i = 0; own && i < own->all.n; i++) {
		const struct requirement *r = own->all.at[i];
		const struct obligation *o = obligation_of(d->library, family, r);

		if (r->no)
			add_row(d, reg, risk, r,
				topic_of_requirement(d->a, d->library, reg, r, topic), o,
				find_rule(d->library, r, o, r->response, risk->duty != NULL));
	}
	if (risk->duty)
		add_row(d, reg, risk, NULL, topic_of_duty(d->a, d->library, reg, risk, topic), NULL,
			find_rule(d->library, NULL, NULL, risk->response, true));
	for (size_t i = before; i < d->out->rows.n; i++) {
		d->out->rows.at[i].family = family;
		settle(d, &d->out->rows.at[i]);
	}
	close_accepted(d, reg, risk, before);
}

static void add_register(const struct derivation *d, const struct risk_register *reg)
{
	const struct map *by_risk = group_by_risk(d->a, reg);

	for (size_t i = 0; i < reg->risks.n; i++)
		add_risk(d, reg, &reg->risks.at[i], map_get(by_risk, reg->risks.at[i].id));
}

static void add_open_things(struct derivation *d)
{
	struct open_things things =
		open_things_of(d->a, d->project, d->library, d->contract);
	const struct risk_register *reg = things.reg;

	learn_endings(d, reg);
	for (size_t i = 0; i < reg->requirements.n; i++) {
		const struct requirement *r = &reg->requirements.at[i];
		const struct risk *risk = &reg->risks.at[things.rows.at[i].risk];

		d->open = &things.rows.at[i];
		add_row(d, reg, risk, r, topic_of_risk(d->a, d->library, reg, risk),
			obligation_of(d->library, NULL, r), NULL);
		settle(d, &d->out->rows.at[d->out->rows.n - 1]);
	}
	d->open = NULL;
}

struct responsibilities *derive_responsibilities(struct arena *a, const struct project *p,
						 const struct library *l, const struct contract *c)
{
	struct responsibilities *out = arena_alloc(a, sizeof *out);
	struct derivation d = {.a = a,
			       .project = p,
			       .library = l,
			       .contract = c,
			       .decisions = decision_index_new(a, p, c),
			       .out = out};

	out->contract = c;
	for (size_t i = 0; i < c->registers.n; i++) {
		const struct risk_register *reg = project_register(p, c->registers.at[i]);

		if (!reg)
			continue;
		learn_endings(&d, reg);
		add_register(&d, reg);
	}
	add_open_things(&d);
	return out;
}

size_t responsibility_count(const struct responsibility *r, const char *role)
{
	size_t n = 0;

	for (size_t i = 0; i < r->contract->parties.n; i++)
		n += r->shares[i].role && strcmp(r->shares[i].role->id, role) == 0;
	return n;
}
