/* SPDX-License-Identifier: MIT
 *
 * First all statements of the row are gathered, then roles are laid out from what is decided and
 * registered and raised by what statements say; at last acts are told apart by party. Whoever has a
 * role and no act yet is asked for among the statements that only help.
 */
#include "derive/row_acts.h"

#include <string.h>

#include "base/text.h"

struct row_deriving {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	const struct contract *c;
	const struct responsibility *row;
	struct row_acts *out;
	bool answered; /* each of its measures wholly */
};

/* From nothing to all. */
static const char *const role_ids[] = {"none", "informed", "supports", "does", "accountable"};

static size_t rank_of(const struct role *role)
{
	for (size_t i = 0; role && i < ARRAY_LEN(role_ids); i++)
		if (strcmp(role->id, role_ids[i]) == 0)
			return i;
	return 0;
}

static bool is_role(const struct role *role, const char *id)
{
	return role && strcmp(role->id, id) == 0;
}

/* What being told, asked or needed makes of a party. */
static const char *role_of_told(const char *how)
{
	static const struct {
		const char *how, *role;
	} roles[] = {{"informed", "informed"},
		     {"supports", "supports"},
		     {"approves", "does"},
		     {"decides", "does"},
		     {"attends", "does"}};

	for (size_t i = 0; i < ARRAY_LEN(roles); i++)
		if (strcmp(roles[i].how, how) == 0)
			return roles[i].role;
	return "informed";
}

/* A contract's annex is the paper that others cite; a pledge says the same once more. */
static bool is_cited(const struct library *l, const struct template *t)
{
	for (size_t i = 0; i < l->templates.n; i++)
		if (text_equal(l->templates.at[i].articles, t->id))
			return true;
	return false;
}

static bool is_for(const struct row_deriving *d, const struct coverage_paper *paper)
{
	return !paper->contract || (paper->contract == d->c && is_cited(d->l, paper->template));
}

static void add_statement(struct row_deriving *d, const struct coverage_paper *paper,
			  const struct measure_answer *answer, bool used)
{
	struct row_acts *out = d->out;

	for (size_t i = 0; i < out->statements.n; i++) {
		struct row_statement *known = &out->statements.at[i];

		if (known->statement != answer->statement || known->paper != paper)
			continue;
		known->whole = known->whole || answer->whole;
		known->used = known->used || used;
		return;
	}
	*vec_push(d->a, &out->statements) =
		(struct row_statement){.paper = paper,
				       .chosen = answer->chosen,
				       .statement = answer->statement,
				       .form = answer->form,
				       .whole = answer->whole,
				       .used = used};
}

/* All of the measure, or what helps in an article of the measure's topic or the row's. */
static bool is_at_home(const struct row_deriving *d, const struct measure *m,
		       const struct measure_answer *answer)
{
	const struct topic *row = d->row->topic.topic;
	const char *topic = answer->chosen->clause->topic;

	return answer->whole || strcmp(topic, m->topic) == 0 ||
	       (row && strcmp(topic, row->id) == 0);
}

/*
 * Help from the articles of other topics alone tells what is done there, and not what the row asks:
 * whoever binds subcontractors for the storage does not so for what is carried out.
 */
static bool any_at_home(const struct row_deriving *d, const struct measure_index *x,
			const struct coverage *coverage, const struct measure *m)
{
	for (size_t i = 0; i < coverage->papers.n; i++) {
		const struct coverage_paper *paper = &coverage->papers.at[i];
		struct measure_answers all = {0};

		if (is_for(d, paper))
			all = measure_answers_in(d->a, x, paper->selection, m->id);
		for (size_t k = 0; k < all.all.n; k++)
			if (is_at_home(d, m, &all.all.at[k]))
				return true;
	}
	return false;
}

/* One measure in all papers that are made; false when nothing answers all of it. */
static bool add_measure(struct row_deriving *d, const struct measure_index *x,
			const struct coverage *coverage, const struct measure *m)
{
	bool whole = false;

	if (!any_at_home(d, x, coverage, m)) {
		d->out->falls_short = row_link_is_known(&d->out->link);
		return false;
	}
	for (int pass = 0; pass <= 1; pass++) {
		for (size_t i = 0; i < coverage->papers.n; i++) {
			const struct coverage_paper *paper = &coverage->papers.at[i];

			if (!is_for(d, paper))
				continue;
			struct measure_answers all =
				measure_answers_in(d->a, x, paper->selection, m->id);

			for (size_t k = 0; k < all.all.n; k++) {
				if (all.all.at[k].whole != (pass == 0))
					continue;
				whole = whole || all.all.at[k].whole;
				add_statement(d, paper, &all.all.at[k],
					      all.all.at[k].whole || !whole);
			}
		}
	}
	return whole;
}

