/* SPDX-License-Identifier: MIT
 *
 * What a position has otherwise than the first: each member of a statement in turn, what goes, what
 * comes, what stands for what; and times that only read otherwise.
 */
#include "derive/position_differences.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(position_differences, f);

static const struct chosen *article(void)
{
	const struct coverage *c = f->run.coverage;

	for (size_t i = 0; i < c->papers.n; i++)
		if (c->papers.at[i].contract)
			return selection_find(c->papers.at[i].selection, "remote-d");
	cr_assert_fail("no contract has the clause");
	return NULL;
}

static struct position_differences differences(void)
{
	fixture_check(f);
	const struct chosen *c = article();

	return position_differences_of(f->a, f->run.project, f->run.library,
				       &f->run.project->contracts.at[0], c,
				       &c->clause->positions.at[0],
				       clause_position(c->clause, "代替案"));
}

static const struct position_difference *of(const struct position_differences *d,
					    enum difference_kind kind, const char *statement)
{
	const struct statement *s = duties_find(article()->clause->duties, statement);

	cr_assert_not_null(s, "%s", statement);
	return position_difference_find(d, kind, s);
}

/* The reply of 標準案 stays in 代替案, too: {{term.reply}} is 3日 there and 翌営業日 here. */
#define REPLY_STAYS(alt) \
	"'part': ['remote.answer'], 'at': {'標準案': '1', '代替案': '1'}, 'alt': {'代替案': " alt "}}"

static void reply_in_both(const char *alt)
{
	statements_write(f);
	fixture_replace(f, DUTIES, "'part': ['remote.answer'], 'at': {'標準案': '1'}}", alt);
}

static const struct {
	const char *alt;
	enum difference_kind kind;
	const char *before, *after;
	bool weaker;
} members[] = {
	{REPLY_STAYS("{}"), DIFFERENCE_TIME, "3日以内", "翌営業日以内", false},
	{REPLY_STAYS("{'when': 'work.done'}"), DIFFERENCE_TIME, "書面を受け取ったときから3日以内",
	 "作業を終えたときから翌営業日以内", false},
	{REPLY_STAYS("{'when': 'always', 'time': null}"), DIFFERENCE_TIME,
	 "書面を受け取ったときから3日以内", "difference.always", false},
	{REPLY_STAYS("{'when': 'always', 'time': ['30分以内']}"), DIFFERENCE_TIME,
	 "書面を受け取ったときから3日以内", "30分以内", false},
	{REPLY_STAYS("{'fee': 'extra'}"), DIFFERENCE_FEE, "", "fee.extra", false},
	{REPLY_STAYS("{'who': 'vendor'}"), DIFFERENCE_MOVED, "甲", "乙", false},
	{REPLY_STAYS("{'act': '可否を回答するよう努める'}"), DIFFERENCE_FORCE, "difference.must",
	 "difference.try", true},
	{REPLY_STAYS("{'kind': 'may'}"), DIFFERENCE_FORCE, "difference.must", "difference.may",
	 true},
	{REPLY_STAYS("{'to': {'vendor': 'informed'}}"), DIFFERENCE_PART, "", "乙へ", false},
	{REPLY_STAYS("{'if': '急ぐとき'}"), DIFFERENCE_CONDITION, "", "急ぐとき", true},
	{REPLY_STAYS("{'record': '回答書'}"), DIFFERENCE_RECORD, "", "回答書", false},
	{REPLY_STAYS("{'keep': '1年間'}"), DIFFERENCE_KEEP, "", "1年間保存", false},
	{REPLY_STAYS("{'act': '可否を電話で回答する'}"), DIFFERENCE_ACT, "可否を回答する",
	 "可否を電話で回答する", false},
};

/* A word of words.json where the little library has it not stands under its name. */
static const char *told(const char *text)
{
	return strchr(text, '.') && text[0] >= 'a' && text[0] <= 'z'
		       ? library_word(f->run.library, text)
		       : text;
}

