/* SPDX-License-Identifier: MIT
 *
 * Who answers for what: every line of the table in the README, and what decisions
 * change.
 */
#include "derive/responsibility.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(responsibility, f);

#define CLOUD "{'party': 'base', 'label': '丙', 'role': 'cloud'}"

/* A third party in the contract. */
static void add_cloud(void)
{
	fixture_replace(f, "project/bunkai.json", "'name': '例示社'}",
			"'name': '例示社'}, {'id': 'base', 'kind': 'cloud', 'name': '基盤社'}");
	fixture_replace(f, "project/bunkai.json", "'role': 'vendor'}", "'role': 'vendor'}, " CLOUD);
}

static size_t count_rows(void)
{
	return f->run.responsibilities[0]->rows.n;
}

static const struct responsibility *nth(size_t i)
{
	return &f->run.responsibilities[0]->rows.at[i];
}

/* The decision that has the last word. */
static const struct decision *last_of(const struct responsibility *r)
{
	return r->decisions.n ? r->decisions.at[r->decisions.n - 1] : NULL;
}

static void expect(const struct responsibility *r, const char *vendor, const char *hospital,
		   const char *status, const char *what)
{
	cr_assert_not_null(r, "%s: no row", what);
	cr_assert_str_eq(fixture_role(r, "maker"), vendor, "%s: vendor is %s", what,
			 fixture_role(r, "maker"));
	cr_assert_str_eq(fixture_role(r, "clinic"), hospital, "%s: hospital is %s", what,
			 fixture_role(r, "clinic"));
	cr_assert_str_eq(r->status, status, "%s: %s", what, r->status);
}

/* The table of "Who answers for what", line by line; `vendor` NULL: no row. */
static const struct {
	const char *response, *applies;
	bool duty;
	const char *vendor, *hospital, *status, *duty_role, *duty_status;
} table[] = {
	{"'Yes'", "'対象'", true, "accountable", "does", "proposed", "accountable", "proposed"},
	{"'Yes'", "'対象'", false, "accountable", "informed", "proposed", NULL, NULL},
	{"'Yes'", "'対象外'", true, "none", "does", "open", "accountable", "proposed"},
	{"'Yes'", "'対象外'", false, "none", "none", "gap", NULL, NULL},
	{"'No'", "'対象'", true, "none", "none", "accept", "none", "accept"},
	{"'No'", "'対象外'", false, "none", "none", "accept", NULL, NULL},
	{"'No'", "'対象外'", true, "none", "none", "accept", "none", "accept"},
	/*
	 * a numbered requirement that nobody judged is no placeholder: it is not lost, and not
	 * handed to the hospital
	 */
	{"'Yes'", "null", true, "none", "none", "open", "accountable", "proposed"},
	{"'Yes'", "null", false, "none", "none", "open", NULL, NULL},
	{"null", "'対象'", false, "none", "none", "open", NULL, NULL},
	{"'要'", "'対象'", false, "none", "none", "open", NULL, NULL},
};

Test(responsibility, the_table)
{
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		const char *what = arena_printf(f->a, "line %zu", i);

		fixture_register(
			f, "project/register.json",
			arena_printf(f->a, "{'id': 'R1', 'response': %s, 'duty': %s}",
				     table[i].response,
				     table[i].duty ? "'閉じてください。'" : "null"),
			arena_printf(f->a,
				     "{'risk': 'R1', 'no': '①-1', 'applies': %s, 'response': %s, "
				     "'text': '守る。'},"
				     "{'risk': 'R1', 'no': null, 'applies': null, 'response': %s}",
				     table[i].applies, table[i].response, table[i].response));
		fixture_load(f);
		cr_assert_eq(count_rows(), 1 + (size_t)table[i].duty, "%s: %zu rows", what,
			     count_rows());
		expect(fixture_row(f, "R1/①-1"), table[i].vendor, table[i].hospital,
		       table[i].status, what);
		if (table[i].duty)
			expect(fixture_row(f, "R1/duty"), "none", table[i].duty_role,
			       table[i].duty_status, what);
	}
}