/* Those that answer wholly come first; else as they were found. */
static void sort_statements(struct row_deriving *d)
{
	struct row_acts *out = d->out;
	size_t n = out->statements.n, k = 0;
	struct row_statement *sorted = arena_alloc(d->a, n * sizeof *sorted);

	for (int pass = 0; pass <= 1; pass++)
		for (size_t i = 0; i < n; i++)
			if (out->statements.at[i].whole == (pass == 0))
				sorted[k++] = out->statements.at[i];
	if (n)
		memcpy(out->statements.at, sorted, n * sizeof *sorted);
}

static bool any_used(const struct row_acts *out)
{
	for (size_t i = 0; i < out->statements.n; i++)
		if (out->statements.at[i].used)
			return true;
	return false;
}

/* What the rules give beside whoever is accountable waits for what statements say. */
static bool gives_way(const struct row_deriving *d, const struct share *s)
{
	if (s->decision || is_role(s->role, "accountable") || !any_used(d->out))
		return false;
	return is_role(s->role, "informed") ||
	       (d->answered && responsibility_count(d->row, "accountable") > 0);
}

static void lay_roles(struct row_deriving *d)
{
	for (size_t i = 0; i < d->c->parties.n; i++) {
		const struct share *s = &d->row->shares[i];

		d->out->shares[i].role = gives_way(d, s) ? library_role(d->l, "none") : s->role;
	}
}

static bool is_fixed(const struct row_deriving *d, size_t party)
{
	return d->row->shares[party].decision != NULL;
}

static void raise_role(struct row_deriving *d, size_t party, const char *role)
{
	const struct role *wanted = library_role(d->l, role);
	struct row_share *s = &d->out->shares[party];

	if (!is_fixed(d, party) && rank_of(wanted) > rank_of(s->role))
		s->role = wanted;
}

/* The hospital's own rules bind nobody else: others are told at most. */
static const char *role_in_paper(const struct row_deriving *d, const struct row_statement *s,
				 size_t party, const char *role)
{
	bool own = s->paper->contract || strcmp(d->c->parties.at[party].role, "hospital") == 0;

	return own ? role : "informed";
}

/* Where nobody can tell who it is, who has an object is known all the same. */
static bool is_vague(const struct actors *acting, size_t i)
{
	return acting->vague && !acting->all.at[i].objects;
}

static void raise_actors(struct row_deriving *d, const struct row_statement *s)
{
	const struct statement_form *f = s->form;
	struct actors acting = actors_of(d->a, d->p, d->c, f->who);

	for (size_t i = 0; statement_binds(f) && i < acting.all.n; i++)
		if (!is_vague(&acting, i))
			raise_role(d, acting.all.at[i].party,
				   role_in_paper(d, s, acting.all.at[i].party, "does"));
	for (size_t k = 0; k < f->with.n; k++) {
		struct actors with = actors_of(d->a, d->p, d->c, f->with.at[k]);

		for (size_t i = 0; !with.vague && i < with.all.n; i++)
			raise_role(d, with.all.at[i].party,
				   role_in_paper(d, s, with.all.at[i].party, "does"));
	}
	for (size_t k = 0; k < f->to.all.n; k++) {
		struct actors told = actors_told(d->a, d->p, d->c, f->to.all.at[k].name, &acting);

		for (size_t i = 0; !told.vague && i < told.all.n; i++)
			raise_role(d, told.all.at[i].party,
				   role_in_paper(d, s, told.all.at[i].party,
						 role_of_told(f->to.all.at[k].value)));
	}
}

/* --- one ◎ per object --- */

static const struct actor *actor_at(const struct actors *acting, size_t party)
{
	for (size_t i = 0; i < acting->all.n; i++)
		if (acting->all.at[i].party == party)
			return &acting->all.at[i];
	return NULL;
}

/*
 * Decisions name nobody accountable but those of the objects, and free none of them; and no one
 * party answers for all: it would be the one.
 */
static bool leave_to_objects(const struct row_deriving *d, const struct actors *acting)
{
	for (size_t i = 0; i < d->c->parties.n; i++) {
		const struct share *s = &d->row->shares[i];
		bool accountable = is_role(s->role, "accountable");

		if (actor_at(acting, i) ? s->decision && !accountable : accountable)
			return false;
	}
	return responsibility_count(d->row, "accountable") != 1;
}

/* Whether somebody agreed is for the decisions to say; they need not name the parties again. */
static bool is_agreed(const struct responsibility *r)
{
	return r->settled && text_equal(r->settled->status, "agreed") &&
	       !responsibility_is_accepting(r);
}

