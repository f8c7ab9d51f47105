/* SPDX-License-Identifier: MIT
 *
 * The notice to a party: what changes for it, in how many lines, and what it is asked to do.
 */
#include "amend/notice_lines.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "amend/notice_causes.h"
#include "base/strbuf.h"
#include "work/amendments.h"

FIXTURE_SUITE(notice, f);

#define PROJECT "project/bunkai.json"
#define REMOTE "data/clauses/remote/remote-a.md"

struct compared {
	struct state_pair pair;
	struct amendments m;
	struct amendment in;
};

static struct compared *compare_after(const char *file, const char *from, const char *to)
{
	struct compared *c = arena_alloc(f->a, sizeof *c);

	fixture_load(f);
	c->pair = (struct state_pair){.a = f->a, .name = "before", .before = f->run};
	fixture_replace(f, file, from, to);
	fixture_load(f);
	cr_assert(state_pair_compare(&c->pair, &f->run, NULL, f->dl), "%s",
		  found_all(f->a, f->dl));
	c->m = amendments_open(f->a, &c->pair, &f->run);
	c->in = amendments_of(&c->m, "c1", project_contract(f->run.project, "c1"));
	return c;
}

static const struct contract_party *party_of_c1(const char *id)
{
	const struct contract *c = project_contract(f->run.project, "c1");

	for (size_t i = 0; i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, id) == 0)
			return &c->parties.at[i];
	return NULL;
}

static struct notice_lines lines_to(const struct compared *c, const char *party)
{
	const struct notice_items items = notice_items_of(f->a, &c->in, party_of_c1(party));

	return notice_lines_of(f->a, &c->in, &items, "", 0);
}

/* 'what: before → after (where)', a line each; then how many are left. */
static const char *told_to(const struct compared *c, const char *party)
{
	const struct notice_lines lines = lines_to(c, party);
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < lines.all.n; i++) {
		const struct notice_line *l = &lines.all.at[i];

		strbuf_join(&sb, "\n",
			    arena_concat(f->a, l->what, ": ", l->before, " → ", l->after, " (",
					 l->where, ")", (char *)NULL));
	}
	if (lines.left)
		strbuf_join(&sb, "\n", arena_concat(f->a, "+ ", lines.left_where, (char *)NULL));
	return sb.text;
}

/* A 別表 that articles cite, as the installed responsibility table has it. */
static void lay_things(void)
{
	fixture_replace(
		f, "data/templates/documents/boundary.json", "'parts': [",
		"'parts': [{'part': '別表2　サーバ', 'id': 'servers', 'cite': '分界表の別表2（サーバ）', "
		"'body': [{'block': 'table', 'view': 'server-care', 'columns': [{'head': 'システム', "
		"'field': 'system'}, {'head': 'サーバ', 'field': 'name'}, {'head': 'OS', 'field': "
		"'os'}, {'head': '更新', 'field': 'updates'}, {'head': '設定', 'field': "
		"'configures'}, {'head': '時間帯', 'field': 'window'}]}]}, ");
	fixture_replace(f, PROJECT, "'updates': 'maker'}]",
			"'updates': 'maker', 'configures': 'maker', 'os': '甲社製', 'window': "
			"'土曜'}]");
}

static const struct {
	const char *file, *from, *to, *party, *told;
} cases[] = {
	{"project/contacts.json", "'phone': '0X-1'", "'phone': '0X-7'", "maker", ""},
	{PROJECT, "'os': '甲社製'", "'os': '乙社製'", "maker", ""},
	{PROJECT, "'updates': 'maker', 'configures': 'maker'",
	 "'updates': 'clinic', 'configures': 'clinic'", "maker",
	 "主機（電子カルテ）の更新、設定: 乙 → 甲 (分界表の別表2（サーバ）)"},
	{PROJECT, "'updates': 'maker', 'configures': 'maker'",
	 "'updates': 'clinic', 'configures': 'clinic'", "clinic",
	 "主機（電子カルテ）の更新、設定: 乙 → 甲 (分界表の別表2（サーバ）)"},
	{PROJECT, "'window': '土曜'", "'window': '日曜'", "maker",
	 "主機（電子カルテ）の時間帯: 土曜 → 日曜 (分界表の別表2（サーバ）)"},
	{REMOTE, "days: 5", "days: 7", "maker",
	 "第1条第1項（remote-aの条）: 乙は、5日前に申請する。 → 乙は、7日前に申請する。 (別紙)"},
	/* what another does is owed to the hospital, and nothing of its own */
	{REMOTE, "days: 5", "days: 7", "clinic", ""},
	{"data/clauses/logging/logging-a.md", "の作業を記録する。\n", "の作業を記録する。\n\n{{vendor}}は、毎月点検する。\n",
	 "maker", "第3条第2項（logging-aの条）: なし → 乙は、毎月点検する。 (別紙)"},
	{"project/decisions.json", "'decisions': []",
	 "'decisions': [{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'clinic': 'accountable', "
	 "'maker': 'does'}}, {'id': 'D2', 'requirement': 'R2/②-1', 'roles': {'clinic': "
	 "'accountable', 'maker': 'does'}}]",
	 "maker",
	 "役割 2件（R1/①-1、R2/②-1）: ◎ 責任をもって行う → ○ 実施する (分界表 表)"},
};

