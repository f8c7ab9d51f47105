/* SPDX-License-Identifier: MIT
 *
 * References that lead to another paper: {{ref:PAPER/CLAUSE}} from articles and templates, tables
 * that cite the articles of several, and what is said where there is nothing to be cited.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"
#include "derive/selection_reference.h"
#include "model/article_target.h"

#define PROJECT "project/bunkai.json"
#define BOUNDARY "data/templates/documents/boundary.json"

FIXTURE_SUITE(selection_reference, f);

/* A paper on fees beside the annex: a hospital's own template, with an article that cites the other. */
static void lay_fees(void)
{
	fixture_write(f, "project/templates/documents/fees.json",
		      "{'schema': 'bunkai/template/1', 'id': 'fees', 'title': '{{hospital}}の費用の覚え', "
		      "'scope': 'contract', 'parts': [{'part': '本則', 'body': [\n"
		      " {'block': 'paragraph', 'text': '{{ref:annex/backup-a}}の写しの費用を定める。'},\n"
		      " {'block': 'articles'}]}]}");
	fixture_write(f, "project/clauses/remote/fees-a.md",
		      "---\nid: fees-a\ntopic: remote\ntitle: 費用\ndocuments: [fees]\ncovers: "
		      "[R1/①-1]\n---\n{{vendor}}は、{{ref:annex/remote-a/2}}の申請に費用を求めない。\n");
	fixture_replace(f, "data/clauses/topics.json", "'annex': 'work'", "'annex': 'work', 'fees': 'money'");
	fixture_replace(f, "data/clauses/topics.json", "'rules': [{'id': 'daily'",
			"'fees': [{'id': 'money', 'title': '費用'}], 'rules': [{'id': 'daily'");
}

static void name_fees(void)
{
	fixture_replace(f, PROJECT, "'boundary', 'rules'", "'boundary', 'fees', 'rules'");
}

static const char *cite(const char *document, const char *target, struct reference_hole *hole)
{
	const struct template *t = library_template(f->run.library, document);
	const struct contract *c = strcmp(t->scope, "contract") == 0
					   ? &f->run.project->contracts.at[0]
					   : NULL;

	return selection_cite(f->a, f->run.library,
			      select_clauses(f->a, f->run.project, f->run.library, t, c, NULL),
			      target, hole);
}

static const struct {
	const char *from, *target, *cited;
	enum diag_code code; /* of what cannot be cited */
} cases[] = {
	{"annex", "fees/fees-a", "甲の費用の覚え第1条", 0},
	{"annex", "fees/fees-a/1", "甲の費用の覚え第1条第1項", 0},
	{"annex", "annex/remote-a/2", "第1条第2項", 0},
	{"boundary", "annex/remote-a", "第1条", 0},
	{"fees", "annex/logging-a", "別紙第3条", 0},
	{"fees", "fees-a", "第1条", 0},
	{"fees", "logging-a", NULL, DIAG_DANGLING_REFERENCE},
	{"annex", "rules/remote-r", "規程第1条", 0},
	{"annex", "fees/fees-a/2", NULL, DIAG_DANGLING_PAPER},
	{"annex", "fees/remote-a", NULL, DIAG_DANGLING_PAPER},
	{"annex", "boundary/remote-a", NULL, DIAG_DANGLING_PAPER},
	{"annex", "fee/fees-a", NULL, DIAG_UNKNOWN_DOCUMENT},
	{"rules", "annex/remote-a", NULL, DIAG_PAPER_OF_CONTRACT},
	{"rules", "contacts/remote-a", NULL, DIAG_DANGLING_PAPER},
};

Test(selection_reference, another_paper_is_cited_by_its_name)
{
	lay_fees();
	name_fees();
	fixture_load(f);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct reference_hole hole = {0};
		const char *got = cite(cases[i].from, cases[i].target, &hole);

		cr_assert(text_equal(got, cases[i].cited), "%s: %s", cases[i].target, got);
		cr_assert(got || hole.code == cases[i].code, "%s: %s", cases[i].target,
			  diag_code_name(hole.code));
	}
}

Test(selection_reference, a_paper_that_nobody_makes_has_no_numbers)
{
	struct reference_hole hole;

	lay_fees();
	fixture_load(f);
	cr_assert_null(cite("annex", "fees/fees-a", &hole));
	cr_assert_eq(hole.code, DIAG_PAPER_NOT_MADE);
}

