/* SPDX-License-Identifier: MIT
 *
 * Views over contacts.json and the library's public desks. A register holds no name and no number;
 * what nobody has filled in stays NULL and prints as 未記入.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "bind/view.h"
#include "model/over.h"

/* Who has ended leaves the sheets; the paper of the contract itself, if asked for, has them. */
static bool is_of_ended(const struct binding *b)
{
	return b->in->contract && contract_is_over(b->in->project, b->in->contract);
}

static bool is_left_out(const struct binding *b, const struct contact *c)
{
	return contact_is_over(b->in->project, c) && !is_of_ended(b);
}

bool system_is_called(const struct binding *b, const struct system *s)
{
	return !over_of_system(b->in->project, s->id) || is_of_ended(b);
}

static const char *contact_title(struct binding *b, const struct contact *c)
{
	if (c->desk && c->name)
		return arena_concat(b->a, c->desk, " ", c->name, (char *)NULL);
	return c->name ? c->name : c->desk;
}

/* A deputy is another contact, or simply a name. */
static const char *deputy_text(struct binding *b, const struct contact *c)
{
	const struct contact *deputy =
		c->deputy ? project_contact(b->in->project, c->deputy) : NULL;

	if (!deputy)
		return c->deputy;
	return arena_concat(b->a, contact_title(b, deputy), deputy->phone ? "\n" : "",
			    deputy->phone ? deputy->phone : "", (char *)NULL);
}

/* Desk, name and role of one contact, each on its line; NULL when nothing of it is known. */
static const char *who_text(struct binding *b, const struct contact *c)
{
	struct strbuf sb = strbuf_new(b->a);

	if (c->desk)
		strbuf_add(&sb, c->desk);
	if (c->name)
		strbuf_join(&sb, "\n", c->name);
	if (c->role)
		strbuf_join(&sb, "\n", arena_concat(b->a, "（", c->role, "）", (char *)NULL));
	return sb.len ? sb.text : NULL;
}

/* Both numbers under each other, a missing one said so; NULL when there is none at all. */
static const char *phones_text(struct binding *b, const struct contact *c)
{
	const char *missing = library_word(b->in->library, "missing");

	if (!c->phone && !c->phone_off)
		return NULL;
	return arena_concat(b->a, word_of(b, "phone", "day"), c->phone ? c->phone : missing, "\n",
			    word_of(b, "phone", "off"), c->phone_off ? c->phone_off : missing,
			    (char *)NULL);
}

/* A contact's field: where there is no contact, one has to be written. */
static struct view_field *set_own(struct binding *b, struct view_row *row, const struct contact *c,
				  const char *name, const char *text, const char *member)
{
	struct view_field *f = view_set(b, row, name, text);

	if (!text && c->place)
		view_set_blank(b, f, c->id, c->place, member);
	else if (!text)
		*vec_push(b->scratch, &f->blanks) =
			(struct blank){
			row->origin->key, project_place(b, "contacts.json:contacts"), "contacts"};
	return f;
}

static void set_phones(struct binding *b, struct view_row *row, const struct contact *c)
{
	struct view_field *f = set_own(b, row, c, "phones", phones_text(b, c), "phone");

	if (c->place && !c->phone && f->text)
		view_set_blank(b, f, c->id, c->place, "phone");
	if (c->place && !c->phone_off)
		view_set_blank(b, f, c->id, c->place, "phone_off");
}

static void set_contact(struct binding *b, struct view_row *row, const struct contact *c)
{
	set_own(b, row, c, "who", who_text(b, c), "desk");
	set_phones(b, row, c);
	set_own(b, row, c, "desk", c->desk, "desk");
	set_own(b, row, c, "name", c->name, "name");
	set_own(b, row, c, "role", c->role, "role");
	set_own(b, row, c, "phone", c->phone, "phone");
	set_own(b, row, c, "phone_off", c->phone_off, "phone_off");
	set_own(b, row, c, "email", c->email, "email");
	set_own(b, row, c, "hours", c->hours, "hours");
	set_own(b, row, c, "deputy", deputy_text(b, c), "deputy");
	set_own(b, row, c, "confirmed", view_date(b, c->confirmed), "confirmed");
	view_set(b, row, "note", c->note ? c->note : "");
}

static struct view_row *add_contact(struct binding *b, struct view *v, const struct contact *c)
{
	return view_add(b, v, "contact", "contacts.json", c ? c->place : NULL, c ? c->id : NULL);
}

/* Of one system alone the name says more. */
static bool serves_all(const struct project *p, const struct contact *c)
{
	for (size_t i = 0; i < p->systems.n; i++)
		if (!contact_serves(c, &p->systems.at[i]))
			return false;
	return p->systems.n > 1;
}

static const char *system_names(struct binding *b, const struct contact *c)
{
	struct strbuf sb = strbuf_new(b->a);

	if (serves_all(b->in->project, c))
		return library_word(b->in->library, "systems.all");
	for (size_t i = 0; i < c->systems.n; i++) {
		const struct system *s = project_system(b->in->project, c->systems.at[i]);

		strbuf_join(&sb, "\n", s ? s->name : c->systems.at[i]);
	}
	return sb.text;
}

void fill_contacts(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->project->contacts.n; i++) {
		const struct contact *c = &b->in->project->contacts.at[i];
		const struct party *party =
			c->party ? project_party(b->in->project, c->party) : NULL;

		if (is_left_out(b, c))
			continue;
		struct view_row *row = add_contact(b, v, c);

		view_set(b, row, "id", c->id);
		view_set(b, row, "kind", c->kind);
		view_set(b, row, "party", party ? party->name : c->party ? c->party : "");
		view_set(b, row, "systems", system_names(b, c));
		set_contact(b, row, c);
	}
}

