/* SPDX-License-Identifier: MIT
 *
 * Roles of objects are looked up object by object; where all objects have the same party it is
 * simply that party, else each is named with its objects.
 */
#include "derive/actors.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

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

/* What a party is to an object: 'updates(server)' asks `updates` of each server. */
struct object_role {
	const char *who;
	const char *(*of_server)(const struct system *, const struct server *);
	const char *(*of_device)(const struct system *, const struct device *);
	const char *(*of_system)(const struct system *);
};

static const char *server_updates(const struct system *s, const struct server *v)
{
	(void)s;
	return v->updates;
}

static const char *server_maintainer(const struct system *s, const struct server *v)
{
	(void)v;
	return s->vendor;
}

static const char *server_owner(const struct system *s, const struct server *v)
{
	(void)v;
	return s->owner;
}

static const char *device_updates(const struct system *s, const struct device *v)
{
	(void)s;
	return v->updates;
}

static const char *device_owner(const struct system *s, const struct device *v)
{
	(void)s;
	return v->owner;
}

static const char *system_vendor(const struct system *s)
{
	return s->vendor;
}

static const char *system_owner(const struct system *s)
{
	return s->owner;
}

static const struct object_role object_roles[] = {
	{"updates(server)", server_updates, NULL, NULL},
	{"maintainer(server)", server_maintainer, NULL, NULL},
	{"owner(server)", server_owner, NULL, NULL},
	{"updates(device)", NULL, device_updates, NULL},
	{"owner(device)", NULL, device_owner, NULL},
	{"maintainer(system)", NULL, NULL, system_vendor},
	{"owner(system)", NULL, NULL, system_owner},
};

struct finding_actors {
	struct arena *a;
	const struct contract *c;
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

static void add_object(struct finding_actors *f, const char *party, const char *name)
{
	f->objects++;
	for (size_t i = 0; i < f->c->parties.n; i++) {
		if (!text_equal(f->c->parties.at[i].party, party))
			continue;
		struct actor *known = find_actor(f->out, i);

		if (known)
			known->objects = arena_concat(f->a, known->objects, between_objects, name,
						      (char *)NULL);
		else
			*vec_push(f->a, &f->out->all) = (struct actor){i, name};
		return;
	}
	f->hole = true;
}

static void ask_system(struct finding_actors *f, const struct object_role *role,
		       const struct system *s)
{
	for (size_t i = 0; role->of_server && i < s->servers.n; i++)
		add_object(f, role->of_server(s, &s->servers.at[i]), s->servers.at[i].name);
	for (size_t i = 0; role->of_device && i < s->devices.n; i++)
		add_object(f, role->of_device(s, &s->devices.at[i]), s->devices.at[i].name);
	if (role->of_system)
		add_object(f, role->of_system(s), s->name);
}

static const struct object_role *find_role(const char *who)
{
	for (size_t i = 0; i < ARRAY_LEN(object_roles); i++)
		if (strcmp(object_roles[i].who, who) == 0)
			return &object_roles[i];
	return NULL;
}

static void add_by_objects(struct finding_actors *f, const struct project *p, const char *who)
{
	const struct object_role *role = find_role(who);

	for (size_t i = 0; role && i < f->c->systems.n; i++) {
		const struct system *s = project_system(p, f->c->systems.at[i]);

		if (s)
			ask_system(f, role, s);
	}
	if (f->hole || !f->objects) {
		*f->out = (struct actors){.vague = true};
		add_sides(f->a, f->c, f->out);
	} else if (f->out->all.n == 1) {
		f->out->all.at[0].objects = NULL;
	}
}

struct actors actors_of(struct arena *a, const struct project *p, const struct contract *c,
			const char *who)
{
	struct actors out = {0};
	struct finding_actors f = {.a = a, .c = c, .out = &out};
	bool depends = strcmp(who, "each") == 0 || strcmp(who, "fault") == 0 || strchr(who, '(');

	if (strcmp(who, "each") == 0 || strcmp(who, "fault") == 0) {
		out.each = strcmp(who, "each") == 0;
		out.vague = !out.each;
		add_sides(a, c, &out);
	} else if (strchr(who, '(')) {
		add_by_objects(&f, p, who);
	} else {
		add_role(a, c, who, &out);
	}
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
	       : (add_role(a, c, to, &out), out);
}