Test(position_differences, each_member)
{
	for (size_t i = 0; i < ARRAY_LEN(members); i++) {
		reply_in_both(members[i].alt);
		const struct position_differences d = differences();
		const struct position_difference *x = of(&d, members[i].kind, "answer");

		cr_assert_not_null(x, "%s", members[i].alt);
		cr_expect_str_eq(x->before, told(members[i].before), "%s", members[i].alt);
		cr_expect_str_eq(x->after, told(members[i].after), "%s", members[i].alt);
		cr_expect_eq(x->weaker, members[i].weaker, "%s", members[i].alt);
		stop_suite();
		start_suite();
	}
}

Test(position_differences, whoever_was_told_is_told_no_more)
{
	statements_write(f);
	const struct position_differences d = differences();
	const struct position_difference *x = of(&d, DIFFERENCE_PART, "apply");

	cr_assert_not_null(x);
	cr_expect_str_eq(x->before, "甲へ");
	cr_expect_str_eq(x->after, "");
	cr_expect(x->weaker);
	cr_expect_null(of(&d, DIFFERENCE_TIME, "apply"), "its time is the same in both");
}

Test(position_differences, what_approves_becomes_what_is_told)
{
	statements_write(f);
	fixture_replace(f, DUTIES, "'to': {'hospital': 'informed'}", "'to': {'hospital': 'approves'}");
	fixture_replace(f, DUTIES, "'alt': {'代替案': {'to': null}}",
			"'alt': {'代替案': {'to': {'hospital': 'informed'}}}");
	const struct position_differences d = differences();

	cr_assert_not_null(of(&d, DIFFERENCE_PART, "apply"));
	cr_expect(of(&d, DIFFERENCE_PART, "apply")->weaker);
}

Test(position_differences, what_goes)
{
	statements_write(f);
	const struct position_differences d = differences();
	const struct position_difference *x = of(&d, DIFFERENCE_DROPPED, "answer");

	cr_assert_not_null(x);
	cr_expect_str_eq(x->before, "可否を回答する（書面を受け取ったときから3日以内）");
	cr_expect_eq(d.n[DIFFERENCE_DROPPED], 5);
	cr_expect_eq(d.n[DIFFERENCE_REPLACED] + d.n[DIFFERENCE_ADDED], 0);
	cr_expect_eq(d.all.at[0].kind, DIFFERENCE_DROPPED, "in the order of kinds");
}

/* Another act for the same measure is no new one; one in quite other words is. */
Test(position_differences, what_comes_and_what_it_stands_for)
{
	statements_write(f);
	fixture_replace(f, DUTIES, "'at': {'標準案': '4'}}",
			"'at': {'標準案': '4'}},\n"
			"  {'id': 'list', 'who': 'hospital', 'act': '可否を一覧で回答する', 'when': "
			"'paper.received', 'part': ['remote.answer'], 'at': {'代替案': '1'}},\n"
			"  {'id': 'new', 'who': 'vendor', 'act': '電源を二重とする', 'when': "
			"'work.start', 'at': {'代替案': '1'}}");
	const struct position_differences d = differences();
	const struct position_difference *x = of(&d, DIFFERENCE_REPLACED, "answer");

	cr_assert_not_null(x);
	cr_expect_str_eq(x->after, "可否を一覧で回答する（書面を受け取ったとき）");
	cr_expect_not(x->weaker, "something comes for it");
	cr_expect_null(of(&d, DIFFERENCE_ADDED, "list"), "it is told once");
	cr_assert_not_null(of(&d, DIFFERENCE_ADDED, "new"));
	cr_expect_str_eq(of(&d, DIFFERENCE_ADDED, "new")->after,
			 "電源を二重とする（作業を始めるとき）");
}

/* 受領の日から5日前まで and 5日前まで upon the same event are one time. */
Test(position_differences, times_in_other_words)
{
	statements_write(f);
	fixture_replace(f, DUTIES, "'alt': {'代替案': {'to': null}}",
			"'alt': {'代替案': {'time': ['作業の{{days}}日前まで']}}");
	const struct position_differences d = differences();

	cr_expect_null(of(&d, DIFFERENCE_TIME, "apply"));
}

/* What the project sets holds in all positions. */
Test(position_differences, a_term_of_the_project)
{
	reply_in_both(REPLY_STAYS("{}"));
	fixture_replace(f, "project/bunkai.json", "'contracts':",
			"'terms': {'reply': 9}, 'contracts':");
	const struct position_differences d = differences();

	cr_expect_null(of(&d, DIFFERENCE_TIME, "answer"));
}
