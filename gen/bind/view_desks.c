/* SPDX-License-Identifier: MIT
 *
 * Views over the library's public desks, with what a project's contacts.json says of them. A number
 * of the library is printed with the year of its source until somebody of the hospital has called
 * it; a desk of which sources know a page and no telephone lacks none.
 */
#include <string.h>

#include "base/text.h"
#include "bind/view.h"
#include "derive/chain_links.h"
#include "derive/references.h"

/* '二次資料（2023年）': how sure a fact is that was not read in the official text, and of when. */
static const char *fact_status(struct binding *b, const char *status, const char *as_of, int year)
{
	const struct library *l = b->in->library;

	if (strcmp(status, "confirmed") == 0)
		return word_of(b, "fact", status);
	if (year)
		return arena_concat(b->a, word_of(b, "fact", status),
				    text_fill(b->a, word_of(b, "fact", "year"), "year",
					      arena_printf(b->a, "%d", year), NULL, NULL),
				    (char *)NULL);
	return arena_concat(b->a, word_of(b, "fact", status), library_word(l, "as-of.open"),
			    view_date(b, as_of), library_word(l, "as-of.close"), (char *)NULL);
}

/* Where the numbers of a desk come from, and whether anybody has called them. */
static const char *numbers_source(struct binding *b, const struct desk *d,
				  const struct desk_override *own)
{
	if (own && own->confirmed)
		return text_fill(b->a, word_of(b, "desk", "called"), "date",
				 view_date(b, own->confirmed), NULL, NULL);
	if (own && (own->phone || own->fax || own->email))
		return word_of(b, "desk", "uncalled");
	if (!d->phone && !d->fax && !d->email && !d->web)
		return "";
	return fact_status(b, d->numbers_status ? d->numbers_status : d->status, d->as_of,
			   d->numbers_status ? d->numbers_year : 0);
}

static const char *phone_of(struct binding *b, const struct desk *d,
			    const struct desk_override *own)
{
	if (own && own->phone)
		return own->phone;
	return d->phone || !d->web ? d->phone : word_of(b, "desk", "web");
}

/* The hospital's own word for a member of a desk, else the library's; "" of neither. */
static const char *either(const char *own, const char *other)
{
	return own ? own : other ? other : "";
}

static void set_reach(struct binding *b, struct view_row *row, const struct desk *d,
		      const struct desk_override *own, const char *place)
{
	const char *confirmed = own ? own->confirmed : NULL;

	view_set_member(b, row, "phone", phone_of(b, d, own), place, "phone");
	view_set(b, row, "fax", either(own ? own->fax : NULL, d->fax));
	view_set(b, row, "email", either(own ? own->email : NULL, d->email));
	view_set(b, row, "hours", either(own ? own->hours : NULL, d->hours));
	view_set(b, row, "url", d->url ? d->url : "");
	view_set(b, row, "numbers", numbers_source(b, d, own));
	view_note_day(view_set_member(b, row, "confirmed", view_date(b, confirmed), place,
				      "confirmed"),
		      confirmed);
}

const char *view_desk_name(const struct binding *b, const struct desk *d)
{
	const struct desk_override *own = project_desk(b->in->project, d->id);

	return own && own->name ? own->name : d->name;
}

static void set_have(struct binding *b, struct view_row *row, const struct desk *d)
{
	struct view_field *f = view_set(b, row, "have", "");

	for (size_t i = 0; i < d->have.n; i++)
		view_add_line(b, f, arena_concat(b->a, word_of(b, "desk", "have"), d->have.at[i],
						 (char *)NULL), NULL);
}

void fill_desks(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->library->desks.n; i++) {
		const struct desk *d = &b->in->library->desks.at[i];
		const struct desk_override *own = project_desk(b->in->project, d->id);
		const char *place = own ? own->place : project_place(b, "contacts.json:desks");
		struct view_row *row = view_add(b, v, "library", "clauses/desks.json", NULL, d->id);

		view_set(b, row, "id", d->id);
		view_set(b, row, "name", view_desk_name(b, d));
		view_set(b, row, "purpose", d->purpose ? d->purpose : "");
		set_reach(b, row, d, own, place);
		view_set(b, row, "status", fact_status(b, d->status, d->as_of, 0));
		set_have(b, row, d);
	}
}