static void add_vendor_contact(struct binding *b, struct view *v, const struct system *s,
			       const struct contact *c)
{
	static const struct contact nobody;
	const char *vendor = c && c->party ? c->party : s->vendor;
	const struct party *party = vendor ? project_party(b->in->project, vendor) : NULL;
	struct view_row *row = add_contact(b, v, c);

	view_set(b, row, "system", s->name);
	view_set(b, row, "vendor", party ? party->name : vendor);
	set_contact(b, row, c ? c : &nobody);
}

/*
 * One row per system of the document and contact of a vendor; a system that nobody answers for
 * still has its row, with nothing filled in.
 */
void fill_vendor_contacts(struct binding *b, struct view *v)
{
	const struct project *p = b->in->project;

	for (size_t i = 0; i < count_systems(b); i++) {
		const struct system *s = nth_system(b, i);
		size_t before = v->rows.n;

		for (size_t k = 0; s && k < p->contacts.n; k++)
			if (strcmp(p->contacts.at[k].kind, "vendor") == 0 &&
			    contact_serves(&p->contacts.at[k], s) &&
			    !is_left_out(b, &p->contacts.at[k]))
				add_vendor_contact(b, v, s, &p->contacts.at[k]);
		if (s && v->rows.n == before && system_is_called(b, s))
			add_vendor_contact(b, v, s, NULL);
	}
}

const struct contact *view_first_call(const struct binding *b)
{
	const struct project *p = b->in->project;
	const char *role = library_word(b->in->library, "role.first-call");

	for (size_t i = 0; i < p->contacts.n; i++)
		if (strcmp(p->contacts.at[i].kind, "hospital") == 0 &&
		    text_equal(p->contacts.at[i].role, role))
			return &p->contacts.at[i];
	return p->escalation.n ? project_contact(p, p->escalation.at[0].contact) : NULL;
}

/* One row: whom everybody in the hospital calls first. */
void fill_first_call(struct binding *b, struct view *v)
{
	static const struct contact nobody;
	const struct contact *c = view_first_call(b);

	set_contact(b, add_contact(b, v, c), c ? c : &nobody);
}

/* NULL of one who has ended: the step is there, and says that somebody has to take it. */
static const struct contact *in_force(const struct binding *b, const struct contact *c)
{
	return c && !is_left_out(b, c) ? c : NULL;
}

void fill_escalation(struct binding *b, struct view *v)
{
	static const struct contact nobody;
	const struct project *p = b->in->project;

	for (size_t i = 0; i < p->escalation.n; i++) {
		const struct escalation *e = &p->escalation.at[i];
		const struct contact *c = in_force(b, project_contact(p, e->contact));
		const struct contact *deputy =
			c && c->deputy ? project_contact(p, c->deputy) : NULL;
		struct view_row *row =
			view_add(b, v, "contact", "contacts.json", e->place, e->contact);

		view_set(b, row, "step", arena_printf(b->a, "%d", e->step));
		view_set(b, row, "within", e->within);
		view_set(b, row, "what", e->what);
		set_own(b, row, deputy ? deputy : c ? c : &nobody, "deputy_phone",
			deputy ? deputy->phone : NULL, deputy ? "phone" : "deputy");
		set_contact(b, row, c ? c : &nobody);
	}
}

static const struct desk_override *find_override(const struct project *p, const char *desk)
{
	for (size_t i = 0; i < p->desks.n; i++)
		if (strcmp(p->desks.at[i].desk, desk) == 0)
			return &p->desks.at[i];
	return NULL;
}

/* A fact that was not read in the official text carries its status and the day it was looked up. */
static const char *fact_status(struct binding *b, const char *status, const char *as_of)
{
	if (strcmp(status, "confirmed") == 0)
		return word_of(b, "fact", status);
	return arena_concat(b->a, word_of(b, "fact", status),
			    library_word(b->in->library, "as-of.open"), view_date(b, as_of),
			    library_word(b->in->library, "as-of.close"), (char *)NULL);
}

void fill_desks(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->library->desks.n; i++) {
		const struct desk *d = &b->in->library->desks.at[i];
		const struct desk_override *own = find_override(b->in->project, d->id);
		const char *desks =
			own ? own->place : project_place(b, "contacts.json:desks");
		struct view_row *row = view_add(b, v, "library", "clauses/desks.json", NULL, d->id);

		view_set(b, row, "id", d->id);
		view_set(b, row, "name", d->name);
		view_set(b, row, "purpose", d->purpose ? d->purpose : "");
		view_set_member(b, row, "phone", own && own->phone ? own->phone : d->phone, desks,
				"phone");
		view_set(b, row, "url", d->url ? d->url : "");
		view_set(b, row, "status", fact_status(b, d->status, d->as_of));
		view_set_member(b, row, "confirmed", own ? view_date(b, own->confirmed) : NULL,
				desks, "confirmed");
	}
}

void fill_deadlines(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->library->desks.n; i++) {
		const struct desk *d = &b->in->library->desks.at[i];

		for (size_t k = 0; k < d->deadlines.n; k++) {
			const struct deadline *deadline = &d->deadlines.at[k];
			struct view_row *row =
				view_add(b, v, "library", "clauses/desks.json", NULL, d->id);

			view_set(b, row, "desk", d->name);
			view_set(b, row, "what", deadline->what);
			view_set(b, row, "within", deadline->within);
			view_set(b, row, "basis", deadline->basis ? deadline->basis : "");
			view_set(b, row, "status", fact_status(b, deadline->status, d->as_of));
		}
	}
}
