/* SPDX-License-Identifier: MIT
 *
 * Views over the people and desks of contacts.json. A register holds no name and no number; what
 * nobody has filled in stays NULL and prints as 未記入.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "bind/view.h"
#include "derive/call_hours.h"
#include "derive/chain_links.h"
#include "derive/on_call.h"
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

/* Of one who has neither desk nor name, the role or, at last, the id. */
static const char *contact_title(struct binding *b, const struct contact *c)
{
	if (c->desk && c->name)
		return arena_concat(b->a, c->desk, " ", c->name, (char *)NULL);
	if (c->desk || c->name)
		return c->name ? c->name : c->desk;
	return c->role ? c->role : c->id;
}

/* A number for the day and one for nights and holidays; in one line where they are the same. */
static const char *numbers_text(struct binding *b, const char *day, const char *off)
{
	const char *missing = library_word(b->in->library, "missing");

	if (!day && !off)
		return NULL;
	if (text_equal(day, off))
		return arena_concat(b->a, word_of(b, "phone", "both"), day, (char *)NULL);
	return arena_concat(b->a, word_of(b, "phone", "day"), day ? day : missing, "\n",
			    word_of(b, "phone", "off"), off ? off : missing, (char *)NULL);
}

/* The company of one outside the hospital who takes the place of one of another; else NULL. */
static const char *other_company(const struct binding *b, const struct contact *deputy,
				 const struct contact *of)
{
	const struct party *party = deputy->party && contact_is_outside(deputy) &&
						    !text_equal(deputy->party, of->party)
					    ? project_party(b->in->project, deputy->party)
					    : NULL;

	return party ? party->name : NULL;
}

bool view_deputy(struct binding *b, const struct contact *of, size_t i, struct deputy_words *out)
{
	const char *id = contact_deputy(of, i);
	const struct contact *deputy = id ? project_contact(b->in->project, id) : NULL;
	struct strbuf sb = strbuf_new(b->a);

	*out = (struct deputy_words){deputy ? deputy->id : NULL, id, NULL};
	if (!deputy)
		return id != NULL;
	const char *company = other_company(b, deputy, of);

	if (company)
		strbuf_add(&sb, company);
	strbuf_join(&sb, "\n", contact_title(b, deputy));
	out->who = sb.text;
	out->numbers = numbers_text(b, deputy->phone, deputy->phone_off);
	return true;
}

static const char *deputies_text(struct binding *b, const struct contact *c)
{
	struct strbuf sb = strbuf_new(b->a);
	struct deputy_words words;

	for (size_t i = 0; view_deputy(b, c, i, &words); i++) {
		strbuf_join(&sb, "\n", words.who);
		if (words.numbers)
			strbuf_join(&sb, "\n", words.numbers);
	}
	return sb.len ? sb.text : NULL;
}

/* Desk and name of one contact, below them the role; NULL when nothing of it is known. */
static const char *who_text(struct binding *b, const struct contact *c)
{
	struct strbuf sb = strbuf_new(b->a);

	if (c->desk || c->name)
		strbuf_add(&sb, contact_title(b, c));
	if (c->role)
		strbuf_join(&sb, "\n", arena_concat(b->a, "（", c->role, "）", (char *)NULL));
	return sb.len ? sb.text : NULL;
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
	struct view_field *f = set_own(b, row, c, "phones",
				       numbers_text(b, c->phone, c->phone_off), "phone");

	if (c->place && !c->phone && f->text)
		view_set_blank(b, f, c->id, c->place, "phone");
	if (c->place && !c->phone_off)
		view_set_blank(b, f, c->id, c->place, "phone_off");
}

/* What is missing of a deputy is asked for at the deputy's own place. */
static void blank_of_deputies(struct binding *b, struct view_field *f, const struct contact *c)
{
	for (size_t i = 0; contact_deputy(c, i); i++) {
		const struct contact *deputy =
			project_contact(b->in->project, contact_deputy(c, i));

		if (deputy && !deputy->phone_off)
			view_set_blank(b, f, deputy->id, deputy->place, "phone_off");
	}
}

/* Of several deputies the number that tells whose telephone is whose; of one nothing. */
static void join_numbered(struct binding *b, struct strbuf *sb, const struct contact *c, size_t i,
			  const char *text)
{
	const char *nth = contact_deputy(c, 1) ? arena_printf(b->a, "%zu ", i + 1) : "";

	strbuf_join(sb, "\n", arena_concat(b->a, nth, text, (char *)NULL));
}

