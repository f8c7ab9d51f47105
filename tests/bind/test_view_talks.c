/* SPDX-License-Identifier: MIT
 *
 * Views for the meeting at which answers are talked over: what is open alone, both proposals, what
 * yielding costs, and what a paper that several sides read leaves out.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"

FIXTURE_SUITE(view_talks, f);

#define HASH "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'"
#define ANSWERED(id, more) \
	"{'id': '" id "', 'contract': 'c1', 'party': 'maker', 'by': '仮名', 'file': " HASH ", " more "}"
#define ROW(key) "'asks': 'row', 'key': '" key "', 'phase': 'maintenance'"
#define SENT \
	"{'id': 'c1.maker.1.7K3F9Q', 'contract': 'c1', 'party': 'maker', 'number': 1, 'date': " \
	"'2026-09-01', 'due': '2026-09-30', 'rows': 4, 'sha256': " HASH "}"

/* Roles with marks, and one row that the vendor is accountable for. */
static void answer(const char *answers)
{
	fixture_write(f, "project/talks.json",
		      arena_concat(f->a, "{'schema': 'bunkai/talks/1', 'sendings': [" SENT
					 "], 'answers': [", answers, "]}", (char *)NULL));
}

static const struct view *view_for(const char *audience, const char *name)
{
	fixture_write(f, "data/templates/documents/talks.json",
		      arena_concat(f->a,
				   "{'schema': 'bunkai/template/1', 'id': 'talks', 'title': '協議', "
				   "'scope': 'contract', 'articles': 'annex', 'audience': '",
				   audience, "', 'parts': [{'part': '表', 'body': []}]}",
				   (char *)NULL));
	fixture_check(f);
	const struct bind_input in = {.project = f->run.project,
				      .library = f->run.library,
				      .covers = f->run.covers,
				      .coverage = f->run.coverage,
				      .responsibilities = f->run.responsibilities,
				      .words = f->run.words,
				      .findings = f->run.findings,
				      .template = library_template(f->run.library, "talks"),
				      .contract = &f->run.project->contracts.at[0]};

	f->dl = diag_new(f->a);
	return bind_view(f->a, &in, name, f->dl);
}

static const char *said(const struct view_row *row, const char *field)
{
	const struct view_field *x = view_field(row, field);
	struct strbuf sb = strbuf_new(f->a);

	cr_assert_not_null(x, "%s", field);
	for (size_t i = 0; i < x->lines.n; i++)
		strbuf_join(&sb, "\n", x->lines.at[i].text);
	return x->lines.n ? sb.text : x->text ? x->text : "(missing)";
}

static const char *ids(const struct view *v)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < v->rows.n; i++)
		strbuf_join(&sb, " ", said(&v->rows.at[i], "id"));
	return sb.text;
}

#define expect(row, field, text) cr_expect_str_eq(said(row, field), text, "%s", field)

Test(view_talks, of_a_wish_both_proposals_stand_beside_each_other)
{
	answer(ANSWERED("A-001", ROW("R1/①-1") ", 'verdict': 'wish', 'roles': {'maker': 'does', "
					       "'clinic': 'accountable'}, 'text': '甲が行う。', "
					       "'when': '年1回', 'fee': 'extra', 'reason': '費用'"));
	const struct view *v = view_for("hospital", "open-answers");

	cr_assert_eq(v->rows.n, 1);
	const struct view_row *row = &v->rows.at[0];

	expect(row, "kind", "row");
	expect(row, "key", "R1/①-1");
	expect(row, "title", "遠隔");
	expect(row, "text", "作業を申請する。");
	expect(row, "party", "乙　例示社");
	expect(row, "verdict.name", "修正希望");
	expect(row, "differs", "担当、文言、時期、費用");
	cr_expect(strstr(said(row, "ours"), "乙 ◎"), "%s", said(row, "ours"));
	cr_expect_not(strstr(said(row, "ours"), "甲 −"), "%s", said(row, "ours"));
	cr_expect(strstr(said(row, "theirs"), "乙 ○（別紙の案は◎）\n"), "%s", said(row, "theirs"));
	cr_expect(strstr(said(row, "theirs"), "文言：甲が行う。\n時期：年1回\n費用：別途"), "%s",
		  said(row, "theirs"));
	cr_expect(strstr(said(row, "lost"), "乙が、◎を負わなくなる。"), "%s", said(row, "lost"));
	cr_expect(strstr(said(row, "lost"), "甲が、新たに◎を負う。"), "%s", said(row, "lost"));
	cr_expect(strstr(said(row, "lost"), "」から「年1回」になる。"), "%s", said(row, "lost"));
	cr_expect_not(strstr(said(row, "lost"), "いない項番"), "%s", said(row, "lost"));
	expect(row, "office", "係長");
	expect(row, "reason", "費用");
	expect(row, "by", "仮名");
}

