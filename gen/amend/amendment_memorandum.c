/* SPDX-License-Identifier: MIT
 *
 * The memorandum is put together article by article; its words stand in templates/words.json under
 * `amendment-memorandum`, and the signatories are the contract's.
 */
#include "amend/amendment_memorandum.h"

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

struct memorandum_writing {
	struct arena *a;
	const struct amendment *in;
	const struct contract *contract;
	struct doc_node *part;
	int articles;
};

/* Article n with its title and one paragraph; the paragraph is returned for a list below it. */
static struct doc_node *add_article(struct memorandum_writing *w, const char *title,
				    const char *text)
{
	const char *number = arena_printf(w->a, "%d", ++w->articles);
	struct doc_node *article =
		doc_add(w->a, w->part, DOC_ARTICLE,
			arena_concat(w->a, "（", amendment_word(w->in, title), "）", (char *)NULL));

	article->label =
		text_fill(w->a, amendment_word(w->in, "number.article"), "n", number, NULL, NULL);
	return doc_add(w->a, article, DOC_PARAGRAPH, text);
}

static void add_item(struct memorandum_writing *w, struct doc_node *list, const char *text)
{
	struct doc_node *item = doc_add(w->a, list, DOC_ITEM, text);

	item->label = arena_printf(w->a, "(%u)", list->n);
}

static size_t count_amended(const struct doc_diff *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->all.n; i++)
		n += amendment_counts(&d->all.at[i]);
	return n;
}

/* The annexes that change, each with how many places; what is left out here stays as it is. */
static void list_changed(struct memorandum_writing *w)
{
	struct doc_node *paragraph =
		add_article(w, "amendment-memorandum.changed",
			    amendment_word(w->in, "amendment-memorandum.changed.text"));
	struct doc_node *list = doc_add(w->a, paragraph, DOC_LIST, NULL);

	for (size_t i = 0; i < w->in->n; i++) {
		const struct doc_diff *d = w->in->documents[i].diff;
		const struct doc *paper = d->after ? d->after : d->before;
		const char *places = arena_printf(w->a, "%zu", count_amended(d));
		bool whole = amendment_reshapes(w->in, &w->in->documents[i]);

		if (count_amended(d))
			add_item(w, list,
				 text_fill(w->a,
					   amendment_word(w->in, whole ? "amendment-memorandum.whole"
								       : "amendment-memorandum.paper"),
					   "title", paper->title, "n", places));
	}
}

/* 甲、乙及び丙 as a contract names them: 'みどり病院（以下「甲」という。）'. */
static const char *name_parties(struct memorandum_writing *w)
{
	struct strbuf sb = strbuf_new(w->a);

	for (size_t i = 0; i < w->contract->parties.n; i++) {
		const struct contract_party *cp = &w->contract->parties.at[i];
		const struct party *party = project_party(w->in->project, cp->party);
		bool last = i && i + 1 == w->contract->parties.n;

		strbuf_join(&sb,
			    amendment_word(w->in, last ? "list.and" : "list.comma"),
			    text_fill(w->a, amendment_word(w->in, "amendment-memorandum.party"),
				      "name", party ? party->name : cp->party, "label", cp->label));
	}
	return sb.text;
}

static void add_pair(struct memorandum_writing *w, struct doc_node *signature, const char *what,
		     const char *value)
{
	struct doc_node *row = doc_add(w->a, signature, DOC_ROW, NULL);

	doc_add(w->a, row, DOC_CELL, amendment_word(w->in, what))->role = "key";
	doc_add(w->a, row, DOC_CELL, value ? value : "");
}