/* Names and numbers apart, for columns that set numbers larger. */
static void set_deputies_apart(struct binding *b, struct view_row *row, const struct contact *c)
{
	struct strbuf who = strbuf_new(b->a), phones = strbuf_new(b->a);
	struct deputy_words words;

	for (size_t i = 0; view_deputy(b, c, i, &words); i++) {
		join_numbered(b, &who, c, i, words.who);
		join_numbered(b, &phones, c, i,
			      words.numbers ? words.numbers
					    : library_word(b->in->library, "missing"));
	}
	set_own(b, row, c, "deputy.who", who.len ? who.text : NULL, "deputy");
	blank_of_deputies(b, view_set(b, row, "deputy.phones", phones.len ? phones.text : ""), c);
}

static void set_deputies(struct binding *b, struct view_row *row, const struct contact *c)
{
	blank_of_deputies(b, set_own(b, row, c, "deputy", deputies_text(b, c), "deputy"), c);
	set_deputies_apart(b, row, c);
}

static void set_contact(struct binding *b, struct view_row *row, const struct contact *c)
{
	row->hours = call_hours_of_contact(b->a, b->in->library, c);
	set_own(b, row, c, "who", who_text(b, c), "desk");
	set_phones(b, row, c);
	set_own(b, row, c, "desk", c->desk, "desk");
	set_own(b, row, c, "name", c->name, "name");
	set_own(b, row, c, "role", c->role, "role");
	set_own(b, row, c, "phone", c->phone, "phone");
	set_own(b, row, c, "phone_off", c->phone_off, "phone_off");
	view_set(b, row, "extension", c->extension ? c->extension : "");
	view_set(b, row, "fax", c->fax ? c->fax : "");
	set_own(b, row, c, "email", c->email, "email");
	set_own(b, row, c, "hours", c->hours, "hours");
	set_deputies(b, row, c);
	view_note_day(set_own(b, row, c, "confirmed", view_date(b, c->confirmed), "confirmed"),
		      c->confirmed);
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

static bool is_contract_of(const struct binding *b, const struct contract *c, const char *party,
			   const struct system *s)
{
	if (b->in->contract ? c != b->in->contract : contract_is_over(b->in->project, c))
		return false;
	for (size_t i = 0; s && i < c->systems.n; i++)
		if (strcmp(c->systems.at[i], s->id) == 0)
			return contract_has_party(c, party);
	return !s && contract_has_party(c, party);
}

/*
 * The numbers by which a party knows the hospital's contracts, all or those on one system; blank
 * where it has none with the hospital, as a carrier by its general terms.
 */
static struct view_field *set_contracts(struct binding *b, struct view_row *row, const char *party,
					const struct system *s)
{
	const struct project *p = b->in->project;
	struct view_field *f = view_set(b, row, "contract", "");
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; party && i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];

		if (!is_contract_of(b, c, party, s))
			continue;
		strbuf_join(&sb, "\n",
			    c->number ? c->number : library_word(b->in->library, "missing"));
		if (!c->number)
			view_set_blank(b, f, c->id, c->place, "number");
	}
	f->text = sb.text;
	return f;
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
	set_contracts(b, row, vendor, s);
	set_contact(b, row, c ? c : &nobody);
}

/* Papers of a contract have its vendors alone, those of the hospital carriers and others too. */
static bool is_listed(const struct binding *b, const struct contact *c)
{
	return !is_left_out(b, c) && (b->in->contract ? strcmp(c->kind, "vendor") == 0
						      : contact_is_outside(c));
}

/*
 * One row per system of the document and contact outside the hospital; a system that nobody answers
 * for still has its row, with nothing filled in.
 */
void fill_vendor_contacts(struct binding *b, struct view *v)
{
	const struct project *p = b->in->project;

	for (size_t i = 0; i < count_systems(b); i++) {
		const struct system *s = nth_system(b, i);
		size_t before = v->rows.n;

		for (size_t k = 0; s && k < p->contacts.n; k++)
			if (is_listed(b, &p->contacts.at[k]) &&
			    contact_serves(&p->contacts.at[k], s))
				add_vendor_contact(b, v, s, &p->contacts.at[k]);
		if (s && v->rows.n == before && system_is_called(b, s))
			add_vendor_contact(b, v, s, NULL);
	}
}