static void find_by_object(struct row_deriving *d)
{
	for (size_t i = 0; is_agreed(d->row) && i < d->out->statements.n; i++) {
		const struct row_statement *s = &d->out->statements.at[i];
		struct actors acting = actors_of(d->a, d->p, d->c, s->form->who);

		if (!s->used || !s->whole || !s->paper->contract || !statement_binds(s->form) ||
		    acting.all.n < 2 || !acting.all.at[0].objects)
			continue;
		if (leave_to_objects(d, &acting))
			d->out->by_object = acting;
		return;
	}
}

/* Each of them is what a decision would make of it. */
static void hold_by_object(struct row_deriving *d)
{
	for (size_t i = 0; i < d->out->by_object.all.n; i++)
		d->out->shares[d->out->by_object.all.at[i].party].role =
			library_role(d->l, "accountable");
}

static bool anyone_accountable(const struct row_deriving *d)
{
	for (size_t i = 0; i < d->c->parties.n; i++)
		if (is_role(d->out->shares[i].role, "accountable"))
			return true;
	return false;
}

/*
 * Whom a statement would make accountable: its lead; where each is bound for its own, whom the row
 * asks: the vendor for a requirement, the hospital for a duty.
 */
static const struct actor *lead_of(const struct row_deriving *d, const struct actors *acting)
{
	const char *asked = d->row->requirement ? "vendor" : "hospital";

	for (size_t i = 0; acting->each && i < acting->all.n; i++)
		if (strcmp(d->c->parties.at[acting->all.at[i].party].role, asked) == 0)
			return &acting->all.at[i];
	return acting->all.n && !acting->vague ? acting->all.at : NULL;
}

/* The lead of the first statement that would bind somebody of whom no decision speaks. */
static void propose(struct row_deriving *d)
{
	if (anyone_accountable(d) || strcmp(d->row->status, "rejected") == 0)
		return;
	for (size_t i = 0; i < d->out->statements.n; i++) {
		const struct row_statement *s = &d->out->statements.at[i];
		struct actors acting = actors_of(d->a, d->p, d->c, s->form->who);
		const struct actor *lead = lead_of(d, &acting);

		if (!s->used || !statement_binds(s->form) || !lead || is_fixed(d, lead->party))
			continue;
		struct row_share *share = &d->out->shares[lead->party];

		share->role = library_role(d->l, "accountable");
		share->proposed = true;
		return;
	}
}

static const struct contract_party *party_at(const struct row_deriving *d, size_t i)
{
	return &d->c->parties.at[i];
}

static void add_act(struct row_deriving *d, size_t party, struct row_act act)
{
	struct row_share *s = &d->out->shares[party];

	for (size_t i = 0; i < s->acts.n; i++)
		if (s->acts.at[i].by == act.by)
			return; /* who acts is not also told */
	*vec_push(d->a, &s->acts) = act;
}

/* A role that stands firm takes only the acts that it can have. */
static bool may_act(const struct row_deriving *d, size_t party)
{
	return !is_role(d->out->shares[party].role, "none");
}

static bool may_do(const struct row_deriving *d, size_t party)
{
	return may_act(d, party) &&
	       !(is_fixed(d, party) && is_role(d->out->shares[party].role, "informed"));
}

static void tell_actors(struct row_deriving *d, const struct row_statement *s, size_t only)
{
	const struct statement_form *f = s->form;
	struct actors acting = actors_of(d->a, d->p, d->c, f->who);
	const struct contract_party *lead =
		acting.all.n && !acting.vague ? party_at(d, acting.all.at[0].party) : NULL;

	for (size_t i = 0; i < acting.all.n; i++) {
		const struct actor *actor = &acting.all.at[i];

		if (actor->party == only && may_do(d, only))
			add_act(d, only,
				(struct row_act){s, ACT_OWN, NULL, i ? lead : NULL, actor->objects,
						 is_vague(&acting, i)});
	}
	for (size_t k = 0; k < f->with.n; k++) {
		struct actors with = actors_of(d->a, d->p, d->c, f->with.at[k]);

		for (size_t i = 0; i < with.all.n; i++)
			if (with.all.at[i].party == only && may_do(d, only))
				add_act(d, only,
					(struct row_act){s, ACT_WITH, NULL, lead, NULL,
							 acting.vague || with.vague});
	}
	for (size_t k = 0; k < f->to.all.n; k++) {
		struct actors told = actors_told(d->a, d->p, d->c, f->to.all.at[k].name, &acting);

		const char *how = role_in_paper(d, s, only, f->to.all.at[k].value);

		for (size_t i = 0; i < told.all.n; i++)
			if (told.all.at[i].party == only && may_act(d, only))
				add_act(d, only,
					(struct row_act){s, ACT_TOLD, how, lead, NULL,
							 acting.vague});
	}
}

