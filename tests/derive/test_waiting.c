/* SPDX-License-Identifier: MIT
 *
 * What nobody agreed to leaves its place in the articles: a 号 alone, a 項 with what goes on with it,
 * an article; one row that somebody holds, or a clause that is agreed, keeps it in force.
 */
#include "derive/waiting.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"

FIXTURE_SUITE(waiting, f);

#define RISK "{'id': 'R1', 'response': 'Yes', 'topic': 'remote', 'scenario': '回線から入られる。'}"
#define ROW(no, applies) \
	"{'risk': 'R1', 'no': '" no "', 'applies': '" applies "', 'response': 'Yes', 'text': '作業をする。'}"

/* Rows ①-1 (remote.apply) and ①-2 (remote.both), as the vendor judged them. */
static void load(const char *rows, const char *decision)
{
	fixture_register(f, "project/register.json", RISK, rows);
	fixture_decisions(f, decision);
	fixture_check(f);
}

static const struct waiting_list *waiting(void)
{
	return &f->run.words[0]->waiting;
}

static const struct chosen *article(void)
{
	const struct coverage *c = f->run.coverage;

	for (size_t i = 0; i < c->papers.n; i++)
		if (c->papers.at[i].contract && selection_find(c->papers.at[i].selection, "remote-d"))
			return selection_find(c->papers.at[i].selection, "remote-d");
	cr_assert_fail("the clause is in no paper");
	return NULL;
}

static bool waits(int paragraph, int item)
{
	return waiting_at(waiting(), article(), paragraph, item);
}

static const char *annex(void)
{
	return doc_text(f->a, fixture_bind(f, "annex", "c1"));
}

/* The hospital's answer stands in the first 項, too; no row asks for it, so that it goes along. */
Test(waiting, a_paragraph_of_a_row_that_nobody_holds)
{
	statements_write(f);
	load(ROW("①-1", "対象外") ", " ROW("①-2", "対象"), "");
	cr_assert(waits(1, 0));
	cr_assert_not(waits(2, 0), "①-2 is held");
	cr_assert_not(waits(0, 0));
	cr_assert(waits(3, 1), "the 号 helps with ①-1 alone");
	cr_assert_not(waits(3, 2), "no row asks for it");
	cr_assert_not(waits(4, 0));
	const struct waiting *w = waiting_at(waiting(), article(), 1, 0);

	cr_assert_eq(w->rows.n, 1);
	cr_assert_str_eq(w->rows.at[0]->row->key, "R1/①-1");
	cr_assert_str_eq(waiting_place(f->a, f->run.library, w, article()), "第2条第1項");
	cr_assert_not_null(found(f->run.findings, DIAG_ARTICLES_WAITING, "c1"));
}

#define TABLE                                                                                      \
	"{'part': '条項案', 'body': [{'block': 'table', 'view': 'waiting', 'empty': '案はない。', "        \
	"'columns': [{'head': '条', 'field': 'place', 'width': 20}, {'head': '案', 'field': 'text', "      \
	"'width': 60}, {'head': '行', 'field': 'keys', 'width': 20}]}]}"

/* Its number stays, its text stands among the drafts. */
Test(waiting, the_text_moves_and_the_numbers_stay)
{
	statements_write(f);
	fixture_replace(f, "data/templates/documents/annex.json", "'parts': [", "'parts': [" TABLE ", ");
	load(ROW("①-1", "対象外") ", " ROW("①-2", "対象"), "");
	const char *text = annex(), *moved = strstr(text, "作業の申請書を5日前まで");

	cr_assert(strstr(text, "第2条第1項"), "%s", text);
	cr_assert(strstr(text, "（協議中。") && moved, "%s", text);
	cr_assert_null(strstr(moved + 1, "作業の申請書を5日前まで"), "it stands once");
	cr_assert(strstr(text, "作業に用いる端末を施錠する"), "%s", text);
}

/* A table that prints only some of them is no place for drafts: what it leaves out would be lost. */
Test(waiting, nothing_vanishes_from_a_table_with_a_limit)
{
	statements_write(f);
	fixture_replace(f, "data/templates/documents/annex.json", "'parts': [", "'parts': [" TABLE ", ");
	fixture_replace(f, "data/templates/documents/annex.json", "'view': 'waiting', ",
			"'view': 'waiting', 'limit': 1, 'rest': 'ほか{{n}}件', ");
	load(ROW("①-1", "対象外") ", " ROW("①-2", "対象"), "");
	const char *text = annex();

	cr_assert(strstr(text, "（協議中）乙は、作業の申請書を5日前まで"), "%s", text);
	cr_assert(strstr(text, "(1) （協議中）作業の記録を1年間"), "%s", text);
}

/* A template without a place for drafts loses none: they stay, with their mark. */
Test(waiting, nothing_vanishes_from_a_template_without_the_table)
{
	statements_write(f);
	load(ROW("①-1", "対象外") ", " ROW("①-2", "対象"), "");
	const char *text = annex();

	cr_assert(strstr(text, "（協議中）乙は、作業の申請書を5日前まで"), "%s", text);
	cr_assert(strstr(text, "(1) （協議中）作業の記録を1年間"), "%s", text);
}

