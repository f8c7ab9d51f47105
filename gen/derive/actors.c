/* SPDX-License-Identifier: MIT
 *
 * Roles of objects are looked up object by object; where all objects have the same party it is
 * simply that party, else each is named with its objects.
 */
#include "derive/actors.h"

#include <string.h>

#include "model/objects.h"

static const char *const between_objects = "、";

static void add_role(struct arena *a, const struct contract *c, const char *role,
		     struct actors *out)
{
	for (size_t i = 0; i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].role, role) == 0)
			*vec_push(a, &out->all) = (struct actor){i, NULL};
}

static void add_sides(struct arena *a, const struct contract *c, struct actors *out)
{
	add_role(a, c, "hospital", out);
	add_role(a, c, "vendor", out);
}

/* All who sign beside the first hospital and the first vendor. */
static void add_thirds(struct arena *a, const struct contract *c, struct actors *out)
{
	for (size_t i = 0; i < c->parties.n; i++)
		if (!contract_has_side(c, &c->parties.at[i]))
			*vec_push(a, &out->all) = (struct actor){i, NULL};
}

/* A role of the contract, or `others`. */
static void add_named(struct arena *a, const struct contract *c, const char *who,
		      struct actors *out)
{
	if (strcmp(who, "others") == 0)
		add_thirds(a, c, out);
	else
		add_role(a, c, who, out);
}

struct finding_actors {
	struct arena *a;
	const struct project *p;
	const struct contract *c;
	const struct tending_role *role;
	struct actors *out;
	size_t objects; /* asked so far */
	bool hole;      /* one of them has nobody, or nobody of the contract */
};

static struct actor *find_actor(const struct actors *out, size_t party)
{
	for (size_t i = 0; i < out->all.n; i++)
		if (out->all.at[i].party == party)
			return &out->all.at[i];
	return NULL;
}

/* Whoever does not sign acts through the one above him who does. */
static void add_object(struct finding_actors *f, const char *party, const char *name)
{
	const struct contract_party *signatory = contract_signatory(f->p, f->c, party);

	f->objects++;
	if (!signatory) {
		f->hole = true;
		return;
	}
	size_t i = (size_t)(signatory - f->c->parties.at);
	struct actor *known = find_actor(f->out, i);

	if (known)
		known->objects = arena_concat(f->a, known->objects, between_objects, name,
					      (char *)NULL);
	else
		*vec_push(f->a, &f->out->all) = (struct actor){i, name};
}

/* What is not the contract's is asked of nobody: another answers for it. */
static void ask_thing(void *context, const struct tended *t)
{
	struct finding_actors *f = context;

	if (strcmp(t->kind, f->role->kind) == 0 && !t->out_of_scope)
		add_object(f, tending_party(f->role, t), t->name);
}

/* A third party that has an object has it whoever has the others. */
static void keep_thirds(struct finding_actors *f, const struct actors *known)
{
	for (size_t i = 0; i < known->all.n; i++)
		if (!contract_has_side(f->c, &f->c->parties.at[known->all.at[i].party]))
			*vec_push(f->a, &f->out->all) = known->all.at[i];
}

static void add_by_objects(struct finding_actors *f)
{
	for (size_t i = 0; f->role && i < f->c->systems.n; i++) {
		const struct system *s = project_system(f->p, f->c->systems.at[i]);

		if (s)
			system_visit_things(s, ask_thing, f);
	}
	if (f->hole || !f->objects) {
		const struct actors known = *f->out;

		*f->out = (struct actors){.vague = true};
		add_sides(f->a, f->c, f->out);
		keep_thirds(f, &known);
	} else if (f->out->all.n == 1) {
		f->out->all.at[0].objects = NULL;
	}
}

struct actors actors_of(struct arena *a, const struct project *p, const struct contract *c,
			const char *who)
{
	struct actors out = {0};
	struct finding_actors f = {
		.a = a, .p = p, .c = c, .role = tending_role_find(who), .out = &out};
	bool depends = strcmp(who, "each") == 0 || strcmp(who, "fault") == 0 || strchr(who, '(');

	if (strcmp(who, "each") == 0 || strcmp(who, "fault") == 0) {
		out.each = strcmp(who, "each") == 0;
		out.vague = !out.each;
		add_sides(a, c, &out);
	} else if (strchr(who, '(')) {
		add_by_objects(&f);
	} else {
		add_named(a, c, who, &out);
	}
	out.role = f.role;
	out.depends = depends;
	return out;
}

static void add_others(struct arena *a, const struct contract *c, const struct actors *acting,
		       struct actors *out)
{
	struct actors sides = {0};

	add_sides(a, c, &sides);
	for (size_t i = 0; i < sides.all.n; i++)
		if (acting->each || !find_actor(acting, sides.all.at[i].party))
			*vec_push(a, &out->all) = sides.all.at[i];
}

struct actors actors_told(struct arena *a, const struct project *p, const struct contract *c,
			  const char *to, const struct actors *acting)
{
	struct actors out = {0};

	if (strcmp(to, "other") == 0) {
		out.vague = acting->vague;
		if (acting->depends)
			add_others(a, c, acting, &out);
		return out;
	}
	return strcmp(to, "each") == 0 || strchr(to, '(') ? actors_of(a, p, c, to)
	       : (add_named(a, c, to, &out), out);
}
