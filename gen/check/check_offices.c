/* SPDX-License-Identifier: MIT
 *
 * Offices that texts of the hospital's papers rely on: 'システム運用担当者は、15分以内に…' is no
 * help at night when no contact is one. Which words are offices, and what else a contact may be
 * called that holds one, stands in clauses/wording.json. Texts are walked as documents take them:
 * what the template says itself, and the chosen clauses. The first place of an office is told,
 * once.
 */
#include <string.h>

#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/clauses.h"
#include "derive/holders.h"

struct office_search {
	struct arena *a;
	const struct check_input *in;
	const struct wording_office *office;
	const char *place; /* where it was found first; NULL: nowhere yet */
	const char *document;
};

static void look_at(struct office_search *s, const char *text, const char *place)
{
	if (!s->place && text && strstr(text, s->office->name))
		s->place = place;
}

static void look_at_template(struct office_search *s, const struct template_block *block)
{
	look_at(s, block->text, block->place);
	look_at(s, block->foot, block->place);
	for (size_t i = 0; i < block->items.n; i++)
		look_at(s, block->items.at[i], block->place);
	for (size_t i = 0; i < block->rows.n; i++)
		for (size_t k = 0; k < block->rows.at[i].cells.n; k++)
			look_at(s, block->rows.at[i].cells.at[k], block->rows.at[i].place);
	for (size_t i = 0; i < block->body.n; i++)
		look_at_template(s, &block->body.at[i]);
}

static void look_at_clause(struct office_search *s, const struct clause *clause,
			   const struct block *block)
{
	for (; block && !s->place; block = block->next) {
		look_at(s, block->text,
			arena_printf(s->a, "%s:%d", clause->file, block->line));
		look_at_clause(s, clause, block->first);
	}
}

static void look_at_articles(struct office_search *s, const struct selection *articles)
{
	for (size_t i = 0; articles && i < articles->n_in; i++)
		if (articles->all.at[i].position)
			look_at_clause(s, articles->all.at[i].clause,
				       articles->all.at[i].position->first);
}

/* Articles that coverage has chosen for the document already. */
static const struct selection *articles_of(const struct check_input *in, const struct template *t)
{
	for (size_t i = 0; i < in->coverage->papers.n; i++)
		if (in->coverage->papers.at[i].template == t)
			return in->coverage->papers.at[i].selection;
	return NULL;
}

static void search_documents(struct office_search *s)
{
	const struct project *p = s->in->project;

	for (size_t i = 0; !s->place && i < p->documents.n; i++) {
		const struct template *t = library_template(s->in->library, p->documents.at[i]);

		if (!t || strcmp(t->scope, "hospital") != 0)
			continue;
		for (size_t k = 0; k < t->parts.n; k++)
			look_at_template(s, &t->parts.at[k]);
		look_at_articles(s, articles_of(s->in, t));
		s->document = t->id;
	}
}

static bool is_held(const struct check_input *in, const struct wording_office *office)
{
	for (size_t i = 0; i < in->project->contacts.n; i++)
		if (office_is_held_by(in->library, office->name, &in->project->contacts.at[i]))
			return true;
	return false;
}

void check_offices(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct wording *w = &in->library->wording;
	size_t n = dl->all.n;

	for (size_t i = 0; i < w->offices.n; i++) {
		struct office_search s = {.a = a, .in = in, .office = &w->offices.at[i]};

		if (is_held(in, s.office))
			continue;
		search_documents(&s);
		if (s.place)
			diag_add(dl, DIAG_OFFICE_WITHOUT_CONTACT, s.office->name, s.place,
				 s.office->name, s.document);
	}
	diag_about(dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
}
