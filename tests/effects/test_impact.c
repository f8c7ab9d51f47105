/* SPDX-License-Identifier: MIT
 *
 * From changes to papers: which articles and rows an edit touches, who has to agree again, whom to
 * tell, and what stays untouched.
 */
#include "effects/impact.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/inspection.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "work/state_pair.h"

static struct impact_report weigh(struct fixture *f, const struct run *before)
{
	struct state_pair *p = arena_alloc(f->a, sizeof *p);

	*p = (struct state_pair){.a = f->a, .name = "before", .before = *before};
	cr_assert(state_pair_compare(p, &f->run, NULL, f->dl), "%s", found_all(f->a, f->dl));
	return state_pair_report(p);
}

static const char *unit_name(const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);

	return u->node->kind == DOC_ARTICLE              ? u->label
	       : u->node->origin && u->node->origin->key ? u->node->origin->key
							 : u->words;
}

/* 'annex:第1条 boundary:R1/①-1', then who agrees and who is told. */
static const char *shown(struct fixture *f, const struct impact_entry *e)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < e->touched.n; i++)
		strbuf_join(&sb, " ",
			    arena_concat(f->a, e->touched.at[i].document->document, ":",
					 unit_name(e->touched.at[i].pair), (char *)NULL));
	for (size_t i = 0; i < e->agree.all.n; i++)
		strbuf_printf(&sb, "%s%s", i ? "," : " | agree ", e->agree.all.at[i].party);
	for (size_t i = 0; i < e->tell.all.n; i++)
		strbuf_printf(&sb, "%s%s", i ? "," : " | tell ", e->tell.all.at[i]);
	return sb.text;
}

static const char *untouched(struct fixture *f, const struct impact_report *r)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < r->n; i++)
		if (doc_diff_is_same(r->documents[i].diff))
			strbuf_join(&sb, " ", r->documents[i].document);
	return sb.text;
}

struct touch_case {
	const char *file, *from, *to;
	const char *touches, *untouched; /* of the first change */
};

static const struct touch_case cases[] = {
	{"project/register.json", "'text': '作業を申請する。'", "'text': '作業を書面で申請する。'",
	 "boundary:R1/①-1 | agree clinic,maker | tell help", "annex rules contacts"},
	{"project/register.json", "'id': 'R1', ", "'id': 'R1', 'topic': 'backup', ",
	 "boundary:R1/duty | tell help", "annex rules contacts"},
	{"project/register.json", "'id': 'F1'}", "'id': 'F1', 'content': '画像'}", "",
	 "annex boundary rules contacts"},
	{"project/contacts.json", "'phone': '0X-1'", "'phone': '0X-7'", "contacts:help | tell help",
	 "annex boundary rules"},
	{"project/bunkai.json", "'params': {}, 'positions'", "'params': {'days': 7}, 'positions'",
	 "annex:第1条 | agree maker,clinic | tell help", "boundary rules contacts"},
	{"project/bunkai.json", "'positions': {}", "'positions': {'backup-a': '代替案'}",
	 "annex:第2条 | agree clinic,maker | tell help", "boundary rules contacts"},
	{"project/bunkai.json", "'date': '2026-10-01'", "'date': '2026-11-01'", "",
	 "annex boundary rules contacts"},
	{"project/decisions.json", "'decisions': []",
	 "'decisions': [{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'clinic': 'accountable', "
	 "'maker': 'does'}}]",
	 "boundary:R1/①-1 | agree clinic,maker | tell help", "annex rules contacts"},
	{"data/clauses/logging/logging-a.md", "作業を記録する", "作業を毎日記録する",
	 "annex:第3条 | agree clinic,maker | tell help", "boundary rules contacts"},
	{"data/clauses/remote/remote-r.md", "回線を閉じる", "回線を毎日閉じる", "rules:第1条",
	 "annex boundary contacts"},
};

Test(impact, an_edit_touches_what_it_must_and_no_more)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture *f = fixture_new();

		fixture_load(f);
		const struct run before = f->run;

		fixture_replace(f, cases[i].file, cases[i].from, cases[i].to);
		fixture_load(f);
		struct impact_report r = weigh(f, &before);

		cr_assert_gt(r.changes->all.n, 0);
		cr_expect_eq(r.impact->all.n, r.changes->all.n,
			     "case %zu: something follows from nothing: %s", i,
			     shown(f, &r.impact->all.at[r.impact->all.n - 1]));
		cr_expect_str_eq(shown(f, &r.impact->all.at[0]), cases[i].touches, "case %zu: %s",
				 i, shown(f, &r.impact->all.at[0]));
		cr_expect_str_eq(untouched(f, &r), cases[i].untouched, "case %zu: %s", i,
				 untouched(f, &r));
		fixture_free(f);
	}
}

