/* SPDX-License-Identifier: MIT
 *
 * Papers of parties that come and go and of contracts that end: which there are, who signs, what is
 * taken over, still owed, returned, erased and handed over.
 */
#include "work/amendments.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(parting, f);

#define PROJECT "project/bunkai.json"
#define ENDS ", 'ended': '2026-12-31', 'end_reason': '双方の合意による。'"

static const char kinds[] =
	"{'schema': 'bunkai/closing/1', 'items': ["
	"{'id': 'accounts', 'of': 'system', 'who': 'maintainer', 'others': true, 'name': '停止', "
	"'act': '従事者のアカウントを止める'},"
	"{'id': 'server', 'of': 'server', 'who': 'updates', 'owned': 'hospital', 'others': true, "
	"'name': '引継ぎ', 'act': '権限を{{hospital}}に渡す', 'proof': '引継書'},"
	"{'id': 'device-back', 'of': 'device', 'who': 'owner', 'owned': 'other', 'others': true, "
	"'name': '引取り', 'act': '設定情報を消去し、引き取る'},"
	"{'id': 'line', 'of': 'line', 'who': 'owner', 'name': '廃止', 'act': '廃止する'}]}";

static struct state_pair *state_now(void)
{
	struct state_pair *p = arena_alloc(f->a, sizeof *p);

	fixture_write(f, "data/clauses/closing.json", kinds);
	fixture_load(f);
	*p = (struct state_pair){.a = f->a, .name = "before", .before = f->run};
	return p;
}

static struct amendment_papers papers_since(struct state_pair *p)
{
	fixture_load(f);
	cr_assert(state_pair_compare(p, &f->run, NULL, f->dl), "%s", found_all(f->a, f->dl));
	struct amendments m = amendments_open(f->a, p, &f->run);
	struct amendment *in = arena_alloc(f->a, sizeof *in);
	struct amendment_papers papers;

	*in = amendments_of(&m, "c1", project_contract(f->run.project, "c1"));
	cr_assert(amendment_papers(f->a, in, &papers, f->dl), "%s", found_all(f->a, f->dl));
	amendments_close(&m);
	return papers;
}

static struct amendment_papers papers_after(const char *from, const char *to)
{
	struct state_pair *p = state_now();

	fixture_replace(f, PROJECT, from, to);
	return papers_since(p);
}

/* What a reader sees of the paper of that id; "": there is none. */
static const char *text_of(const struct amendment_papers *papers, const char *id)
{
	for (size_t i = 0; i < papers->all.n; i++)
		if (strcmp(papers->all.at[i]->id, id) == 0)
			return doc_text(f->a, papers->all.at[i]);
	return "";
}

/* Those whose id begins so. */
static size_t count_of(const struct amendment_papers *papers, const char *beginning)
{
	size_t n = 0;

	for (size_t i = 0; i < papers->all.n; i++)
		n += strncmp(papers->all.at[i]->id, beginning, strlen(beginning)) == 0;
	return n;
}

#define HAS(text, words) cr_expect(strstr(text, words), "%s lacks %s", text, words)
#define LACKS(text, words) cr_expect_null(strstr(text, words), "%s has %s", text, words)

static void lay_things(void)
{
	fixture_replace(f, PROJECT, "'servers': [",
			"'line': '専用線', 'devices': [{'id': 'gate', 'name': '入口', 'owner': "
			"'maker'}, {'id': 'inner', 'name': '奥', 'owner': 'clinic', 'updates': "
			"'maker'}], 'servers': [");
}

/* Each has a notice with its own work; the list has everybody's. */
Test(parting, a_contract_that_ends)
{
	lay_things();
	struct amendment_papers papers = papers_after("'edition': '初版'", "'edition': '初版'" ENDS);
	const char *maker = text_of(&papers, "end-notice-maker"),
		   *clinic = text_of(&papers, "end-notice-clinic"),
		   *list = text_of(&papers, "end-list");

	cr_expect_eq(count_of(&papers, "end-"), 3);
	HAS(maker, "保守契約書は、令和8年12月31日をもって終了します。");
	HAS(maker, "双方の合意による。");
	HAS(maker, "主機");
	HAS(maker, "入口");
	LACKS(maker, "奥");
	HAS(clinic, "甲が確かめること");
	HAS(clinic, "入口");
	HAS(list, "権限を甲に渡す");
	HAS(list, "専用線");
	HAS(list, "令和8年12月31日");
}

/* Its papers have gone, which is no amendment. */
Test(parting, a_contract_that_is_over)
{
	fixture_replace(f, PROJECT, "'from': '2026-10-01'", "'from': '2026-04-01'");
	struct amendment_papers papers =
		papers_after("'edition': '初版'", "'edition': '初版', 'ended': '2026-09-30'");

	cr_expect_eq(count_of(&papers, "end-notice-"), 2);
	cr_expect_eq(count_of(&papers, "end-"), 3);
}

