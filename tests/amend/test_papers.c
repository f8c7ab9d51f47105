/* SPDX-License-Identifier: MIT
 *
 * The papers of an amendment: which there are, by what names, and what their reasons say to whom.
 */
#include "work/amendments.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "load/load.h"

FIXTURE_SUITE(papers, f);

/* The project as it is, to be compared with what becomes of it. */
static struct state_pair *state_now(void)
{
	struct state_pair *p = arena_alloc(f->a, sizeof *p);

	fixture_load(f);
	*p = (struct state_pair){.a = f->a, .name = "before", .before = f->run};
	return p;
}

static struct amendment_papers papers_since(struct state_pair *p, const char *scope)
{
	fixture_load(f);
	cr_assert(state_pair_compare(p, &f->run, NULL, f->dl), "%s", found_all(f->a, f->dl));
	const struct contract *c = project_contract(f->run.project, scope);
	struct amendments m = amendments_open(f->a, p, &f->run);
	struct amendment *in = arena_alloc(f->a, sizeof *in);
	struct amendment_papers papers;

	*in = amendments_of(&m, scope, c);
	cr_assert(amendment_papers(f->a, in, &papers, f->dl), "%s", found_all(f->a, f->dl));
	amendments_close(&m);
	return papers;
}

/* The papers of c1 (or of the hospital) after one edit. */
static struct amendment_papers papers_after(const char *scope, const char *file, const char *from,
					    const char *to)
{
	struct state_pair *p = state_now();

	fixture_replace(f, file, from, to);
	return papers_since(p, scope);
}

static int compare_names(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static const char *ids(const struct amendment_papers *papers)
{
	struct strbuf sb = strbuf_new(f->a);
	const char **names = arena_alloc(f->a, papers->all.n * sizeof *names);

	for (size_t i = 0; i < papers->all.n; i++)
		names[i] = papers->all.at[i]->id;
	qsort(names, papers->all.n, sizeof *names, compare_names);
	for (size_t i = 0; i < papers->all.n; i++)
		strbuf_join(&sb, " ", names[i]);
	return sb.text;
}

static const char *text_of(const struct amendment_papers *papers)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < papers->all.n; i++)
		strbuf_join(&sb, "\n", doc_text(f->a, papers->all.at[i]));
	return sb.text;
}

#define DECISIONS "project/decisions.json"

static void decide(const char *more)
{
	fixture_decisions(f, arena_concat(f->a,
					  "{'id': 'D-1', 'requirement': 'R1/①-2', 'contract': "
					  "'c1', 'text': '三日前まで', 'reason': '相手を急がせ"
					  "たい'",
					  more, "}", (char *)NULL));
}

Test(papers, of_a_contract_and_of_the_hospital)
{
	struct amendment_papers of_contract = papers_after(
		"c1", "data/clauses/logging/logging-a.md", "作業を記録する", "作業を毎日記録する");

	cr_expect_str_eq(ids(&of_contract),
			 "amendment-memorandum changes kaisei notice-clinic notice-maker shinkyu");
	stop_suite();
	start_suite();
	struct amendment_papers own =
		papers_after(SCOPE_HOSPITAL, "data/clauses/remote/remote-r.md", "回線を閉じる",
			     "回線を毎日閉じる");

	cr_expect_str_eq(ids(&own), "changes kaisei shinkyu");
}

#define PROJECT "project/bunkai.json"

/* A project's template of that name would overwrite, or be overwritten. */
Test(papers, no_two_papers_share_a_name)
{
	struct arena *a = f->a;
	struct amendment_papers papers = papers_after("c1", "data/clauses/logging/logging-a.md",
						      "作業を記録する", "作業を毎日記録する");
	const struct library *installed = load_library(a, ".", NULL, f->dl);

	cr_assert_not_null(installed, "%s", found_all(a, f->dl));
	cr_expect(amendment_papers_stand_apart(&papers, installed, f->dl));
	fixture_write(f, "project/templates/documents/own.json",
		      "{'schema': 'bunkai/template/1', 'id': 'kaisei', 'title': '題', 'scope': "
		      "'contract', 'parts': []}");
	fixture_load(f);
	cr_expect_not(amendment_papers_stand_apart(&papers, f->run.library, f->dl));
	cr_expect_not_null(found(f->dl, DIAG_PAPER_TWICE, "kaisei"));
}

