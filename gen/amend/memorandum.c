/* SPDX-License-Identifier: MIT
 *
 * The memorandum of an amendment; see the header. Its words stand in templates/words.json under
 * `memorandum`.
 */
#include "amend/memorandum.h"

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

struct writing {
	struct arena *a;
	const struct amendment *in;
	const struct project *project;
	const struct contract *contract;
	struct doc_node *part;
	int articles;
};

static const char *word(const struct writing *w, const char *name)
{
	return library_word(w->in->library, name);
}

/* Article n with its title and one paragraph; the paragraph is returned for a list below it. */
static struct doc_node *add_article(struct writing *w, const char *title, const char *text)
{
	const char *number = arena_printf(w->a, "%d", ++w->articles);
	struct doc_node *article =
		doc_add(w->a, w->part, DOC_ARTICLE,
			arena_concat(w->a, "（", word(w, title), "）", (char *)NULL));

	article->label = text_fill(w->a, word(w, "number.article"), "n", number, NULL, NULL);
	return doc_add(w->a, article, DOC_PARAGRAPH, text);
}

static void add_item(struct writing *w, struct doc_node *list, const char *text)
{
	struct doc_node *item = doc_add(w->a, list, DOC_ITEM, text);

	item->label = arena_printf(w->a, "(%zu)", list->n);
}

static size_t count_amended(const struct doc_diff *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->all.n; i++)
		n += amendment_counts(&d->all.at[i]);
	return n;
}

/* The annexes that change, each with how many places; what is left out here stays as it is. */
static void list_changed(struct writing *w)
{
	struct doc_node *paragraph =
		add_article(w, "memorandum.changed", word(w, "memorandum.changed.text"));
	struct doc_node *list = doc_add(w->a, paragraph, DOC_LIST, NULL);

	for (size_t i = 0; i < w->in->n; i++) {
		const struct doc_diff *d = w->in->documents[i].diff;
		const struct doc *paper = d->after ? d->after : d->before;
		const char *places = arena_printf(w->a, "%zu", count_amended(d));

		if (!doctree_is_same(d))
			add_item(w, list,
				 text_fill(w->a, word(w, "memorandum.paper"), "title", paper->title,
					   "n", places));
	}
}

/* 甲、乙及び丙 as a contract names them: 'みどり病院（以下「甲」という。）'. */
static const char *name_parties(struct writing *w)
{
	struct strbuf sb = strbuf_new(w->a);

	for (size_t i = 0; i < w->contract->parties.n; i++) {
		const struct contract_party *cp = &w->contract->parties.at[i];
		const struct party *party = project_party(w->project, cp->party);
		bool last = i && i + 1 == w->contract->parties.n;

		strbuf_join(&sb, word(w, last ? "memorandum.and" : "list.comma"),
			    text_fill(w->a, word(w, "memorandum.party"), "name",
				      party ? party->name : cp->party, "label", cp->label));
	}
	return sb.text;
}

static void add_pair(struct writing *w, struct doc_node *signature, const char *what,
		     const char *value)
{
	struct doc_node *row = doc_add(w->a, signature, DOC_ROW, NULL);

	doc_add(w->a, row, DOC_CELL, word(w, what))->role = "key";
	doc_add(w->a, row, DOC_CELL, value ? value : "");
}

static void add_signatures(struct writing *w)
{
	struct doc_node *signature = doc_add(w->a, w->part, DOC_SIGNATURE, NULL);

	for (size_t i = 0; i < w->contract->parties.n; i++) {
		const struct contract_party *cp = &w->contract->parties.at[i];
		const struct party *party = project_party(w->project, cp->party);
		struct doc_node *row = doc_add(w->a, signature, DOC_ROW, NULL);

		row->role = "party";
		doc_add(w->a, row, DOC_CELL, cp->label)->role = "party";
		add_pair(w, signature, "memorandum.date", "");
		add_pair(w, signature, "memorandum.address", party ? party->address : NULL);
		add_pair(w, signature, "memorandum.name", party ? party->name : cp->party);
		add_pair(w, signature, "memorandum.signatory", party ? party->signatory : NULL);
	}
}

static const char *name_contract(struct writing *w)
{
	const struct contract *c = w->contract;
	const char *signed_on = c->signed_on ? unicode_wareki(w->a, c->signed_on) : NULL;

	if (!signed_on)
		return text_fill(w->a, word(w, "memorandum.contract"), "title", c->title, NULL,
				 NULL);
	return text_fill(w->a, word(w, "memorandum.contract.signed"), "title", c->title, "date",
			 signed_on);
}

static bool anything_changed(const struct amendment *in)
{
	for (size_t i = 0; i < in->n; i++)
		if (!doctree_is_same(in->documents[i].diff))
			return true;
	return false;
}

struct doc *memorandum_build(struct arena *a, const struct amendment *in, const struct project *p,
			     const struct contract *contract)
{
	struct writing w = {.a = a, .in = in, .project = p, .contract = contract};

	if (!anything_changed(in))
		return NULL;
	struct doc *d = doc_new(a, "memorandum", word(&w, "memorandum.title"));

	d->subtitle = in->subtitle;
	d->date = in->date;
	d->shown_date = in->date ? unicode_wareki(a, in->date) : NULL;
	d->author = in->author;
	w.part = doc_add_part(a, d, d->title);
	doc_add(a, w.part, DOC_PARAGRAPH,
		text_fill(a, word(&w, "memorandum.intro"), "parties", name_parties(&w), "contract",
			  name_contract(&w)));
	list_changed(&w);
	add_article(&w, "memorandum.force",
		    text_fill(a, word(&w, "memorandum.force.text"), "date",
			      d->shown_date ? d->shown_date : "", NULL, NULL));
	add_article(&w, "memorandum.rest", word(&w, "memorandum.rest.text"));
	doc_add(a, w.part, DOC_PARAGRAPH, word(&w, "memorandum.closing"));
	add_signatures(&w);
	return d;
}