/* The papers speak of what there was. */
Test(parting, a_contract_whose_things_are_gone)
{
	fixture_replace(f, PROJECT, "'from': '2026-10-01'", "'from': '2026-04-01'");
	struct state_pair *p = state_now();

	fixture_replace(f, PROJECT, "'edition': '初版'", "'edition': '初版', 'ended': '2026-09-30'");
	fixture_replace(f, PROJECT, "{'id': 'karte', 'name': '電子カルテ'",
			"{'id': 'other', 'name': '別のもの'");
	struct amendment_papers papers = papers_since(p);

	HAS(text_of(&papers, "end-list"), "主機");
}

Test(parting, an_end_that_was_told_is_not_told_again)
{
	fixture_replace(f, PROJECT, "'edition': '初版'", "'edition': '初版'" ENDS);
	struct amendment_papers papers =
		papers_after("'signed': '2026-09-15'", "'signed': '2026-09-16'");

	cr_expect_eq(count_of(&papers, "end-"), 0);
}

/* What is written down of it stands in the list, and is counted out. */
Test(parting, what_is_done_stands_in_the_list)
{
	struct amendment_papers papers =
		papers_after("'edition': '初版'",
			     "'edition': '初版'" ENDS
			     ", 'closing': {'accounts/karte': '2026-12-28 見本 花子'}");
	const char *list = text_of(&papers, "end-list");

	HAS(list, "令和8年12月28日");
	HAS(list, "見本 花子");
}

static void lay_third(void)
{
	fixture_replace(f, PROJECT, "'name': '例示社'}",
			"'name': '例示社'}, {'id': 'wire', 'kind': 'carrier', 'name': '回線社'}");
}

#define TWO "'role': 'vendor'}]"
#define THREE "'role': 'vendor'}, {'party': 'wire', 'label': '丙', 'role': 'carrier'}]"

Test(parting, a_party_with_nothing_to_do_hears_so)
{
	lay_third();
	fixture_replace(f, PROJECT, TWO, THREE);
	struct amendment_papers papers = papers_after("'edition': '初版'", "'edition': '初版'" ENDS);
	const char *wire = text_of(&papers, "end-notice-wire");

	HAS(wire, "丙が行うことはありません。");
	LACKS(wire, "主機");
}

/* Only who joins has an accession, and only he signs it; the memorandum names it. */
Test(parting, a_party_that_joins_signs_an_accession)
{
	lay_third();
	lay_things();
	struct amendment_papers papers = papers_after(
		"'owner': 'clinic', 'updates': 'maker'}], 'servers'",
		"'owner': 'clinic', 'updates': 'maker'}], 'own': true, 'servers'");

	cr_expect_eq(count_of(&papers, "accession-"), 0, "nobody joins");
	struct state_pair *p = state_now();

	fixture_replace(f, PROJECT, TWO, THREE);
	fixture_replace(f, PROJECT, "'owner': 'clinic', 'updates': 'maker'}]",
			"'owner': 'clinic', 'updates': 'wire'}]");
	papers = papers_since(p);
	const char *text = text_of(&papers, "accession-wire");

	cr_expect_eq(count_of(&papers, "accession-"), 1);
	HAS(text, "丙は、加入の日の前に生じた事由について責任を負わない。");
	HAS(text, "別表第3に掲げる物について丙が担当する事項（1件）");
	HAS(text, "奥");
	HAS(text, "更新担当者");
	LACKS(text, "例示社");
	HAS(text_of(&papers, "amendment-memorandum"), "別添の加入書により");
}

/* All who go on to be parties sign beside him; what he saw to is handed over by him. */
Test(parting, a_party_that_leaves_signs_a_release)
{
	lay_third();
	lay_things();
	fixture_replace(f, PROJECT, TWO, THREE);
	fixture_replace(f, PROJECT, "'owner': 'maker'}", "'owner': 'wire'}");
	struct state_pair *p = state_now();

	fixture_replace(f, PROJECT, THREE, TWO);
	fixture_replace(f, PROJECT, "'owner': 'wire'}", "'owner': 'maker'}");
	struct amendment_papers papers = papers_since(p);
	const char *text = text_of(&papers, "release-wire");

	cr_expect_eq(count_of(&papers, "release-"), 1);
	HAS(text, "回線社");
	HAS(text, "丙以外の当事者は、丙が脱退の日に脱退することに同意する。");
	HAS(text, "設定情報を消去し、引き取る");
	HAS(text, "入口");
	LACKS(text, "主機");
	HAS(text, "例示社");
	HAS(text, "「丙」の呼称は、欠番とする。");
	HAS(text_of(&papers, "amendment-memorandum"), "別添の脱退の確認書により");
	HAS(text_of(&papers, "amendment-memorandum"), "回線社");
}

/* Whose obligations stay as they are is named, and signs nothing; the two sides always sign. */
Test(parting, who_is_not_touched_need_not_sign)
{
	lay_third();
	fixture_replace(f, PROJECT, TWO, THREE);
	struct state_pair *p = state_now();

	fixture_replace(f, "data/clauses/remote/remote-a.md", "days: 5", "days: 7");
	struct amendment_papers papers = papers_since(p);
	const char *text = text_of(&papers, "amendment-memorandum");
	const char *named = strstr(text, "署名を要しない当事者");

	HAS(text, "見本病院（以下「甲」という。）及び例示社（以下「乙」という。）は、");
	cr_assert_not_null(named, "%s", text);
	HAS(named, "回線社（丙）");
	HAS(named, "例示社");
}
