/* SPDX-License-Identifier: MIT
 *
 * Views over what parties see to: systems' servers, devices, lines and backups, and the premises
 * that a contract rests on.
 *
 * A party that nobody named prints as what is to be agreed, any other hole as not filled in; what
 * is not the contract's prints who answers for it instead.
 */
#include <string.h>

#include "bind/view.h"

/* 乙; NULL of who does not sign the document's contract. */
static const char *label_of(const struct binding *b, const char *id)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; id && c && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, id) == 0)
			return c->parties.at[i].label;
	return NULL;
}

const char *view_tender_name(struct binding *b, const char *id)
{
	const struct party *p = id ? project_party(b->in->project, id) : NULL;
	const char *label = label_of(b, id);

	if (label || !p || !p->under)
		return label ? label : party_name(b, id);
	const char *above = label_of(b, p->under);

	return arena_concat(b->a, p->name, library_word(b->in->library, "under.open"),
			    above ? above : party_name(b, p->under),
			    library_word(b->in->library, "under.close"), (char *)NULL);
}

const char *view_outside_text(struct binding *b, const char *party)
{
	return arena_concat(b->a, library_word(b->in->library, "object.outside"),
			    library_word(b->in->library, "under.open"), view_tender_name(b, party),
			    library_word(b->in->library, "object.close"), (char *)NULL);
}

/* One row of a view of things, and who answers for the thing where the contract does not. */
struct thing_row {
	struct binding *b;
	struct view_row *row;
	const char *outside; /* NULL: it is the contract's */
};

static void set_tender(const struct thing_row *t, const char *name, const char *party)
{
	const char *said = party        ? view_tender_name(t->b, party)
			   : t->outside ? view_outside_text(t->b, t->outside)
					: library_word(t->b->in->library, "object.open");
	struct view_field *f = view_set(t->b, t->row, name, said);

	if (!party && !t->outside) {
		f->role = "open";
		view_set_own_blank(t->b, t->row, f, name);
	}
}

static void set_fact(const struct thing_row *t, const char *name, const char *text)
{
	view_set(t->b, t->row, name,
		 !text && t->outside ? library_word(t->b->in->library, "dash") : text);
}

static void set_fee(const struct thing_row *t, const char *fee)
{
	const char *said = fee          ? word_of(t->b, "fee", fee)
			   : t->outside ? library_word(t->b->in->library, "dash")
					: word_of(t->b, "fee", "undecided");
	struct view_field *f = view_set(t->b, t->row, "fee", said);

	if (!fee && !t->outside)
		view_set_own_blank(t->b, t->row, f, "fee");
}

static struct thing_row open_row(struct binding *b, struct view *v, const struct system *s,
				 const char *id, const char *place, const char *outside)
{
	struct thing_row t = {
		.b = b,
		.row = view_add(b, v, "project", b->in->project->file, place, id),
		.outside = outside,
	};

	view_set(b, t.row, "system", s->name);
	view_set(b, t.row, "id", id);
	return t;
}

/* Calls `add` for each system of the document. */
static void each_system(struct binding *b, struct view *v,
			void (*add)(struct binding *, struct view *, const struct system *))
{
	for (size_t i = 0; i < count_systems(b); i++)
		if (nth_system(b, i))
			add(b, v, nth_system(b, i));
}

static void add_system(struct binding *b, struct view *v, const struct system *s)
{
	struct thing_row t = open_row(b, v, s, s->id, s->place, s->out_of_scope);

	set_fact(&t, "place", s->location);
	set_tender(&t, "vendor", s->vendor);
	set_tender(&t, "owner", s->owner);
	set_tender(&t, "maintains", s->maintains);
	set_tender(&t, "monitors", s->monitors);
	set_fact(&t, "window", s->window);
	set_fact(&t, "continues", s->continues);
	view_set(b, t.row, "level",
		 s->level ? s->level : library_word(b->in->library, "object.by-articles"));
	set_fact(&t, "desk", s->desk);
	set_fee(&t, s->fee);
}

void fill_system_care(struct binding *b, struct view *v)
{
	each_system(b, v, add_system);
}

static void add_servers(struct binding *b, struct view *v, const struct system *s)
{
	for (size_t i = 0; i < s->servers.n; i++) {
		const struct server *server = &s->servers.at[i];
		struct thing_row t =
			open_row(b, v, s, server->id, server->place, server->out_of_scope);

		view_set(b, t.row, "name", server->name);
		set_fact(&t, "os", server->os);
		view_set(b, t.row, "support_end",
			 server->support_end ? view_date(b, server->support_end)
					     : library_word(b->in->library, "dash"));
		set_tender(&t, "owner", server->owner);
		set_tender(&t, "updates", server->updates);
		set_tender(&t, "configures", server->configures);
		set_tender(&t, "monitors", server->monitors);
		set_tender(&t, "maintains", server->maintains);
		set_fact(&t, "cycle", server->cycle);
		set_fact(&t, "window", server->window);
		set_fee(&t, server->fee);
	}
}