/* A form of a report, and the desks that take it. */
struct taken_form {
	const char *reference;
	VEC(const char *) desks;
};

struct taken_forms {
	VEC(struct taken_form) all; /* in the order of desks and of their lists */
};

static struct taken_form *find_form(struct binding *b, struct taken_forms *forms, const char *at)
{
	for (size_t i = 0; i < forms->all.n; i++)
		if (strcmp(forms->all.at[i].reference, at) == 0)
			return &forms->all.at[i];
	struct taken_form *added = vec_push(b->scratch, &forms->all);

	*added = (struct taken_form){.reference = at};
	return added;
}

static void add_form(struct binding *b, struct view *v, const struct taken_form *form)
{
	const struct guideline *g;
	const struct guideline_item *item = reference_item(b->in->library, form->reference, &g);

	if (!item)
		return; /* unknown-reference says so */
	struct view_row *row = view_add(b, v, "library", g->file, item->place, form->reference);
	struct view_field *desks = view_set(b, row, "desks", "");

	view_set(b, row, "id", form->reference);
	view_set(b, row, "form", item->no);
	view_set(b, row, "title", g->title);
	view_set(b, row, "name", item->name);
	view_set(b, row, "issuer", g->issuer ? g->issuer : "");
	view_set(b, row, "note", g->note ? g->note : "");
	view_set(b, row, "status", fact_status(b, item->status, g->as_of, 0));
	for (size_t i = 0; i < form->desks.n; i++)
		view_add_line(b, desks, form->desks.at[i], NULL);
}

/* One row per form of a report that a desk takes. */
void fill_desk_forms(struct binding *b, struct view *v)
{
	const struct library *l = b->in->library;
	struct taken_forms forms = {0};

	for (size_t i = 0; i < l->desks.n; i++)
		for (size_t k = 0; k < l->desks.at[i].forms.n; k++)
			*vec_push(b->scratch,
				  &find_form(b, &forms, l->desks.at[i].forms.at[k])->desks) =
				view_desk_name(b, &l->desks.at[i]);
	for (size_t i = 0; i < forms.all.n; i++)
		add_form(b, v, &forms.all.at[i]);
}

/* How its days are counted is a fact of its own, which stands elsewhere. */
static void set_basis(struct binding *b, struct view_row *row, const struct desk *d,
		      const struct deadline *deadline)
{
	const char *basis = deadline->basis ? deadline->basis : "";
	const char *status = fact_status(b, deadline->status, d->as_of, 0);
	const char *counted = word_of(b, "deadline", "counted");
	struct view_field *of_basis = view_set(b, row, "basis", basis),
			  *of_status = view_set(b, row, "status", status);

	if (!deadline->counting)
		return;
	view_add_line(b, of_basis, basis, NULL);
	view_add_line(b, of_basis, arena_concat(b->a, counted, deadline->counting, (char *)NULL),
		      NULL);
	if (!deadline->counting_status)
		return;
	view_add_line(b, of_status, status, NULL);
	view_add_line(b, of_status,
		      arena_concat(b->a, counted,
				   fact_status(b, deadline->counting_status,
					       either(deadline->counting_as_of, d->as_of), 0),
				   (char *)NULL),
		      NULL);
}

void fill_deadlines(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->library->desks.n; i++) {
		const struct desk *d = &b->in->library->desks.at[i];

		for (size_t k = 0; k < d->deadlines.n; k++) {
			const struct deadline *deadline = &d->deadlines.at[k];
			struct view_row *row =
				view_add(b, v, "library", "clauses/desks.json", NULL, d->id);

			view_set(b, row, "desk", view_desk_name(b, d));
			view_set(b, row, "what", deadline->what);
			view_set(b, row, "within",
				 chain_deadline_counted(b->a, b->in->library, deadline));
			set_basis(b, row, d, deadline);
		}
	}
}