/* Without a reason that is meant for the parties, that they agreed is all that is said. */
Test(papers, reasons_come_from_the_field_meant_for_it)
{
	static const struct {
		const char *more, *reason;
	} cases[] = {{"", "当事者の協議による。"},
		     {", 'public_reason': '手続を揃えるため。'", "手続を揃えるため。"}};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		decide(cases[i].more);
		struct amendment_papers papers =
			papers_after("c1", DECISIONS, "三日前まで", "五日前までに書面で");
		const char *text = text_of(&papers);

		cr_expect_not_null(strstr(text, cases[i].reason), "%s", text);
		cr_expect_null(strstr(text, "急がせたい"), "%s", text);
		stop_suite();
		start_suite();
	}
}

/* What changed is called as papers call it, its values as papers print them. */
Test(papers, reasons_name_things_and_not_ids)
{
	static const struct {
		const char *file, *from, *to, *told;
	} cases[] = {
		{"project/bunkai.json", "'updates': 'maker'", "'updates': 'clinic'",
		 "電子カルテのサーバ「主機」の更新を行う者が乙から甲に替わるため。"},
		{"project/bunkai.json", "'support_end': '2028-06-30'",
		 "'support_end': '2029-06-30'",
		 "電子カルテのサーバ「主機」のサポートの終了日が令和10年6月30日から"
		 "令和11年6月30日に変わったため。"},
		{"project/bunkai.json", "'vendor': 'maker'", "'vendor': 'clinic'",
		 "電子カルテの提供者が乙から甲に替わるため。"},
		{"project/bunkai.json", "'positions': {}", "'positions': {'backup-a': '代替案'}",
		 "この契約の"},
		{"project/bunkai.json", "'title': '保守契約書'", "'title': '保守委託契約書'",
		 "この契約の名称が保守契約書から保守委託契約書に変わったため。"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		fixture_replace(
			f, "data/templates/documents/annex.json",
			"{'part': '条項', 'body': [{'block': 'articles'}]}",
			"{'part': '条項', 'body': [{'block': 'articles'}, {'block': 'table', "
			"'view': 'systems', 'columns': [{'head': '名', 'field': 'name'}, "
			"{'head': '社', 'field': 'vendor'}]}, {'block': 'table', 'view': "
			"'servers', 'columns': [{'head': '名', 'field': 'name'}, {'head': '更新', "
			"'field': 'updates'}, {'head': '期限', 'field': 'support_end'}]}, "
			"{'block': 'key-value', 'view': 'contract', 'columns': [{'head': '何', "
			"'field': 'name'}, {'head': '値', 'field': 'value'}]}]}");
		struct amendment_papers papers =
			papers_after("c1", cases[i].file, cases[i].from, cases[i].to);
		const char *text = text_of(&papers);

		cr_expect_not_null(strstr(text, cases[i].told), "%s\n%s", cases[i].told, text);
		stop_suite();
		start_suite();
	}
}

/* Another vendor's system is no reason that this one may read. */
Test(papers, what_may_not_be_told_is_said_in_general)
{
	fixture_replace(f, "project/bunkai.json", "'vendor': 'maker', 'owner': 'clinic'",
			"'vendor': 'maker', 'owner': 'clinic', 'note': '古い'");
	fixture_replace(
		f, "data/templates/documents/annex.json",
		"{'part': '条項', 'body': [{'block': 'articles'}]}",
		"{'part': '条項', 'body': [{'block': 'articles'}, {'block': 'table', 'view': "
		"'systems', 'columns': [{'head': '名', 'field': 'name'}]}]}");
	struct amendment_papers papers = papers_after(
		"c1", "project/bunkai.json",
		"'name': '電子カルテ', 'vendor': 'maker', 'owner': 'clinic', 'note': "
		"'古い'",
		"'name': '新電子カルテ', 'vendor': 'maker', 'owner': 'clinic', 'note': "
		"'更改'");
	const char *text = text_of(&papers);

	cr_expect_not_null(strstr(text, "新電子カルテの名称が電子カルテから新電子カルテに変わったため。"),
			   "%s", text);
	cr_expect_null(strstr(text, "古い"), "%s", text);
	cr_expect_null(strstr(text, "備考"), "%s", text);
}

/* Who signs for the first time reads that he joins, in the memorandum and in his note. */
Test(papers, a_party_that_joins_is_told)
{
	fixture_replace(f, "project/bunkai.json", "'parties': [{'id': 'clinic', 'kind'",
			"'parties': [{'id': 'line', 'kind': 'carrier', 'name': '例示通信'}, {'id': "
			"'clinic', 'kind'");
	fixture_replace(f, "data/templates/documents/annex.json",
			"{'part': '条項', 'body': [{'block': 'articles'}]}",
			"{'part': '条項', 'body': [{'block': 'articles'}, {'block': 'signature', "
			"'view': 'parties', 'columns': [{'head': '名称', 'field': 'name'}]}]}");
	struct amendment_papers papers = papers_after(
		"c1", "project/bunkai.json", "{'party': 'maker', 'label': '乙', 'role': 'vendor'}]",
		"{'party': 'maker', 'label': '乙', 'role': 'vendor'}, {'party': 'line', 'label': "
		"'丙', 'role': 'carrier'}]");
	const char *text = text_of(&papers);

	cr_expect_not_null(strstr(text, "例示通信は、別添の加入書により、この変更の効力が生ずる日から、丙として原契約"),
			   "%s", text);
	cr_expect_not_null(strstr(text, "例示通信は、加入書により、丙としてこの契約に加わります。"), "%s", text);
	cr_expect_not_null(strstr(text, "署名欄"), "%s", text);
}

/* A table has no sentences of its own: it is replaced, and stands in a 別紙 as it now is. */
Test(papers, tables_are_amended_by_the_text_too)
{
	struct amendment_papers papers =
		papers_after("c1", "project/register.json", "'text': '作業を申請する。'",
			     "'text': '作業を書面で申請する。'");
	const char *text = text_of(&papers);

	cr_expect_str_eq(ids(&papers), "amendment-memorandum changes kaisei notice-clinic "
				       "notice-maker shinkyu");
	cr_expect_not_null(strstr(text, "「表」の表を別紙1のとおり改める。"), "%s", text);
	const char *sheet = strstr(text, "別紙1　");

	cr_assert_not_null(sheet, "%s", text);
	cr_expect_not_null(strstr(sheet, "作業を書面で申請する。"), "%s", text);
	cr_expect_null(strstr(text, "箇所を"), "%s", text);
}

/* A picture is no （略）: what its boxes say stands side by side. */
Test(papers, a_figure_that_changed_is_told_by_its_boxes)
{
	fixture_replace(f, "data/templates/documents/annex.json",
			"{'part': '条項', 'body': [{'block': 'articles'}]}",
			"{'part': '条項', 'body': [{'block': 'articles'}, {'block': 'figure', "
			"'figure': 'boundary-diagram'}]}");
	struct amendment_papers papers =
		papers_after("c1", "project/bunkai.json", "'name': '主機'", "'name': '副機'");
	const char *text = text_of(&papers);

	cr_expect_not_null(strstr(text, "副機"), "%s", text);
	cr_expect_not_null(strstr(text, "主機"), "%s", text);
}

/* What the amendment of a contract that calls its edition so leads to. */
static const char *edition_behind(const char *called)
{
	static const char *now = "初版";

	fixture_replace(f, "project/bunkai.json",
			arena_concat(f->a, "'edition': '", now, "'", (char *)NULL),
			arena_concat(f->a, "'edition': '", called, "'", (char *)NULL));
	now = called;
	struct state_pair *p = state_now();

	fixture_load(f);
	cr_assert(state_pair_compare(p, &f->run, NULL, f->dl), "%s", found_all(f->a, f->dl));
	struct amendments m = amendments_open(f->a, p, &f->run);
	const struct amendment in =
		amendments_of(&m, "c1", project_contract(f->run.project, "c1"));

	amendments_close(&m);
	return amendment_edition(&in);
}

Test(papers, the_edition_that_is_made_is_the_next_one)
{
	cr_expect_str_eq(edition_behind("初版"), "第2版");
	cr_expect_str_eq(edition_behind("第4版"), "第5版");
	cr_expect_str_eq(edition_behind("秋の版"), "この改正による版");
}