Test(selection_reference, a_name_gives_way_to_what_the_template_is_called)
{
	struct reference_hole hole;

	lay_fees();
	name_fees();
	fixture_replace(f, "project/templates/documents/fees.json", "'scope'", "'short': '費用覚書', 'scope'");
	fixture_load(f);
	cr_assert_str_eq(cite("annex", "fees/fees-a", &hole), "費用覚書第1条");
}

Test(selection_reference, articles_and_templates_cite_in_print)
{
	lay_fees();
	name_fees();
	fixture_load(f);
	f->dl = diag_new(f->a);
	const struct doc *d = fixture_bind(f, "fees", "c1");

	cr_assert(d, "%s", found_all(f->a, f->dl));
	const char *text = doc_text(f->a, d);

	cr_assert_not_null(strstr(text, "別紙第2条の写しの費用を定める。"), "%s", text);
	cr_assert_not_null(strstr(text, "乙は、別紙第1条第2項の申請に費用を求めない。"), "%s", text);
}

/* The cells under 条 of the table of all rows. */
Test(selection_reference, a_table_cites_the_articles_of_several_papers)
{
	lay_fees();
	name_fees();
	fixture_replace(f, BOUNDARY, "'articles': 'annex'", "'articles': ['annex', 'fees']");
	fixture_load(f);
	f->dl = diag_new(f->a);
	const char *text = doc_text(f->a, fixture_bind(f, "boundary", "c1"));

	cr_assert_not_null(strstr(text, "作業を申請する。\n○\n◎\n第1条\n甲の費用の覚え第1条\n"), "%s", text);
}

Test(selection_reference, what_a_table_cites_is_left_out_where_nobody_makes_it)
{
	lay_fees();
	fixture_replace(f, BOUNDARY, "'articles': 'annex'", "'articles': ['annex', 'fees']");
	fixture_load(f);
	f->dl = diag_new(f->a);
	const char *text = doc_text(f->a, fixture_bind(f, "boundary", "c1"));

	cr_assert_null(strstr(text, "費用の覚え"), "%s", text);
}

static const struct {
	const char *scope, *articles, *place;
	enum diag_code code;
} wrong[] = {
	{"contract", "'anex'", "own.json:articles", DIAG_UNKNOWN_DOCUMENT},
	{"contract", "['annex', 'anex']", "own.json:articles[1]", DIAG_UNKNOWN_DOCUMENT},
	{"hospital", "['rules', 'annex']", "own.json:articles[1]", DIAG_PAPER_OF_CONTRACT},
	{"contract", "3", "own.json:articles", DIAG_WRONG_TYPE},
	{"contract", "['annex', 3]", "own.json:articles", DIAG_WRONG_TYPE},
};

Test(selection_reference, wrong_articles_of_a_template_name_their_place)
{
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		fixture_write(f, "project/templates/documents/own.json",
			      arena_concat(f->a, "{'schema': 'bunkai/template/1', 'id': 'own', 'title': "
						 "'題', 'scope': '", wrong[i].scope, "', 'articles': ",
					   wrong[i].articles, ", 'parts': []}", (char *)NULL));
		cr_assert_not(fixture_try(f));
		const struct diag *d = found(f->run.problems, wrong[i].code, NULL);

		cr_assert(d && text_ends(d->place, wrong[i].place), "%s: %s", wrong[i].articles,
			  found_all(f->a, f->run.problems));
	}
}

static const struct {
	const char *written, *paper, *clause, *paragraph;
} targets[] = {
	{"remote-a", NULL, "remote-a", NULL},      {"remote-a/2", NULL, "remote-a", "2"},
	{"annex/remote-a", "annex", "remote-a", NULL}, {"annex/remote-a/12", "annex", "remote-a", "12"},
	{"remote-a/", "remote-a", "", NULL},       {"remote-a/2x", "remote-a", "2x", NULL},
	{"a/b/c", "a", "b", "c"},
};

Test(selection_reference, targets)
{
	for (size_t i = 0; i < ARRAY_LEN(targets); i++) {
		const struct article_target t = article_target_read(f->a, targets[i].written);

		cr_assert(text_equal(t.paper, targets[i].paper), "%s", targets[i].written);
		cr_assert_str_eq(t.clause, targets[i].clause);
		cr_assert(text_equal(t.paragraph, targets[i].paragraph), "%s", targets[i].written);
	}
	cr_assert_null(article_target_of(f->a, "refer:x").clause);
	cr_assert_str_eq(article_target_of(f->a, "ref:x").clause, "x");
}
