/* SPDX-License-Identifier: MIT
 *
 * A table says by kind of object which function answers. Things are asked role by role who had it
 * and who has it now (model/objects.h); of their other members those that a table below names are
 * terms of the work, and whoever has a part in the thing agrees to them.
 */
#include "effects/consent_things.h"

#include <string.h>

#include "base/text.h"
#include "effects/reason_index.h"
#include "model/objects.h"

/* What is agreed on the care of a thing, and what of the parties it is. */
static const struct {
	const char *member;
	unsigned what;
} terms_of_care[] = {
	{"cycle", CONSENT_TIME},       {"window", CONSENT_TIME},    {"test", CONSENT_TIME},
	{"fee", CONSENT_FEE},          {"level", CONSENT_DUTY},     {"continues", CONSENT_DUTY},
	{"generations", CONSENT_DUTY}, {"method", CONSENT_DUTY},    {"offline", CONSENT_DUTY},
	{"stored", CONSENT_DUTY},      {"spare", CONSENT_DUTY},
};

void consent_add_all(const struct consent_sides *s, unsigned what, struct consents *out)
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; s->contract[side] && i < s->contract[side]->parties.n; i++)
			consents_add(s->a, out, s->contract[side]->parties.at[i].party, what);
}

/* The party of the contract that is bound for another one; NULL: none is. */
static const char *bound_for(const struct consent_sides *s, int side, const char *party)
{
	const struct contract_party *cp =
		party && s->contract[side]
			? contract_signatory(s->project[side], s->contract[side], party)
			: NULL;

	return cp ? cp->party : NULL;
}

/* A thing in both states; object NULL: it is not there. */
struct thing_pair {
	struct tended at[2];
};

static const char *kind_of(const struct thing_pair *t)
{
	return t->at[1].object ? t->at[1].kind : t->at[0].kind;
}

static const char *has_role(const struct consent_sides *s, int side, const struct tending_role *role,
			    const struct thing_pair *t)
{
	const struct tended *own = &t->at[side];

	return own->object && !own->out_of_scope ? bound_for(s, side, tending_party(role, own))
						 : NULL;
}

static bool is_named(const char *const names[3], const char *field)
{
	for (size_t i = 0; i < 3 && names[i]; i++)
		if (strcmp(names[i], field) == 0)
			return true;
	return false;
}

/* Whether who has the role is said by the member; NULL: the thing came or went as a whole. */
static bool goes_by(const struct tending_role *role, const char *field)
{
	return !field || strcmp(field, "out_of_scope") == 0 || is_named(role->own, field) ||
	       is_named(role->above, field);
}

unsigned consent_term_of_care(const char *field)
{
	for (size_t i = 0; field && i < ARRAY_LEN(terms_of_care); i++)
		if (strcmp(terms_of_care[i].member, field) == 0)
			return terms_of_care[i].what;
	return 0;
}

static void compare_thing(const struct consent_sides *s, const struct thing_pair *t,
			  const char *field, struct consents *out)
{
	size_t n;
	const struct tending_role *roles = tending_roles(&n);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(roles[i].kind, kind_of(t)) != 0)
			continue;
		const char *was = has_role(s, 0, &roles[i], t), *is = has_role(s, 1, &roles[i], t);
		unsigned what = consent_term_of_care(field);

		if (goes_by(&roles[i], field) && !text_equal(was, is))
			what |= CONSENT_ROLE;
		consents_add(s->a, out, was, what);
		consents_add(s->a, out, is, what);
	}
}

/* All things of a contract's systems in one state. */
struct thing_list {
	struct arena *a;
	VEC(struct tended) all;
};

static void list_thing(void *context, const struct tended *t)
{
	struct thing_list *list = context;

	*vec_push(list->a, &list->all) = *t;
}

static struct thing_list things_of(const struct consent_sides *s, int side)
{
	const struct contract *c = s->contract[side];
	struct thing_list list = {.a = s->a};

	for (size_t i = 0; c && i < c->systems.n; i++) {
		const struct system *system = project_system(s->project[side], c->systems.at[i]);

		if (system)
			system_visit_things(system, list_thing, &list);
	}
	return list;
}

static bool is_same(const struct tended *x, const struct tended *y)
{
	return strcmp(x->kind, y->kind) == 0 && text_equal(x->id, y->id) &&
	       strcmp(x->system->id, y->system->id) == 0;
}

static const struct tended *find_thing(const struct thing_list *list, const struct tended *wanted)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (is_same(&list->all.at[i], wanted))
			return &list->all.at[i];
	return NULL;
}

