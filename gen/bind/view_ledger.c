/* SPDX-License-Identifier: MIT
 *
 * Views over the hospital's list of devices: its rows, how many there are of each kind and of each
 * operating system, what is wrong or in doubt; and for a contract whether every server has its
 * updates from a vendor by contract.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "derive/device_points.h"
#include "derive/update_duties.h"

/* Names that a cell lists before it counts the rest. */
enum { SHOWN_NAMES = 12 };

static const char *const support_looks[] = {[SUPPORT_PAST] = "gap",
					    [SUPPORT_NEAR] = "open",
					    [SUPPORT_HOLDS] = "agreed",
					    [SUPPORT_UNKNOWN] = "missing"};
static const char *const kinds[] = {"server",  "network", "storage", "terminal",
				    "medical", "other",   NULL};

static const struct known_devices *devices_in(struct binding *b)
{
	struct known_devices *all = arena_alloc(b->a, sizeof *all);

	*all = devices_of(b->a, b->in->project, b->in->library);
	return all;
}

static const char *number(struct binding *b, size_t n)
{
	return arena_printf(b->a, "%zu", n);
}

static const char *or_dash(struct binding *b, const char *text)
{
	return text_empty(text) ? library_word(b->in->library, "dash") : text;
}

static void set_support(struct binding *b, struct view_row *row, enum support_state s,
			const char *end)
{
	view_set(b, row, "support", support_state_name(s))->role = support_looks[s];
	view_set(b, row, "support.name", word_of(b, "support", support_state_name(s)))->role =
		support_looks[s];
	view_set(b, row, "support.order", number(b, (size_t)s));
	view_set_day_or(b, row, "end", end, library_word(b->in->library, "dash"));
}

static const char *kind_word(struct binding *b, const char *kind)
{
	return word_of(b, "device.kind", kind ? kind : "unsaid");
}

/* --- the list --- */

/* A party by its name; what the list prints where it is none that is known. */
static const char *who(struct binding *b, const char *id, const char *said)
{
	return id ? party_name(b, id) : or_dash(b, said);
}

static const char *remote_text(struct binding *b, const struct ledger_entry *e)
{
	return e->remote ? word_of(b, "device.remote", e->remote) : or_dash(b, NULL);
}

/* From where the end of its support is known. */
static const char *basis_text(struct binding *b, const struct known_device *d)
{
	if (!d->end)
		return d->os && d->os->note ? d->os->note : or_dash(b, NULL);
	if (d->entry->support_end)
		return word_of(b, "device.basis", "ledger");
	return word_of(b, "device.basis", d->os && d->end == d->os->end ? "table" : "project");
}

static void add_device(struct binding *b, struct view *v, const struct known_device *d)
{
	const struct ledger_entry *e = d->entry;
	const struct {
		const char *field, *text;
	} texts[] = {{"name", e->name},           {"model", e->model},
		     {"os", e->os},               {"line", e->line},
		     {"mac", e->mac},             {"ip", e->ip},
		     {"outlet", e->outlet},       {"location", e->location},
		     {"applicant", e->applicant}, {"cost", e->cost},
		     {"note", e->note}};
	struct view_row *row =
		view_add(b, v, "ledger-entry", b->in->project->ledger.file, e->at, e->id);

	view_set(b, row, "id", e->numbered ? or_dash(b, NULL) : e->id);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		view_set(b, row, texts[i].field, or_dash(b, texts[i].text));
	view_set(b, row, "kind", e->kind ? e->kind : "unsaid");
	view_set(b, row, "kind.name", kind_word(b, e->kind));
	view_set(b, row, "system", d->system ? d->system->name : or_dash(b, e->system_said));
	view_set(b, row, "object", d->object ? d->object->name : or_dash(b, NULL));
	view_set(b, row, "owner", who(b, e->owner, e->owner_said));
	view_set(b, row, "updates", who(b, d->updates, e->updates_said));
	view_set(b, row, "maintains", who(b, e->maintains, e->maintains_said));
	view_set(b, row, "remote", remote_text(b, e));
	view_set(b, row, "basis", basis_text(b, d));
	view_set_day_or(b, row, "registered", e->registered, or_dash(b, NULL));
	set_support(b, row, d->support, d->end);
}

void fill_ledger(struct binding *b, struct view *v)
{
	const struct known_devices *all = devices_in(b);

	for (size_t i = 0; i < all->all.n; i++)
		add_device(b, v, &all->all.at[i]);
}

/* --- how many --- */

struct device_count {
	size_t total, nobody, support[SUPPORT__MAX];
};

static void count_device(struct device_count *n, const struct known_device *d)
{
	n->total++;
	n->nobody += !d->updates && !d->entry->updates_said;
	n->support[d->support]++;
}

static void set_counts(struct binding *b, struct view_row *row, const struct device_count *n)
{
	view_set(b, row, "total", number(b, n->total));
	view_set(b, row, "nobody", number(b, n->nobody));
	for (int s = 0; s < SUPPORT__MAX; s++)
		view_set(b, row, support_state_name((enum support_state)s),
			 number(b, n->support[s]));
}