#define ANSWER "project/inspection.json"

static const struct touch_case inspected[] = {
	{ANSWER, "'edition': 'form-2', 'asked': '2026-07-01', 'received': '2026-07-24', 'where': "
		 "'書庫'}, ",
	 "'edition': 'form-2', 'asked': '2026-07-01', 'received': '2026-07-25', 'where': '書庫'}, ",
	 "own:k-mds own:karte", "annex boundary rules contacts"},
	{ANSWER, "'1①', 'answer': 'yes', 'evidence': '台帳'",
	 "'1①', 'answer': 'yes', 'evidence': '任命書'", "own:1①",
	 "annex boundary rules contacts"},
	{ANSWER, "'1①', 'answer': 'yes'", "'1①', 'answer': 'no'", "own:1① own:no own:yes",
	 "annex boundary rules contacts"},
};

static void lay_inspection(struct fixture *f)
{
	inspection_lay(f, INSPECTION_ANSWERS, INSPECTION_PAPERS);
	fixture_replace(f, "project/bunkai.json", "'rules', 'contacts']", "'rules', 'contacts', 'own']");
	fixture_write(f, "project/templates/documents/own.json",
		      "{'schema': 'bunkai/template/1', 'id': 'own', 'title': '題', 'scope': "
		      "'hospital', 'report': true, 'parts': [{'part': '部', 'body': [\n"
		      " {'block': 'table', 'view': 'inspection', 'columns': [{'head': '項', 'field': "
		      "'no'}, {'head': '答', 'field': 'answer.name'}, {'head': '証', 'field': "
		      "'evidence'}]},\n"
		      " {'block': 'table', 'view': 'inspection-counts', 'columns': [{'head': '答', "
		      "'field': 'name'}, {'head': '数', 'field': 'total'}]},\n"
		      " {'block': 'table', 'view': 'disclosures', 'columns': [{'head': '紙', 'field': "
		      "'paper'}, {'head': '日', 'field': 'received'}]},\n"
		      " {'block': 'table', 'view': 'disclosure-systems', 'columns': [{'head': '物', "
		      "'field': 'system'}, {'head': '{{name}}', 'field': 'paper', 'each': 'paper'}]}"
		      "]}]}");
}

/* What the hospital answers to an inspector touches the paper for him and no other. */
Test(impact, an_answer_touches_the_paper_for_inspectors_alone)
{
	for (size_t i = 0; i < ARRAY_LEN(inspected); i++) {
		struct fixture *f = fixture_new();

		lay_inspection(f);
		fixture_load(f);
		const struct run before = f->run;

		fixture_replace(f, inspected[i].file, inspected[i].from, inspected[i].to);
		fixture_load(f);
		struct impact_report r = weigh(f, &before);

		cr_assert_eq(r.impact->all.n, 1, "case %zu: %s", i,
			     shown(f, &r.impact->all.at[r.impact->all.n - 1]));
		cr_expect_str_eq(shown(f, &r.impact->all.at[0]), inspected[i].touches,
				 "case %zu: %s", i, shown(f, &r.impact->all.at[0]));
		cr_expect_str_eq(untouched(f, &r), inspected[i].untouched, "case %zu: %s", i,
				 untouched(f, &r));
		fixture_free(f);
	}
}

/* A calendar, or any other paper that is made anew each time, asks nobody to agree again. */
Test(impact, a_report_is_told_and_not_agreed)
{
	struct fixture *f = fixture_new();

	fixture_replace(f, "data/templates/documents/boundary.json", "'scope': 'contract',",
			"'scope': 'contract', 'report': true,");
	fixture_load(f);
	const struct run before = f->run;

	fixture_replace(f, "project/register.json", "'text': '作業を申請する。'",
			"'text': '作業を書面で申請する。'");
	fixture_load(f);
	struct impact_report r = weigh(f, &before);

	cr_expect_str_eq(shown(f, &r.impact->all.at[0]), "boundary:R1/①-1 | tell help");
	fixture_free(f);
}

/*
 * An article that goes leaves its number behind; the others keep theirs, although nothing was
 * issued.
 */
Test(impact, numbers_stay_between_two_folders)
{
	struct fixture *f = fixture_new();

	fixture_load(f);
	const struct run before = f->run;

	fixture_replace(f, "project/bunkai.json", "'omit': []",
			"'omit': [{'clause': 'backup-a', 'reason': '別に定める。'}]");
	fixture_load(f);
	struct impact_report r = weigh(f, &before);
	const struct doc_diff *d = r.documents[0].diff;

	for (size_t i = 0; i < d->all.n; i++)
		cr_expect_neq(d->all.at[i].state, UNIT_NUMBER);
	cr_expect_eq(doc_diff_count(d, true), 1);
	fixture_free(f);
}
