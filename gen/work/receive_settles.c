/* SPDX-License-Identifier: MIT
 *
 * Which answers a decision names: those that say what it says, and of the hospital's word all that
 * was open on the thing. What the hospital speaks of in the same command has a decision of its own.
 */
#include "base/text.h"
#include "work/receive_said.h"

static void add_answer(struct arena *a, struct answer_list *out, const struct given_answer *x,
		       struct received_row *coming)
{
	for (size_t i = 0; i < out->all.n; i++)
		if (out->all.at[i].x == x)
			return;
	*vec_push(a, &out->all) = (struct settled_answer){x, coming};
}

/*
 * Its own party's earlier acceptances, whatever stood against them, and what others accept now. A
 * word of the hospital's on an article settles whatever was accepted of it.
 */
static bool is_settled_with(const struct answer_said *s, const struct received_row *row,
			    const char *state)
{
	if (!s->open || s->x == &row->answer || !receive_accepts_as_sent(s->x))
		return false;
	if (s->coming)
		return s->coming->outcome == row->outcome && s->coming->is_open;
	return row->about || text_equal(s->x->party, row->answer.party) ||
	       text_equal(s->state, state);
}

/* `state`: in which the place stands today. */
static void add_agreeing(struct receive_cases *c, const struct received_row *row,
			 const struct given_answer *place, const char *state,
			 struct answer_list *out)
{
	const struct answers_said *list = receive_said_at(c, place);

	for (size_t i = 0; i < list->all.n; i++)
		if (is_settled_with(&list->all.at[i], row, state))
			add_answer(c->a, out, list->all.at[i].x, list->all.at[i].coming);
}

/* All 項 of a clause are settled by one decision. */
static void add_of_clause(struct receive_cases *c, const struct received_row *row,
			  struct answer_list *out)
{
	const struct contract_now *now = receive_contract_now(c, row->answer.contract);

	for (size_t i = 0; i < now->rows->all.n; i++) {
		const struct row_now *other = &now->rows->all.at[i];
		const struct given_answer place = {.contract = row->answer.contract,
						   .asks = ASKS_CLAUSE,
						   .key = other->shown.key};

		if (text_equal(other->shown.asks, ASKS_CLAUSE) &&
		    other->chosen->clause == row->now->chosen->clause)
			add_agreeing(c, row, &place, other->shown.state, out);
	}
}

/* The hospital says, in the same command, what becomes of the answer. */
static bool is_spoken_of(struct receive_cases *c, const struct given_answer *x)
{
	const struct given_answer place = {
		.contract = x->contract, .asks = ASKS_ANSWER, .key = x->id};
	const struct answers_said *list = receive_said_at(c, &place);

	for (size_t i = 0; i < list->all.n; i++)
		if (list->all.at[i].coming)
			return true;
	return false;
}

/* Of the hospital: everything that is open on what it speaks of. */
static void add_open(struct receive_cases *c, const struct given_answer *place,
		     struct answer_list *out)
{
	const struct answers_said *list = receive_said_at(c, place);

	for (size_t i = 0; i < list->all.n; i++)
		if (list->all.at[i].open && !list->all.at[i].coming &&
		    !is_spoken_of(c, list->all.at[i].x))
			add_answer(c->a, out, list->all.at[i].x, NULL);
}

/* What else is open on the thing of which the hospital decides. */
static void add_about(struct receive_cases *c, const struct received_row *row,
		      struct answer_list *out)
{
	add_open(c, row->about, out);
	if (row->now && row->now->chosen)
		add_of_clause(c, row, out);
}

static bool is_accepted(const struct received_row *row)
{
	return row->outcome == RECEIVE_AGREED || row->outcome == RECEIVE_CONFIRMED;
}

struct answer_list receive_case_settles(struct receive_cases *c, struct received_row *row)
{
	struct answer_list out = {0};
	const struct contract_now *now = receive_contract_now(c, row->answer.contract);
	bool own = receive_is_own(now->contract, row->answer.party);

	if (own && row->about) {
		if (row->about->key && row->outcome != RECEIVE_CLOSED &&
		    row->outcome != RECEIVE_TAKEN)
			add_about(c, row, &out);
		add_answer(c->a, &out, row->about, NULL);
	} else if (own) {
		add_open(c, &row->answer, &out);
	} else if (is_accepted(row) && row->now->chosen) {
		add_of_clause(c, row, &out);
	} else if (is_accepted(row)) {
		add_agreeing(c, row, &row->answer, row->now->shown.state, &out);
	}
	add_answer(c->a, &out, &row->answer, row);
	return out;
}
