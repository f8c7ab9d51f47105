/* SPDX-License-Identifier: MIT
 *
 * The three-way comparison line by line: what was sent, what came, what stands today, and what
 * becomes of the answer.
 */
#include "work/receive_judge.h"

#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "work/receive_answer.h"

ARENA_SUITE(receive_judge, a);

/* What of an answer and its case is not as in the plainest: a row that is 案, has one ◎, accepted. */
struct line {
	const char *what;
	struct given_answer x;
	struct judge_case c;
	enum receive_outcome outcome;
	const char *doubts; /* with blanks between */
};

#define ROW .asks = ASKS_ROW, .by = "見本"
#define YES ROW, .verdict = VERDICT_ACCEPTED
#define WISH ROW, .verdict = VERDICT_WISH
#define NO ROW, .verdict = VERDICT_REFUSED
#define CLAUSE(meant) .asks = ASKS_CLAUSE, .by = "見本", .verdict = VERDICT_##meant
#define CONTACT(meant) .asks = ASKS_CONTACT, .by = "見本", .verdict = VERDICT_##meant
#define PROPOSED .status = "proposed", .one = true
#define AGREED .status = "agreed", .one = true

static const struct line lines[] = {
	{"accepted as it was sent", {YES}, {PROPOSED}, RECEIVE_AGREED, ""},
	{"a point of agreement", {YES}, {.status = "open", .one = true}, RECEIVE_AGREED, ""},
	{"what is settled already", {YES}, {AGREED}, RECEIVE_CONFIRMED, ""},
	{"nobody is accountable", {YES}, {.status = "proposed"}, RECEIVE_OPEN, "incomplete"},
	{"another acts", {YES}, {PROPOSED, .awaits = true}, RECEIVE_OPEN, "awaits-party"},
	{"it changed", {YES}, {PROPOSED, .changed = true}, RECEIVE_OPEN, "changed-since"},
	{"two say otherwise", {YES}, {PROPOSED, .contradicted = true}, RECEIVE_OPEN, "other-answer"},
	{"said before", {YES}, {PROPOSED, .known = true}, RECEIVE_KNOWN, ""},
	{"a reason beside it", {YES, .reason = "ただし"}, {PROPOSED}, RECEIVE_OPEN, "remark"},
	{"no name", {.asks = ASKS_ROW, .verdict = VERDICT_ACCEPTED}, {PROPOSED}, RECEIVE_OPEN,
	 "unnamed"},
	{"with another time", {YES, .when = "毎月"}, {PROPOSED}, RECEIVE_OPENED, ""},
	{"with a fee that was open", {YES, .fee = "extra"}, {PROPOSED}, RECEIVE_OPENED, ""},
	{"with words", {YES, .text = "…"}, {AGREED}, RECEIVE_OPEN, "decided-otherwise"},
	{"a wish", {WISH, .text = "…"}, {PROPOSED}, RECEIVE_OPENED, ""},
	{"of a gap", {WISH, .text = "…"}, {.status = "gap"}, RECEIVE_OPEN, ""},
	{"of what changed", {WISH, .text = "…"}, {PROPOSED, .changed = true}, RECEIVE_OPENED,
	 "changed-since"},
	{"of what is agreed", {WISH, .text = "…"}, {AGREED}, RECEIVE_OPEN, "decided-otherwise"},
	{"a refusal", {NO, .reason = "対象外"}, {PROPOSED}, RECEIVE_OPENED, ""},
	{"of what was rejected", {NO}, {.status = "rejected"}, RECEIVE_OPEN, "decided-otherwise"},
	{"words beside no verdict", {ROW, .fee = "extra"}, {PROPOSED}, RECEIVE_OPENED, ""},
	{"a row that is none", {.verdict = VERDICT_ACCEPTED}, {0}, RECEIVE_OPEN, ""},
	{"all paragraphs", {CLAUSE(ACCEPTED)}, {.one = true}, RECEIVE_AGREED, ""},
	{"some paragraphs", {CLAUSE(ACCEPTED)}, {0}, RECEIVE_OPEN, "incomplete"},
	{"another wording", {CLAUSE(WISH), .text = "…"}, {0}, RECEIVE_OPEN, ""},
	{"their contact", {CONTACT(ACCEPTED)}, {.theirs = true}, RECEIVE_TAKEN, ""},
	{"another's contact", {CONTACT(ACCEPTED)}, {0}, RECEIVE_OPEN, ""},
	{"a contact refused", {CONTACT(REFUSED)}, {.theirs = true}, RECEIVE_OPEN, ""},
	{"a contact that changed", {CONTACT(ACCEPTED)}, {.theirs = true, .changed = true},
	 RECEIVE_OPEN, "changed-since"},

	{"own, as it was sent", {YES}, {.own = true, PROPOSED}, RECEIVE_AGREED, ""},
	{"own, nobody accountable", {YES}, {.own = true, .status = "open"}, RECEIVE_OPEN,
	 "incomplete"},
	{"own, as it is agreed", {YES}, {.own = true, AGREED}, RECEIVE_KNOWN, ""},
	{"own, otherwise than agreed", {YES, .fee = "extra"}, {.own = true, AGREED}, RECEIVE_OPEN,
	 "decided-otherwise"},
	{"own, a new proposal", {WISH, .when = "毎月"}, {.own = true, PROPOSED}, RECEIVE_PROPOSED,
	 ""},
	{"own, a proposal of two", {WISH, .when = "毎月"}, {.own = true, .status = "proposed"},
	 RECEIVE_OPEN, "incomplete"},
	{"own, rejected", {NO}, {.own = true, PROPOSED}, RECEIVE_REJECTED, ""},
	{"own, changed since", {YES}, {.own = true, PROPOSED, .changed = true}, RECEIVE_OPEN,
	 "changed-since"},
};