Test(responsibility, a_duty_stands_once_behind_all_requirements)
{
	fixture_register(f, "project/register.json",
			 "{'id': 'R2', 'response': 'Yes', 'duty': '見てください。'}, {'id': 'R1', "
			 "'response': 'Yes'}",
			 "{'risk': 'R2', 'no': null, 'applies': null, 'response': 'Yes'}, {'risk': "
			 "'R2', 'no': null, 'applies': null, 'response': 'Yes'},"
			 "{'risk': 'R1', 'no': '①-1', 'applies': '対象', 'response': 'Yes', "
			 "'text': '守る。'},"
			 "{'risk': 'R2', 'no': '②-1', 'applies': '対象', 'response': 'Yes', "
			 "'text': '守る。'},"
			 "{'risk': 'R2', 'no': '②-2', 'applies': '対象外', 'response': 'Yes', "
			 "'text': '守る。'}");
	fixture_load(f);
	static const char *const keys[] = {"R2/②-1", "R2/②-2", "R2/duty", "R1/①-1"};

	cr_assert_eq(count_rows(), ARRAY_LEN(keys),
		     "placeholders give no row, and the risks keep the register's order");
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		cr_assert_str_eq(nth(i)->key, keys[i]);
	cr_assert_null(nth(2)->requirement);
}

Test(responsibility, a_row_keeps_its_basis_and_its_phase)
{
	fixture_load(f);
	const struct responsibility *r = fixture_row(f, "R1/①-1");

	cr_assert_str_eq(r->rule->id, "yes-applies-duty");
	cr_assert_eq(r->decisions.n, 0);
	cr_assert_str_eq(r->phase, "maintenance", "the topic's");
	cr_assert_str_eq(fixture_row(f, "R1/①-2")->phase, "normal",
			 "a requirement with a topic of its own");
	cr_assert_str_eq(r->shares[1].does, settings_get(&r->rule->does, "vendor"));
	cr_assert(!r->cut && !r->fee && !r->agreed);
}

Test(responsibility, other_parties_have_no_part_until_decided)
{
	add_cloud();
	fixture_decisions(f,
			  "{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'base': 'does'}}, "
			  "{'id': 'D2', 'requirement': 'R2/②-1', 'roles': {'cloud': 'supports'}}");
	fixture_load(f);
	cr_assert_str_eq(fixture_role(fixture_row(f, "R1/①-2"), "base"), "none");
	cr_assert_str_eq(fixture_role(fixture_row(f, "R1/①-1"), "base"), "does", "by its id");
	cr_assert_str_eq(fixture_role(fixture_row(f, "R2/②-1"), "base"), "supports",
			 "by its role in the contract");
	expect(fixture_row(f, "R1/①-1"), "accountable", "does", "proposed",
	       "who is not named keeps its role");
}

Test(responsibility, a_decision_by_topic)
{
	fixture_decisions(f, "{'id': 'D1', 'topic': 'remote', 'roles': {'clinic': 'accountable', "
			     "'vendor': 'supports'}, 'status': 'agreed', 'fee': 'extra'}");
	fixture_load(f);
	expect(fixture_row(f, "R1/①-1"), "supports", "accountable", "agreed", "of the topic");
	expect(fixture_row(f, "R1/duty"), "supports", "accountable", "agreed", "its duty too");
	expect(fixture_row(f, "R1/①-2"), "accountable", "does", "open", "another topic");
	cr_assert_str_eq(fixture_row(f, "R1/①-1")->fee, "extra");
	cr_assert_str_eq(last_of(fixture_row(f, "R1/①-1"))->id, "D1");
}

Test(responsibility, a_decision_on_the_row_has_the_last_word)
{
	fixture_decisions(f,
			  "{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'maker': 'does'}, "
			  "'status': 'rejected', 'text': '文', 'when': '毎月', 'reason': '内情', "
			  "'public_reason': '理由'},"
			  "{'id': 'D2', 'topic': 'remote', 'roles': {'maker': 'supports', "
			  "'clinic': 'accountable'}, 'status': 'agreed', 'fee': 'included'}");
	fixture_load(f);
	const struct responsibility *r = fixture_row(f, "R1/①-1");

	expect(r, "does", "accountable", "rejected",
	       "the row's decision stands first in the file and still wins");
	cr_assert_str_eq(last_of(r)->id, "D1");
	cr_assert_str_eq(r->agreed, "文");
	cr_assert_str_eq(r->when, "毎月");
	cr_assert_str_eq(r->reason, "理由");
	cr_assert_str_eq(r->internal_reason, "内情");
	cr_assert_str_eq(r->fee, "included", "what it leaves open stays as decided for the topic");
}

