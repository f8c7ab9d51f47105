/* SPDX-License-Identifier: MIT
 *
 * Findings about decisions.json: what it speaks of must be there. A decision names a row, a topic
 * or a clause, and each of them is looked up where the project keeps it; what was kept although it
 * is gone has to say why.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/keys.h"
#include "derive/open_things.h"
#include "derive/row_keys.h"
#include "model/over.h"

static bool any_register_has(const struct project *p, const char *written)
{
	struct key key = key_parse(p, written);
	struct key_row row;

	if (key.reg)
		return key_find(key.reg, key.key, &row);
	for (size_t i = 0; i < p->registers.n; i++)
		if (key_find(p->registers.at[i], key.key, &row))
			return true;
	return false;
}

/* One of the rows of what bunkai.json leaves open in the contract. */
static bool is_open_in(struct arena *a, const struct check_input *in, const struct contract *c,
		       const char *written)
{
	struct open_things things = open_things_of(a, in->project, in->library, c);

	return row_key_count(in->project, in->library, written, things.reg) > 0;
}

/* A row or a risk that is written as one; what takes several has to take one at least. */
static bool any_row_is_meant(struct arena *a, const struct check_input *in, const char *written)
{
	const struct project *p = in->project;

	if (any_register_has(p, written))
		return true;
	for (size_t i = 0; i < p->contracts.n; i++)
		if (is_open_in(a, in, &p->contracts.at[i], written))
			return true;
	for (size_t i = 0; i < p->registers.n; i++)
		if (row_key_count(p, in->library, written, p->registers.at[i]))
			return true;
	return false;
}

/* How often a register has the key: its ids should stand once, but a vendor's list may differ. */
static size_t count_rows(const struct risk_register *reg, const char *key)
{
	size_t n = 0;

	for (size_t i = 0; i < reg->requirements.n; i++) {
		const struct requirement *r = &reg->requirements.at[i];
		size_t len = r->risk ? strlen(r->risk) : 0;

		n += r->no && len && strncmp(key, r->risk, len) == 0 && key[len] == '/' &&
		     strcmp(key + len + 1, r->no) == 0;
	}
	return n;
}

static void check_key(struct arena *a, const struct project *p, const struct decision *d,
		      const char *written, struct diag_list *dl)
{
	struct key key = key_parse(p, written);

	for (size_t i = 0; i < p->registers.n; i++) {
		const struct risk_register *reg = p->registers.at[i];
		size_t n = key.reg && key.reg != reg ? 0 : count_rows(reg, key.key);

		if (n > 1)
			diag_add(dl, DIAG_DECISION_OF_TWO_ROWS, d->id, d->place, written,
				 arena_printf(a, "%zu", n));
	}
}

static void check_keys(struct arena *a, const struct project *p, const struct decision *d,
		       struct diag_list *dl)
{
	size_t n;
	const char *const *keys = decision_keys(d, &n);

	for (size_t i = 0; i < n; i++)
		if (!row_key_is_wide(p, keys[i]))
			check_key(a, p, d, keys[i], dl);
}

/* A party may be named by its role in a contract. */
static bool some_contract_has_role(const struct project *p, const char *role)
{
	for (size_t i = 0; i < p->contracts.n; i++)
		if (contract_party_in_role(&p->contracts.at[i], role))
			return true;
	return false;
}

static void check_position(const struct check_input *in, const struct decision *d,
			   struct diag_list *dl)
{
	const struct clause *clause = library_clause(in->library, d->clause);

	if (!clause_position_for(clause, d->contract, d->position))
		diag_add(dl, DIAG_UNKNOWN_POSITION, d->id, d->place, d->clause, d->position);
}

static bool changes_a_row_in(const struct check_input *in, size_t contract,
			     const struct decision *d)
{
	const struct responsibilities *rows = in->responsibilities[contract];

	for (size_t i = 0; i < rows->rows.n; i++)
		if (responsibility_rests_on(&rows->rows.at[i], d))
			return true;
	return false;
}

static bool changes_a_row(const struct check_input *in, const struct decision *d)
{
	for (size_t i = 0; i < in->project->contracts.n; i++)
		if (changes_a_row_in(in, i, d))
			return true;
	return false;
}

/*
 * A party of the project that has no part in any contract whose rows the decision settles: what it
 * says of that party would reach no paper, and nobody would know.
 */