/* The party 'maker' is to do it, where nothing else is altered. */
static const struct line with_other_roles[] = {
	{"with another role", {YES}, {PROPOSED}, RECEIVE_OPENED, ""},
	{"own, with other roles", {YES}, {.own = true, PROPOSED}, RECEIVE_AGREED, ""},
};

static const char *doubts_of(const struct given_answer *x)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < x->doubts.n; i++)
		strbuf_join(&sb, " ", x->doubts.at[i]);
	return sb.text;
}

static void judge_line(const struct line *line, struct given_answer x)
{
	enum receive_outcome outcome = receive_judge(a, &x, &line->c);

	cr_assert_eq(outcome, line->outcome, "%s: %s", line->what, receive_outcome_name(outcome));
	cr_assert_str_eq(doubts_of(&x), line->doubts, "%s", line->what);
}

Test(receive_judge, line_by_line)
{
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		judge_line(&lines[i], lines[i].x);
	for (size_t i = 0; i < ARRAY_LEN(with_other_roles); i++) {
		struct given_answer x = with_other_roles[i].x;

		settings_set(a, &x.roles, "maker", "does");
		judge_line(&with_other_roles[i], x);
	}
}

static const struct given_answer wish = {.asks = ASKS_ROW, .key = "R1/①-1", .text = "…"},
				 refusal = {.asks = ASKS_ROW,
					    .key = "R1/①-1",
					    .verdict = VERDICT_REFUSED},
				 wording = {.asks = ASKS_CLAUSE, .key = "x/1", .text = "…"},
				 contact = {.asks = ASKS_CONTACT, .key = "it"}, stray = {.text = "…"};

/* The hospital's word on another's answer. */
Test(receive_judge, of_an_answer)
{
	static const struct {
		const struct given_answer *about;
		struct given_answer x;
		enum receive_outcome outcome;
		bool one;
		const char *doubts;
		bool awaits;
	} own[] = {
		{&wish, {YES}, RECEIVE_AGREED, true, "", false},
		{&wish, {YES}, RECEIVE_OPEN, false, "incomplete", false},
		{&wish, {YES, .fee = "extra"}, RECEIVE_PROPOSED, true, "", false},
		{&wish, {WISH, .text = "…"}, RECEIVE_OPEN, false, "incomplete", false},
		{&wish, {NO, .reason = "…"}, RECEIVE_CLOSED, true, "", false},
		{&refusal, {YES}, RECEIVE_REJECTED, false, "", false},
		{&wish, {YES}, RECEIVE_PROPOSED, true, "awaits-party", true},
		{&wording, {YES}, RECEIVE_AGREED, true, "", false},
		{&wording, {YES}, RECEIVE_PROPOSED, false, "incomplete", false},
		{&wording, {YES}, RECEIVE_PROPOSED, true, "awaits-party", true},
		{&wording, {NO}, RECEIVE_CLOSED, false, "", true},
		{&contact, {YES}, RECEIVE_TAKEN, true, "", false},
		{&contact, {WISH, .text = "…"}, RECEIVE_OPEN, true, "", false},
		{&stray, {YES}, RECEIVE_TAKEN, true, "", false},
		{NULL, {YES}, RECEIVE_OPEN, true, "decided-otherwise", false},
	};

	for (size_t i = 0; i < ARRAY_LEN(own); i++) {
		struct given_answer x = own[i].x;

		x.asks = ASKS_ANSWER;
		const struct judge_case c = {.own = true,
					     .one = own[i].one,
					     .awaits = own[i].awaits,
					     .about = own[i].about,
					     .about_open = own[i].about != NULL};
		enum receive_outcome outcome = receive_judge(a, &x, &c);

		cr_assert_eq(outcome, own[i].outcome, "%zu: %s", i, receive_outcome_name(outcome));
		cr_assert_str_eq(doubts_of(&x), own[i].doubts, "%zu", i);
	}
}

Test(receive_judge, what_was_answered_otherwise_meanwhile_is_not_taken)
{
	struct given_answer x = {YES};
	const struct judge_case c = {.own = true, .one = true, .about = &wish};

	x.asks = ASKS_ANSWER;
	cr_assert_eq(receive_judge(a, &x, &c), RECEIVE_OPEN);
	cr_assert_str_eq(doubts_of(&x), DOUBT_DECIDED_OTHERWISE);
}
