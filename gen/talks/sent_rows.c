/* SPDX-License-Identifier: MIT
 *
 * The words of rows and articles are made by bind/, whose functions want a paper at hand: a view
 * without rows of its own is bound for the paper that prints the table, and for each paper of the
 * contract that has articles; it fills our rows meanwhile.
 */
#include "talks/sent_rows.h"

#include "derive/papers.h"
#include "talks/sent_answers.h"
#include "talks/sent_contacts.h"
#include "talks/sent_fill.h"
#include "talks/sent_table.h"

static const struct view_source no_fields[] = {{0}};

static const struct view_entry views[] = {
	{"sent-table", OF_CONTRACT, sent_table_rows, no_fields},
	{"sent-articles", OF_CONTRACT, sent_table_articles, no_fields},
};

/* The paper of the contract that prints all rows, else one that has articles; NULL: none does. */
static const struct template *table_paper(struct arena *a, const struct bind_input *in)
{
	const struct wanted_papers *papers = papers_wanted(a, in->project, in->library);

	for (size_t i = 0; i < papers->all.n; i++)
		if (papers->all.at[i].contract == in->contract &&
		    !template_is_internal(papers->all.at[i].template) &&
		    template_prints_view(papers->all.at[i].template, "responsibilities", true))
			return papers->all.at[i].template;
	for (size_t i = 0; i < in->coverage->papers.n; i++)
		if (in->coverage->papers.at[i].contract == in->contract)
			return in->coverage->papers.at[i].template;
	return in->library->templates.n ? &in->library->templates.at[0] : NULL;
}

static bool fill_view_of(struct arena *a, const struct bind_input *in, const struct template *t,
			 struct sent_filling *about, const char *name, struct diag_list *dl)
{
	struct bind_input own = *in;

	own.template = t;
	own.more = views;
	own.n_more = ARRAY_LEN(views);
	own.about = about;
	return t && bind_view(a, &own, name, dl);
}

/* What the parties sign: bidders' papers and those for the hospital's eyes are none. */
static bool is_signed(const struct coverage_paper *paper, const struct contract *c)
{
	return paper->contract == c && !template_is_internal(paper->template);
}

static bool fill_articles_of(struct arena *a, const struct bind_input *in, const char *main,
			     struct sent_rows *rows, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < in->coverage->papers.n; i++) {
		struct sent_filling about = {rows, &in->coverage->papers.at[i], main};

		if (is_signed(about.paper, in->contract))
			ok = fill_view_of(a, in, about.paper->template, &about, "sent-articles",
					  dl) &&
			     ok;
	}
	return ok;
}

struct sent_rows *sent_rows_of(struct arena *a, const struct bind_input *in, struct diag_list *dl)
{
	struct sent_rows *rows = arena_alloc(a, sizeof *rows);
	struct sent_filling about = {.rows = rows};
	const struct template *t = in->template ? in->template : table_paper(a, in);

	rows->contract = in->contract;
	if (!fill_view_of(a, in, t, &about, "sent-table", dl) ||
	    !fill_articles_of(a, in, template_articles(t), rows, dl))
		return NULL;
	sent_contacts_add(a, in, rows);
	sent_fill_note(a, rows);
	sent_answers_add(a, in, rows);
	sent_fill_note(a, rows);
	return rows;
}

const struct row_now *sent_rows_find(const struct sent_rows *rows, const char *asks,
				     const char *key, const char *phase)
{
	return sent_fill_find(rows, asks, key, phase);
}

const char *sent_rows_hospital(const struct contract *c)
{
	const struct contract_party *cp = contract_party_in_role(c, "hospital");

	return cp ? cp->party : "";
}
