/* SPDX-License-Identifier: MIT
 *
 * Row by row: the first rule that fits says what becomes of it. A risk is accepted once, however
 * many of its rows were chosen; for a risk on which nobody acts all its requirements have to be.
 */
#include "work/decide_accept.h"

#include <string.h>

struct accepting {
	const struct run *run;
	const struct decide_words *words;
	const struct decide_choice *chosen; /* as it was */
	struct decide_choice *out;
	struct accepted_risks *risks;
};

static bool somebody_acts(const struct responsibility *r)
{
	for (size_t i = 0; i < r->contract->parties.n; i++)
		if (share_acts(&r->shares[i]))
			return true;
	return false;
}

static bool is_chosen(const struct decide_choice *c, const struct responsibility *r)
{
	for (size_t i = 0; i < c->rows.all.n; i++)
		if (c->rows.all.at[i] == r)
			return true;
	return false;
}

/*
 * Whether the acceptance of the whole risk would close all of its rows, and these were chosen: in
 * each contract that rests on the register nobody acts on it.
 */
static bool closes_whole_risk(const struct accepting *c, const struct responsibility *r)
{
	for (size_t i = 0; i < c->run->project->contracts.n; i++) {
		const struct responsibilities *rows = c->run->responsibilities[i];

		for (size_t k = 0; k < rows->rows.n; k++) {
			const struct responsibility *other = &rows->rows.at[k];

			if (other->risk == r->risk &&
			    (somebody_acts(other) || !is_chosen(c->chosen, other)))
				return false;
		}
	}
	return r->risk->residual.n == 0;
}

static void accept_risk(struct accepting *c, const struct responsibility *r)
{
	for (size_t i = 0; i < c->risks->all.n; i++)
		if (c->risks->all.at[i].risk == r->risk)
			return;
	*vec_push(c->run->arena, &c->risks->all) = (struct accepted_risk){r->reg, r->risk};
}

static void judge_row(struct accepting *c, const struct responsibility *r)
{
	bool accepted = acceptance_of(c->run->project, r->reg, r->risk->id) != NULL;
	bool remains = r->risk->residual.n > 0, acts = somebody_acts(r);
	bool kept = risk_is_kept(c->run->library, r->risk);

	if (!accepted && ((acts && remains) || kept || closes_whole_risk(c, r)))
		accept_risk(c, r);
	else if (acts || (accepted && kept) || strcmp(r->status, "accepted") == 0)
		*vec_push(c->run->arena, &c->out->left.all) = r;
	else
		decide_take(c->run->arena, c->out, r, c->words->said.phase);
}

/* What an acceptance has no member for would be lost. */
static const char *lost_option(const struct decide_wish *w)
{
	return w->roles           ? "--roles"
	       : w->fee           ? "--fee"
	       : w->when          ? "--when"
	       : w->phase         ? "--phase"
	       : w->reason        ? "--reason"
	       : w->public_reason ? "--public-reason"
				  : NULL;
}

bool decide_accept(const struct run *run, const struct decide_words *words,
		   struct decide_choice *choice, struct accepted_risks *risks, struct diag_list *dl)
{
	const struct decide_choice chosen = *choice;
	const struct decide_wish *w = &words->said;
	struct accepting c = {run, words, &chosen, choice, risks};

	*choice = (struct decide_choice){.duties = chosen.duties};
	for (size_t i = 0; i < chosen.rows.all.n; i++)
		judge_row(&c, chosen.rows.all.at[i]);
	if (!choice->groups.n && !risks->all.n)
		diag_add(dl, DIAG_NOTHING_TO_ACCEPT, NULL, "--status accepted",
			 arena_printf(run->arena, "%zu", choice->left.all.n));
	else if (!choice->groups.n && lost_option(w))
		diag_add(dl, DIAG_NOT_TOGETHER, NULL, "bunkai decide", "--status accepted",
			 lost_option(w));
	else if (!risks->all.n && (w->owner || w->due || w->review))
		diag_add(dl, DIAG_NO_ACCEPTANCE, NULL,
			 w->owner ? "--owner"
			 : w->due ? "--due"
				  : "--review");
	return !diag_failed(dl);
}