Test(responsibility, a_decision_on_the_duty)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/duty', 'roles': {'maker': "
			     "'accountable', 'clinic': 'supports'}}");
	fixture_load(f);
	expect(fixture_row(f, "R1/duty"), "accountable", "supports", "proposed", "the duty");
	expect(fixture_row(f, "R1/①-1"), "accountable", "does", "proposed", "its requirements");
}

Test(responsibility, another_contract_does_not_count)
{
	fixture_decisions(
		f, "{'id': 'D1', 'requirement': 'R1/①-1', 'contract': 'c2', 'status': 'agreed'}, "
		   "{'id': 'D2', 'topic': 'backup', 'contract': 'c2', 'status': 'agreed'},"
		   "{'id': 'D3', 'requirement': 'R1/①-2', 'contract': 'c1', 'status': 'agreed'}");
	fixture_load(f);
	cr_assert_eq(fixture_row(f, "R1/①-1")->decisions.n, 0);
	cr_assert_eq(fixture_row(f, "R2/②-1")->decisions.n, 0);
	cr_assert_eq(fixture_row(f, "R1/①-2")->decisions.n, 1);
}

Test(responsibility, another_phase_adds_a_row)
{
	fixture_decisions(
		f, "{'id': 'D1', 'requirement': 'R1/①-1', 'phase': 'emergency', 'roles': "
		   "{'clinic': 'accountable', 'maker': 'supports'}, 'status': 'agreed'},"
		   "{'id': 'D2', 'requirement': 'R1/①-1', 'phase': 'maintenance', 'fee': 'extra'}");
	fixture_load(f);
	cr_assert_eq(count_rows(), 6);
	cr_assert_str_eq(nth(0)->phase, "maintenance");
	cr_assert_str_eq(last_of(nth(0))->id, "D2");
	expect(nth(0), "accountable", "does", "proposed", "its own phase");
	cr_assert_str_eq(nth(1)->key, "R1/①-1");
	cr_assert_str_eq(nth(1)->phase, "emergency");
	expect(nth(1), "supports", "accountable", "agreed", "the added phase");
	cr_assert_null(nth(1)->fee);
}

Test(responsibility, two_decisions_on_one_added_phase_share_its_row)
{
	fixture_decisions(
		f, "{'id': 'D1', 'requirement': 'R1/①-1', 'phase': 'end', 'roles': {'maker': "
		   "'does', 'clinic': 'accountable'}},"
		   "{'id': 'D2', 'requirement': 'R1/①-1', 'phase': 'end', 'contract': 'c1', 'fee': "
		   "'extra'},"
		   "{'id': 'D3', 'requirement': 'R1/duty', 'phase': 'end', 'fee': 'included'}");
	fixture_load(f);
	cr_assert_eq(count_rows(), 7);
	expect(nth(1), "does", "accountable", "proposed", "the row of D1 and D2");
	cr_assert_str_eq(nth(1)->fee, "extra");
}

Test(responsibility, a_topic_decided_for_another_phase_changes_nothing)
{
	fixture_decisions(f, "{'id': 'D1', 'topic': 'remote', 'phase': 'end', 'status': 'agreed'}");
	fixture_load(f);
	cr_assert_eq(count_rows(), 5);
	cr_assert_eq(fixture_row(f, "R1/①-1")->decisions.n, 0);
}

Test(responsibility, a_gap_that_somebody_took_over_is_none)
{
	fixture_replace(f, "project/register.json",
			"'applies': '対象', 'response': 'Yes', 'text': '写しを取る。'",
			"'applies': '対象外', 'response': 'Yes', 'text': '写しを取る。'");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "gap", "before");
	fixture_decisions(f,
			  "{'id': 'D1', 'requirement': 'R2/②-1', 'roles': {'maker': 'informed'}}");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "informed", "none", "gap", "nobody acts yet");
	fixture_decisions(
		f, "{'id': 'D1', 'requirement': 'R2/②-1', 'roles': {'maker': 'accountable'}}");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "accountable", "none", "proposed", "after");
}

