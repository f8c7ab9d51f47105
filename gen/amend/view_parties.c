/* SPDX-License-Identifier: MIT
 *
 * Views joining and leaving: who becomes a party of the contract by the amendment, and who is none
 * any more.
 */
#include "amend/amendment_view.h"

static void add(struct binding *b, struct view *v, const struct project *p,
		const struct contract_party *cp)
{
	const struct party *party = project_party(p, cp->party);
	struct view_row *row = view_add(b, v, "project", NULL, cp->place, cp->party);

	view_set(b, row, "for", cp->party);
	view_set(b, row, "name", party ? party->name : cp->party);
	view_set(b, row, "label", cp->label);
}

typedef bool test_party(const struct amendment *in, const char *party);

/* The parties of the contract in one state for which the test holds. */
static void fill(struct binding *b, struct view *v, const struct derived_state *state,
		 test_party *holds)
{
	const struct amendment *in = amendment_about(b);
	const struct project *p = state->own.project;
	const struct contract *c = in->contract ? project_contract(p, in->contract->id) : NULL;

	for (size_t i = 0; c && i < c->parties.n; i++)
		if (holds(in, c->parties.at[i].party))
			add(b, v, p, &c->parties.at[i]);
}

void fill_joining(struct binding *b, struct view *v)
{
	fill(b, v, amendment_about(b)->after, amendment_joins);
}

void fill_leaving(struct binding *b, struct view *v)
{
	fill(b, v, amendment_about(b)->before, amendment_leaves);
}