Test(waiting, all_rows_held_nothing_waits)
{
	statements_write(f);
	load(ROW("①-1", "対象") ", " ROW("①-2", "対象"), "");
	cr_assert_eq(waiting()->all.n, 0);
	cr_assert_null(strstr(annex(), "（協議中。"));
	cr_assert_not(found(f->run.findings, DIAG_ARTICLES_WAITING, NULL));
}

/* 前項 in an effect leads back to the 項 before it. */
Test(waiting, what_goes_on_with_a_paragraph_goes_with_it)
{
	statements_write(f);
	fixture_replace(f, DUTY_CLAUSE, "{{vendor}}は、承認なく接続してはならない。",
			"{{vendor}}は、前項の措置を講じずに接続してはならない。");
	fixture_replace(f, DUTY_CLAUSE, "2. 作業に用いる端末を施錠すること。\n", "");
	fixture_replace(f, DUTIES,
			"  {'id': 'lock', 'who': 'vendor', 'act': '作業に用いる端末を施錠する', "
			"'when': 'work.start',\n   'at': {'標準案': '3(2)'}},\n",
			"");
	load(ROW("①-1", "対象外") ", " ROW("①-2", "対象"), "");
	cr_assert(waits(3, 0), "%s", found_all(f->a, f->run.findings));
	cr_assert(waits(4, 0));
	cr_assert_eq(waiting_at(waiting(), article(), 4, 0)->rows.n, 1);
	cr_assert_not(waits(2, 0));
}

#define DENIED "{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'vendor': 'none', 'hospital': " \
	       "'accountable'}, 'status': 'agreed', 'by': '院長', 'date': '2026-09-20'}"

/* A decision that denies is no reason for an error where the article can wait. */
Test(waiting, what_a_decision_denies_waits)
{
	statements_write(f);
	load(ROW("①-1", "対象") ", " ROW("①-2", "対象"), DENIED);
	cr_assert(waits(1, 0));
	cr_assert_not(found(f->run.findings, DIAG_ARTICLE_AGAINST_TABLE, NULL), "%s",
		      found_all(f->a, f->run.findings));
}

/* Who agreed on the clause as it stands has to choose between the two. */
Test(waiting, an_agreed_clause_stays_in_force)
{
	statements_write(f);
	load(ROW("①-1", "対象") ", " ROW("①-2", "対象"),
	     DENIED ", {'id': 'D2', 'clause': 'remote-d', 'position': '標準案', 'status': 'agreed', "
		    "'by': '院長', 'date': '2026-09-21'}");
	cr_assert_eq(waiting()->all.n, 0);
	const struct diag *d = found(f->run.findings, DIAG_ARTICLE_AGAINST_TABLE, "R1/①-1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_assert(strstr(d->message, "D2"), "%s", d->message);
}

#define AGREED "{'id': 'D2', 'requirement': 'R1/①-2', 'roles': {'vendor': 'accountable', 'hospital': " \
	       "'informed'}, 'status': 'agreed', 'by': '院長', 'date': '2026-09-20'}"

/* Both rows ask for the whole of it. What the register says of one does not stand against a decision. */
Test(waiting, a_decision_goes_before_the_register)
{
	statements_write(f);
	fixture_replace(f, FAMILY, "['remote.both']", "['remote.both', 'remote.apply']");
	load(ROW("①-1", "対象") ", " ROW("①-2", "対象"), DENIED);
	cr_assert(waits(1, 0));
	cr_assert_not(found(f->run.findings, DIAG_ARTICLE_AGAINST_TABLE, NULL));
}

/* Two decisions that stand against each other: the one that is agreed keeps it, and is named. */
Test(waiting, an_agreed_row_keeps_it_in_force)
{
	statements_write(f);
	fixture_replace(f, FAMILY, "['remote.both']", "['remote.both', 'remote.apply']");
	load(ROW("①-1", "対象") ", " ROW("①-2", "対象"), DENIED ", " AGREED);
	cr_assert_not(waits(1, 0));
	const struct diag *d = found(f->run.findings, DIAG_ARTICLE_AGAINST_TABLE, "R1/①-1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_assert(strstr(d->message, "R1/①-2"), "%s", d->message);
}

/* By words alone a row takes nothing out of force, nor does it keep anything there. */
Test(waiting, a_guess_moves_nothing)
{
	statements_write(f);
	fixture_replace(f, FAMILY, "{'R1/①-1': ['remote.apply'], 'R1/①-2': ['remote.both']}", "{}");
	load("{'risk': 'R1', 'no': '①-1', 'applies': '対象外', 'response': 'Yes', 'text': "
	     "'作業の申請をする。'}",
	     DENIED);
	cr_assert_eq(waiting()->all.n, 0);
	cr_assert_not_null(found(f->run.findings, DIAG_ARTICLE_PERHAPS_AGAINST, "R1/①-1"), "%s",
			   found_all(f->a, f->run.findings));
}

/* Nothing is left of the article but the number and the title. */
Test(waiting, an_article_waits_as_a_whole)
{
	statements_write(f);
	fixture_replace(f, "project/bunkai.json", "'positions': {}",
			"'positions': {'remote-d': '代替案'}");
	load(ROW("①-1", "対象外"), "");
	cr_assert(waits(0, 0));
	cr_assert_str_eq(waiting_place(f->a, f->run.library, &waiting()->all.at[0], article()),
			 "第2条");
}
