/* SPDX-License-Identifier: MIT
 *
 * Views of the parties of an amendment: who joins the contract by it, who leaves it, who signs its
 * memorandum and who need not.
 */
#include "amend/amendment_view.h"

#include <string.h>

#include "amend/amendment_consents.h"

/* How many rows of the view are for the party: they are counted in the row that names it. */
static const char *count_for(struct binding *b, const char *name, const char *party)
{
	const struct view *v = view_get(b, name, b->in->template->file);
	size_t n = 0;

	for (size_t i = 0; v && i < v->rows.n; i++) {
		const struct view_field *f = view_field(&v->rows.at[i], "for");

		n += f && f->text && strcmp(f->text, party) == 0;
	}
	return arena_printf(b->a, "%zu", n);
}

static struct view_row *add(struct binding *b, struct view *v, const struct project *p,
			    const struct contract_party *cp)
{
	const struct party *party = project_party(p, cp->party);
	const struct party *above =
		party && party->under ? project_party(p, party->under) : NULL;
	struct view_row *row = view_add(b, v, "project", NULL, cp->place, cp->party);
	const char *place = party ? party->place : NULL;

	view_set(b, row, "for", cp->party);
	view_set(b, row, "name", party ? party->name : cp->party);
	view_set(b, row, "label", cp->label);
	view_set(b, row, "role", word_of(b, "party", cp->role));
	view_set(b, row, "under", above ? above->name : "");
	view_set_member(b, row, "address", party ? party->address : NULL, place, "address");
	view_set_member(b, row, "signatory", party ? party->signatory : NULL, place, "signatory");
	return row;
}

typedef bool test_party(const struct amendment *in, const char *party);
typedef void add_more(struct binding *b, struct view_row *row, const char *party);

/* The parties of the contract in one state for which the test holds. */
static void fill(struct binding *b, struct view *v, const struct derived_state *state,
		 test_party *holds, add_more *more)
{
	const struct amendment *in = amendment_about(b);
	const struct project *p = state->own.project;
	const struct contract *c = in->contract ? project_contract(p, in->contract->id) : NULL;

	for (size_t i = 0; c && i < c->parties.n; i++) {
		const struct contract_party *cp = &c->parties.at[i];

		if (!holds(in, cp->party))
			continue;
		struct view_row *row = add(b, v, p, cp);

		if (more)
			more(b, row, cp->party);
	}
}

static void count_accession(struct binding *b, struct view_row *row, const char *party)
{
	view_set(b, row, "duties", count_for(b, "accession-duties", party));
	view_set(b, row, "rows", count_for(b, "accession-rows", party));
	view_set(b, row, "things", count_for(b, "accession-things", party));
}

static void count_release(struct binding *b, struct view_row *row, const char *party)
{
	view_set(b, row, "items", count_for(b, "release-items", party));
	view_set(b, row, "rows", count_for(b, "release-rows", party));
}

void fill_joining(struct binding *b, struct view *v)
{
	fill(b, v, amendment_about(b)->after, amendment_joins, count_accession);
}

void fill_leaving(struct binding *b, struct view *v)
{
	fill(b, v, amendment_about(b)->before, amendment_leaves, count_release);
}

/* --- who signs the memorandum --- */

struct signing {
	struct binding *b;
	struct view *v;
	bool signs; /* who does; else who need not */
};

/* Rows have no `for`: the memorandum is one paper for all. */
static void add_signing(const struct signing *s, const struct project *p, const struct contract *c,
			const struct contract_party *cp)
{
	const struct amendment *in = amendment_about(s->b);

	if (amendment_signs(in, c, cp) != s->signs)
		return;
	struct view_row *row = add(s->b, s->v, p, cp);

	row->fields.at[0].name = "party";
	view_set(s->b, row, "moves",
		 amendment_joins(in, cp->party)    ? "joins"
		 : amendment_leaves(in, cp->party) ? "leaves"
						   : "");
}

static bool is_amended(const struct amendment *in)
{
	for (size_t i = 0; i < in->n; i++)
		if (amendment_is_amended(&in->documents[i]))
			return true;
	return false;
}

/* The parties of the new state, then those that the old one alone has. */
static void fill_by_signing(struct binding *b, struct view *v, bool signs)
{
	const struct amendment *in = amendment_about(b);
	const struct project *old = in->before->own.project;
	const struct contract *c = in->contract, *was = c ? project_contract(old, c->id) : NULL;
	const struct signing s = {b, v, signs};

	if (!is_amended(in))
		return;
	for (size_t i = 0; c && i < c->parties.n; i++)
		add_signing(&s, in->project, c, &c->parties.at[i]);
	for (size_t i = 0; was && i < was->parties.n; i++)
		if (amendment_leaves(in, was->parties.at[i].party))
			add_signing(&s, old, was, &was->parties.at[i]);
}

void fill_signing(struct binding *b, struct view *v)
{
	fill_by_signing(b, v, true);
}

void fill_not_signing(struct binding *b, struct view *v)
{
	fill_by_signing(b, v, false);
}
