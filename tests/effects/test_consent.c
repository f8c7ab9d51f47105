/* SPDX-License-Identifier: MIT
 *
 * Who has to agree again: one edit at a time to a contract of a hospital, a vendor and a carrier,
 * and what of whose it touches.
 */
#include "effects/consent.h"

#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "amend/amendment_consents.h"
#include "base/strbuf.h"
#include "work/amendments.h"

FIXTURE_SUITE(consent, f);

#define PROJECT "project/bunkai.json"
#define REMOTE "data/clauses/remote/remote-a.md"

/* 別表 of its own systems and devices, an article for three, and a third party who signs. */
static void lay_three(void)
{
	fixture_replace(f, PROJECT, "'name': '例示社'}",
			"'name': '例示社'}, {'id': 'wire', 'kind': 'carrier', 'name': '回線社'}");
	fixture_replace(f, PROJECT, "'role': 'vendor'}]",
			"'role': 'vendor'}, {'party': 'wire', 'label': '丙', 'role': 'carrier'}]");
	fixture_replace(f, PROJECT, "'updates': 'maker'}]",
			"'updates': 'maker', 'note': '古い', 'window': '土曜'}], 'devices': [{'id': "
			"'gate', 'name': '入口', 'owner': 'maker', 'updates': 'maker'}]");
	fixture_replace(f, "data/templates/documents/annex.json",
			"{'part': '条項', 'body': [{'block': 'articles'}]}",
			"{'part': '条項', 'body': [{'block': 'articles'}]}, {'part': '当事者', 'body': "
			"[{'block': 'table', 'view': 'parties', 'columns': [{'head': '名', 'field': "
			"'name'}, {'head': '所', 'field': 'address'}]}, {'block': 'table', 'view': "
			"'server-care', 'columns': [{'head': '名', 'field': 'name'}, {'head': '更新', "
			"'field': 'updates'}, {'head': '期限', 'field': 'support_end'}, {'head': '時間帯', "
			"'field': 'window'}]}, {'block': 'table', 'view': 'device-care', 'columns': "
			"[{'head': '名', 'field': 'name'}, {'head': '所有', 'field': 'owner'}]}, "
			"{'block': 'key-value', 'view': 'contract', 'columns': [{'head': '何', 'field': 'name'}, "
			"{'head': '値', 'field': 'value'}]}]}");
	fixture_replace(f, "data/templates/documents/boundary.json", "{'head': '条',",
			"{'head': '時期', 'field': 'when'}, {'head': '費用', 'field': 'fee'}, "
			"{'head': '条',");
	fixture_replace(f, REMOTE, "申請書は次による。",
			"丙は、{{vendor}}に回線の図を渡す。\n\n申請書は次による。");
}

static const char *word_for_bits(unsigned what)
{
	static const char *const names[] = {"parties", "role", "duty", "time", "fee", "owed"};
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (what & (1u << i))
			strbuf_join(&sb, "+", names[i]);
	return sb.text;
}

/* 'clinic:owed maker:duty', in the order of the fixture's parties. */
static const char *consents_after(const char *file, const char *from, const char *to)
{
	static const char *const parties[] = {"clinic", "maker", "wire"};
	struct state_pair pair = {.a = f->a, .name = "before"};
	struct strbuf sb = strbuf_new(f->a);

	fixture_load(f);
	pair.before = f->run;
	fixture_replace(f, file, from, to);
	fixture_load(f);
	cr_assert(state_pair_compare(&pair, &f->run, NULL, f->dl), "%s", found_all(f->a, f->dl));
	struct amendments m = amendments_open(f->a, &pair, &f->run);
	struct amendment in =
		amendments_of(&m, "c1", project_contract(f->run.project, "c1"));
	struct consents all = amendment_consents(f->a, &in);

	for (size_t i = 0; i < ARRAY_LEN(parties); i++) {
		unsigned what = consents_of_party(&all, parties[i]);

		if (what)
			strbuf_join(&sb, " ",
				    arena_concat(f->a, parties[i], ":", word_for_bits(what),
						 (char *)NULL));
	}
	amendments_close(&m);
	return sb.text;
}