static void check_part(const struct check_input *in, const struct decision *d, const char *party,
		       struct diag_list *dl)
{
	const struct contract *without = NULL;

	for (size_t i = 0; i < in->project->contracts.n; i++) {
		const struct contract *c = &in->project->contracts.at[i];

		if (!changes_a_row_in(in, i, d))
			continue;
		if (contract_has_party(c, party) || contract_party_in_role(c, party))
			return;
		without = c;
	}
	if (without)
		diag_add(dl, DIAG_PARTY_WITHOUT_PART, d->id, d->place, party, without->id);
}

/* Whether a party has that role in the contract, and each is named by its id besides. */
static bool is_covered_by_ids(const struct contract *c, const struct decision *d, const char *role)
{
	bool has = false;

	for (size_t i = 0; i < c->parties.n; i++) {
		const struct contract_party *p = &c->parties.at[i];

		if (strcmp(p->role, role) != 0)
			continue;
		if (strcmp(p->party, role) == 0 || !settings_get(&d->roles, p->party))
			return false;
		has = true;
	}
	return has;
}

/* The id goes before the role, so that what is said of the role would be said to nobody. */
static void check_named_twice(const struct check_input *in, const struct decision *d,
			      const char *name, struct diag_list *dl)
{
	for (size_t i = 0; i < in->project->contracts.n; i++) {
		const struct contract *c = &in->project->contracts.at[i];

		if (!is_covered_by_ids(c, d, name) || !changes_a_row_in(in, i, d))
			continue;
		diag_add(dl, DIAG_PARTY_TWICE, d->id, d->place, name, c->id);
		return;
	}
}

static void check_roles(const struct check_input *in, const struct decision *d,
			struct diag_list *dl)
{
	for (size_t i = 0; i < d->roles.all.n; i++) {
		const struct setting *s = &d->roles.all.at[i];

		if (!some_contract_has_role(in->project, s->name) &&
		    !project_party(in->project, s->name))
			diag_add(dl, DIAG_UNKNOWN_PARTY, d->id, d->place, s->name, "");
		else
			check_part(in, d, s->name, dl);
		check_named_twice(in, d, s->name, dl);
		if (!library_role(in->library, s->value))
			diag_add(dl, DIAG_UNKNOWN_ROLE, d->id, d->place, s->value);
	}
}

/* Whether a register of the contract has what one of the decision's keys takes. */
static bool has_key(struct arena *a, const struct check_input *in, const struct decision *d,
		    const struct contract *c)
{
	size_t n;
	const char *const *keys = decision_keys(d, &n);

	for (size_t k = 0; k < n; k++)
		if (is_open_in(a, in, c, keys[k]))
			return true;

	for (size_t i = 0; i < c->registers.n; i++) {
		const struct risk_register *reg =
			project_register(in->project, c->registers.at[i]);

		for (size_t k = 0; reg && k < n; k++)
			if (row_key_count(in->project, in->library, keys[k], reg))
				return true;
	}
	return n == 0;
}

/*
 * What was decided in a contract that has ended stays as it was. Such a contract has no rows any
 * more; the decision may have been made for one of them.
 */
static bool is_over(struct arena *a, const struct check_input *in, const struct decision *d)
{
	for (size_t i = 0; i < in->project->contracts.n; i++) {
		const struct contract *c = &in->project->contracts.at[i];

		if (contract_is_over(in->project, c) &&
		    (!d->contract || strcmp(d->contract, c->id) == 0) && has_key(a, in, d, c))
			return true;
	}
	return false;
}

/* What the decision speaks of and nobody has any more; NULL: all of it is there. */
static const char *missing_subject(struct arena *a, const struct check_input *in,
				   const struct decision *d)
{
	size_t n;
	const char *const *keys = decision_keys(d, &n);

	for (size_t i = 0; i < n; i++)
		if (!any_row_is_meant(a, in, keys[i]))
			return keys[i];
	if (d->topic && !library_topic(in->library, d->topic))
		return d->topic;
	if (d->clause && !library_clause(in->library, d->clause))
		return d->clause;
	return d->contract && !project_contract(in->project, d->contract) ? d->contract : NULL;
}

/* Its parties may have been taken out since. */
static bool is_of_ended(const struct project *p, const struct decision *d)
{
	const struct contract *c = d->contract ? project_contract(p, d->contract) : NULL;

	return c && contract_is_over(p, c);
}