Test(notice, tells_a_party_what_changes_for_it)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		lay_things();
		struct compared *c = compare_after(cases[i].file, cases[i].from, cases[i].to);
		const char *told = told_to(c, cases[i].party);

		cr_expect_str_eq(told, cases[i].told, "case %zu (%s):\n%s\nnot\n%s", i,
				 cases[i].to, told, cases[i].told);
		amendments_close(&c->m);
		stop_suite();
		start_suite();
	}
}

/* 40 rows that each say something else do not fit on a page: the rest is counted. */
Test(notice, fits_a_page_and_counts_the_rest)
{
	struct strbuf before = strbuf_new(f->a), after = strbuf_new(f->a);

	for (int i = 1; i <= 40; i++) {
		strbuf_join(&before, "\n\n", arena_printf(f->a, "{{vendor}}は、物%dを%d日ごとに点検する。", i, i));
		strbuf_join(&after, "\n\n",
			    arena_printf(f->a, "{{vendor}}は、物%dを%d日ごとに点検する。", i, i + 50));
	}
	strbuf_add(&before, "\n");
	strbuf_add(&after, "\n");
	fixture_replace(f, "data/clauses/logging/logging-a.md", "{{ref:remote-a}}の作業を記録する。\n",
			before.text);
	struct compared *c =
		compare_after("data/clauses/logging/logging-a.md", before.text, after.text);
	struct notice_lines lines = lines_to(c, "maker");

	cr_expect_leq(lines.all.n, 8);
	cr_expect_eq(lines.all.n + lines.left, 40, "%zu %zu", lines.all.n, lines.left);
	cr_expect(strstr(lines.left_where, "別紙 "), "%s", lines.left_where);
	amendments_close(&c->m);
}

static const struct {
	const char *file, *from, *to, *causes;
} happened[] = {
	{PROJECT, "'updates': 'maker', 'configures': 'maker'",
	 "'updates': 'clinic', 'configures': 'clinic'", "主機の担当の交代（例示社から見本病院へ）"},
	{PROJECT, "'servers': [", "'servers': [{'id': 'web', 'name': '表の機', 'updates': 'clinic'}, ",
	 "表の機の追加"},
	{REMOTE, "days: 5", "days: 7", "条項の見直し"},
	{"project/register.json", "'text': '作業を申請する。'", "'text': '作業を書面で申請する。'",
	 "リスク登録簿の改訂"},
};

Test(notice, begins_with_what_happened)
{
	for (size_t i = 0; i < ARRAY_LEN(happened); i++) {
		lay_things();
		struct compared *c = compare_after(happened[i].file, happened[i].from,
						   happened[i].to);
		const char *causes = notice_causes(f->a, &c->in);

		cr_expect_str_eq(causes, happened[i].causes, "case %zu: %s", i, causes);
		amendments_close(&c->m);
		stop_suite();
		start_suite();
	}
}

/* Whoever has to agree is asked to sign, and nobody else is. */
Test(notice, asks_for_a_signature_only_where_it_is_needed)
{
	struct compared *c = compare_after(REMOTE, "title: remote-aの条", "title: 遠隔の条");
	struct amendment_papers papers;
	const char *text = "";

	cr_assert(amendment_papers(f->a, &c->in, &papers, f->dl), "%s", found_all(f->a, f->dl));
	for (size_t i = 0; i < papers.all.n; i++)
		if (strcmp(papers.all.at[i]->id, "notice-maker") == 0)
			text = doc_text(f->a, papers.all.at[i]);
	cr_expect(strstr(text, "記名押印をする必要はありません。"), "%s", text);
	cr_expect_null(strstr(text, "について変わること"), "%s", text);
	cr_expect_null(strstr(text, "…"), "%s", text);
	amendments_close(&c->m);
}
