/* SPDX-License-Identifier: MIT
 *
 * Views over the project: its parties, the contract at hand, systems and servers; and over the
 * library.
 */
#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "bind/view.h"
#include "model/over.h"

static void add_party(struct binding *b, struct view *v, const struct party *p, const char *label,
		      const char *role)
{
	struct view_row *row = view_add(b, v, "project", b->in->project->file, p->place, p->id);

	view_set(b, row, "id", p->id);
	view_set(b, row, "label", label);
	view_set(b, row, "role", role);
	view_set(b, row, "kind", word_of(b, "party", p->kind));
	view_set(b, row, "name", p->name);
	view_set(b, row, "address", p->address);
	view_set(b, row, "signatory", p->signatory);
	view_set(b, row, "note", p->note ? p->note : "");
}

/* What the document calls a party: its own term, else the contract's label. */
static const char *name_in(const struct binding *b, const struct contract_party *p)
{
	const char *term = settings_get(&b->in->template->terms, p->role);

	return term ? term : p->label;
}

void fill_parties(struct binding *b, struct view *v)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; c && i < c->parties.n; i++) {
		const struct party *p = project_party(b->in->project, c->parties.at[i].party);

		if (p)
			add_party(b, v, p, name_in(b, &c->parties.at[i]), c->parties.at[i].role);
	}
	for (size_t i = 0; !c && i < b->in->project->parties.n; i++)
		if (!over_of_party(b->in->project, b->in->project->parties.at[i].id))
			add_party(b, v, &b->in->project->parties.at[i], "", "");
}

static void add_pair(struct binding *b, struct view *v, const char *word, const char *value,
		     const char *member)
{
	const struct contract *c = b->in->contract;
	struct view_row *row = view_add(b, v, "project", b->in->project->file, c->place, c->id);

	view_set(b, row, "name", word_of(b, "contract", word));
	view_set_member(b, row, "value", value, c->place, member);
}

void fill_contract(struct binding *b, struct view *v)
{
	const struct contract *c = b->in->contract;

	if (!c)
		return;
	add_pair(b, v, "title", c->title, "title");
	add_pair(b, v, "number", c->number, "number");
	add_pair(b, v, "signed", view_date(b, c->signed_on), "signed");
	add_pair(b, v, "term",
		 c->from && c->to ? arena_concat(b->a, view_date(b, c->from),
						 library_word(b->in->library, "range"),
						 view_date(b, c->to), (char *)NULL)
				  : NULL,
		 c->from ? "to" : "from");
	add_pair(b, v, "edition", b->imprint->edition, "edition");
	add_pair(b, v, "date", view_date(b, b->imprint->date), "date");
}

size_t count_systems(const struct binding *b)
{
	return b->in->contract ? b->in->contract->systems.n : b->in->project->systems.n;
}

const struct system *nth_system(const struct binding *b, size_t i)
{
	if (b->in->contract)
		return project_system(b->in->project, b->in->contract->systems.at[i]);
	return &b->in->project->systems.at[i];
}

/* Yes or no in words; a flag may also say how, and then says it itself. */
static const char *remote_text(struct binding *b, const struct system *s)
{
	const char *flag = settings_get(&s->flags, "remote_maintenance");
	bool is_plain = flag && (strcmp(flag, "true") == 0 || strcmp(flag, "false") == 0);

	return is_plain ? word_of(b, "remote", flag) : flag;
}

void fill_systems(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < count_systems(b); i++) {
		const struct system *s = nth_system(b, i);

		if (!s)
			continue;
		struct view_row *row =
			view_add(b, v, "project", b->in->project->file, s->place, s->id);

		view_set(b, row, "id", s->id);
		view_set(b, row, "name", s->name);
		view_set(b, row, "vendor", party_name(b, s->vendor));
		view_set(b, row, "place", s->location);
		view_set(b, row, "line", s->line);
		view_set_member(b, row, "remote", remote_text(b, s), s->place,
				"remote_maintenance");
		view_set(b, row, "note", s->note ? s->note : "");
	}
}

void fill_servers(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < count_systems(b); i++) {
		const struct system *s = nth_system(b, i);

		for (size_t k = 0; s && k < s->servers.n; k++) {
			const struct server *server = &s->servers.at[k];
			struct view_row *row = view_add(b, v, "project", b->in->project->file,
							server->place, server->id);

			view_set(b, row, "system", s->name);
			view_set(b, row, "id", server->id);
			view_set(b, row, "name", server->name);
			view_set(b, row, "os", server->os);
			view_set_day(b, row, "support_end", server->support_end);
			view_set(b, row, "updates", party_name(b, server->updates));
			view_set(b, row, "note", server->note ? server->note : "");
		}
	}
}

/* What nobody noted; of a first edition there is nothing to say but that it is new. */
static const char *unnoted(struct binding *b, const char *edition)
{
	const struct library *l = b->in->library;

	return strcmp(edition, edition_name(b->a, l, 1)) == 0 ? library_word(l, "edition.new") : "";
}

static void add_edition(struct binding *b, struct view *v, const char *name,
			const struct edition *e)
{
	struct view_row *row = view_add(b, v, "edition", b->in->project->file, NULL, name);
	const char *dash = library_word(b->in->library, "dash");

	view_set(b, row, "edition", name);
	view_set_day(b, row, "date", e->date);
	view_set(b, row, "note", text_empty(e->note) ? unnoted(b, name) : e->note);
	view_set(b, row, "approved_by", e->approved_by ? e->approved_by : dash);
	view_set_day_or(b, row, "approved_on", e->approved_on, dash);
}

/* The 改定履歴. Before anything is issued it has one line, of what is being made. */
void fill_editions(struct binding *b, struct view *v)
{
	const struct imprint *i = b->imprint;

	for (size_t k = 0; k < i->editions.n; k++) {
		const struct edition *e = &i->editions.at[k];

		add_edition(b, v, edition_name(b->a, b->in->library, e->number), e);
	}
	if (!i->editions.n && i->edition)
		add_edition(b, v, i->edition, &(struct edition){.date = i->date});
}

void fill_guidelines(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->library->guidelines.n; i++) {
		const struct guideline *g = &b->in->library->guidelines.at[i];
		struct view_row *row = view_add(b, v, "library", g->file, NULL, g->id);

		view_set(b, row, "id", g->id);
		view_set(b, row, "abbreviation", g->abbreviation);
		view_set(b, row, "title", g->title);
		view_set(b, row, "issuer", g->issuer);
		view_note_day(view_set(b, row, "date",
				       g->date ? g->date : library_word(b->in->library, "dash")),
			      g->date);
		view_set(b, row, "status", g->status ? g->status : "");
	}
}

void fill_findings(struct binding *b, struct view *v)
{
	for (size_t i = 0; b->in->findings && i < b->in->findings->all.n; i++) {
		const struct diag *d = &b->in->findings->all.at[i];
		struct view_row *row = view_add(b, v, "finding", NULL, d->place, d->subject);

		view_set(b, row, "code", diag_code_name(d->code));
		view_set(b, row, "level",
			 word_of(b, "level", diag_level_name(diag_code_level(d->code))));
		view_set(b, row, "subject", d->subject);
		view_set(b, row, "place", d->place);
		view_set(b, row, "message", d->message);
	}
}