/* A change of a system is one of what belongs to it; of a contract, one of all its things. */
static bool is_meant(const struct change *c, int side, const struct tended *t)
{
	const void *object = change_object(c, side);

	return object && (t->object == object || t->system == object ||
			  strcmp(c->kind, "contract") == 0);
}

/* Things as the new state has them, and those that only the old one has. */
static void add_tended(const struct consent_sides *s, const struct change *c, struct consents *out)
{
	const struct thing_list old = things_of(s, 0), new = things_of(s, 1);
	const char *field = strcmp(c->kind, "contract") == 0 ? NULL : c->field;

	for (size_t i = 0; i < new.all.n; i++) {
		const struct tended *was = find_thing(&old, &new.all.at[i]);
		struct thing_pair pair = {{was ? *was : (struct tended){0}, new.all.at[i]}};

		if (is_meant(c, 1, &new.all.at[i]) || (was && is_meant(c, 0, was)))
			compare_thing(s, &pair, field, out);
	}
	for (size_t i = 0; i < old.all.n; i++) {
		struct thing_pair pair = {{old.all.at[i], {0}}};

		if (!find_thing(&new, &old.all.at[i]) && is_meant(c, 0, &old.all.at[i]))
			compare_thing(s, &pair, field, out);
	}
}

static bool is_own(const struct consent_sides *s, const char *contract)
{
	return (s->contract[0] && text_equal(s->contract[0]->id, contract)) ||
	       (s->contract[1] && text_equal(s->contract[1]->id, contract));
}

/* Whoever joins or leaves does so with all others; a label or a role is the party's own. */
static void add_party(const struct consent_sides *s, const struct change *c, struct consents *out)
{
	if (!is_own(s, c->contract))
		return;
	if (!c->field)
		consent_add_all(s, CONSENT_PARTIES, out);
	else if (strcmp(c->field, "role") == 0)
		consent_add_all(s, CONSENT_DUTY, out);
}

static void add_form(const struct consent_sides *s, const struct change *c, struct consents *out)
{
	consents_add(s->a, out, bound_for(s, 0, c->before.value), CONSENT_ROLE);
	consents_add(s->a, out, bound_for(s, 1, c->after.value), CONSENT_ROLE);
}

/* How long it holds, which systems it is of, who answers for a form of data. */
static void add_contract(const struct consent_sides *s, const struct change *c,
			 struct consents *out)
{
	if (!is_own(s, c->subject) || !c->field)
		return;
	if (strcmp(c->field, "from") == 0 || strcmp(c->field, "to") == 0)
		consent_add_all(s, CONSENT_TIME, out);
	else if (strcmp(c->field, "systems") == 0)
		add_tended(s, c, out);
	else if (text_starts(c->field, "forms."))
		add_form(s, c, out);
}

/* Whoever a flow or a premise names in either state. */
static void add_flow(const struct consent_sides *s, const struct change *c, struct consents *out)
{
	for (int side = 0; is_own(s, c->contract) && side < 2; side++) {
		const struct flow_share *flow = change_object(c, side);
		const char *const parties[] = {flow ? flow->handles : NULL,
					       flow ? flow->returns : NULL,
					       flow ? flow->erases : NULL,
					       flow ? flow->out_of_scope : NULL};

		for (size_t i = 0; i < ARRAY_LEN(parties); i++)
			consents_add(s->a, out, bound_for(s, side, parties[i]), CONSENT_DUTY);
	}
}

static void add_premise(const struct consent_sides *s, const struct change *c,
			struct consents *out)
{
	for (int side = 0; is_own(s, c->contract) && side < 2; side++) {
		const struct premise *premise = change_object(c, side);

		consents_add(s->a, out, bound_for(s, side, premise ? premise->holds : NULL),
			    CONSENT_DUTY);
	}
}

static const struct {
	const char *kind;
	void (*add)(const struct consent_sides *s, const struct change *c, struct consents *out);
} kinds[] = {
	{"system", add_tended},     {"server", add_tended},        {"device", add_tended},
	{"line", add_tended},       {"backup", add_tended},        {"contract", add_contract},
	{"contract-party", add_party}, {"flow-share", add_flow}, {"premise", add_premise},
};

void consent_add_thing(const struct consent_sides *s, const struct change *c, struct consents *out)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (strcmp(kinds[i].kind, c->kind) == 0)
			kinds[i].add(s, c, out);
}