Test(view_talks, a_row_that_is_refused_is_nobodys)
{
	answer(ANSWERED("A-001", ROW("R1/①-1") ", 'verdict': 'refused'"));
	const struct view *v = view_for("hospital", "open-answers");

	expect(&v->rows.at[0], "theirs", "（別紙の案を受け入れない。）");
	expect(&v->rows.at[0], "differs", "全部");
	cr_expect(strstr(said(&v->rows.at[0], "lost"), "◎を負う当事者がいない項番となる。"), "%s",
		  said(&v->rows.at[0], "lost"));
}

Test(view_talks, an_agreement_that_waits_says_why_and_loses_nothing)
{
	answer(ANSWERED("A-001", ROW("R1/①-1") ", 'verdict': 'accepted', 'doubts': "
					       "['changed-since', 'other-answer']"));
	const struct view *v = view_for("hospital", "open-answers");

	expect(&v->rows.at[0], "theirs", "別紙の案のとおり");
	expect(&v->rows.at[0], "lost", "別紙の案から失うものはない。");
	expect(&v->rows.at[0], "doubts",
	       "送付した後に、別紙の案が変わった。\n他の回答が、異なる内容を述べている。");
}

Test(view_talks, what_only_others_are_waited_for_is_no_point)
{
	answer(ANSWERED("A-001", "'asks': 'clause', 'key': 'backup-a/1', 'verdict': 'accepted', "
				 "'doubts': ['incomplete']"));
	const struct view *v = view_for("hospital", "open-answers");

	expect(&v->rows.at[0], "waits", "yes");
	expect(&v->rows.at[0], "doubts", "同じ条に、承諾のない項がある。");
}

Test(view_talks, what_two_are_to_answer_for_does_not_wait)
{
	answer(ANSWERED("A-001", ROW("R1/①-1") ", 'verdict': 'accepted', 'doubts': ['incomplete']"));
	const struct view *v = view_for("hospital", "open-answers");

	expect(&v->rows.at[0], "waits", "");
	expect(&v->rows.at[0], "doubts", "◎を負う当事者が、1者に定まらない。");
}

Test(view_talks, a_paragraph_stands_with_its_words_and_what_other_positions_lose)
{
	fixture_replace(f, "data/clauses/backup/backup-a.md", "documents: [annex]\n",
			"documents: [annex]\nlost:\n  代替案: 毎日の写しがなくなる。\n");
	answer(ANSWERED("A-001", "'asks': 'clause', 'key': 'backup-a/1', 'verdict': 'wish', "
				 "'text': '毎週 写しを取る（第1条第2項）。'"));
	const struct view *v = view_for("hospital", "open-answers");
	const struct view_row *row = &v->rows.at[0];

	expect(row, "kind", "clause");
	expect(row, "title", "backup-aの条");
	expect(row, "ours", "毎日写しを取る。");
	expect(row, "theirs", "毎週 写しを取る（第1条第2項）。");
	cr_expect(strstr(said(row, "lost"), "代替案に下げると失うもの：毎日の写しがなくなる。"), "%s",
		  said(row, "lost"));
	cr_expect(strstr(said(row, "lost"), "相手方の希望する文言は、代替案の文言である。"), "%s",
		  said(row, "lost"));
}

Test(view_talks, contacts_and_new_matters_come_as_they_were_written)
{
	answer(ANSWERED("A-001", "'asks': 'contact', 'key': 'help', 'members': {'phone': '0X-3', "
				 "'name': '架空'}") ", "
	       ANSWERED("A-002", "'doubts': ['new'], 'text': '年末の扱い'"));
	const struct view *v = view_for("hospital", "open-answers");

	expect(&v->rows.at[0], "kind", "contact");
	expect(&v->rows.at[0], "ours", "電話：0X-1\n氏名：未記入");
	expect(&v->rows.at[0], "theirs", "電話：0X-3\n氏名：架空");
	expect(&v->rows.at[1], "kind", "new");
	expect(&v->rows.at[1], "theirs", "年末の扱い");
	expect(&v->rows.at[1], "ours", "");
}

