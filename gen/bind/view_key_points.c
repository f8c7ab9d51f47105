/* SPDX-License-Identifier: MIT
 *
 * Views for the first pages of a contract's annex, which whoever signs reads in two minutes: when
 * systems may stand still and who is called, at night and on holidays too; the main deadlines; and
 * which party signs, or does what with, which paper. What costs how and what differs from the
 * standard wording stand in view_key_fees.c and view_key_differences.c. All is read from where
 * articles and 別表 have it, so that these pages cannot say anything else.
 */
#include "bind/key_places.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/actors.h"
#include "derive/measures.h"
#include "derive/papers.h"
#include "derive/text_uses.h"
#include "model/objects.h"
#include "model/over.h"

/* Hours: windows and desks by system. */

/* Windows that are not the system's own, each with what has it. */
struct other_window {
	const char *window;
	struct strbuf names;
};

struct other_windows {
	struct binding *b;
	const struct system *system;
	VEC(struct other_window) all;
};

static struct other_window *find_window(struct other_windows *w, const char *window)
{
	for (size_t i = 0; i < w->all.n; i++)
		if (strcmp(w->all.at[i].window, window) == 0)
			return &w->all.at[i];
	struct other_window *new = vec_push(w->b->scratch, &w->all);

	*new = (struct other_window){window, strbuf_new(w->b->a)};
	return new;
}

static void note_window(void *context, const struct tended *of)
{
	struct other_windows *w = context;
	const struct field *f = field_find(of->table, "window");
	const char *window = f && !of->out_of_scope ? field_text(w->b->a, f, of->object) : NULL;

	if (window && of->object != w->system && !text_equal(window, w->system->window))
		strbuf_join(&find_window(w, window)->names,
			    library_word(w->b->in->library, "list.comma"), of->name);
}

static const char *named(struct binding *b, const char *name, const char *text)
{
	return arena_concat(b->a, name, library_word(b->in->library, "colon"), text, (char *)NULL);
}

/* Of what the contract does not tend nobody has to say anything. */
static const char *or_dash(const struct binding *b, const struct system *s, const char *text)
{
	return !text && s->out_of_scope ? library_word(b->in->library, "dash") : text;
}

static void set_window(struct binding *b, struct view_row *row, const struct system *s)
{
	struct other_windows w = {.b = b, .system = s};
	const char *own = or_dash(b, s, s->window);
	struct view_field *f = view_set_member(b, row, "window", own, s->place, "window");

	system_visit_things(s, note_window, &w);
	for (size_t i = 0; i < w.all.n; i++) {
		const struct other_window *o = &w.all.at[i];

		if (!i)
			view_add_line(b, f, own ? own : library_word(b->in->library, "missing"),
				      NULL);
		view_add_line(b, f, named(b, o->names.text, o->window), NULL);
	}
}

/* Where faults are reported: the system's desk, then those of its lines. */
static void set_desk(struct binding *b, struct view_row *row, const struct system *s)
{
	const char *own = or_dash(b, s, s->desk);
	struct view_field *f = view_set_member(b, row, "desk", own, s->place, "desk");

	for (size_t i = 0; i < s->lines.n; i++) {
		const struct line *line = &s->lines.at[i];

		if (!line->desk || line->out_of_scope)
			continue;
		if (!f->lines.n)
			view_add_line(b, f, own ? own : library_word(b->in->library, "missing"),
				      NULL);
		view_add_line(b, f, named(b, line->name, line->desk), NULL);
	}
}

void fill_key_hours(struct binding *b, struct view *v)
{
	for (size_t i = 0; b->in->contract && i < count_systems(b); i++) {
		const struct system *s = nth_system(b, i);

		if (!s)
			continue;
		struct view_row *row =
			view_add(b, v, "project", b->in->project->file, s->place, s->id);

		view_set(b, row, "system", s->name);
		set_window(b, row, s);
		set_desk(b, row, s);
	}
}

/* Hours: who answers for a party. Numbers stand in the sheets of contacts, which change oftener. */

/* Who answers the telephone when the desk is closed: it or its deputy; NULL: nobody said. */
static const char *night_text(struct binding *b, const struct contact *c)
{
	const struct contact *deputy =
		c->deputy ? project_contact(b->in->project, c->deputy) : NULL;

	if (c->phone_off)
		return word_of(b, "key", "night.own");
	if (!deputy || !deputy->phone_off)
		return NULL;
	return text_fill(b->a, word_of(b, "key", "night.deputy"), "desk",
			 deputy->desk ? deputy->desk : deputy->name, NULL, NULL);
}

static struct view_row *add_desk(struct binding *b, struct view *v,
				 const struct contract_party *cp, const struct contact *c)
{
	struct view_row *row = view_add(b, v, "contact", "contacts.json", c ? c->place : NULL,
					c ? c->id : cp->party);
	const char *contacts = project_place(b, "contacts.json:contacts");
	const char *place = c ? c->place : contacts;

	view_set(b, row, "label", cp->label);
	view_set(b, row, "name", party_name(b, cp->party));
	view_set_member(b, row, "desk", !c ? NULL : c->desk ? c->desk : c->name, place, "desk");
	view_set_member(b, row, "hours", c ? c->hours : NULL, place, "hours");
	view_set_member(b, row, "night", c ? night_text(b, c) : NULL, place, "phone_off");
	return row;
}