static void add_kind(struct binding *b, struct view *v, const struct known_devices *all,
		     const char *kind)
{
	struct device_count n = {0};

	for (size_t i = 0; i < all->all.n; i++)
		if (text_equal(all->all.at[i].entry->kind, kind))
			count_device(&n, &all->all.at[i]);
	if (!n.total)
		return;
	struct view_row *row = view_add(b, v, "ledger-entry", b->in->project->ledger.file, NULL,
					kind ? kind : "unsaid");

	view_set(b, row, "name", kind_word(b, kind));
	set_counts(b, row, &n);
}

void fill_ledger_kinds(struct binding *b, struct view *v)
{
	const struct known_devices *all = devices_in(b);

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		add_kind(b, v, all, kinds[i]);
}

/* Devices of one operating system that have the same end. */
struct os_count {
	const struct known_device *first;
	const char *name;
	size_t total;
};

struct os_counts {
	VEC(struct os_count) all;
	struct map *by_key;
};

static const char *os_name(struct binding *b, const struct known_device *d)
{
	return d->os			       ? d->os->name
	       : text_empty(d->entry->os) ? word_of(b, "device", "os-unsaid")
					  : d->entry->os;
}

static void count_os(struct binding *b, struct os_counts *c, const struct known_device *d)
{
	const char *name = os_name(b, d);
	const char *key = arena_concat(b->scratch, name, "\n", d->end ? d->end : "", (char *)NULL);
	size_t *at = map_get(c->by_key, key);

	if (!at) {
		at = arena_alloc(b->scratch, sizeof *at);
		*at = c->all.n;
		map_set(c->by_key, key, at);
		*vec_push(b->scratch, &c->all) = (struct os_count){d, name, 0};
	}
	c->all.at[*at].total++;
}

static const char *source_text(struct binding *b, const struct known_device *d)
{
	if (!d->os || d->entry->support_end || !d->os->source)
		return or_dash(b, NULL);
	return text_fill(b->a, word_of(b, "device.source", d->os->status ? d->os->status
									  : "unverified"),
			 "source", d->os->source, "date",
			 d->os->as_of ? view_date(b, d->os->as_of) : "");
}

void fill_ledger_oses(struct binding *b, struct view *v)
{
	const struct known_devices *all = devices_in(b);
	struct os_counts counts = {.by_key = map_new(b->scratch)};

	for (size_t i = 0; i < all->all.n; i++)
		count_os(b, &counts, &all->all.at[i]);
	for (size_t i = 0; i < counts.all.n; i++) {
		const struct os_count *c = &counts.all.at[i];
		struct view_row *row = view_add(b, v, "ledger-entry",
						b->in->project->ledger.file, NULL, c->name);

		view_set(b, row, "name", c->name);
		view_set(b, row, "total", number(b, c->total));
		set_support(b, row, c->first->support, c->first->end);
		view_set(b, row, "note", or_dash(b, c->first->os ? c->first->os->note : NULL));
		view_set(b, row, "source", source_text(b, c->first));
	}
}

/* --- what is wrong or in doubt --- */

static const char *device_list(struct binding *b, const struct told_devices *t)
{
	const char *comma = library_word(b->in->library, "list.comma");
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < t->all.n && i < SHOWN_NAMES; i++)
		strbuf_join(&sb, comma, device_name(b->a, t->all.at[i]->entry));
	if (t->all.n > SHOWN_NAMES)
		strbuf_add(&sb, text_replace(b->a, word_of(b, "device", "more"), "{{n}}",
					     number(b, t->all.n - SHOWN_NAMES)));
	return sb.text;
}

/* 'Windows 11が12台、iOS 15が3台' */
static const char *os_list(struct binding *b, const struct told_devices *t)
{
	struct os_counts counts = {.by_key = map_new(b->scratch)};
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < t->all.n; i++)
		count_os(b, &counts, t->all.at[i]);
	for (size_t i = 0; i < counts.all.n; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"),
			    text_fill(b->a, word_of(b, "device", "os-count"), "name",
				      counts.all.at[i].name, "n", number(b, counts.all.at[i].total)));
	return sb.text;
}

static const char *point_text(struct binding *b, const struct device_point *p)
{
	const char *word = p->kind == POINT_SUPPORT_UNKNOWN ? os_list(b, &p->devices)
			   : p->word			    ? p->word
							    : "";
	const char *text = text_fill(b->a, word_of(b, "device.point", device_point_name(p->kind)),
				     "word", word, "day",
				     p->day ? view_date(b, p->day) : "");
	const char *member =
		p->member ? word_of(b, "change.field.ledger-entry", p->member) : "";

	return text_replace(b->a, text, "{{member}}", member);
}

static const char *object_text(struct binding *b, const struct object *o)
{
	return text_fill(b->a, word_of(b, "device", "of"), "system", o->system->name, "name",
			 o->name ? o->name : o->id);
}

