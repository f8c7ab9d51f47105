/* SPDX-License-Identifier: MIT
 *
 * The rules of wording, as they are installed (clauses/wording.json): each finds what it is about,
 * and leaves alone what is right. The installed library is clean by them.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(wording, f);

#define HEAD "---\nid: own\ntopic: remote\ntitle: 題\ndocuments: [annex]\nparams:\n  days: 5\n---\n"

/* How many findings of the code a clause with this body gets. */
static size_t count(enum diag_code code, const char *body)
{
	size_t n = 0;

	fixture_write(f, "project/clauses/own.md",
		      arena_concat(f->a, HEAD, body, "\n", (char *)NULL));
	fixture_load(f);
	run_check_wording(&f->run);
	for (size_t i = 0; i < f->run.findings->all.n; i++)
		n += f->run.findings->all.at[i].code == code &&
		     strcmp(f->run.findings->all.at[i].subject, "own") == 0;
	return n;
}

#define EXPECT(code, n, body) cr_expect_eq(count(code, body), n, "%s: %s", body, found_all(f->a, f->run.findings))

Test(wording, vague_words_need_an_anchor_of_their_kind)
{
	EXPECT(DIAG_WORDING_VAGUE, 1, "{{vendor}}は、速やかに報告する。");
	EXPECT(DIAG_WORDING_VAGUE, 0, "{{vendor}}は、速やかに、遅くとも{{days}}日以内に報告する。");
	/* a number, but no deadline */
	EXPECT(DIAG_WORDING_VAGUE, 1,
	       "{{vendor}}は、記録を{{days}}年間保存し、求めがあれば遅滞なく提出する。");
	/* the number stands in another sentence */
	EXPECT(DIAG_WORDING_VAGUE, 1, "{{vendor}}は、適切に管理する。{{days}}日ごとに報告する。");
	EXPECT(DIAG_WORDING_VAGUE, 0, "{{vendor}}は、手順書に従い適切に管理する。");
	EXPECT(DIAG_WORDING_VAGUE, 1, "必要に応じて、接続を止める。");
	EXPECT(DIAG_WORDING_VAGUE, 0,
	       "{{hospital}}が必要と認めるときは、必要に応じて接続を止める。");
	EXPECT(DIAG_WORDING_VAGUE, 1, "端末等を含む。");
	EXPECT(DIAG_WORDING_VAGUE, 0, "同等の機器及び漏えい等を含む。");
	/* a defined term */
	EXPECT(DIAG_WORDING_VAGUE, 0,
	       "端末及び媒体（以下「端末等」という。）を数える。\n\n端末等を返す。");
}

Test(wording, labels_are_left_to_placeholders)
{
	EXPECT(DIAG_WORDING_PARTY, 1, "甲は、承認する。");
	EXPECT(DIAG_WORDING_PARTY, 1, "{{vendor}}は、発注者の承認を受ける。");
	EXPECT(DIAG_WORDING_PARTY, 0, "{{hospital}}は、甲状腺の検査を丁寧に行う。");
}

Test(wording, swapped_parties_are_found)
{
	EXPECT(DIAG_WORDING_PARTY, 1,
	       "{{hospital_name}}（以下「{{vendor}}」という。）と契約する。");
	EXPECT(DIAG_WORDING_PARTY, 0,
	       "{{hospital_name}}（以下「{{hospital}}」という。）と契約する。");
	EXPECT(DIAG_WORDING_PARTY, 1, "{{hospital}}は、{{days}}日以内に{{hospital}}に提出する。");
	EXPECT(DIAG_WORDING_PARTY, 0,
	       "{{hospital}}が求めたときは、{{vendor}}は、{{days}}日以内に{{hospital}}"
	       "に提出する。");
}

Test(wording, terms_are_defined_and_used)
{
	EXPECT(DIAG_WORDING_UNUSED_TERM, 1, "「作業票」とは、作業の票をいう。");
	EXPECT(DIAG_WORDING_UNUSED_TERM, 0, "「作業票」とは、作業の票をいう。作業票は、保存する。");
	EXPECT(DIAG_WORDING_UNUSED_TERM, 0,
	       "作業の票（以下「作業票」という。）を作る。\n\n作業票は、保存する。");
	EXPECT(DIAG_WORDING_UNDEFINED_TERM, 1, "「作業票」は、保存する。");
	EXPECT(DIAG_WORDING_UNDEFINED_TERM, 0,
	       "「作業票」とは、作業の票をいう。「作業票」は、保存する。");
	EXPECT(DIAG_WORDING_UNDEFINED_TERM, 0, "「はい」と回答した項目を数える。");
	/* a label that documents print */
	EXPECT(DIAG_WORDING_UNDEFINED_TERM, 0, "「登録簿：」は、行の番号を示す。");
}