/* True when the contact serves a system of the contract that no one before it does. */
static bool serves_more(const struct binding *b, const struct contact *c, bool *served)
{
	bool more = false;

	for (size_t i = 0; i < count_systems(b); i++) {
		const struct system *s = nth_system(b, i);

		if (s && !served[i] && contact_serves(c, s))
			more = served[i] = true;
	}
	return more;
}

/* The first contacts of the party that together serve all of the contract's systems it serves. */
static void add_desks_of(struct binding *b, struct view *v, const struct contract_party *cp)
{
	const struct project *p = b->in->project;
	bool *served = arena_alloc(b->scratch, (count_systems(b) + 1) * sizeof *served);
	size_t before = v->rows.n;

	memset(served, 0, (count_systems(b) + 1) * sizeof *served);
	for (size_t i = 0; i < p->contacts.n; i++) {
		const struct contact *c = &p->contacts.at[i];

		if (text_equal(c->party, cp->party) && serves_more(b, c, served))
			add_desk(b, v, cp, c);
	}
	if (v->rows.n == before)
		add_desk(b, v, cp, NULL);
}

/* The hospital is reached as its own people do it: by whom they call first. */
void fill_key_desks(struct binding *b, struct view *v)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; c && i < c->parties.n; i++) {
		const struct contract_party *cp = &c->parties.at[i];
		const struct contact *first = view_first_call(b);

		if (strcmp(cp->role, "hospital") == 0 && first)
			add_desk(b, v, cp, first);
		else
			add_desks_of(b, v, cp);
	}
}

/* Days. */

/* Where articles in force have a term, with one value of it. */
struct key_day {
	const char *value;
	struct key_places places;
	bool *acts; /* one per party of the contract: a statement with the term binds it */
};

struct key_days {
	struct binding *b;
	const struct shared_term *term;
	const char *cited; /* {{term.incident.first-call}} */
	VEC(struct key_day) all;
};

static struct key_day *find_day(struct key_days *d, const char *value)
{
	size_t n = d->b->in->contract->parties.n;

	for (size_t i = 0; i < d->all.n; i++)
		if (strcmp(d->all.at[i].value, value) == 0)
			return &d->all.at[i];
	struct key_day *new = vec_push(d->b->scratch, &d->all);

	*new = (struct key_day){.value = value,
				.acts = arena_alloc(d->b->scratch, (n + 1) * sizeof(bool))};
	memset(new->acts, 0, (n + 1) * sizeof(bool));
	return new;
}

static bool form_cites(const struct statement_form *f, const char *cited)
{
	for (size_t i = 0; i < f->times.n; i++)
		if (strstr(f->times.at[i], cited))
			return true;
	return f->keep && strstr(f->keep, cited);
}

static void note_actors(struct key_days *d, const struct chosen *c, struct key_day *day)
{
	struct binding *b = d->b;

	for (size_t i = 0; c->clause->duties && i < c->clause->duties->statements.n; i++) {
		const struct statement_form *f = statement_in(
			&c->clause->duties->statements.at[i], c->position->name);

		if (!f || !f->who || !statement_binds(f) || !form_cites(f, d->cited) ||
		    key_place_waits(b, c, f->paragraph, f->item))
			continue;
		const struct actors who =
			actors_of(b->scratch, b->in->project, b->in->contract, f->who);

		for (size_t k = 0; k < who.all.n; k++)
			day->acts[who.all.at[k].party] = true;
	}
}

static void note_uses(struct key_days *d, const struct chosen *c)
{
	struct binding *b = d->b;
	const struct text_uses uses = text_uses_of(b->scratch, c->clause, d->cited);
	const char *name = arena_concat(b->scratch, TERM_PREFIX, d->term->id, (char *)NULL);
	struct key_day *day = NULL;

	for (size_t i = 0; i < uses.all.n; i++) {
		const struct text_use *u = &uses.all.at[i];

		if (u->position != c->position || key_place_waits(b, c, u->paragraph, u->item))
			continue;
		day = find_day(d, settings_get(&c->names, name));
		key_places_add(b, &day->places, c, u->paragraph, u->item);
	}
	if (day)
		note_actors(d, c, day);
}

/* 甲、乙; "" where no statement says it. */
static const char *acting_text(const struct binding *b, const struct key_day *day)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < b->in->contract->parties.n; i++)
		if (day->acts[i])
			strbuf_join(&sb, library_word(b->in->library, "list.comma"),
				    b->in->contract->parties.at[i].label);
	return sb.text;
}