void fill_ledger_points(struct binding *b, struct view *v)
{
	const struct known_devices *all = devices_in(b);
	const struct device_points points =
		device_points_of(b->a, b->in->project, b->in->library, all);

	for (size_t i = 0; i < points.all.n; i++) {
		const struct device_point *p = &points.all.at[i];
		struct view_row *row =
			view_add(b, v, "ledger-entry", b->in->project->ledger.file,
				 p->devices.all.n ? p->devices.all.at[0]->entry->at : NULL,
				 device_point_name(p->kind));

		view_set(b, row, "kind", device_point_name(p->kind));
		view_set(b, row, "text", point_text(b, p));
		view_set(b, row, "total", number(b, p->object ? 1 : p->devices.all.n));
		view_set(b, row, "list",
			 p->object ? object_text(b, p->object) : device_list(b, &p->devices));
	}
}

void fill_ledger_facts(struct binding *b, struct view *v)
{
	const struct ledger *x = &b->in->project->ledger;
	const struct {
		const char *id, *text;
	} facts[] = {{"file", x->source.file},
		     {"rows", x->stands ? number(b, x->entries.n) : NULL},
		     {"day", view_date(b, b->in->project->date)}};

	for (size_t i = 0; x->stands && i < ARRAY_LEN(facts); i++) {
		struct view_row *row =
			view_add(b, v, "ledger-entry", x->file, NULL, facts[i].id);

		view_set(b, row, "id", facts[i].id);
		view_set(b, row, "name", word_of(b, "device.fact", facts[i].id));
		view_set(b, row, "value", or_dash(b, facts[i].text));
	}
}

/* --- updates by contract --- */

static const char *const update_looks[] = {
	[UPDATES_VENDOR] = "agreed", [UPDATES_NOBODY] = "gap",  [UPDATES_NOT_LISTED] = "gap",
	[UPDATES_UNBOUND] = "gap",   [UPDATES_HOSPITAL] = "open", [UPDATES_OUTSIDE] = "open"};

static struct update_duties duties_in(struct binding *b)
{
	if (!b->in->contract)
		return (struct update_duties){0};
	return update_duties_of(b->a, b->in->project, b->in->library, b->in->contract,
				devices_in(b));
}

static void add_duty(struct binding *b, struct view *v, const struct update_duty *u)
{
	const char *file = u->of_ledger ? b->in->project->ledger.file : b->in->project->file;
	struct view_row *row = view_add(b, v, "project", file, u->place, u->id);

	view_set(b, row, "kind", u->is_server ? "server" : "network");
	view_set(b, row, "kind.name", kind_word(b, u->is_server ? "server" : "network"));
	view_set(b, row, "system", u->system->name);
	view_set(b, row, "name", u->name);
	view_set(b, row, "os", or_dash(b, u->os));
	set_support(b, row, u->support, u->end);
	view_set(b, row, "who", u->party ? view_tender_name(b, u->party) : or_dash(b, NULL));
	view_set(b, row, "state", update_state_name(u->state))->role = update_looks[u->state];
	view_set(b, row, "state.name", word_of(b, "updates.state", update_state_name(u->state)))
		->role = update_looks[u->state];
	view_set(b, row, "state.order", number(b, (size_t)(UPDATES__MAX - u->state)));
}

void fill_updates(struct binding *b, struct view *v)
{
	const struct update_duties all = duties_in(b);

	for (size_t i = 0; i < all.all.n; i++)
		add_duty(b, v, &all.all.at[i]);
}

/* One printed answer for servers, and one for the network. */
static void add_answer(struct binding *b, struct view *v, const struct update_duties *all,
		       bool servers)
{
	const char *comma = library_word(b->in->library, "list.comma");
	struct strbuf against = strbuf_new(b->a);
	size_t total = 0, held = 0;

	for (size_t i = 0; i < all->all.n; i++) {
		const struct update_duty *u = &all->all.at[i];

		if (u->is_server != servers)
			continue;
		total++;
		held += u->state == UPDATES_VENDOR;
		if (u->state != UPDATES_VENDOR)
			strbuf_join(&against, comma, u->name);
	}
	const char *answer = !total ? "none" : held == total ? "yes" : "no";
	const char *look = !total ? NULL : held == total ? "agreed" : "gap";
	struct view_row *row = view_add(b, v, "project", b->in->project->file, NULL,
					servers ? "server" : "network");

	view_set(b, row, "kind", servers ? "server" : "network");
	view_set(b, row, "kind.name", kind_word(b, servers ? "server" : "network"));
	view_set(b, row, "question",
		 word_of(b, "updates.question", servers ? "server" : "network"));
	view_set(b, row, "answer", answer)->role = look;
	view_set(b, row, "answer.name", word_of(b, "updates.answer", answer))->role = look;
	view_set(b, row, "total", number(b, total));
	view_set(b, row, "held", number(b, held));
	view_set(b, row, "against", or_dash(b, against.text));
}

void fill_updates_answer(struct binding *b, struct view *v)
{
	const struct update_duties all = duties_in(b);

	add_answer(b, v, &all, true);
	add_answer(b, v, &all, false);
}