static bool is_first_call(const struct contact *c, const char *role)
{
	return strcmp(c->kind, "hospital") == 0 &&
	       (role ? text_equal(c->role, role) : c->systems.n > 0);
}

static const struct contact *find_first_call(const struct binding *b, const char *role)
{
	const struct project *p = b->in->project;

	for (size_t i = 0; i < p->contacts.n; i++)
		if (is_first_call(&p->contacts.at[i], role))
			return &p->contacts.at[i];
	return NULL;
}

const struct contact *view_first_call(const struct binding *b)
{
	const struct project *p = b->in->project;
	const struct contact *c =
		find_first_call(b, library_word(b->in->library, "role.first-call"));

	if (!c && p->escalation.n)
		c = project_contact(p, p->escalation.at[0].contact);
	return c ? c : find_first_call(b, NULL);
}

/* One row: whom everybody in the hospital calls first. */
/* '{{text}}' of the word, behind what is there; nothing where there is no text. */
static void join_reach(struct binding *b, struct strbuf *sb, const char *word, const char *text)
{
	if (text)
		strbuf_join(sb, library_word(b->in->library, "list.space"),
			    text_replace(b->a, word_of(b, "reach", word), "{{text}}", text));
}

/* One line for papers that go out: no word of what is not known, unless nothing else is. */
static void set_reach(struct binding *b, struct view_row *row, const struct contact *c)
{
	struct strbuf sb = strbuf_new(b->a);
	const char *title = c->desk || c->name ? contact_title(b, c) : NULL;
	const char *phone = c->phone && c->hours
				    ? arena_concat(b->a, c->phone, "（", c->hours, "）", (char *)NULL)
				    : c->phone;
	bool reached = c->phone || c->email;

	set_own(b, row, c, "sender", title, "desk");
	join_reach(b, &sb, "title", title);
	join_reach(b, &sb, "phone", reached ? phone : library_word(b->in->library, "missing"));
	join_reach(b, &sb, "email", c->email);
	struct view_field *f = set_own(b, row, c, "reach", sb.text, "phone");

	if (!reached && c->place)
		view_set_blank(b, f, c->id, c->place, "phone");
}

void fill_first_call(struct binding *b, struct view *v)
{
	static const struct contact nobody;
	const struct contact *c = view_first_call(b);
	struct view_row *row = add_contact(b, v, c);

	set_contact(b, row, c ? c : &nobody);
	set_reach(b, row, c ? c : &nobody);
}

/* 0X-XXXX-1009（内線 123） */
static const char *dialled(struct binding *b, const struct on_call *o)
{
	if (!o->phone || !o->contact || !o->contact->extension)
		return o->phone;
	return arena_concat(b->a, o->phone,
			    text_fill(b->a, word_of(b, "phone", "extension"), "extension",
				      o->contact->extension, NULL, NULL),
			    (char *)NULL);
}

static void add_deputy_then(struct binding *b, struct view_field *f, const struct on_call *o)
{
	const char *number = dialled(b, o);

	view_add_line(b, f, o->contact ? contact_title(b, o->contact) : o->name, NULL);
	view_add_line(b, f, number ? number : library_word(b->in->library, "missing"), NULL);
	if (!number && o->contact)
		view_set_blank(b, f, o->contact->id, o->contact->place, "phone_off");
}

/*
 * Those who take his place at that minute, each with the number that is dialled then: the first, or
 * all of them.
 */
static void set_deputies_then(struct binding *b, struct view_row *row, const char *name,
			      const struct contact *c, const struct on_call_list *list, size_t most)
{
	struct view_field *f = view_set(b, row, name, list->all.n ? "" : NULL);

	for (size_t i = 0; i < list->all.n && i < most; i++)
		add_deputy_then(b, f, &list->all.at[i]);
	if (!list->all.n && c)
		view_set_blank(b, f, c->id, c->place, "deputy");
}

