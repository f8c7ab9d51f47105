/* SPDX-License-Identifier: MIT
 *
 * What a row says of its parties: decision before register before statement; marks, words, times
 * and places from statements; proposals; what a decision denies.
 */
#include "derive/table_words.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"

FIXTURE_SUITE(table_words, f);

static const struct table_row *says(const char *key)
{
	return table_words_find(f->run.words[0], fixture_row(f, key));
}

static size_t party(const char *role)
{
	const struct contract *c = &f->run.project->contracts.at[0];

	for (size_t i = 0; i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].role, role) == 0)
			return i;
	cr_assert_fail("no %s", role);
	return 0;
}

static const char *role(const struct table_row *w, const char *who)
{
	return w->acts.shares[party(who)].role->id;
}

static const char *words(const struct table_row *w, const char *who)
{
	const char *text = w->shares[party(who)].text;

	return text ? text : "";
}

static void load_changed(const char *from, const char *to)
{
	statements_write(f);
	if (from)
		fixture_replace(f, DUTIES, from, to);
	fixture_check(f);
}

/* The clause of the fixture answers R1/①-1: its vendor applies, and the hospital is told. */
Test(table_words, an_act_with_its_time_for_each_party)
{
	load_changed(NULL, NULL);
	const struct table_row *w = says("R1/①-1");

	cr_assert_str_eq(role(w, "vendor"), "accountable");
	cr_assert_str_eq(role(w, "hospital"), "informed");
	cr_assert_str_eq(words(w, "vendor"), "作業の申請書を提出する（5日前まで）");
	cr_assert_str_eq(words(w, "hospital"), "作業の申請書の提出を受ける（5日前まで）");
	cr_assert_eq(w->shares[party("vendor")].source, WORDS_STATEMENT);
	cr_assert_str_eq(w->record, "申請書");
	cr_assert_str_eq(w->when, "5日前まで");
	cr_assert_eq(row_saying_of(w), SAYS_ACTS);
}

/* 写しの取得 is in no article: the application alone would pass for all that the row asks. */
Test(table_words, what_no_article_says_of_a_row_is_still_asked_for)
{
	statements_write(f);
	fixture_replace(f, FAMILY, "'R1/①-1': ['remote.apply']",
			"'R1/①-1': ['remote.apply', 'backup.copy']");
	fixture_check(f);
	const struct table_row *w = says("R1/①-1");

	cr_assert_str_eq(words(w, "vendor"),
			 "作業の申請書を提出する（5日前まで）\n登録簿が求めるその他の事項を行う†");
	cr_assert_str_eq(words(w, "hospital"), "作業の申請書の提出を受ける（5日前まで）");
}

Test(table_words, whoever_joins_does_it_with_the_lead)
{
	load_changed(NULL, NULL);
	const struct table_row *w = says("R1/①-2");

	cr_assert_str_eq(role(w, "vendor"), "accountable");
	cr_assert_str_eq(role(w, "hospital"), "does");
	cr_assert_str_eq(words(w, "hospital"), "乙とともに連絡の方法を定める");
	cr_assert_str_eq(words(w, "vendor"), "連絡の方法を定める");
}

Test(table_words, a_decisions_text_is_what_the_accountable_does)
{
	statements_write(f);
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'vendor': "
			     "'accountable', 'hospital': 'supports'}, 'status': 'agreed', 'text': "
			     "'申請は電話でする。', 'by': '院長', 'date': '2026-09-20'}");
	fixture_check(f);
	const struct table_row *w = says("R1/①-1");

	cr_assert_str_eq(words(w, "vendor"), "申請は電話でする。");
	cr_assert_eq(w->shares[party("vendor")].source, WORDS_DECISION);
	cr_assert_str_eq(role(w, "hospital"), "supports");
	cr_assert_not(found(f->run.findings, DIAG_ARTICLE_AGAINST_TABLE, NULL));
}

/* The clause is agreed as it stands: nothing of it waits (derive/waiting.h). */
#define AGREED_CLAUSE                                                                              \
	", {'id': 'D2', 'clause': 'remote-d', 'position': '標準案', 'status': 'agreed', "              \
	"'by': '院長', 'date': '2026-09-20'}"

static void decide(const char *roles)
{
	statements_write(f);
	fixture_decisions(f, arena_concat(f->a, "{'id': 'D1', 'requirement': 'R1/①-1', 'roles': ",
					  roles, ", 'by': '院長', 'date': '2026-09-20'}" AGREED_CLAUSE,
					  (char *)NULL));
	fixture_check(f);
}

Test(table_words, an_article_that_binds_whom_a_decision_frees_is_found)
{
	decide("{'vendor': 'none', 'hospital': 'accountable'}");
	const struct table_row *w = says("R1/①-1");
	const struct diag *d = found(f->run.findings, DIAG_ARTICLE_AGAINST_TABLE, "R1/①-1");

	cr_assert_str_eq(role(w, "vendor"), "none");
	cr_assert_str_eq(words(w, "vendor"), "");
	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_assert(strstr(d->message, "remote-d#apply"), "%s", d->message);
	cr_assert(strstr(d->place, "decisions.json"), "%s", d->place);
}