Test(responsibility, an_accepted_risk_waits_no_longer)
{
	fixture_load(f);
	expect(fixture_row(f, "R3/③-1"), "none", "none", "accepted", "the board accepted R3");
	fixture_replace(f, "project/decisions.json", "'risk': 'R3'",
			"'risk': 'R3', 'register': 'other'");
	fixture_load(f);
	expect(fixture_row(f, "R3/③-1"), "none", "none", "accept", "in this register nobody did");
}

static void add_second_register(const char *registers)
{
	fixture_replace(
		f, "project/bunkai.json", "'systems': ['karte'], 'params'",
		arena_concat(f->a, "'systems': ['karte'], ", registers, "'params'", (char *)NULL));
	fixture_register(f, "project/registers/tele.json", "{'id': 'R1', 'response': 'Yes'}",
			 "{'risk': 'R1', 'no': '①-1', 'applies': '対象', 'response': 'Yes', "
			 "'text': '守る。'}");
}

Test(responsibility, keys_name_their_register_where_two_could_be_meant)
{
	add_second_register("");
	fixture_load(f);
	cr_assert_str_eq(fixture_row(f, "R1/①-1")->full_key, "register:R1/①-1",
			 "the contract rests on one, the project has two");
	cr_assert_eq(count_rows(), 5);
	fixture_replace(f, "project/bunkai.json", "'params': {}, 'positions'",
			"'registers': ['tele', 'register'], 'params': {}, 'positions'");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'tele:R1/①-1', 'status': 'agreed'}, "
			     "{'id': 'D2', 'requirement': 'R1/duty', 'status': 'agreed'}");
	fixture_load(f);
	cr_assert_eq(count_rows(), 6);
	cr_assert_str_eq(nth(0)->key, "tele:R1/①-1", "in the order of the contract's registers");
	cr_assert_str_eq(last_of(nth(0))->id, "D1");
	cr_assert_eq(fixture_row(f, "register:R1/①-1")->decisions.n, 0);
	cr_assert_eq(fixture_row(f, "register:R1/duty")->decisions.n, 1,
			   "a bare key means the row in each register that has it");
}

Test(responsibility, a_contract_may_name_a_register_that_is_not_there)
{
	fixture_replace(f, "project/bunkai.json", "'params': {}, 'positions'",
			"'registers': ['none'], 'params': {}, 'positions'");
	fixture_load(f);
	cr_assert_eq(count_rows(), 0);
}

Test(responsibility, cut_cells_are_marked)
{
	fixture_replace(f, "project/register.json", "'text': '作業を申請する。'",
			"'text': '作業を申請し、'");
	fixture_replace(f, "project/register.json", "'duty': '回線を閉じてください。'",
			"'duty': '回線を閉じてください。', 'duty_clipped': true");
	fixture_load(f);
	cr_assert(fixture_row(f, "R1/①-1")->cut && fixture_row(f, "R1/duty")->cut &&
		  !fixture_row(f, "R1/①-2")->cut);
}

#define EXCLUDE_R2 \
	"'applies': '対象', 'response': 'Yes', 'text': '写しを取る。'", \
		"'applies': '対象外', 'response': 'Yes', 'text': '写しを取る。'"

static void expect_unmet(const struct responsibility *r, const char *decision, const char *what)
{
	cr_assert(r->unmet && strcmp(r->unmet->id, decision) == 0, "%s", what);
}

Test(responsibility, agreed_without_a_party_is_no_agreement)
{
	fixture_replace(f, "project/register.json", EXCLUDE_R2);
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'agreed'}");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "gap", "the gap stays one");
	expect_unmet(fixture_row(f, "R2/②-1"), "D1", "and the decision is not met");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'agreed', 'roles': "
			     "{'maker': 'accountable'}}");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "accountable", "none", "agreed", "with one it is agreed");
	cr_assert_null(fixture_row(f, "R2/②-1")->unmet);
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'agreed', 'roles': "
			     "{'maker': 'accountable', 'clinic': 'accountable'}}");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "accountable", "accountable", "open", "not with two");
	expect_unmet(fixture_row(f, "R2/②-1"), "D1", "with two");
}