Test(view_talks, what_is_settled_is_gone_and_the_hospitals_word_stands_with_its_row)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'agreed', 'by': "
			     "'見本', 'answers': ['A-001', 'A-003']}");
	answer(ANSWERED("A-001", ROW("R2/②-1") ", 'verdict': 'accepted'") ", "
	       ANSWERED("A-002", ROW("R1/①-1") ", 'verdict': 'wish'") ", "
	       ANSWERED("A-003", ROW("R1/①-2") ", 'verdict': 'wish'") ", "
	       ANSWERED("A-004", "'asks': 'answer', 'key': 'A-002', 'verdict': 'refused', "
				 "'reason': '譲れない。'") ", "
	       ANSWERED("A-005", "'asks': 'answer', 'key': 'A-003', 'text': '再考'"));
	const struct view *v = view_for("hospital", "open-answers");

	cr_expect_str_eq(ids(v), "A-002 A-003");
	expect(&v->rows.at[0], "inside", "仮名：不可　譲れない。");
	expect(&v->rows.at[1], "inside", "仮名：修正希望　再考");
	cr_expect_eq(view_field(&v->rows.at[0], "inside")->audience, AUDIENCE_HOSPITAL);
	cr_expect_eq(view_field(&v->rows.at[0], "lost")->audience, AUDIENCE_HOSPITAL);
}

/* A third party; `under`: whose subcontractor it is. */
static void add_party(const char *under)
{
	fixture_replace(f, "project/bunkai.json",
			"{'id': 'maker', 'kind': 'vendor', 'name': '例示社'}",
			arena_concat(f->a, "{'id': 'maker', 'kind': 'vendor', 'name': '例示社'}, "
					   "{'id': 'cloud', 'kind': 'cloud', 'name': '架空社'", under,
				     "}", (char *)NULL));
	fixture_replace(f, "project/bunkai.json",
			"{'party': 'maker', 'label': '乙', 'role': 'vendor'}",
			"{'party': 'maker', 'label': '乙', 'role': 'vendor'}, {'party': 'cloud', "
			"'label': '丙', 'role': 'cloud'}");
}

Test(view_talks, in_a_paper_for_all_parties_each_side_tells_its_own)
{
	static const struct {
		const char *audience, *under;
		bool withheld;
	} papers[] = {{"parties", ", 'under': 'maker'", false},
		      {"parties", "", true},
		      {"hospital", "", false}};

	for (size_t i = 0; i < ARRAY_LEN(papers); i++) {
		if (i)
			stop_suite(), start_suite();
		add_party(papers[i].under);
		answer(ANSWERED("A-001", ROW("R1/①-1") ", 'verdict': 'wish', 'when': '年1回', "
						       "'reason': '秘密'"));
		const struct view *v = view_for(papers[i].audience, "open-answers");
		const char *all[] = {"theirs", "reason", "by", "verdict.name", "differs"};

		cr_assert_eq(v->rows.n, 1);
		for (size_t k = 0; k < ARRAY_LEN(all); k++) {
			const char *text = said(&v->rows.at[0], all[k]);
			bool tells = strstr(text, "年1回") || strstr(text, "秘密") ||
				     strstr(text, "仮名") || strstr(text, "修正希望") ||
				     strstr(text, "時期");

			cr_expect_eq(tells, !papers[i].withheld, "%zu %s: %s", i, all[k], text);
		}
	}
}

Test(view_talks, of_each_party_how_far_it_has_answered)
{
	answer(ANSWERED("A-001", ROW("R1/①-1") ", 'sending': 'c1.maker.1.7K3F9Q', 'verdict': "
					       "'refused'") ", "
	       "{'id': 'A-002', 'contract': 'c1', 'party': 'clinic', 'file': " HASH
	       ", 'asks': 'answer', 'key': 'A-001', 'verdict': 'wish'}");
	const struct view *v = view_for("hospital", "talk-parties");

	cr_assert_eq(v->rows.n, 2);
	expect(&v->rows.at[0], "party", "甲　見本病院");
	expect(&v->rows.at[0], "asked", "−");
	expect(&v->rows.at[0], "open", "1");
	expect(&v->rows.at[1], "due", "令和8年9月30日");
	expect(&v->rows.at[1], "late.name", "期限経過");
	expect(&v->rows.at[1], "asked", "4");
	expect(&v->rows.at[1], "refused", "1");
	expect(&v->rows.at[1], "unanswered", "3");
	cr_expect_eq(view_for("parties", "talk-parties")->rows.n, 1);
}
