/* SPDX-License-Identifier: MIT
 *
 * The rows of a 別表, and the lines that stand in place of what they say: each statement once, with
 * who, when and what no statement says; a link to the article leads to its first row.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "base/text.h"
#include "bind/view.h"

#define ANNEX "data/templates/documents/annex.json"
#define TABLE \
	"{'block': 'table', 'view': 'provisions', 'columns': [{'head': '項・号', 'field': " \
	"'item'}, {'head': '事項', 'field': 'act'}]}"
static struct fixture *f;

static void open_core(void)
{
	f = fixture_new();
	statements_write(f);
	fixture_write(f, "data/clauses/core.json",
		      "{'schema': 'bunkai/core/1', 'kinds': ['may', 'effect'], 'alone': ['ban']}");
	fixture_replace(f, ANNEX, "{'block': 'articles'}", "{'block': 'articles'}, " TABLE);
	fixture_replace(f, "project/bunkai.json", "'omit': []", "'omit': [], 'annex': 'core'");
}

static void close_core(void)
{
	fixture_free(f);
}

TestSuite(provisions, .init = open_core, .fini = close_core);

static const struct view *rows(void)
{
	fixture_check(f);
	struct bind_input in = {.project = f->run.project,
				.library = f->run.library,
				.covers = f->run.covers,
				.coverage = f->run.coverage,
				.responsibilities = f->run.responsibilities,
				.words = f->run.words,
				.findings = f->run.findings,
				.template = library_template(f->run.library, "annex"),
				.contract = &f->run.project->contracts.at[0]};

	f->dl = diag_new(f->a);
	return bind_view(f->a, &in, "provisions", f->dl);
}

static const char *text_at(const struct view *v, const char *statement, const char *field)
{
	for (size_t i = 0; i < v->rows.n; i++)
		if (text_equal(view_field(&v->rows.at[i], "statement")->text, statement))
			return view_field(&v->rows.at[i], field)->text;
	return NULL;
}

static const struct {
	const char *statement, *field, *text;
} cells[] = {
	{"remote-d#apply", "item", "1"},
	{"remote-d#apply", "who", "乙"},
	{"remote-d#apply", "act", "作業の申請書を提出する"},
	{"remote-d#apply", "to", "甲へ"},
	{"remote-d#apply", "when", "作業を予定したとき、5日前まで"},
	{"remote-d#apply", "record", "申請書"},
	{"remote-d#apply", "nature", "deadline"},
	/* a period runs from its event */
	{"remote-d#answer", "when", "書面を受け取ったときから3日以内"},
	{"remote-d#answer", "who", "甲"},
	{"remote-d#agree", "who", "乙（甲とともに）"},
	{"remote-d#keep", "item", "3(1)"},
	{"remote-d#keep", "keep", "1年間保存"},
	{"remote-d#keep", "nature", "standing"},
	{"remote-d#lock", "item", "3(2)"},
};

Test(provisions, rows)
{
	const struct view *v = rows();

	cr_assert_not_null(v);
	for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
		const char *text = text_at(v, cells[i].statement, cells[i].field);

		cr_expect(text_equal(text, cells[i].text), "%s %s: %s", cells[i].statement,
			  cells[i].field, text ? text : "(none)");
	}
	cr_expect_null(text_at(v, "remote-d#no-entry", "act"), "a ban by itself is text");
}

#define SENTENCE "乙は、作業の申請書を、本店の長の確認を経て、5日前までに甲に提出する。"
#define REQUEST "{{vendor}}は、作業の申請書を{{days}}日前までに{{hospital}}に提出する。"
#define LONG_REQUEST \
	"{{vendor}}は、作業の申請書を、本店の長の確認を経て、{{days}}日前までに{{hospital}}に提出する。"

static void expect_said(const char *statement, const char *says, const char *rest)
{
	const struct view *v = rows();

	cr_expect_str_eq(text_at(v, statement, "says"), says);
	cr_expect_str_eq(text_at(v, statement, "rest"), rest);
}

/* What the row does not say stands in place of its act, once; whoever prints the act has it below. */
Test(provisions, a_sentence_in_place_of_the_act)
{
	expect_said("remote-d#apply", "作業の申請書を提出する", "");
	fixture_replace(f, DUTY_CLAUSE, REQUEST, LONG_REQUEST);
	expect_said("remote-d#apply", SENTENCE, "");
	cr_expect_str_eq(text_at(rows(), "remote-d#apply", "act"), "作業の申請書を提出する");
	cr_expect_str_eq(text_at(rows(), "remote-d#apply", "detail"), SENTENCE);
	expect_said("remote-d#answer", "可否を回答する", "");
}