Test(responsibility, agreed_by_taking_the_party_away_makes_a_gap)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'agreed', 'roles': "
			     "{'maker': 'none'}}");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "informed", "gap", "nobody is left");
}

Test(responsibility, each_phase_is_agreed_by_itself)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R2/②-1', 'phase': 'emergency', "
			     "'status': 'agreed', 'roles': {'maker': 'does'}},"
			     "{'id': 'D2', 'requirement': 'R2/②-1', 'phase': 'normal', 'status': "
			     "'agreed'}");
	fixture_load(f);
	for (size_t i = 0; i < f->run.responsibilities[0]->rows.n; i++) {
		const struct responsibility *r = nth(i);

		if (strcmp(r->full_key, "R2/②-1") != 0)
			continue;
		bool normal = strcmp(r->phase, "normal") == 0;

		cr_expect_str_eq(r->status, normal ? "agreed" : "gap", "%s", r->phase);
		cr_expect_eq(r->unmet != NULL, !normal, "%s", r->phase);
	}
}

Test(responsibility, agreed_needs_nobody_where_the_board_accepted)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R3/③-1', 'status': 'agreed'}");
	fixture_load(f);
	expect(fixture_row(f, "R3/③-1"), "none", "none", "accept", "nobody accepted it");
	expect_unmet(fixture_row(f, "R3/③-1"), "D1", "so that it is not closed");
	fixture_write(f, "project/decisions.json",
		      "{'schema': 'bunkai/decisions/1', 'decisions': [{'id': 'D1', 'requirement': "
		      "'R3/③-1', 'status': 'agreed'}], 'acceptances': [{'risk': 'R3', 'by': "
		      "'院長', 'date': '2026-09-20'}]}");
	fixture_load(f);
	expect(fixture_row(f, "R3/③-1"), "none", "none", "accepted", "the board did");
	cr_assert_null(fixture_row(f, "R3/③-1")->unmet);
}

static void decide_gap(const char *decision)
{
	fixture_replace(f, "project/register.json", EXCLUDE_R2);
	fixture_decisions(f, decision);
	fixture_load(f);
}

Test(responsibility, a_gap_is_accepted_by_somebody_with_a_name)
{
	decide_gap("{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'accepted'},"
		   "{'id': 'D2', 'requirement': 'R2/②-1', 'fee': 'included'}");
	expect(fixture_row(f, "R2/②-1"), "none", "none", "accept", "nobody accepted it");
	expect_unmet(fixture_row(f, "R2/②-1"), "D1", "so that it is not closed");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'accepted', "
			     "'by': '　'}");
	fixture_load(f);
	expect_unmet(fixture_row(f, "R2/②-1"), "D1", "a blank is no name");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'accepted', "
			     "'by': '院長'}");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "accepted", "the director did");
	cr_assert_null(fixture_row(f, "R2/②-1")->unmet);
}

Test(responsibility, only_the_register_recommends)
{
	decide_gap("{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'recommended'}");
	expect(fixture_row(f, "R2/②-1"), "none", "none", "gap", "no decision makes it optional");
}

/* R2 keeps a residual risk, of which the acceptance speaks; without it the risk itself is meant. */
Test(responsibility, an_acceptance_closes_a_risk_on_which_nobody_acts)
{
	fixture_replace(f, "project/register.json", EXCLUDE_R2);
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "gap", "the residual risk was accepted");
	fixture_replace(f, "project/register.json",
			"'response': 'Yes',\n   'residual': [{'scenario': '写しも壊れる。', "
			"'severity': 1, 'frequency': 1, 'level': 'Low'}]",
			"'response': 'Yes'");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "accepted", "the whole risk was");
	cr_assert_eq(responsibility_holding(fixture_row(f, "R2/②-1")), HELD_NOT_NEEDED);
}

static void expect_obligation(const char *key, const char *wanted)
{
	const struct responsibility *r = fixture_row(f, key);

	cr_assert_str_eq(r->obligation->id, wanted, "%s", key);
}

