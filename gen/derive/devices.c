/* SPDX-License-Identifier: MIT
 *
 * Rows are tied to objects by `object`, by id, by name, in this order, and within the row's system
 * where it has one; what only looks alike is `maybe`. Names and operating systems come again in
 * thousands of rows, so that what was found for one is kept in a map.
 */
#include "derive/devices.h"

#include <string.h>

#include "base/days.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/ledger_said.h"
#include "derive/os_match.h"

enum { NEAR_MONTHS = 12 };

static const char *const states[] = {[SUPPORT_PAST] = "past",
				     [SUPPORT_NEAR] = "near",
				     [SUPPORT_HOLDS] = "holds",
				     [SUPPORT_UNKNOWN] = "unknown"};

const char *support_state_name(enum support_state s)
{
	return states[s];
}

enum support_state support_state_of(struct arena *a, const struct project *p, const char *end,
				    const char *latest)
{
	bool ended = end && strcmp(end, p->date) < 0;

	if (!end || (ended && latest && strcmp(latest, p->date) >= 0))
		return SUPPORT_UNKNOWN;
	if (ended)
		return SUPPORT_PAST;
	return strcmp(end, days_add_months(a, p->date, NEAR_MONTHS)) <= 0 ? SUPPORT_NEAR
									   : SUPPORT_HOLDS;
}

enum support_state support_find(struct arena *a, const struct project *p, const struct library *l,
				const char *os, const char **end)
{
	const struct os_support *found = *end ? NULL : os_match(a, l, os);

	if (found)
		*end = found->end;
	return support_state_of(a, p, *end, found ? found->latest : NULL);
}

/* An object that a row may be, and the forms in which rows would call it. */
struct link_candidate {
	const struct object *object;
	const char *id, *name;
	bool taken;
};

struct device_linking {
	struct arena *a;
	const struct project *project;
	const struct library *library;
	VEC(struct link_candidate) all;
	struct map *systems, *oses; /* text -> struct found */
	struct known_devices *out;
};

struct found {
	const void *at;
};

static void add_candidate(void *context, const struct object *o)
{
	struct device_linking *x = context;

	if (strcmp(o->kind, "server") != 0 && strcmp(o->kind, "device") != 0)
		return;
	struct object *kept = arena_alloc(x->a, sizeof *kept);

	*kept = *o;
	*vec_push(x->a, &x->all) = (struct link_candidate){.object = kept,
						      .id = ledger_key(x->a, o->id),
						      .name = ledger_key(x->a, o->name)};
}

static const struct system *find_system(struct device_linking *x, const struct ledger_entry *e)
{
	const char *text = e->system ? e->system : e->system_said;
	struct found *f = text ? map_get(x->systems, text) : NULL;

	if (!text)
		return NULL;
	if (!f) {
		f = arena_alloc(x->a, sizeof *f);
		f->at = ledger_system(x->a, x->project, text);
		map_set(x->systems, text, f);
	}
	return f->at;
}

static const struct os_support *find_os(struct device_linking *x, const char *text)
{
	struct found *f = text ? map_get(x->oses, text) : NULL;

	if (!text)
		return NULL;
	if (!f) {
		f = arena_alloc(x->a, sizeof *f);
		f->at = os_match(x->a, x->library, text);
		map_set(x->oses, text, f);
	}
	return f->at;
}

const char *object_path(struct arena *a, const struct object *o)
{
	return arena_concat(a, o->kind, "/", o->system->id, "/", o->id, (char *)NULL);
}

/* KIND/SYSTEM/ID, or without the system. */
static bool is_path_of(struct arena *a, const struct object *o, const char *written)
{
	return strcmp(written, object_path(a, o)) == 0 ||
	       strcmp(written, arena_concat(a, o->kind, "/", o->id, (char *)NULL)) == 0;
}

enum likeness { UNLIKE, ALIKE, SAME_NAME, SAME_ID };

static enum likeness compare(const struct link_candidate *c, const char *id, const char *name)
{
	if (*id && (strcmp(id, c->id) == 0 || (*c->name && strcmp(id, c->name) == 0)))
		return SAME_ID;
	if (*name && (strcmp(name, c->name) == 0 || strcmp(name, c->id) == 0))
		return SAME_NAME;
	if (*name && text_length(c->name) > 2 && text_length(name) > 2 &&
	    (strstr(name, c->name) || strstr(c->name, name)))
		return ALIKE;
	return UNLIKE;
}