/* Which row does what would be lost: each keeps its act, the first has the sentence below. */
Test(provisions, a_sentence_of_several_rows_stands_below_the_first)
{
	fixture_replace(f, DUTY_CLAUSE, REQUEST, LONG_REQUEST);
	fixture_replace(f, DUTIES, "  {'id': 'answer'",
			"  {'id': 'confirm', 'who': 'vendor', 'act': '本店の長の確認を経る', 'when': "
			"'work.planned', 'at': {'標準案': '1'}},\n  {'id': 'answer'");
	fixture_replace(f, DUTY_CLAUSE, "本店の長の確認を経て", "本店の長の確認を経て、収入印紙を貼り");
	cr_expect_str_eq(text_at(rows(), "remote-d#apply", "says"), "作業の申請書を提出する");
	cr_expect_not_null(strstr(text_at(rows(), "remote-d#apply", "rest"), "収入印紙を貼り"));
	expect_said("remote-d#confirm", "本店の長の確認を経る", "");
}

/* An act that takes its words from elsewhere says more than the sentence, and stays. */
Test(provisions, a_sentence_that_says_less_than_the_act_stands_below)
{
	fixture_replace(f, DUTY_CLAUSE, REQUEST,
			"{{vendor}}は、これを、本店の長の確認を経て、"
			"{{days}}日前までに{{hospital}}に提出する。");
	cr_expect_str_eq(text_at(rows(), "remote-d#apply", "says"), "作業の申請書を提出する");
	cr_expect_not_null(strstr(text_at(rows(), "remote-d#apply", "rest"), "本店の長"));
}

/* A 号 without a statement stands in the row of the first, or of the one that says so. */
Test(provisions, lists)
{
	fixture_replace(f, DUTY_CLAUSE, "2. 作業に用いる端末を施錠すること。\n",
			"2. 作業に用いる端末を施錠すること。\n3. 作業の場所（院外を含む。）\n");
	cr_expect_not_null(strstr(text_at(rows(), "remote-d#keep", "detail"), "作業の場所（院外を含む。）"));
	fixture_replace(f, DUTIES, "'act': '作業に用いる端末を施錠する',",
			"'act': '作業に用いる端末を施錠する', 'list': true,");
	cr_expect_null(strstr(text_at(rows(), "remote-d#keep", "detail"), "作業の場所"));
	cr_expect_not_null(strstr(text_at(rows(), "remote-d#lock", "detail"), "作業の場所（院外を含む。）"));
}

static const char *annex_text(void)
{
	fixture_check(f);
	const struct doc *d = fixture_bind(f, "annex", "c1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	return doc_text(f->a, d);
}

Test(provisions, articles_keep_their_numbers)
{
	const char *text = annex_text();

	cr_expect(strstr(text, "第1項から第3項までの事項は、別表に定める。"), "%s", text);
	cr_expect(strstr(text, "4 乙は、承認なく接続してはならない。"), "%s", text);
	cr_expect_null(strstr(text, "甲は、受け取った日から"), "the row says it in its own words");
}

/* Without text it is a line of a run, and its anchor is that of its first row. */
Test(provisions, an_article_without_text_is_a_line)
{
	fixture_write(f, "data/clauses/core.json",
		      "{'schema': 'bunkai/core/1', 'kinds': ['may'], 'alone': []}");
	const char *text = annex_text();

	cr_expect(strstr(text, "（作業の申請）の事項は、別表に定める。"), "%s", text);
	cr_expect_null(strstr(text, "乙は、承認なく接続してはならない。\n"));
}

/* Whoever wants a module as text reads all of it, and no row of it. */
Test(provisions, a_module_as_text_has_no_rows)
{
	fixture_write(f, "data/clauses/core.json",
		      "{'schema': 'bunkai/core/1', 'alone': ['ban'], 'modules': [{'id': 'm', "
		      "'name': '遠隔', 'topics': ['remote']}]}");
	fixture_replace(f, "project/bunkai.json", "'annex': 'core'",
			"'annex': 'core', 'modules': {'m': 'text'}");
	cr_expect_eq(rows()->rows.n, 0);
	cr_expect_not_null(strstr(annex_text(), "乙は、次の措置を講じる。"));
}
