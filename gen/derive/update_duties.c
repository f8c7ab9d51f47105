/* SPDX-License-Identifier: MIT
 *
 * Who updates a thing is asked as articles and tables ask it (model/objects.h). A machine that the
 * list of devices alone has is bound by nothing, whoever the list names.
 */
#include "derive/update_duties.h"

#include <string.h>

#include "base/text.h"

static const char *const states[] = {
	[UPDATES_VENDOR] = "vendor",         [UPDATES_NOBODY] = "nobody",
	[UPDATES_NOT_LISTED] = "not-listed", [UPDATES_UNBOUND] = "unbound",
	[UPDATES_HOSPITAL] = "hospital",     [UPDATES_OUTSIDE] = "outside"};

const char *update_state_name(enum update_state s)
{
	return states[s];
}

struct duty_search {
	struct arena *a;
	const struct project *project;
	const struct library *library;
	const struct contract *contract;
	const struct known_devices *devices;
	const char *kind; /* server, device */
	struct update_duties *out;
};

static bool is_hospital(const struct duty_search *x, const char *party)
{
	const struct party *p = project_party(x->project, party);

	return p && text_equal(p->kind, "hospital");
}

static enum update_state state_of(const struct duty_search *x, const struct tended *t,
				  const char *party)
{
	if (t->out_of_scope)
		return UPDATES_OUTSIDE;
	if (!party)
		return UPDATES_NOBODY;
	if (is_hospital(x, party))
		return UPDATES_HOSPITAL;
	return contract_reaches_party(x->project, x->contract, party) ? UPDATES_VENDOR
								       : UPDATES_UNBOUND;
}

/* The row of the list of devices that is the object; NULL: none. */
static const struct known_device *row_of(const struct duty_search *x, const struct tended *t)
{
	for (size_t i = 0; i < x->devices->all.n; i++) {
		const struct known_device *d = &x->devices->all.at[i];

		if (d->object && d->object->at == t->object)
			return d;
	}
	return NULL;
}

/* What a row of the list adds to what bunkai.json says. */
static void add_support(const struct duty_search *x, struct update_duty *u,
			const struct known_device *row)
{
	u->os = u->os ? u->os : row && row->entry->os ? row->entry->os : NULL;
	u->support = support_find(x->a, x->project, x->library, u->os, &u->end);
	if (row && row->entry->support_end) {
		u->end = row->entry->support_end;
		u->support = support_state_of(x->a, x->project, u->end, NULL);
	}
}

static const char *text_of(const struct tended *t, const char *member)
{
	const struct field *f = field_find(t->table, member);

	return f ? *(const char *const *)((const char *)t->object + f->offset) : NULL;
}

static void add_thing(void *context, const struct tended *t)
{
	const struct duty_search *x = context;
	struct update_duty u = {.is_server = strcmp(t->kind, "server") == 0,
				.system = t->system,
				.id = t->id,
				.name = t->name ? t->name : t->id,
				.place = t->place};

	if (strcmp(t->kind, x->kind) != 0)
		return;
	u.party = tending_party(tending_role_of(t->kind, "updates"), t);
	u.state = state_of(x, t, u.party);
	u.os = text_of(t, "os");
	u.end = text_of(t, "support_end");
	add_support(x, &u, row_of(x, t));
	*vec_push(x->a, &x->out->all) = u;
}

static bool is_of_kind(const struct known_device *d, const char *kind)
{
	return text_equal(d->entry->kind, strcmp(kind, "server") == 0 ? "server" : "network");
}

static void add_unlisted(const struct duty_search *x, const struct system *s)
{
	for (size_t i = 0; i < x->devices->all.n; i++) {
		const struct known_device *d = &x->devices->all.at[i];

		if (d->system != s || d->object || !is_of_kind(d, x->kind))
			continue;
		*vec_push(x->a, &x->out->all) =
			(struct update_duty){.state = UPDATES_NOT_LISTED,
					     .is_server = strcmp(x->kind, "server") == 0,
					     .system = s,
					     .id = d->entry->id,
					     .name = device_name(x->a, d->entry),
					     .os = d->entry->os,
					     .end = d->end,
					     .support = d->support,
					     .party = d->updates,
					     .place = d->entry->at,
					     .of_ledger = true};
	}
}

struct update_duties update_duties_of(struct arena *a, const struct project *p,
				      const struct library *l, const struct contract *c,
				      const struct known_devices *devices)
{
	static const char *const kinds[] = {"server", "device"};
	struct update_duties out = {0};
	struct duty_search x = {a, p, l, c, devices, NULL, &out};

	for (size_t i = 0; i < c->systems.n; i++) {
		const struct system *s = project_system(p, c->systems.at[i]);

		for (size_t k = 0; s && k < ARRAY_LEN(kinds); k++) {
			x.kind = kinds[k];
			system_visit_things(s, add_thing, &x);
			add_unlisted(&x, s);
		}
	}
	return out;
}