static const struct {
	const char *file, *from, *to, *agree;
} cases[] = {
	/* what binds nobody */
	{"project/contacts.json", "'phone': '0X-1'", "'phone': '0X-7'", ""},
	{PROJECT, "'note': '古い'", "'note': '更改'", ""},
	{PROJECT, "'support_end': '2028-06-30'", "'support_end': '2029-06-30'", ""},
	{PROJECT, "'name': '例示社'", "'name': '例示商会'", ""},
	{PROJECT, "'title': '保守契約書'", "'title': '保守委託契約書'", ""},
	{REMOTE, "refs: [gl-1/3, gl-1/4]", "refs: [gl-1/3]", ""},
	{REMOTE, "title: remote-aの条", "title: 遠隔の条", ""},
	{"project/register.json", "'severity': 2, 'frequency': 1, 'level': 'High', 'response': "
				  "'Yes', 'duty'",
	 "'severity': 1, 'frequency': 1, 'level': 'Low', 'response': 'Yes', 'duty'", ""},
	/* articles: whoever is named in what reads otherwise, and to whom it is owed */
	{REMOTE, "days: 5", "days: 7", "clinic:owed maker:duty"},
	{REMOTE, "回線の図を渡す", "回線の図を毎年渡す", "clinic:owed maker:duty wire:duty"},
	{REMOTE, "丙は、{{vendor}}に", "{{hospital}}及び丙は、{{vendor}}に", "clinic:duty maker:owed"},
	{REMOTE, "{{vendor}}は、{{days}}", "丙は、{{days}}", "clinic:owed maker:duty wire:duty"},
	{"data/clauses/logging/logging-a.md", "作業を記録する", "作業を毎日記録する",
	 "clinic:duty maker:duty wire:duty"},
	/* a 号 has the subject of its 項, and a paragraph that moves says nothing new */
	{REMOTE, "2. 作業者", "2. 作業者及び場所", "clinic:duty maker:duty wire:duty"},
	{REMOTE, "申請書は次による。", "{{vendor}}の申請書は次による。\n\n1. 目的\n\n申請書は次による。",
	 "clinic:owed maker:duty"},
	/* rows of the table */
	{"project/register.json", "'text': '作業を申請する。'", "'text': '作業を書面で申請する。'",
	 "clinic:duty maker:duty"},
	{"project/decisions.json", "'decisions': []",
	 "'decisions': [{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'clinic': 'none', "
	 "'maker': 'accountable', 'wire': 'does'}}]",
	 "clinic:role wire:role"},
	{"project/decisions.json", "'decisions': []",
	 "'decisions': [{'id': 'D1', 'requirement': 'R1/①-1', 'fee': 'extra', 'when': '毎月'}]",
	 "clinic:time+fee maker:time+fee"},
	/* things, parties, time */
	{PROJECT, "'updates': 'maker', 'note'", "'updates': 'wire', 'note'",
	 "clinic:owed maker:role wire:role"},
	{PROJECT, "'window': '土曜'", "'window': '日曜'", "clinic:time maker:time"},
	{PROJECT, "'owner': 'maker', 'updates': 'maker'}]", "'owner': 'wire', 'updates': 'maker'}]",
	 "clinic:owed maker:role wire:role"},
	{PROJECT, "'to': '2027-09-30'", "'to': '2028-09-30'",
	 "clinic:time maker:time wire:time"},
	{PROJECT, ", {'party': 'wire', 'label': '丙', 'role': 'carrier'}]", "]",
	 "clinic:parties maker:parties wire:parties"},
};

Test(consent, asks_whose_lot_changes_and_nobody_else)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		lay_three();
		const char *agree = consents_after(cases[i].file, cases[i].from, cases[i].to);

		cr_expect_str_eq(agree, cases[i].agree, "case %zu (%s): '%s', not '%s'", i,
				 cases[i].to, agree, cases[i].agree);
		stop_suite();
		start_suite();
	}
}