/* Whom everybody in the hospital calls first, a row for each part of the week. */
void fill_on_call(struct binding *b, struct view *v)
{
	static const struct contact nobody;
	const struct roster *r =
		on_call_roster(b->a, b->in->project, b->in->library);
	const struct call_bands bands = on_call_week(r);

	for (size_t i = 0; i < bands.all.n; i++) {
		const struct call_band *band = &bands.all.at[i];
		const struct contact *c = band->first.contact;
		struct view_row *row = add_contact(b, v, c);

		row->hours = call_hours_of_band(r, band);
		view_set(b, row, "when", band->when);
		set_own(b, row, c ? c : &nobody, "number", dialled(b, &band->first),
			band->first.night ? "phone_off" : "phone");
		set_own(b, row, c ? c : &nobody, "who", c ? who_text(b, c) : NULL, "desk");
		set_own(b, row, c ? c : &nobody, "desk",
			c ? c->desk ? c->desk : c->name : NULL, "desk");
		const struct on_call_list deputies = on_call_deputies(r, c, band->at);

		set_deputies_then(b, row, "deputy", c, &deputies, 1);
		set_deputies_then(b, row, "deputies", c, &deputies, deputies.all.n);
	}
}

/* NULL of one who has ended: the step is there, and says that somebody has to take it. */
static const struct contact *in_force(const struct binding *b, const struct contact *c)
{
	return c && !is_left_out(b, c) ? c : NULL;
}

/* Company and contract number of those outside the hospital; its own need neither. */
static const char *company_text(struct binding *b, const struct contact *c, const char *numbers)
{
	const struct party *party = project_party(b->in->project, c->party);

	if (!*numbers)
		return party->name;
	return arena_concat(b->a, party->name, " ", word_of(b, "contact", "contract"),
			    text_replace(b->a, numbers, "\n",
					 library_word(b->in->library, "list.comma")),
			    (char *)NULL);
}

static const char *two_lines(struct binding *b, const char *first, const char *second)
{
	if (text_empty(first) || text_empty(second))
		return text_empty(first) ? second : first;
	return arena_concat(b->a, first, "\n", second, (char *)NULL);
}

static const char *in_a_row(struct binding *b, const char *text)
{
	return text ? text_replace(b->a, text, "\n", "") : NULL;
}

/* Whom a step calls: the company and its contract in one line, below them desk, name and role. */
static void set_callee(struct binding *b, struct view_row *row, const struct contact *c)
{
	bool outside = c->party && strcmp(c->kind, "hospital") != 0 &&
		       project_party(b->in->project, c->party);
	const struct view_field numbers =
		*set_contracts(b, row, outside ? c->party : NULL, NULL);
	const char *company = outside ? company_text(b, c, numbers.text) : "";

	view_set(b, row, "company", company)->blanks = numbers.blanks;
	struct view_field *f = set_own(b, row, c, "callee",
				       two_lines(b, company, in_a_row(b, who_text(b, c))), "desk");

	if (numbers.blanks.n)
		f->blanks = numbers.blanks;
}

/* 遮断から30分以内、発見から1時間以内：攻撃の疑いを電話で伝える。 */
static const char *task_text(struct binding *b, const char *within, const char *what)
{
	const struct library *l = b->in->library;

	if (text_empty(within) || text_empty(what))
		return text_empty(within) ? what : within;
	return arena_concat(b->a,
			    text_replace(b->a, within, "\n", library_word(l, "list.comma")),
			    library_word(l, "colon"), what, (char *)NULL);
}

void fill_escalation(struct binding *b, struct view *v)
{
	static const struct contact nobody;
	const struct project *p = b->in->project;
	const struct library *l = b->in->library;
	const struct call_links links = chain_links_of(b->a, p, l, b->in->coverage);

	for (size_t i = 0; i < p->escalation.n; i++) {
		const struct escalation *e = &p->escalation.at[i];
		const struct contact *c = in_force(b, project_contact(p, e->contact));
		const struct contact *deputy =
			c && c->deputy ? project_contact(p, c->deputy) : NULL;
		struct view_row *row =
			view_add(b, v, "contact", "contacts.json", e->place, e->contact);

		view_set(b, row, "step", arena_printf(b->a, "%d", e->step));
		const char *within = chain_escalation_within(b->a, &links, e),
			   *what = chain_escalation_what(l, e);

		view_set(b, row, "within", within);
		view_set(b, row, "what", what);
		view_set(b, row, "task", task_text(b, within, what));
		set_callee(b, row, c ? c : &nobody);
		set_own(b, row, deputy ? deputy : c ? c : &nobody, "deputy_phone",
			deputy ? deputy->phone : NULL, deputy ? "phone" : "deputy");
		set_contact(b, row, c ? c : &nobody);
	}
}