/* A row that names a system is none of another's objects. */
static bool may_be(const struct known_device *d, const struct link_candidate *c)
{
	return !d->system || d->system == c->object->system;
}

static void link_written(struct device_linking *x, struct known_device *d)
{
	for (size_t i = 0; i < x->all.n; i++)
		if (is_path_of(x->a, x->all.at[i].object, d->entry->object)) {
			d->object = x->all.at[i].object;
			x->all.at[i].taken = true;
		}
}

/* One that fits alone is it; of several, or where one is merely alike, all are told. */
static void link_found(struct device_linking *x, struct known_device *d)
{
	const char *id = ledger_key(x->a, d->entry->numbered ? "" : d->entry->id);
	const char *name = ledger_key(x->a, d->entry->name);
	enum likeness best = UNLIKE;
	struct strbuf names = strbuf_new(x->a);
	struct link_candidate *found = NULL;
	size_t n = 0;

	for (size_t i = 0; i < x->all.n; i++) {
		struct link_candidate *c = &x->all.at[i];
		enum likeness is = may_be(d, c) ? compare(c, id, name) : UNLIKE;

		if (is == UNLIKE || is < best)
			continue;
		if (is > best)
			names = strbuf_new(x->a);
		n = is > best ? 1 : n + 1;
		best = is;
		found = c;
		strbuf_join(&names, ", ", object_path(x->a, c->object));
	}
	if (best > ALIKE && n == 1) {
		d->object = found->object;
		found->taken = true;
	} else if (n) {
		d->maybe = names.text;
	}
}

static const char *object_member(const struct object *o, const char *member)
{
	const struct field *f = o ? field_find(o->table, member) : NULL;

	return f ? *(const char *const *)((const char *)o->at + f->offset) : NULL;
}

static void settle_support(struct device_linking *x, struct known_device *d)
{
	const char *own = d->entry->support_end, *latest = NULL;
	const char *os = d->entry->os ? d->entry->os : object_member(d->object, "os");

	d->os = find_os(x, os);
	d->end = own ? own : object_member(d->object, "support_end");
	if (!d->end && d->os) {
		d->end = d->os->end;
		latest = d->os->latest;
	}
	d->support = support_state_of(x->a, x->project, d->end, latest);
}

static void settle_people(struct device_linking *x, struct known_device *d)
{
	const struct ledger_entry *e = d->entry;
	const struct party *party =
		e->updates ? NULL
			   : ledger_party(x->a, x->project, x->library, d->system, e->updates_said);

	d->updates = e->updates ? e->updates
		     : party    ? party->id
				: object_member(d->object, "updates");
	d->line = ledger_line(x->a, x->project, d->system, e->line);
}

static void add_device(struct device_linking *x, const struct ledger_entry *e)
{
	struct known_device *d = vec_push(x->a, &x->out->all);

	d->entry = e;
	d->system = find_system(x, e);
	if (e->object)
		link_written(x, d);
	else
		link_found(x, d);
	if (!d->system && d->object)
		d->system = d->object->system;
	settle_support(x, d);
	settle_people(x, d);
}

struct known_devices devices_of(struct arena *a, const struct project *p, const struct library *l)
{
	struct known_devices out = {0};
	struct device_linking x = {.a = a, .project = p, .library = l, .out = &out};

	if (!p->ledger.stands)
		return out;
	x.systems = map_new(a);
	x.oses = map_new(a);
	project_visit_objects(p, add_candidate, &x);
	for (size_t i = 0; i < p->ledger.entries.n; i++)
		add_device(&x, &p->ledger.entries.at[i]);
	for (size_t i = 0; i < x.all.n; i++)
		if (!x.all.at[i].taken)
			*vec_push(a, &out.absent) = x.all.at[i].object;
	return out;
}

const char *device_name(struct arena *a, const struct ledger_entry *e)
{
	if (!e->name || strcmp(e->name, e->id) == 0)
		return e->id;
	return e->numbered ? e->name : arena_concat(a, e->id, "（", e->name, "）", (char *)NULL);
}

bool device_is_central(const struct known_device *d)
{
	const char *kind = d->entry->kind;

	return text_equal(kind, "server") || text_equal(kind, "network") || d->object;
}
