/* SPDX-License-Identifier: MIT
 *
 * Each paper is a template of templates/amendments, which says of what scope it is, whether each
 * party has one, and what it needs to be made at all.
 */
#include "amend/amendment_papers.h"

#include <string.h>

#include "amend/amendment_consents.h"
#include "amend/amendment_views.h"
#include "base/strbuf.h"
#include "base/text.h"

static void add(struct arena *a, struct amendment_papers *papers, const struct doc *d)
{
	if (d)
		*vec_push(a, &papers->all) = d;
}

/* Parties of the contract as its papers name them: 'みどり病院（以下「甲」という。）' … */
struct named_parties {
	VEC(const char *) all;
};

static void name_party(struct arena *a, const struct amendment *in, const struct project *p,
		       const struct contract_party *cp, struct named_parties *out)
{
	const struct party *party = project_party(p, cp->party);

	*vec_push(a, &out->all) = text_fill(a, amendment_word(in, "amendment.party"), "name",
					    party ? party->name : cp->party, "label", cp->label);
}

/* 甲、乙及び丙 */
static const char *join_parties(struct arena *a, const struct amendment *in,
				const struct named_parties *names)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < names->all.n; i++) {
		bool last = i && i + 1 == names->all.n;

		strbuf_join(&sb, amendment_word(in, last ? "list.and" : "list.comma"),
			    names->all.at[i]);
	}
	return sb.text;
}

/* All parties of the new state; with `signing` those who sign the memorandum, of both states. */
static const char *name_parties(struct arena *a, const struct amendment *in, bool signing)
{
	const struct project *old = in->before->own.project;
	const struct contract *c = in->contract, *was = project_contract(old, c->id);
	struct named_parties names = {0};

	for (size_t i = 0; i < c->parties.n; i++)
		if (!signing || amendment_signs(in, c, &c->parties.at[i]))
			name_party(a, in, in->project, &c->parties.at[i], &names);
	for (size_t i = 0; signing && was && i < was->parties.n; i++)
		if (amendment_leaves(in, was->parties.at[i].party))
			name_party(a, in, old, &was->parties.at[i], &names);
	return join_parties(a, in, &names);
}

static const char *name_contract(struct arena *a, const struct amendment *in)
{
	const struct contract *c = in->contract;
	const char *signed_on = c->signed_on ? unicode_wareki(a, c->signed_on) : NULL;

	return text_fill(a,
			 amendment_word(in, signed_on ? "amendment.contract.signed"
						      : "amendment.contract"),
			 "title", c->title, "date", signed_on);
}

static const char *side_word(const struct amendment *in, bool after)
{
	if (in->against_library)
		return amendment_word(in, after ? "against.after" : "against.before");
	return amendment_word(in, after ? "shinkyu.after" : "shinkyu.before");
}

/* What texts of all these papers may use; see templates/README.md. */
static struct settings names_of(struct arena *a, const struct amendment *in)
{
	struct settings names = {0};

	settings_set(a, &names, "whose", in->subtitle ? in->subtitle : "");
	settings_set(a, &names, "first_side",
		     side_word(in, !in->old_first));
	settings_set(a, &names, "second_side",
		     side_word(in, in->old_first));
	settings_set(a, &names, "force_date", in->force ? unicode_wareki(a, in->force) : "");
	settings_set(a, &names, "new_edition", amendment_edition(in));
	if (in->contract) {
		settings_set(a, &names, "all_parties", name_parties(a, in, false));
		settings_set(a, &names, "signing_parties", name_parties(a, in, true));
		settings_set(a, &names, "original_contract", name_contract(a, in));
	}
	return names;
}

static bool bind_paper(struct arena *a, const struct amendment *in, const struct template *t,
		       const struct settings *names, const char *party,
		       struct amendment_papers *papers, struct diag_list *dl)
{
	struct imprint imprint =
		*imprint_latest(a, in->base.project, in->base.library, in->contract);
	struct bind_input input = in->base;
	struct doc *d;

	imprint.edition = NULL;
	imprint.date = in->date;
	input.template = t;
	input.imprint = &imprint;
	input.more = amendment_views(&input.n_more);
	input.about = in;
	input.names = names;
	input.party = party;
	if (!bind_document_if_needed(a, &input, dl, &d))
		return false;
	add(a, papers, d);
	return true;
}

static bool bind_copy(struct arena *a, const struct amendment *in, const struct template *t,
		      const struct project *p, const struct contract_party *to,
		      struct amendment_papers *papers, struct diag_list *dl)
{
	const struct party *party = project_party(p, to->party);
	struct settings names = names_of(a, in);

	settings_set(a, &names, "party_name", party ? party->name : to->party);
	settings_set(a, &names, "party_label", to->label);
	return bind_paper(a, in, t, &names, to->party, papers, dl);
}

/* One to each party of the contract, and to those who are none any more. */
static bool bind_copies(struct arena *a, const struct amendment *in, const struct template *t,
			struct amendment_papers *papers, struct diag_list *dl)
{
	const struct project *old = in->before->own.project;
	const struct contract *now = in->contract, *was = project_contract(old, now->id);
	bool ok = true;

	for (size_t i = 0; i < now->parties.n; i++)
		ok = bind_copy(a, in, t, in->project, &now->parties.at[i], papers, dl) && ok;
	for (size_t i = 0; was && i < was->parties.n; i++)
		if (amendment_leaves(in, was->parties.at[i].party))
			ok = bind_copy(a, in, t, old, &was->parties.at[i], papers, dl) && ok;
	return ok;
}

static bool suits(const struct template *t, const struct contract *contract)
{
	return strcmp(t->scope, "any") == 0 ||
	       strcmp(t->scope, contract ? "contract" : "hospital") == 0;
}

static bool bind_templates(struct arena *a, const struct amendment *in,
			   struct amendment_papers *papers, struct diag_list *dl)
{
	const struct library *l = in->base.library;
	struct settings names = names_of(a, in);
	bool ok = true;

	for (size_t i = 0; i < l->amendments.n; i++) {
		const struct template *t = &l->amendments.at[i];

		if (!suits(t, in->contract) || t->against_library != in->against_library)
			continue;
		ok = (t->each && in->contract
			      ? bind_copies(a, in, t, papers, dl)
			      : bind_paper(a, in, t, &names, NULL, papers, dl)) &&
		     ok;
	}
	return ok;
}

bool amendment_papers(struct arena *a, const struct amendment *in, struct amendment_papers *out,
		      struct diag_list *dl)
{
	*out = (struct amendment_papers){0};
	return bind_templates(a, in, out, dl);
}

bool amendment_papers_stand_apart(const struct amendment_papers *papers, const struct library *l,
				  struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < papers->all.n; i++) {
		const struct template *t = library_template(l, papers->all.at[i]->id);

		if (t)
			diag_add(dl, DIAG_PAPER_TWICE, t->id, t->file, t->id);
		ok = ok && !t;
	}
	return ok;
}
