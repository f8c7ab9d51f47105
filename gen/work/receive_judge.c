/* SPDX-License-Identifier: MIT
 *
 * First what needs no comparison, then doubts, then the verdict: an answer with a doubt decides
 * nothing. The hospital's own answers have rules of their own, since it is its proposal.
 */
#include "work/receive_judge.h"

#include <string.h>

#include "base/text.h"
#include "derive/talks.h"
#include "work/receive_answer.h"

static const char *const names[RECEIVE__MAX] = {
	"known",     "open",     "opened",   "agreed", "confirmed",
	"rejected",  "proposed", "taken",    "closed",
};

const char *receive_outcome_name(enum receive_outcome outcome)
{
	return names[outcome];
}

bool receive_is_settled(const char *status)
{
	static const char *const settled[] = {"agreed", "rejected", "accepted"};

	for (size_t i = 0; status && i < ARRAY_LEN(settled); i++)
		if (strcmp(status, settled[i]) == 0)
			return true;
	return false;
}

static bool asks(const struct given_answer *x, const char *what)
{
	return text_equal(x->asks, what);
}

static bool accepts(const struct given_answer *x)
{
	return text_equal(x->verdict, VERDICT_ACCEPTED);
}

/* What holds of every answer, whoever gives it. */
static void doubt_answer(struct arena *a, struct given_answer *x, const struct judge_case *c)
{
	if (c->contradicted)
		answer_doubt(a, x, DOUBT_OTHER_ANSWER);
	if (c->changed)
		answer_doubt(a, x, DOUBT_CHANGED_SINCE);
}

/* Nothing that binds is taken of an answer with a doubt, or without a name. */
static enum receive_outcome bind(struct arena *a, struct given_answer *x,
				 enum receive_outcome outcome)
{
	if (!x->doubts.n && text_empty(x->by))
		answer_doubt(a, x, DOUBT_UNNAMED);
	return x->doubts.n ? RECEIVE_OPEN : outcome;
}

/* --- a party's --- */

static enum receive_outcome judge_contact(struct arena *a, struct given_answer *x,
					  const struct judge_case *c)
{
	bool in_place = !x->verdict && x->members.all.n && !x->text;

	if (!accepts(x) && !in_place)
		return RECEIVE_OPEN;
	if (x->text || x->when || x->fee)
		answer_doubt(a, x, DOUBT_REMARK);
	return c->theirs && !x->doubts.n ? RECEIVE_TAKEN : RECEIVE_OPEN;
}

static enum receive_outcome judge_accepted(struct arena *a, struct given_answer *x,
					   const struct judge_case *c)
{
	bool settled = receive_is_settled(c->status);

	if (x->reason || x->raw.all.n)
		answer_doubt(a, x, DOUBT_REMARK);
	if (!settled && !c->one)
		answer_doubt(a, x, DOUBT_INCOMPLETE);
	if (!settled && c->awaits)
		answer_doubt(a, x, DOUBT_AWAITS_PARTY);
	return bind(a, x, settled ? RECEIVE_CONFIRMED : RECEIVE_AGREED);
}

/* A wish, a refusal, words beside no verdict: what is 案 is not accepted as a whole any more. */
static enum receive_outcome judge_unwilling(struct arena *a, struct given_answer *x,
					    const struct judge_case *c)
{
	if (receive_is_settled(c->status))
		answer_doubt(a, x, DOUBT_DECIDED_OTHERWISE);
	return asks(x, ASKS_ROW) && text_equal(c->status, "proposed") ? RECEIVE_OPENED
								      : RECEIVE_OPEN;
}

static enum receive_outcome judge_theirs(struct arena *a, struct given_answer *x,
					 const struct judge_case *c)
{
	if (asks(x, ASKS_CONTACT))
		return judge_contact(a, x, c);
	if (accepts(x) && answer_wishes(x))
		x->verdict = VERDICT_WISH;
	return accepts(x) ? judge_accepted(a, x, c) : judge_unwilling(a, x, c);
}

/* --- the hospital's --- */

/* A 案 names the one who would be accountable; of an article it is its wording. */
static enum receive_outcome propose(struct arena *a, struct given_answer *x,
				    const struct judge_case *c)
{
	const struct given_answer *of = c->about ? c->about : x;

	if (!c->one && !asks(of, ASKS_CLAUSE))
		answer_doubt(a, x, DOUBT_INCOMPLETE);
	return x->doubts.n ? RECEIVE_OPEN : RECEIVE_PROPOSED;
}