static void add_term(struct key_days *d, struct view *v)
{
	struct binding *b = d->b;

	for (size_t i = 0; i < b->selection->n_in; i++)
		if (b->selection->all.at[i].position)
			note_uses(d, &b->selection->all.at[i]);
	for (size_t i = 0; i < d->all.n; i++) {
		const struct key_day *day = &d->all.at[i];
		struct view_row *row = view_add(b, v, "library", "clauses/terms.json",
						d->term->place, d->term->id);

		view_set(b, row, "id", d->term->id);
		view_set(b, row, "main", d->term->main ? "main" : "");
		view_set(b, row, "what", d->term->meaning);
		view_set(b, row, "value", day->value);
		view_set(b, row, "who", acting_text(b, day));
		key_places_set(b, row, "provisions", &day->places);
	}
}

/* The terms that articles in force cite, in the library's order. */
void fill_key_days(struct binding *b, struct view *v)
{
	for (size_t i = 0; b->in->contract && i < b->in->library->terms.n; i++) {
		const struct shared_term *t = &b->in->library->terms.at[i];
		struct key_days d = {
			.b = b,
			.term = t,
			.cited = arena_concat(b->scratch, "{{" TERM_PREFIX, t->id, "}}",
					      (char *)NULL),
		};

		add_term(&d, v);
	}
}

/* Papers. */

/*
 * A signature of the template is the party's when the block that prints it has its row. Whom an
 * amendment touches is not known before: any party may have to sign it.
 */
static bool signs_in(const struct template *t, const struct template_block *part,
		     const struct view_row *party)
{
	for (size_t i = 0; i < part->body.n; i++) {
		const struct template_block *block = &part->body.at[i];

		if (strcmp(block->block, "signature") == 0 &&
		    (t->amends || (text_equal(block->view, "parties") &&
				   row_is_wanted(party, block))))
			return true;
	}
	return false;
}

static bool signs(const struct template *t, const struct view_row *party)
{
	for (size_t i = 0; i < t->parts.n; i++)
		if (signs_in(t, &t->parts.at[i], party))
			return true;
	return false;
}

/* NULL where the project has no such party. */
static const struct view_row *party_row(struct binding *b, const struct contract_party *cp)
{
	const struct view *parties = view_get(b, "parties", NULL);

	for (size_t i = 0; i < parties->rows.n; i++)
		if (text_equal(view_field(&parties->rows.at[i], "id")->text, cp->party))
			return &parties->rows.at[i];
	return NULL;
}

/* NULL: the party has nothing to do with the paper. */
static const char *hand_of(struct binding *b, const struct template *t,
			   const struct contract_party *cp)
{
	const struct view_row *party = party_row(b, cp);
	const char *does = settings_get(&t->does, cp->role);

	if (party && signs(t, party))
		return word_of(b, "key", "signs");
	return does ? does : settings_get(&t->does, "all");
}

static bool somebody_acts(struct binding *b, const struct template *t)
{
	for (size_t i = 0; i < b->in->contract->parties.n; i++)
		if (hand_of(b, t, &b->in->contract->parties.at[i]))
			return true;
	return false;
}

static struct view_row *add_paper(struct binding *b, struct view *v, const struct template *t)
{
	struct view_row *row = view_add(b, v, "library", t->file, NULL, t->id);

	view_set(b, row, "title", template_text(b, t->title, t->file));
	view_set(b, row, "use", t->use ? t->use : "");
	return row;
}

static const char *does_field(struct binding *b, const struct contract_party *cp)
{
	return arena_concat(b->scratch, "does:", cp->party, (char *)NULL);
}

static void add_template(struct binding *b, struct view *v, const struct template *t)
{
	const struct contract *c = b->in->contract;
	struct view_row *row = add_paper(b, v, t);

	for (size_t i = 0; i < c->parties.n; i++) {
		const char *does = hand_of(b, t, &c->parties.at[i]);

		view_set(b, row, does_field(b, &c->parties.at[i]),
			 does ? does : library_word(b->in->library, "dash"));
	}
}

/* What the parties sign when they change something later; no copies for one of them. */
static void add_amendments(struct binding *b, struct view *v)
{
	const struct library *l = b->in->library;

	for (size_t i = 0; i < l->amendments.n; i++) {
		const struct template *t = &l->amendments.at[i];

		if (!t->each && strcmp(t->scope, "contract") == 0 && somebody_acts(b, t))
			add_template(b, v, t);
	}
}

/* The contract's papers that a party signs or does something with; lists to read are none. */
void fill_key_papers(struct binding *b, struct view *v)
{
	const struct bind_input *in = b->in;
	const struct wanted_papers *papers =
		in->contract ? papers_wanted(b->scratch, in->project, in->library) : NULL;

	for (size_t i = 0; papers && i < papers->all.n; i++)
		if (papers->all.at[i].contract == in->contract &&
		    !template_is_internal(papers->all.at[i].template) &&
		    somebody_acts(b, papers->all.at[i].template))
			add_template(b, v, papers->all.at[i].template);
	if (papers)
		add_amendments(b, v);
}