static void check_decision(struct arena *a, const struct check_input *in, const struct decision *d,
			   struct diag_list *dl)
{
	size_t before = dl->all.n;
	const char *gone = missing_subject(a, in, d);

	if (gone && text_equal(gone, d->clause) && library_successor(in->library, gone))
		return; /* work/carry_over.h told it */
	if (gone) {
		if (!d->keep || text_empty(d->reason))
			diag_add(dl, DIAG_ORPHANED_DECISION, d->id, d->place, gone, "reason");
		return;
	}
	if (d->clause)
		check_position(in, d, dl);
	if (d->status && !library_status(in->library, d->status))
		diag_add(dl, DIAG_UNKNOWN_STATUS, d->id, d->place, d->status);
	if (dl->all.n == before && !d->clause && !is_over(a, in, d) &&
	    !changes_a_row(in, d))
		diag_add(dl, DIAG_DECISION_WITHOUT_ROW, d->id, d->place);
	check_keys(a, in->project, d, dl);
	if (!is_of_ended(in->project, d))
		check_roles(in, d, dl);
}

/* The register that all keys name; NULL: not one and the same. */
static const struct risk_register *named_register(const struct project *p, const char *const *keys,
						  size_t n)
{
	const struct risk_register *reg = n ? key_parse(p, keys[0]).reg : NULL;

	for (size_t i = 1; i < n; i++)
		if (key_parse(p, keys[i]).reg != reg)
			return NULL;
	return reg;
}

/* The contract or the register that is named; what names neither may mean any row. */
static void note_matter(const struct project *p, const char *contract,
			const struct risk_register *named, size_t n, struct diag_list *dl)
{
	if (contract && project_contract(p, contract))
		diag_about(dl, n, ABOUT_CONTRACT, contract);
	else if (!contract && named)
		diag_about(dl, n, ABOUT_REGISTER, named->id);
}

/* The risk of an acceptance or an action; `stays` although it is gone. */
static void check_risk(const struct project *p, const char *risk, const char *reg,
		       const char *place, bool stays, struct diag_list *dl)
{
	size_t n = dl->all.n;
	const char *gone = reg && !project_register(p, reg) ? reg
			   : any_register_has(p, risk)      ? NULL
							    : risk;

	if (gone && !stays)
		diag_add(dl, DIAG_ORPHANED_DECISION, risk, place, gone, "note");
	note_matter(p, NULL, reg ? project_register(p, reg) : key_parse(p, risk).reg, n, dl);
}

/* What is left of a contract that is gone; of others the points themselves are looked at. */
static void check_left(struct arena *a, const struct project *p, const struct leaving *l,
		       struct diag_list *dl)
{
	struct strbuf points = strbuf_new(a);

	if (project_contract(p, l->contract) || strcmp(l->contract, SCOPE_HOSPITAL) == 0)
		return;
	for (size_t i = 0; i < l->points.n; i++)
		strbuf_join(&points, ", ", l->points.at[i]);
	diag_add(dl, DIAG_LEFT_OF_NOTHING, l->contract, l->place, points.text, l->contract,
		 arena_printf(a, "%zu", l->points.n));
}

void check_decisions(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;
	struct map *seen = map_new(a);

	for (size_t i = 0; i < p->decisions.n; i++) {
		const struct decision *d = &p->decisions.at[i];
		size_t n = dl->all.n, n_keys;
		const char *const *keys = decision_keys(d, &n_keys);

		check_decision(a, in, d, dl);
		note_matter(p, d->contract, named_register(p, keys, n_keys), n, dl);
		const struct decision *other = map_get(seen, d->id);

		if (other)
			diag_add(dl, DIAG_DUPLICATE_ID, d->id, d->place, d->id, other->place);
		else
			map_set(seen, d->id, &p->decisions.at[i]);
	}
	for (size_t i = 0; i < p->acceptances.n; i++) {
		const struct acceptance *c = &p->acceptances.at[i];

		check_risk(p, c->risk, c->reg, c->place, c->keep && !text_empty(c->note), dl);
	}
	for (size_t i = 0; i < p->actions.n; i++) {
		const struct risk_action *x = &p->actions.at[i];

		check_risk(p, x->risk, x->reg, x->place, x->keep && !text_empty(x->note), dl);
	}
	for (size_t i = 0; i < p->left.n; i++)
		check_left(a, p, &p->left.at[i], dl);
}