/* Whoever answers wholly acts; being told is less. */
Test(table_words, to_be_told_only_is_a_denial_too)
{
	decide("{'vendor': 'informed', 'hospital': 'accountable'}");
	cr_assert_not_null(found(f->run.findings, DIAG_ARTICLE_AGAINST_TABLE, "R1/①-1"));
}

/* What the vendor judged 対象外, and an article would have it do: 要協議, and still a gap. */
Test(table_words, a_proposal_stands_in_brackets_and_is_a_matter_for_talks)
{
	statements_write(f);
	fixture_register(f, "project/register.json",
			 "{'id': 'R1', 'response': 'Yes', 'topic': 'remote', 'scenario': "
			 "'回線から入られる。'}",
			 "{'risk': 'R1', 'no': '①-1', 'applies': '対象外', 'response': 'Yes', 'text': "
			 "'作業の申請をする。'}");
	fixture_decisions(f, "");
	fixture_check(f);
	const struct table_row *w = says("R1/①-1");

	cr_assert(w->acts.shares[party("vendor")].proposed);
	cr_assert_str_eq(words(w, "vendor"), "作業の申請書を提出する（5日前まで）");
	cr_assert_str_eq(fixture_role(w->acts.row, "maker"), "none", "its role stays");
	cr_assert_str_eq(w->acts.row->status, "open");
	cr_assert_not_null(found(f->run.findings, DIAG_GAP, "R1/①-1"));
	const char *text = doc_text(f->a, fixture_bind(f, "boundary", "c1"));

	cr_assert(strstr(text, "（◎）"), "%s", text);
}

Test(table_words, an_article_that_is_left_out_says_nothing)
{
	statements_write(f);
	fixture_replace(f, "project/bunkai.json", "'omit': []",
			"'omit': [{'clause': 'remote-d', 'reason': '別に定める'}]");
	fixture_check(f);
	const struct table_row *w = says("R1/①-1");

	cr_assert_eq(w->acts.statements.n, 0);
	cr_assert_eq(row_saying_of(w), SAYS_PHRASE);
	cr_assert(strstr(words(w, "vendor"), "†"), "%s", words(w, "vendor"));
	cr_assert_not_null(found(f->run.findings, DIAG_WORDS_BY_PHRASE, "c1"));
}

/* In the position that falls back nobody is told: then the default ◇ of the rules goes, too. */
Test(table_words, the_position_that_was_chosen_counts)
{
	statements_write(f);
	fixture_replace(f, "project/bunkai.json", "'positions': {}",
			"'positions': {'remote-d': '代替案'}");
	fixture_check(f);
	cr_assert_str_eq(role(says("R1/①-1"), "hospital"), "none");
}

static void expect_vague(const char *who)
{
	const struct contract *c = &f->run.project->contracts.at[0];
	struct actors actors = actors_of(f->a, f->run.project, c, who);

	cr_expect(actors.vague && actors.all.n == 2, "%s", who);
}

Test(table_words, actors_are_parties_of_the_contract)
{
	fixture_load(f);
	const struct contract *c = &f->run.project->contracts.at[0];
	struct actors one = actors_of(f->a, f->run.project, c, "hospital"),
		      each = actors_of(f->a, f->run.project, c, "each"),
		      none = actors_of(f->a, f->run.project, c, "carrier"),
		      by_object = actors_of(f->a, f->run.project, c, "updates(server)"),
		      other = actors_told(f->a, f->run.project, c, "other", &by_object);

	cr_assert(one.all.n == 1 && one.all.at[0].party == party("hospital"));
	cr_assert(each.each && each.all.n == 2 && !each.vague);
	cr_assert_eq(none.all.n, 0);
	cr_assert(by_object.all.n == 1 && by_object.all.at[0].party == party("vendor"));
	cr_assert(other.all.n == 1 && other.all.at[0].party == party("hospital"));
	other = actors_told(f->a, f->run.project, c, "other", &one);
	cr_assert_eq(other.all.n, 0, "beside a named party it is a third, who signs nothing");
	expect_vague("fault");
	expect_vague("configurer(device)");
}

/* --- where the actor differs by object --- */

#define TWO_SERVERS(second) \
	"'support_end': '2028-06-30', 'updates': 'maker'}, {'id': 'web', 'name': '" second "', " \
	"'support_end': '2028-06-30', 'updates': 'clinic'}]}"

/* R1/①-1 is answered by whoever updates each server; `decisions` NULL: those of the fixture. */
static const struct table_row *by_servers(const char *second, const char *decisions)
{
	statements_write(f);
	fixture_replace(f, "data/templates/documents/boundary.json", "{'part': '表', 'body'",
			"{'part': '別表2　サーバ', 'id': 'servers', 'cite': '分界表の別表2', 'body'");
	fixture_replace(f, DUTIES, "{'id': 'apply', 'who': 'vendor', 'to': {'hospital': 'informed'}",
			"{'id': 'apply', 'who': 'updates(server)', 'to': {'other': 'informed'}");
	fixture_replace(f, "project/bunkai.json",
			"'support_end': '2028-06-30', 'updates': 'maker'}]}", second);
	if (decisions)
		fixture_decisions(f, decisions);
	fixture_check(f);
	return says("R1/①-1");
}