void fill_server_care(struct binding *b, struct view *v)
{
	each_system(b, v, add_servers);
}

static void add_devices(struct binding *b, struct view *v, const struct system *s)
{
	for (size_t i = 0; i < s->devices.n; i++) {
		const struct device *d = &s->devices.at[i];
		struct thing_row t = open_row(b, v, s, d->id, d->place, d->out_of_scope);

		view_set(b, t.row, "name", d->name);
		view_set(b, t.row, "kind", d->kind ? word_of(b, "device", d->kind) : NULL);
		set_tender(&t, "owner", d->owner);
		set_tender(&t, "updates", d->updates);
		set_tender(&t, "configures", d->configures);
		set_tender(&t, "monitors", d->monitors);
		set_tender(&t, "maintains", d->maintains);
		set_fact(&t, "cycle", d->cycle);
		set_fact(&t, "window", d->window);
		set_fee(&t, d->fee);
	}
}

void fill_device_care(struct binding *b, struct view *v)
{
	each_system(b, v, add_devices);
}

/*
 * A list that the system does not have: one row says that nobody wrote it, and check asks for it
 * (not-written-down).
 */
static void add_unsaid(struct binding *b, struct view *v, const struct system *s, const char *name)
{
	struct thing_row t = open_row(b, v, s, s->id, s->place, NULL);

	for (const struct view_source *f = v->fields; f->name; f++)
		if (strcmp(f->name, "system") != 0 && strcmp(f->name, "id") != 0) {
			bool named = strcmp(f->name, "name") == 0 && name;

			view_set(b, t.row, f->name,
				 named ? name : library_word(b->in->library, "object.open"))
				->role = named ? NULL : "open";
		}
}

static void add_lines(struct binding *b, struct view *v, const struct system *s)
{
	if (!s->own_lines)
		add_unsaid(b, v, s, s->line);
	for (size_t i = 0; i < s->lines.n; i++) {
		const struct line *line = &s->lines.at[i];
		struct thing_row t = open_row(b, v, s, line->id, line->place, line->out_of_scope);

		view_set(b, t.row, "name", line->name);
		set_tender(&t, "owner", line->owner);
		set_tender(&t, "carrier", line->carrier);
		set_tender(&t, "terminal", line->terminal);
		set_tender(&t, "monitors", line->monitors);
		view_set(b, t.row, "level",
			 line->level ? line->level
				     : library_word(b->in->library, "object.by-articles"));
		set_fact(&t, "desk", line->desk);
		set_fact(&t, "spare", line->spare);
		set_fee(&t, line->fee);
	}
}

void fill_lines(struct binding *b, struct view *v)
{
	each_system(b, v, add_lines);
}

static void add_backups(struct binding *b, struct view *v, const struct system *s)
{
	if (!s->own_backups)
		add_unsaid(b, v, s, NULL);
	for (size_t i = 0; i < s->backups.n; i++) {
		const struct backup *k = &s->backups.at[i];
		struct thing_row t = open_row(b, v, s, k->id, k->place, k->out_of_scope);

		view_set(b, t.row, "name", k->name);
		set_fact(&t, "cycle", k->cycle);
		set_fact(&t, "generations", k->generations);
		set_fact(&t, "method", k->method);
		set_fact(&t, "offline", k->offline);
		set_fact(&t, "stored", k->stored);
		set_tender(&t, "takes", k->takes);
		set_tender(&t, "restores", k->restores);
		set_fact(&t, "test", k->test);
		set_fee(&t, k->fee);
	}
}

void fill_backups(struct binding *b, struct view *v)
{
	each_system(b, v, add_backups);
}

static void add_premise(struct binding *b, struct view *v, const struct premise *p)
{
	const struct project *project = b->in->project;
	const char *id = p->reg ? p->reg : b->in->contract->registers.at[0];
	const struct risk_register *reg = project_register(project, id);
	struct view_row *row = view_add(b, v, "project", project->file, p->place, p->text);
	const struct status *s =
		library_status(b->in->library, p->holds ? "proposed" : "open");
	struct thing_row t = {.b = b, .row = row};

	view_set(b, row, "register", reg ? register_title(b, reg) : id);
	view_set(b, row, "text", p->text);
	set_tender(&t, "holds", p->holds);
	view_set(b, row, "status", s ? s->id : "")->role = s ? s->id : NULL;
	view_set(b, row, "status.name", s ? s->name : "")->role = s ? s->id : NULL;
}

void fill_premises(struct binding *b, struct view *v)
{
	for (size_t i = 0; b->in->contract && i < b->in->contract->premises.n; i++)
		add_premise(b, v, &b->in->contract->premises.at[i]);
}
