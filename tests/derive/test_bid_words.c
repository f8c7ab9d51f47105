/* SPDX-License-Identifier: MIT
 *
 * Sentences of a specification: each piece of a statement goes on as Japanese does, and what stands
 * before a time in the paragraph goes with it.
 */
#include "derive/bid_words.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"

FIXTURE_SUITE(bid_words, f);

static const struct bid_prose *prose(void)
{
	statements_write(f);
	fixture_load(f);
	const struct selection *s = select_clauses(f->a, f->run.project, f->run.library,
						   library_template(f->run.library, "annex"),
						   &f->run.project->contracts.at[0], NULL);

	return bid_prose_read(f->a, f->run.library, selection_find(s, "remote-d"));
}

static size_t index_of(const struct bid_prose *p, const char *id)
{
	const struct duties *d = p->chosen->clause->duties;

	return (size_t)(duties_find(d, id) - d->statements.at);
}

static void expect(const char *id, const struct bid_actor *actor, const char *sentence)
{
	const struct bid_prose *p = prose();

	cr_expect_str_eq(bid_words(p, index_of(p, id), actor).text, sentence);
}

static const struct bid_actor bidder = {"受注者", NULL, true};

Test(bid_words, an_act_with_a_time_and_somebody_told)
{
	expect("apply", &bidder,
	       "受注者は、作業を予定したときは、5日前までに、甲に作業の申請書を提出すること。");
}

Test(bid_words, a_mutual_act_and_one_for_some_objects)
{
	expect("agree", &(struct bid_actor){"受注者", "主機、端末", true},
	       "受注者は、甲とともに、適用開始日に、主機、端末について、連絡の方法を定めること。");
}

Test(bid_words, a_level_needs_no_case)
{
	expect("keep", &bidder, "受注者は、作業の記録を保存すること。");
}

Test(bid_words, a_ban_needs_no_case)
{
	expect("no-entry", &bidder, "受注者は、承認なく接続しないこと。");
}

/* The time names its day in the paragraph (受け取った日から), so that its event need not. */
Test(bid_words, what_stands_before_a_time_goes_with_it)
{
	expect("answer", &(struct bid_actor){"発注者", NULL, false},
	       "発注者は、受け取った日から3日以内に、可否を回答する。");
}

/* An object before the time is none of its words. */
Test(bid_words, an_object_before_a_time_does_not)
{
	const struct bid_prose *p = prose();

	cr_expect_str_eq(bid_words(p, index_of(p, "apply"), &bidder).when,
			 "作業を予定したときは、5日前までに");
	cr_expect_str_eq(bid_words(p, index_of(p, "keep"), &bidder).when, "");
}

static void change(const char *from, const char *to)
{
	statements_write(f);
	fixture_replace(f, DUTIES, from, to);
}

static const char *sentence_of(const char *id)
{
	fixture_load(f);
	const struct selection *s = select_clauses(f->a, f->run.project, f->run.library,
						   library_template(f->run.library, "annex"),
						   &f->run.project->contracts.at[0], NULL);
	const struct bid_prose *p =
		bid_prose_read(f->a, f->run.library, selection_find(s, "remote-d"));

	return bid_words(p, index_of(p, id), &bidder).text;
}

Test(bid_words, a_condition_narrows_an_event)
{
	change("'when': 'work.start'", "'when': 'work.start', 'if': '夜間に行うとき'");
	cr_expect_str_eq(sentence_of("lock"),
			 "受注者は、作業を始める場合において、夜間に行うときは、作業に用いる端末を施錠すること。");
}

Test(bid_words, a_condition_that_is_a_thing)
{
	change("'when': 'work.start'", "'if': '貸与した端末'");
	cr_expect_str_eq(sentence_of("lock"),
			 "受注者は、貸与した端末については、作業に用いる端末を施錠すること。");
}

/* Who approves stands in brackets, unless the act says it. */
Test(bid_words, who_approves)
{
	change("'act': '作業に用いる端末を施錠する'",
	       "'to': {'hospital': 'approves'}, 'act': '作業に用いる端末を施錠する'");
	cr_expect_str_eq(
		sentence_of("lock"),
		"受注者は、作業を始めるときは、作業に用いる端末を施錠すること。（甲の承認を要する。）");
	fixture_replace(f, DUTIES, "作業に用いる端末を施錠する", "承認を受けて作業に用いる端末を施錠する");
	cr_expect_str_eq(sentence_of("lock"),
			 "受注者は、作業を始めるときは、承認を受けて作業に用いる端末を施錠すること。");
}

Test(bid_words, lists_of_endings)
{
	cr_expect(bid_words_end(f->a, "費用を負担する", "立て替える, 負担する"));
	cr_expect_not(bid_words_end(f->a, "費用を負担しない", "立て替える, 負担する"));
	cr_expect_not(bid_words_end(f->a, "費用", ""));
}