static enum receive_outcome judge_own_row(struct arena *a, struct given_answer *x,
					  const struct judge_case *c)
{
	bool settled = receive_is_settled(c->status);

	if (accepts(x) && settled && !answer_wishes(x) && !x->doubts.n)
		return RECEIVE_KNOWN;
	if (settled)
		answer_doubt(a, x, DOUBT_DECIDED_OTHERWISE);
	if (accepts(x)) {
		if (!c->one)
			answer_doubt(a, x, DOUBT_INCOMPLETE);
		return bind(a, x, RECEIVE_AGREED);
	}
	if (text_equal(x->verdict, VERDICT_REFUSED))
		return bind(a, x, RECEIVE_REJECTED);
	if (answer_wishes(x))
		return propose(a, x, c);
	return !x->doubts.n && text_equal(c->status, "proposed") ? RECEIVE_OPENED : RECEIVE_OPEN;
}

/* ア of a 号, whose words are taken with all of it only. */
static bool is_below_item(const char *key)
{
	const char *close = strrchr(key, ')');

	return close && close[1];
}

/* Words that stand at two places now, or in a cell that nobody was asked about: no word takes them. */
static bool is_beyond(const struct given_answer *about, bool wishes)
{
	return text_equal(about->verdict, VERDICT_WISH) &&
	       ((asks(about, ASKS_CLAUSE) && is_below_item(about->key)) ||
		answer_has_doubt(about, DOUBT_JOINED) ||
		(answer_has_doubt(about, DOUBT_ALTERED) && !wishes));
}

/*
 * The answer is taken as it was given. What others have to accept, too, or stands in an article of
 * which the rest is not accepted, is the hospital's new 案 and is asked once more.
 */
static enum receive_outcome take_answer(struct arena *a, struct given_answer *x,
					const struct judge_case *c)
{
	const struct given_answer *about = c->about;
	bool wishes = answer_wishes(about) || answer_deletes(about);

	if (asks(about, ASKS_CONTACT) || !about->key)
		return bind(a, x, RECEIVE_TAKEN);
	if (is_beyond(about, wishes)) {
		answer_doubt(a, x, DOUBT_UNCLEAR);
		return RECEIVE_OPEN;
	}
	if (text_equal(about->verdict, VERDICT_REFUSED))
		return bind(a, x, RECEIVE_REJECTED);
	if (asks(about, ASKS_CLAUSE) && !wishes)
		return bind(a, x, RECEIVE_TAKEN);
	if (!c->one && !asks(about, ASKS_CLAUSE))
		answer_doubt(a, x, DOUBT_INCOMPLETE);
	if (bind(a, x, RECEIVE_AGREED) == RECEIVE_OPEN || (c->one && !c->awaits))
		return bind(a, x, RECEIVE_AGREED);
	answer_doubt(a, x, c->awaits ? DOUBT_AWAITS_PARTY : DOUBT_INCOMPLETE);
	return RECEIVE_PROPOSED;
}

static enum receive_outcome judge_own_answer(struct arena *a, struct given_answer *x,
					     const struct judge_case *c)
{
	if (!c->about || !c->about_open) {
		answer_doubt(a, x, DOUBT_DECIDED_OTHERWISE);
		return RECEIVE_OPEN;
	}
	if (text_equal(x->verdict, VERDICT_REFUSED))
		return bind(a, x, RECEIVE_CLOSED);
	if (accepts(x) && !answer_wishes(x))
		return take_answer(a, x, c);
	bool placed = c->about->key && !asks(c->about, ASKS_CONTACT);

	return answer_wishes(x) && placed ? propose(a, x, c) : RECEIVE_OPEN;
}

static enum receive_outcome judge_own(struct arena *a, struct given_answer *x,
				      const struct judge_case *c)
{
	if (asks(x, ASKS_ANSWER))
		return judge_own_answer(a, x, c);
	return asks(x, ASKS_CONTACT) ? judge_contact(a, x, c) : judge_own_row(a, x, c);
}

enum receive_outcome receive_judge(struct arena *a, struct given_answer *x,
				   const struct judge_case *c)
{
	if (c->known)
		return RECEIVE_KNOWN;
	if (!x->asks)
		return RECEIVE_OPEN;
	doubt_answer(a, x, c);
	return c->own ? judge_own(a, x, c) : judge_theirs(a, x, c);
}