Test(table_words, an_act_that_differs_by_object_names_them_and_the_table)
{
	const struct table_row *w = by_servers(TWO_SERVERS("受付機"), NULL);

	cr_expect_str_eq(words(w, "vendor"),
			 "作業の申請書を提出する（主機について別表2による、5日前まで）");
	cr_expect_str_eq(words(w, "hospital"),
			 "乙と同じく、自ら作業の申請書を提出する（受付機について別表2による、5日前まで）");
}

/* There is no room for names that long: the table has them all the same. */
Test(table_words, objects_without_room_are_left_to_the_table)
{
	const struct table_row *w =
		by_servers(TWO_SERVERS("外来及び病棟の受付に用いる計算機並びにその予備の計算機一式とその架台"), NULL);

	cr_expect_str_eq(words(w, "hospital"),
			 "乙と同じく、自ら作業の申請書を提出する（別表2による、5日前まで）");
}

#define AGREED(roles, text) \
	"{'id': 'D1', 'requirement': 'R1/①-1', " roles "'status': 'agreed', " text \
	"'by': '院長', 'date': '2026-09-20'}"

static void expect_held(const struct table_row *w)
{
	const struct responsibility *r = w->acts.row;

	cr_expect(r->by_object);
	cr_expect_str_eq(r->status, "agreed");
	cr_expect_eq(responsibility_holding(r), HELD_BY_ONE);
	cr_expect_str_eq(role(w, "vendor"), "accountable");
	cr_expect_str_eq(role(w, "hospital"), "accountable");
	cr_expect_not(row_acts_propose(&w->acts));
	cr_expect_null(found(f->run.findings, DIAG_TWO_ACCOUNTABLE, NULL));
	cr_expect_null(found(f->run.findings, DIAG_AGREED_WITHOUT_ONE, NULL));
	cr_expect_null(found(f->run.findings, DIAG_NO_ACCOUNTABLE, "R1/①-1"));
}

Test(table_words, one_accountable_per_object_is_not_several)
{
	expect_held(by_servers(TWO_SERVERS("受付機"),
			       AGREED("'roles': {'vendor': 'accountable', 'hospital': 'accountable'}, ",
				      "")));
}

/* Nobody is named: the 別表 names one for each. */
Test(table_words, what_the_table_holds_object_by_object_is_not_nobodys)
{
	fixture_replace(f, "project/register.json", "'applies': '対象', 'response': 'Yes', 'text': "
			"'作業を申請する。'", "'applies': '対象外', 'response': 'Yes', 'text': '作業を申請する。'");
	expect_held(by_servers(TWO_SERVERS("受付機"), AGREED("", "")));
}

Test(table_words, what_was_agreed_stands_with_the_table_that_tells_for_which)
{
	const struct table_row *w = by_servers(
		TWO_SERVERS("受付機"),
		AGREED("'roles': {'vendor': 'accountable', 'hospital': 'accountable'}, ",
		       "'text': '電話で申請する。', "));

	expect_held(w);
	cr_expect_str_eq(words(w, "vendor"), "電話で申請する。\n主機について別表2による");
	cr_expect_str_eq(words(w, "hospital"), "電話で申請する。\n受付機について別表2による");
}

/* Objects that one party has for itself, a party that has none, and what nobody agreed to. */
Test(table_words, several_stay_several_where_objects_do_not_part_them)
{
	const struct table_row *w = by_servers(
		"'support_end': '2028-06-30', 'updates': 'maker'}]}",
		AGREED("'roles': {'vendor': 'accountable', 'hospital': 'accountable'}, ", ""));

	cr_expect_not(w->acts.row->by_object);
	cr_expect_eq(responsibility_holding(w->acts.row), HELD_BY_SEVERAL);
	cr_expect_not_null(found(f->run.findings, DIAG_TWO_ACCOUNTABLE, "R1/①-1"));
}

Test(table_words, objects_hold_nothing_that_a_decision_frees_or_nobody_agreed_to)
{
	const struct table_row *w = by_servers(
		TWO_SERVERS("受付機"),
		"{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'vendor': 'accountable', "
		"'hospital': 'accountable'}, 'by': '院長', 'date': '2026-09-20'}");

	cr_expect_not(w->acts.row->by_object);
	cr_expect_eq(responsibility_holding(w->acts.row), HELD_BY_SEVERAL);
	fixture_decisions(f, AGREED("'roles': {'vendor': 'none', 'hospital': 'does'}, ", ""));
	fixture_check(f);
	cr_expect_not(says("R1/①-1")->acts.row->by_object);
	cr_expect_not_null(found(f->run.findings, DIAG_AGREED_WITHOUT_ONE, "R1/①-1"));
}
