/* SPDX-License-Identifier: MIT
 *
 * Views of the notice to each party: notice-facts (what happened, who is who), notice-lines (what changes for
 * it), notice-left (how much more, and where), and consenting: what each party of an amendment does
 * with it, by the rules of effects/consent.h.
 */
#include "amend/amendment_consents.h"
#include "amend/amendment_view.h"
#include "amend/notice_causes.h"
#include "amend/notice_lines.h"
#include "base/strbuf.h"
#include "base/text.h"

/* 甲：…、乙：…: whom the labels of both states mean. */
static void add_label(struct binding *b, struct strbuf *sb, const struct project *p,
		      const struct contract_party *cp)
{
	const struct party *party = project_party(p, cp->party);

	strbuf_join(sb, library_word(b->in->library, "list.comma"),
		    arena_concat(b->a, cp->label, library_word(b->in->library, "colon"),
				 party ? party->name : cp->party, (char *)NULL));
}

static const char *labels_of(struct binding *b)
{
	const struct amendment *in = amendment_about(b);
	const struct project *old = in->before->own.project;
	const struct contract *c = in->contract, *was = project_contract(old, c->id);
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < c->parties.n; i++)
		add_label(b, &sb, in->project, &c->parties.at[i]);
	for (size_t i = 0; was && i < was->parties.n; i++)
		if (amendment_leaves(in, was->parties.at[i].party))
			add_label(b, &sb, old, &was->parties.at[i]);
	return sb.text;
}

/* One row, also where nothing can be said of what happened. */
void fill_notice_facts(struct binding *b, struct view *v)
{
	const struct amendment *in = amendment_about(b);

	if (!in->contract)
		return;
	struct view_row *row = view_add(b, v, "project", NULL, NULL, in->contract->id);

	row->audience = AUDIENCE_PARTIES;
	view_set(b, row, "causes", notice_causes(b->a, in));
	view_set(b, row, "parties", labels_of(b));
}

typedef void party_visit(struct binding *b, struct view *v, const struct project *p,
			 const struct contract_party *cp);

static bool is_wanted(const struct binding *b, const char *party)
{
	return !b->in->party || text_equal(b->in->party, party);
}

/* Each party of the contract, then those who are none any more; of a copy whose it is. */
static void visit_parties(struct binding *b, struct view *v, party_visit *visit)
{
	const struct amendment *in = amendment_about(b);
	const struct project *old = in->before->own.project;
	const struct contract *c = in->contract,
			      *was = c ? project_contract(old, c->id) : NULL;

	for (size_t i = 0; c && i < c->parties.n; i++)
		if (is_wanted(b, c->parties.at[i].party))
			visit(b, v, in->project, &c->parties.at[i]);
	for (size_t i = 0; was && i < was->parties.n; i++)
		if (amendment_leaves(in, was->parties.at[i].party) &&
		    is_wanted(b, was->parties.at[i].party))
			visit(b, v, old, &was->parties.at[i]);
}

/* Lines of the sentences on who joins and leaves, and what he signs beside the memorandum. */
static size_t lines_of_moves(const struct binding *b, const struct contract_party *cp)
{
	enum { OWN = 4, OF_ANOTHER = 2 };
	const struct amendment *in = amendment_about(b);
	const struct contract *was = project_contract(in->before->own.project, in->contract->id);
	bool moves = amendment_joins(in, cp->party) || amendment_leaves(in, cp->party);
	size_t n = moves ? OWN : 0;

	for (size_t i = 0; was && i < was->parties.n; i++)
		n += amendment_leaves(in, was->parties.at[i].party) ? OF_ANOTHER : 0;
	return n;
}

static struct notice_lines lines_for(struct binding *b, const struct contract_party *cp)
{
	const struct amendment *in = amendment_about(b);
	const struct notice_items items = notice_items_of(b->a, in, cp);

	return notice_lines_of(b->a, in, &items,
			       arena_concat(b->a, notice_causes(b->a, in), labels_of(b),
					    (char *)NULL),
			       lines_of_moves(b, cp));
}

static struct view_row *add_row_for(struct binding *b, struct view *v,
				    const struct contract_party *cp)
{
	struct view_row *row = view_add(b, v, "project", NULL, cp->place, cp->party);

	view_set(b, row, "for", cp->party);
	return row;
}

static void add_lines(struct binding *b, struct view *v, const struct project *p,
		      const struct contract_party *cp)
{
	const struct notice_lines lines = lines_for(b, cp);

	(void)p;
	for (size_t i = 0; i < lines.all.n; i++) {
		const struct notice_line *l = &lines.all.at[i];
		struct view_row *row = add_row_for(b, v, cp);

		row->audience = audience_narrower(l->audience, AUDIENCE_PARTIES);
		view_set(b, row, "kind", l->kind == NOTICE_ROLE ? "role" : "other");
		view_set(b, row, "what", l->what);
		view_set(b, row, "before", l->before);
		view_set(b, row, "after", l->after);
		view_set(b, row, "where", l->where);
	}
}

void fill_notice_lines(struct binding *b, struct view *v)
{
	visit_parties(b, v, add_lines);
}

static void add_left(struct binding *b, struct view *v, const struct project *p,
		     const struct contract_party *cp)
{
	const struct notice_lines lines = lines_for(b, cp);

	(void)p;
	if (!lines.left)
		return;
	struct view_row *row = add_row_for(b, v, cp);

	row->audience = AUDIENCE_PARTIES;
	view_set(b, row, "n", arena_printf(b->a, "%zu", lines.left));
	view_set(b, row, "where", lines.left_where);
}

void fill_notice_left(struct binding *b, struct view *v)
{
	visit_parties(b, v, add_left);
}

/* The contract in the state that the party is of. */
static const struct contract *contract_of(const struct amendment *in, const struct project *p)
{
	return project_contract(p, in->contract->id);
}

static void add_consenting(struct binding *b, struct view *v, const struct project *p,
			const struct contract_party *cp)
{
	const struct amendment *in = amendment_about(b);
	const struct party *party = project_party(p, cp->party);
	unsigned what = consents_of_party(in->agree, cp->party);
	struct view_row *row = add_row_for(b, v, cp);

	view_set(b, row, "name", party ? party->name : cp->party);
	view_set(b, row, "label", cp->label);
	view_set(b, row, "address", party ? party->address : NULL);
	view_set(b, row, "signatory", party ? party->signatory : NULL);
	view_set(b, row, "side", text_equal(cp->role, "hospital") ? "hospital" : "party");
	view_set(b, row, "signs", amendment_signs(in, contract_of(in, p), cp) ? "yes" : "no");
	view_set(b, row, "what", amendment_consent_words(b->a, in, what));
	view_set(b, row, "fee", what & CONSENT_FEE ? "yes" : "no");
	/* with whom it has the contract is told apart */
	view_set(b, row, "touched", what & ~(unsigned)CONSENT_PARTIES ? "yes" : "no");
}

void fill_consenting(struct binding *b, struct view *v)
{
	visit_parties(b, v, add_consenting);
}