static void add_signatures(struct memorandum_writing *w)
{
	struct doc_node *signature = doc_add(w->a, w->part, DOC_SIGNATURE, NULL);

	for (size_t i = 0; i < w->contract->parties.n; i++) {
		const struct contract_party *cp = &w->contract->parties.at[i];
		const struct party *party = project_party(w->in->project, cp->party);
		struct doc_node *row = doc_add(w->a, signature, DOC_ROW, NULL);

		row->role = "party";
		doc_add(w->a, row, DOC_CELL, cp->label)->role = "party";
		add_pair(w, signature, "amendment-memorandum.date", "");
		add_pair(w, signature, "amendment-memorandum.address",
			 party ? party->address : NULL);
		add_pair(w, signature, "amendment-memorandum.name",
			 party ? party->name : cp->party);
		add_pair(w, signature, "amendment-memorandum.signatory",
			 party ? party->signatory : NULL);
	}
}

/* Who signs for the first time says what he joins; who is gone is named. */
static void add_changes_of_parties(struct memorandum_writing *w)
{
	const struct project *before = w->in->before->own.project;
	const struct contract *old = project_contract(before, w->contract->id);

	for (size_t i = 0; i < w->contract->parties.n; i++) {
		const struct contract_party *cp = &w->contract->parties.at[i];
		const struct party *party = project_party(w->in->project, cp->party);

		if (amendment_joins(w->in, cp->party))
			add_article(
				w, "amendment-memorandum.joins",
				text_fill(w->a,
					  amendment_word(w->in, "amendment-memorandum.joins.text"),
					  "name", party ? party->name : cp->party, "label",
					  cp->label));
	}
	for (size_t i = 0; old && i < old->parties.n; i++) {
		const struct party *party = project_party(before, old->parties.at[i].party);

		if (party && amendment_leaves(w->in, party->id))
			add_article(
				w, "amendment-memorandum.leaves",
				text_fill(w->a,
					  amendment_word(w->in, "amendment-memorandum.leaves.text"),
					  "name", party->name, NULL, NULL));
	}
}

static const char *name_contract(struct memorandum_writing *w)
{
	const struct contract *c = w->contract;
	const char *signed_on = c->signed_on ? unicode_wareki(w->a, c->signed_on) : NULL;

	if (!signed_on)
		return text_fill(w->a, amendment_word(w->in, "amendment-memorandum.contract"),
				 "title", c->title, NULL, NULL);
	return text_fill(w->a, amendment_word(w->in, "amendment-memorandum.contract.signed"),
			 "title", c->title, "date", signed_on);
}

/* What the memorandum says of the contract and its parties. */
static enum audience members_audience(const struct library *l)
{
	static const char *const members[][2] = {
		{"party", "name"},           {"party", "address"},  {"party", "signatory"},
		{"contract-party", "label"}, {"contract", "title"}, {"contract", "signed"}};
	enum audience all = AUDIENCE_EVERYONE;

	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		all = audience_narrower(all, library_audience(l, members[i][0], members[i][1]));
	return all;
}

static bool anything_changed(const struct amendment *in)
{
	for (size_t i = 0; i < in->n; i++)
		if (count_amended(in->documents[i].diff))
			return true;
	return false;
}

struct doc *amendment_memorandum_build(struct arena *a, const struct amendment *in,
				       const struct contract *contract)
{
	struct memorandum_writing w = {.a = a, .in = in, .contract = contract};

	if (!anything_changed(in))
		return NULL;
	struct doc *d = amendment_paper(a, in, "amendment-memorandum",
					amendment_word(in, "amendment-memorandum.title"));

	w.part = doc_add_part(a, d, d->title);
	doc_add(a, w.part, DOC_PARAGRAPH,
		text_fill(a, amendment_word(in, "amendment-memorandum.intro"), "parties",
			  name_parties(&w), "contract", name_contract(&w)));
	list_changed(&w);
	add_changes_of_parties(&w);
	add_article(&w, "amendment-memorandum.force",
		    text_fill(a, amendment_word(in, "amendment-memorandum.force.text"), "date",
			      d->shown_date ? d->shown_date : "", NULL, NULL));
	add_article(&w, "amendment-memorandum.rest",
		    amendment_word(in, "amendment-memorandum.rest.text"));
	doc_add(a, w.part, DOC_PARAGRAPH, amendment_word(in, "amendment-memorandum.closing"));
	add_signatures(&w);
	amendment_narrow(w.part, members_audience(in->library));
	return d;
}