/* From the statements that are used; whoever then has a role and nothing to do, from the others. */
static void tell(struct row_deriving *d, size_t party)
{
	struct row_share *share = &d->out->shares[party];

	for (int pass = 0; pass <= 1 && !share->acts.n; pass++)
		for (size_t i = 0; i < d->out->statements.n; i++)
			if (d->out->statements.at[i].used == (pass == 0))
				tell_actors(d, &d->out->statements.at[i], party);
}

/* The table says by decision that the party does not act, or not so much. */
static bool denies(const struct row_deriving *d, size_t party, bool whole)
{
	const struct share *s = &d->row->shares[party];

	if (s->decision && is_role(s->role, "none"))
		return true;
	return whole && !share_acts(s) &&
	       (s->decision || strcmp(d->row->status, "rejected") == 0);
}

/* Each of them does what the row asks, by the register or by decision. */
static bool all_act(const struct row_deriving *d, const struct actors *acting)
{
	for (size_t i = 0; i < acting->all.n; i++)
		if (!share_acts(&d->row->shares[acting->all.at[i].party]))
			return false;
	return acting->all.n > 0;
}

/* The first of them that a decision keeps from acting; the number of parties: none. */
static size_t find_denied(const struct row_deriving *d, const struct actors *acting, bool whole)
{
	for (size_t i = 0; !acting->vague && i < acting->all.n; i++)
		if (denies(d, acting->all.at[i].party, whole))
			return acting->all.at[i].party;
	return d->c->parties.n;
}

/* Whoever joins an act may well be called otherwise than ○. */
static size_t denied_by(const struct row_deriving *d, const struct row_statement *s,
			const struct actors *acting)
{
	size_t party = find_denied(d, acting, s->whole);

	for (size_t k = 0; party == d->c->parties.n && k < s->form->with.n; k++) {
		struct actors with = actors_of(d->a, d->p, d->c, s->form->with.at[k]);

		party = find_denied(d, &with, false);
	}
	return party;
}

/* Where each is bound for its own, a row speaks of whom it asks alone. */
static struct actors actors_judged(const struct row_deriving *d, const struct row_statement *s)
{
	struct actors acting = actors_of(d->a, d->p, d->c, s->form->who);
	const struct actor *lead = lead_of(d, &acting);

	struct actors asked = {0};

	if (!acting.each || !lead)
		return acting;
	*vec_push(d->a, &asked.all) = *lead;
	return asked;
}

/* Only a contract's paper imposes. */
static void judge(struct row_deriving *d, struct row_statement *s)
{
	if (!s->paper->contract || !statement_binds(s->form))
		return;
	struct actors acting = actors_judged(d, s);
	size_t party = denied_by(d, s, &acting);

	if (party < d->c->parties.n) {
		s->stance = STANCE_DENIES;
		*vec_push(d->a, &d->out->denied) = (struct row_denial){s, party};
	} else if (responsibility_count(d->row, "accountable") == 0 && !d->out->by_object.all.n &&
		   !all_act(d, &acting)) {
		s->stance = STANCE_WAITS;
	} else {
		s->stance = STANCE_HOLDS;
	}
}

bool row_acts_propose(const struct row_acts *acts)
{
	for (size_t i = 0; i < acts->row->contract->parties.n; i++)
		if (acts->shares[i].proposed)
			return true;
	return false;
}

void row_acts_derive(struct arena *a, const struct project *p, const struct library *l,
		     const struct measure_index *x, const struct coverage *coverage,
		     const struct responsibility *row, struct row_acts *out)
{
	const struct contract *c = row->contract;
	struct row_deriving d = {.a = a, .p = p, .l = l, .c = c, .row = row, .out = out};

	*out = (struct row_acts){.row = row,
				 .link = measures_of_row(a, x, row),
				 .shares = arena_alloc(a, c->parties.n * sizeof *out->shares)};
	d.answered = out->link.measures.n > 0;
	for (size_t i = 0; i < out->link.measures.n; i++)
		d.answered = add_measure(&d, x, coverage, out->link.measures.at[i]) && d.answered;
	sort_statements(&d);
	lay_roles(&d);
	for (size_t i = 0; i < out->statements.n; i++)
		if (out->statements.at[i].used)
			raise_actors(&d, &out->statements.at[i]);
	find_by_object(&d);
	hold_by_object(&d);
	propose(&d);
	for (size_t i = 0; i < c->parties.n; i++)
		tell(&d, i);
	for (size_t i = 0; i < out->statements.n; i++)
		judge(&d, &out->statements.at[i]);
}
