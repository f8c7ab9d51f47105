/* SPDX-License-Identifier: MIT
 *
 * The view over the chain of times (derive/chain_links.h): who tells whom what, within which time
 * from which event, and where that is laid down. Whom a step is about contacts.json says: the
 * contact of the order of calls that names the step, else who holds the office.
 */
#include <string.h>

#include "base/text.h"
#include "bind/document_links.h"
#include "bind/view.h"
#include "derive/chain_links.h"

/* `night` of the step, where the office is the one that it stands in for; "" of others. */
static const char *stand_in(const struct binding *b, const struct chain_step *s,
			    const char *office)
{
	const char *first = library_word(b->in->library, "role.first-call");

	return s && s->night && strcmp(office, first) == 0 ? s->night : "";
}

static void add_office(struct binding *b, struct view_field *f, const struct chain_step *s,
		       const char *office)
{
	const char *night = stand_in(b, s, office);

	view_add_line(b, f, office, NULL);
	if (*night)
		view_add_line(b, f,
			      text_fill(b->a, word_of(b, "chain", "night"), "detail", night, NULL,
					NULL),
			      NULL);
}

/* Offices, the vendors, public desks: a line each; of a mere deadline its desk. */
static void set_whom(struct binding *b, struct view_row *row, const struct call_link *link)
{
	const struct chain_step *s = link->step;
	struct view_field *f = view_set(b, row, "whom", "");

	for (size_t i = 0; s && i < s->to.n; i++)
		add_office(b, f, s, s->to.at[i]);
	if (s && s->vendors)
		view_add_line(b, f, word_of(b, "chain", "vendors"), NULL);
	for (size_t i = 0; s && i < s->desks.n; i++) {
		const struct desk *d = library_desk(b->in->library, s->desks.at[i]);

		view_add_line(b, f, d ? view_desk_name(b, d) : s->desks.at[i], NULL);
	}
	if (!s)
		view_add_line(b, f, view_desk_name(b, link->desk), NULL);
}

/* The other event by which the same call is due stands below. */
static void set_within(struct binding *b, struct view_row *row, const struct call_link *link,
		       const struct call_links *all)
{
	bool by_desk = link->source == BY_DEADLINE || link->source == BY_TEXT;
	const char *mark = by_desk ? word_of(b, "mark", link->deadline->status) : "";
	const struct call_link *also =
		link->step && link->step->also ? chain_link_find(all, link->step->also) : NULL;
	struct view_field *f = view_set(b, row, "within",
					arena_concat(b->a, link->within, mark, (char *)NULL));

	if (!also)
		return;
	view_add_line(b, f, also->within, NULL);
	view_add_line(b, f, link->within, NULL);
}

/* Both "" where the step calls nobody of contacts.json. */
static void set_contact(struct binding *b, struct view_row *row, const struct contact *c)
{
	static const char *const fields[] = {"contact", "phone", "phone_off"};

	for (size_t i = 0; !c && i < ARRAY_LEN(fields); i++)
		view_set(b, row, fields[i], "");
	if (!c)
		return;
	view_set(b, row, "contact",
		 c->desk && c->name ? arena_concat(b->a, c->desk, " ", c->name, (char *)NULL)
		 : c->name          ? c->name
				    : c->desk);
	view_set_member(b, row, "phone", c->phone, c->place, "phone");
	view_set_member(b, row, "phone_off", c->phone_off, c->place, "phone_off");
}

static void set_place(struct binding *b, struct view_row *row, const struct call_link *link)
{
	struct view_field *f = view_set(b, row, "place", link->place);

	if (*link->place)
		view_add_line(b, f, link->place,
			      article_link(b, link->duty.chosen->clause->id));
}

/* A time that is no number of ours says where it was found, and how sure that is. */
static void set_source(struct binding *b, struct view_row *row, const struct call_link *link)
{
	const struct deadline *d = link->deadline;
	bool by_desk = link->source == BY_DEADLINE || link->source == BY_TEXT;

	view_set(b, row, "source",
		 by_desk && d->basis        ? d->basis
		 : link->source == BY_TERM  ? link->term->meaning
					    : "");
	view_set(b, row, "status", by_desk ? word_of(b, "fact", d->status) : "");
}

static void add_link(struct binding *b, struct view *v, const struct call_link *link,
		     const struct call_links *all)
{
	const struct chain_step *s = link->step;
	struct view_row *row = view_add(b, v, "library",
					s ? "clauses/chain.json" : "clauses/desks.json",
					s ? s->place : NULL, link->id);

	view_set(b, row, "id", link->id);
	view_set(b, row, "step", arena_printf(b->a, "%zu", v->rows.n));
	view_set(b, row, "who", s ? s->who : "");
	view_set(b, row, "night", s ? stand_in(b, s, s->who) : "");
	view_set(b, row, "what", s ? s->what : link->deadline->what);
	view_set(b, row, "after", link->event ? link->event->id : "");
	view_set(b, row, "event", link->event ? link->event->name : "");
	view_set(b, row, "if", link->condition);
	set_whom(b, row, link);
	set_within(b, row, link, all);
	set_contact(b, row, s ? chain_contact(b->in->project, b->in->library, s) : NULL);
	set_source(b, row, link);
	set_place(b, row, link);
}

void fill_chain(struct binding *b, struct view *v)
{
	const struct call_links links = chain_links_of(b->a, b->in->project,
							b->in->library, b->in->coverage);

	for (size_t i = 0; i < links.all.n; i++)
		add_link(b, v, &links.all.at[i], &links);
}
