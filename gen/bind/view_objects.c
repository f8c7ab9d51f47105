/* SPDX-License-Identifier: MIT
 *
 * Views over what parties see to: systems' servers, devices, lines and backups, and the premises
 * that a contract rests on.
 *
 * A party that nobody named prints as what is to be agreed, any other hole as not filled in; what
 * is not the contract's prints who answers for it instead.
 */
#include <string.h>

#include "base/text.h"
#include "bind/view.h"
#include "model/objects.h"

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
	const struct tended *of; /* NULL: of no thing */
	const char *outside;     /* NULL: it is the contract's */
};

static void set_party(const struct thing_row *t, const char *name, const char *party)
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

/* Whoever has the role for the thing, by itself or by its system: whom statements bind as well. */
static void set_tender(const struct thing_row *t, const char *name, const char *role)
{
	set_party(t, name, tending_party(tending_role_of(t->of->kind, role), t->of));
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

static struct thing_row open_row(struct binding *b, struct view *v, const struct tended *of)
{
	struct thing_row t = {
		.b = b,
		.row = view_add(b, v, "project", b->in->project->file, of->place, of->id),
		.of = of,
		.outside = of->out_of_scope,
	};

	view_set(b, t.row, "system", of->system->name);
	view_set(b, t.row, "id", of->id);
	return t;
}

/* What belongs to the systems of the document and is of one kind. */
struct thing_listing {
	struct binding *b;
	struct view *v;
	const char *kind;
	void (*add)(struct binding *b, struct view *v, const struct tended *of);
};

static void list_thing(void *context, const struct tended *of)
{
	const struct thing_listing *l = context;

	if (strcmp(of->kind, l->kind) == 0)
		l->add(l->b, l->v, of);
}

static void list_system(const struct thing_listing *l, const struct system *s)
{
	system_visit_things(s, list_thing, (void *)(size_t)l);
}

static void list_things(struct binding *b, struct view *v, const char *kind,
			void (*add)(struct binding *, struct view *, const struct tended *))
{
	const struct thing_listing l = {b, v, kind, add};

	for (size_t i = 0; i < count_systems(b); i++)
		if (nth_system(b, i))
			list_system(&l, nth_system(b, i));
}

static void add_system(struct binding *b, struct view *v, const struct tended *of)
{
	const struct system *s = of->object;
	struct thing_row t = open_row(b, v, of);

	set_fact(&t, "place", s->location);
	set_tender(&t, "vendor", "vendor");
	set_tender(&t, "owner", "owner");
	set_tender(&t, "maintains", "maintainer");
	set_tender(&t, "monitors", "monitor");
	set_fact(&t, "window", s->window);
	set_fact(&t, "continues", s->continues);
	view_set(b, t.row, "level",
		 s->level ? s->level : library_word(b->in->library, "object.by-articles"));
	set_fact(&t, "desk", s->desk);
	set_fee(&t, s->fee);
}

void fill_system_care(struct binding *b, struct view *v)
{
	list_things(b, v, "system", add_system);
}

/* What servers and devices have alike. */
static void set_care(const struct thing_row *t, const char *cycle, const char *window,
		     const char *fee)
{
	set_tender(t, "owner", "owner");
	set_tender(t, "updates", "updates");
	set_tender(t, "configures", "configurer");
	set_tender(t, "monitors", "monitor");
	set_tender(t, "maintains", "maintainer");
	set_fact(t, "cycle", cycle);
	set_fact(t, "window", window);
	set_fee(t, fee);
}

static void add_server(struct binding *b, struct view *v, const struct tended *of)
{
	const struct server *server = of->object;
	struct thing_row t = open_row(b, v, of);

	view_set(b, t.row, "name", server->name);
	set_fact(&t, "os", server->os);
	view_set_day_or(b, t.row, "support_end", server->support_end,
			library_word(b->in->library, "dash"));
	set_care(&t, server->cycle, server->window, server->fee);
}

void fill_server_care(struct binding *b, struct view *v)
{
	list_things(b, v, "server", add_server);
}

static void add_device(struct binding *b, struct view *v, const struct tended *of)
{
	const struct device *d = of->object;
	struct thing_row t = open_row(b, v, of);

	view_set(b, t.row, "name", d->name);
	view_set(b, t.row, "kind", d->kind ? word_of(b, "device", d->kind) : NULL);
	set_care(&t, d->cycle, d->window, d->fee);
}

void fill_device_care(struct binding *b, struct view *v)
{
	list_things(b, v, "device", add_device);
}

/*
 * A list that the system does not have: one row says that nobody wrote it, and check asks for it
 * (not-written-down).
 */
static void add_unsaid(struct binding *b, struct view *v, const struct system *s, const char *name)
{
	struct tended self = system_tended(s);

	self.out_of_scope = NULL;
	struct thing_row t = open_row(b, v, &self);

	for (const struct view_source *f = v->fields; f->name; f++)
		if (strcmp(f->name, "system") != 0 && strcmp(f->name, "id") != 0) {
			bool named = strcmp(f->name, "name") == 0 && name;

			if (strcmp(f->name, "side") == 0) {
				view_set(b, t.row, f->name, "out");
				continue;
			}

			view_set(b, t.row, f->name,
				 named ? name : library_word(b->in->library, "object.open"))
				->role = named ? NULL : "open";
		}
}

/* 'in' of what the hospital provides itself, as its own LAN; of a carrier nobody named 'out'. */
static const char *line_side(const struct binding *b, const struct tended *of)
{
	const char *id = tending_party(tending_role_of(of->kind, "carrier"), of);
	const struct party *p = id ? project_party(b->in->project, id) : NULL;

	return p && text_equal(p->kind, "hospital") ? "in" : "out";
}

static void add_line(struct binding *b, struct view *v, const struct tended *of)
{
	const struct line *line = of->object;
	struct thing_row t = open_row(b, v, of);

	view_set(b, t.row, "name", line->name);
	set_tender(&t, "owner", "owner");
	set_tender(&t, "carrier", "carrier");
	set_tender(&t, "terminal", "terminal");
	set_tender(&t, "monitors", "monitor");
	view_set(b, t.row, "level",
		 line->level ? line->level : library_word(b->in->library, "object.by-articles"));
	set_fact(&t, "desk", line->desk);
	set_fact(&t, "spare", line->spare);
	view_set(b, t.row, "number", line->number ? line->number : "");
	view_set(b, t.row, "side", line_side(b, of));
	set_fee(&t, line->fee);
}

void fill_lines(struct binding *b, struct view *v)
{
	const struct thing_listing l = {b, v, "line", add_line};

	for (size_t i = 0; i < count_systems(b); i++) {
		const struct system *s = nth_system(b, i);

		if (s && !s->own_lines)
			add_unsaid(b, v, s, s->line);
		if (s)
			list_system(&l, s);
	}
}

static void add_backup(struct binding *b, struct view *v, const struct tended *of)
{
	const struct backup *k = of->object;
	struct thing_row t = open_row(b, v, of);

	view_set(b, t.row, "name", k->name);
	set_fact(&t, "cycle", k->cycle);
	set_fact(&t, "generations", k->generations);
	set_fact(&t, "method", k->method);
	set_fact(&t, "offline", k->offline);
	set_fact(&t, "stored", k->stored);
	set_tender(&t, "takes", "takes");
	set_tender(&t, "restores", "restores");
	set_fact(&t, "test", k->test);
	set_fee(&t, k->fee);
}

void fill_backups(struct binding *b, struct view *v)
{
	const struct thing_listing l = {b, v, "backup", add_backup};

	for (size_t i = 0; i < count_systems(b); i++) {
		const struct system *s = nth_system(b, i);

		if (s && !s->own_backups)
			add_unsaid(b, v, s, NULL);
		if (s)
			list_system(&l, s);
	}
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
	set_party(&t, "holds", p->holds);
	view_set(b, row, "status", s ? s->id : "")->role = s ? s->id : NULL;
	view_set(b, row, "status.name", s ? s->name : "")->role = s ? s->id : NULL;
}

/* Those of a register that the contract does not name: nobody holds them. */
static void add_unnamed(struct binding *b, struct view *v, const struct risk_register *reg)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; i < reg->premises.n; i++)
		if (!contract_has_premise(c, reg->id, reg->premises.at[i]))
			add_premise(b, v,
				    &(struct premise){.text = reg->premises.at[i],
						      .reg = reg->id,
						      .place = c->place});
}

void fill_premises(struct binding *b, struct view *v)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; c && i < c->premises.n; i++)
		add_premise(b, v, &c->premises.at[i]);
	for (size_t i = 0; c && i < c->registers.n; i++) {
		const struct risk_register *reg =
			project_register(b->in->project, c->registers.at[i]);

		if (reg)
			add_unnamed(b, v, reg);
	}
}