Test(wording, the_rarer_spelling_is_found)
{
	EXPECT(DIAG_WORDING_SPELLING, 1, "甲板及び机。\n\n椅子及び棚。\n\n窓および戸。");
	const struct diag *d = found(f->run.findings, DIAG_WORDING_SPELLING, "own");

	cr_assert(d && strstr(d->message, "'および'") && strstr(d->message, "'及び'") &&
			  strstr(d->place, "own.md:13"),
		  "%s", d ? d->message : "none");
	/* one form only, though the longer */
	EXPECT(DIAG_WORDING_SPELLING, 0, "コンピューターを置く。\n\nコンピューターの室。");
	/* the longer form holds the shorter */
	EXPECT(DIAG_WORDING_SPELLING, 1, "サーバを置く。\n\nサーバの室。\n\nサーバーの室。");
	EXPECT(DIAG_WORDING_SPELLING, 0, "JPCERTの公表による。\n\nパーソナルコンピュータを置く。");
}

Test(wording, a_duty_needs_a_time)
{
	EXPECT(DIAG_WORDING_NO_TIME, 1, "{{vendor}}は、報告書を提出する。");
	EXPECT(DIAG_WORDING_NO_TIME, 1, "{{vendor}}は、報告書を提出しなければならない。");
	EXPECT(DIAG_WORDING_NO_TIME, 0, "{{vendor}}は、報告書を{{days}}日以内に提出する。");
	EXPECT(DIAG_WORDING_NO_TIME, 0, "{{vendor}}は、作業の都度、報告書を提出する。");
	/* earlier in the 項 */
	EXPECT(DIAG_WORDING_NO_TIME, 0,
	       "検査で異常を認めたときは、{{vendor}}は、直す。{{vendor}}は、報告書を提出する。");
	EXPECT(DIAG_WORDING_NO_TIME, 0,
	       "{{vendor}}は、次の書類を提出する。\n\n1. 毎月5日までに、作業の一覧");
	EXPECT(DIAG_WORDING_NO_TIME, 0,
	       "作業の終了時は、次による。\n\n1. {{vendor}}は、報告書を提出する。");
	EXPECT(DIAG_WORDING_NO_TIME, 0, "{{vendor}}は、通信を監視する。"); /* holds all the time */
	EXPECT(DIAG_WORDING_NO_TIME, 0, "費用は、別に精算する。");         /* nobody's duty */
}

#define TEN "一二三四五六七八九十"

Test(wording, long_sentences_are_found)
{
	EXPECT(DIAG_WORDING_LONG, 0,
	       TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "一二三四五六七八九。");
	EXPECT(DIAG_WORDING_LONG, 1, TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "。");
	EXPECT(DIAG_WORDING_LONG, 0,
	       TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "。" TEN TEN TEN TEN "。");
	/* one sentence */
	EXPECT(DIAG_WORDING_LONG, 1,
	       TEN TEN TEN TEN TEN TEN TEN TEN TEN "（" TEN "。）" TEN TEN TEN "。");
}

Test(wording, every_position_and_the_words_of_templates_are_read)
{
	EXPECT(DIAG_WORDING_VAGUE, 2, "## 標準案\n適宜止める。\n## 代替案\n随時止める。");
	fixture_replace(f, "data/templates/documents/annex.json", "'title': '別紙'",
			"'title': '別紙等'");
	fixture_load(f);
	run_check_wording(&f->run);
	cr_assert_not_null(found(f->run.findings, DIAG_WORDING_VAGUE, "annex"));
}

Test(wording, check_alone_says_nothing_of_wording)
{
	fixture_write(f, "project/clauses/own.md",
		      HEAD "{{vendor}}は、{{days}}日の間、速やかに報告する。\n");
	fixture_check(f);
	cr_assert_null(found(f->run.findings, DIAG_WORDING_VAGUE, NULL));
}

Test(wording, a_project_replaces_single_lists)
{
	fixture_write(f, "project/clauses/wording.json",
		      "{'schema': 'bunkai/wording/1', 'longest_sentence': 10, 'vague': [{'word': "
		      "'花', 'instead': '草'}]}");
	EXPECT(DIAG_WORDING_VAGUE, 1, "花を速やかに植える。");
	EXPECT(DIAG_WORDING_LONG, 1, "花を庭の隅に速やかに植える。");
	EXPECT(DIAG_WORDING_NO_TIME, 1, "{{vendor}}は、報告する。");
}

Test(wording, an_anchor_that_is_not_there_is_an_error)
{
	fixture_write(f, "project/clauses/wording.json",
		      "{'schema': 'bunkai/wording/1', 'vague': [{'word': '花', 'instead': '草', "
		      "'by': ['colour']}]}");
	cr_assert_not(fixture_try(f));
	const struct diag *d = found(f->run.problems, DIAG_UNKNOWN_VALUE, NULL);

	cr_assert(d && strstr(d->place, "wording.json:vague[0].by") &&
			  strstr(d->message, "deadline"),
		  "%s", found_all(f->a, f->run.problems));
}

Test(wording, the_installed_library_is_clean)
{
	struct run run;

	setenv("BUNKAI_DATA", ".", 1);
	cr_assert(run_load(&run, f->a, "samples/telehealth"), "%s", found_all(f->a, run.problems));
	run_check_wording(&run);
	cr_assert_eq(run.findings->all.n, 0, "%s", found_all(f->a, run.findings));
}