Test(responsibility, what_is_recommended_and_not_done_is_no_gap)
{
	fixture_remove(f, "data/clauses/responsibility.json");
	fixture_link(f, "clauses/responsibility.json");
	fixture_replace(f, "project/register.json", EXCLUDE_R2);
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "gap", "a demand");
	expect_obligation("R2/②-1", "required");
	fixture_replace(f, "project/register.json", "'text': '写しを取る。'",
			"'text': '写しを取ることが望ましい。'");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "recommended", "by its words");
	cr_assert_eq(responsibility_holding(fixture_row(f, "R2/②-1")), HELD_RECOMMENDED);
	expect_obligation("R2/②-1", "recommended");
	fixture_replace(f, "project/register.json", "'text': '写しを取ることが望ましい。'",
			"'text': '写しを取ることが望ましい。', 'obligation': '必須'");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "gap", "the mark has the last word");
	fixture_replace(f, "project/register.json",
			"'text': '写しを取ることが望ましい。', 'obligation': '必須'",
			"'text': '写しを取る。', 'obligation': '推奨'");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "recommended", "by its mark");
	fixture_replace(f, "project/register.json", "'obligation': '推奨'",
			"'extra': {'必須・推奨の別': '推奨', '備考': '必須'}");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "none", "none", "recommended", "by a column kept beside");
	fixture_decisions(
		f, "{'id': 'D1', 'requirement': 'R2/②-1', 'roles': {'maker': 'accountable'}}");
	fixture_load(f);
	expect(fixture_row(f, "R2/②-1"), "accountable", "none", "proposed", "somebody took it");
}

/* What the published list says of its own rows goes before their words, and behind the register. */
Test(responsibility, the_mark_of_the_published_list_counts)
{
	fixture_remove(f, "data/clauses/responsibility.json");
	fixture_link(f, "clauses/responsibility.json");
	fixture_replace(f, "data/clauses/guidelines/gl-1.json", "'items': [",
			"'items': [{'id': 'L1', 'no': 'L1', 'status': 'confirmed', 'marks': ['〇'], "
			"'keys': ['R9/②-1', 'R2/②-1']}, ");
	fixture_load(f);
	expect_obligation("R2/②-1", "recommended");
	fixture_replace(f, "data/clauses/guidelines/gl-1.json", "'〇'", "'◎'");
	fixture_replace(f, "project/register.json", "'text': '写しを取る。'",
			"'text': '写しを取ることが望ましい。'");
	fixture_load(f);
	expect_obligation("R2/②-1", "required");
	fixture_replace(f, "project/register.json", "'text': '写しを取ることが望ましい。'",
			"'text': '写しを取ることが望ましい。', 'obligation': '推奨'");
	fixture_load(f);
	expect_obligation("R2/②-1", "recommended");
	fixture_replace(f, "project/register.json", ", 'obligation': '推奨'", "");
	fixture_replace(f, "data/clauses/guidelines/gl-1.json", "'R2/②-1'", "'fam:R2/②-1'");
	fixture_load(f);
	expect_obligation("R2/②-1", "recommended");
}

/* A demand may speak of what is desirable. */
Test(responsibility, a_recommendation_ends_its_sentence)
{
	static const struct {
		const char *text, *wanted;
	} cases[] = {
		{"写しを取ることが望ましい。", "recommended"},
		{"写しを取ることが望ましい", "recommended"},
		{"写しを取ることが推奨される。", "recommended"},
		{"毎日写しを取ることが望ましい。写しは金庫に置く。", "recommended"},
		{"望ましい設定を適用しなければならない。", "required"},
		{"望ましい水準を下回らないこと。", "required"},
		{"写しを取ることが望ましいが、必ず保管する。", "required"},
	};
	char *text = arena_strdup(f->a, "写しを取る。");

	fixture_remove(f, "data/clauses/responsibility.json");
	fixture_link(f, "clauses/responsibility.json");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		fixture_replace(f, "project/register.json", text, cases[i].text);
		text = arena_strdup(f->a, cases[i].text);
		fixture_load(f);
		expect_obligation("R2/②-1", cases[i].wanted);
	}
}

/* A list that is named after a recommendation asks for its use. */
Test(responsibility, a_recommended_list_is_no_recommendation)
{
	fixture_remove(f, "data/clauses/responsibility.json");
	fixture_link(f, "clauses/responsibility.json");
	fixture_replace(f, "project/register.json", "'text': '写しを取る。'",
			"'text': '電子政府推奨暗号リストの方式を用いる。'");
	fixture_load(f);
	expect_obligation("R2/②-1", "required");
}
