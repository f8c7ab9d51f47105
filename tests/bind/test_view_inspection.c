/* SPDX-License-Identifier: MIT
 *
 * What the paper for an inspection prints: answers and what they lack, who acts and which records
 * show it by the statements of the papers that are made, and how far vendors' papers have got.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/inspection.h"
#include "../support/statements.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"

FIXTURE_SUITE(view_inspection, f);

static struct binding binding;
static struct bind_input input;

static const struct view *view_of(const char *name)
{
	fixture_check(f);
	input = (struct bind_input){.project = f->run.project,
				    .library = f->run.library,
				    .covers = f->run.covers,
				    .coverage = f->run.coverage,
				    .responsibilities = f->run.responsibilities,
				    .words = f->run.words,
				    .template = library_template(f->run.library, "rules")};
	binding = (struct binding){.a = f->a,
				   .scratch = f->a,
				   .in = &input,
				   .dl = f->dl,
				   .views = map_new(f->a)};
	binding.imprint = imprint_latest(f->a, input.project, input.library, NULL);
	binding.selection = select_clauses(f->a, input.project, input.library, input.template,
					   NULL, binding.imprint);
	return view_get(&binding, name, "here");
}

/* The text of a field, its lines parted by '/'; '(missing)' of what prints as 未記入. */
static const char *text_of(const struct view *v, size_t row, const char *field)
{
	cr_assert_lt(row, v->rows.n, "%s has %zu rows", v->name, v->rows.n);
	const struct view_field *found = view_field(&v->rows.at[row], field);
	struct strbuf sb = strbuf_new(f->a);

	cr_assert_not_null(found, "%s", field);
	cr_assert_not_null(view_source(v, field), "%s", field);
	for (size_t i = 0; i < found->lines.n; i++)
		strbuf_join(&sb, "/", found->lines.at[i].text);
	return sb.len ? sb.text : found->text ? found->text : "(missing)";
}

static void expect(const struct view *v, size_t row, const char *field, const char *text)
{
	cr_expect_str_eq(text_of(v, row, field), text, "%s[%zu].%s: %s", v->name, row, field,
			 text_of(v, row, field));
}

Test(view_inspection, an_answer_prints_what_it_says_and_lacks)
{
	inspection_lay(f,
		       "{'item': '1①', 'answer': 'yes', 'evidence': '任命書'}, "
		       INSPECTION_NO("2③", ", 'target': '2027-01-31', 'note': '立ち会う。'"),
		       "");
	const struct view *v = view_of("inspection");

	cr_assert_eq(v->rows.n, 3);
	expect(v, 0, "no", "1①");
	expect(v, 0, "answer", "yes");
	expect(v, 0, "evidence", "任命書");
	expect(v, 0, "where", "(missing)");
	expect(v, 0, "by", "(missing)");
	expect(v, 0, "target", "");
	expect(v, 1, "no", "2③※");
	expect(v, 1, "answer", "no");
	expect(v, 1, "target", "令和9年1月31日");
	cr_expect_str_eq(view_field(&v->rows.at[1], "target")->day, "2027-01-31",
			 "a workbook has it as a date");
	expect(v, 1, "evidence", "");
	expect(v, 1, "said", "立ち会う。");
	expect(v, 2, "answer", "unanswered");
	expect(v, 2, "date", "");
	v = view_of("inspection-counts");
	expect(v, 0, "id", "no");
	expect(v, 0, "list", "2③");
	expect(v, 3, "total", "1");
}

/* An answer to last year's form is none to this year's item of the same number. */
Test(view_inspection, answers_to_another_edition_are_none)
{
	inspection_lay(f, INSPECTION_YES("2③"), "");
	expect(view_of("inspection"), 1, "answer", "yes");
	fixture_replace(f, "project/inspection.json", "'cl-2'", "'cl-1'");
	expect(view_of("inspection"), 1, "answer", "unanswered");
}

static void lay_statements(void)
{
	statements_write(f);
	inspection_lay(f, INSPECTION_ANSWERS, INSPECTION_PAPERS);
	fixture_replace(f, MEASURES, "'words': ['申請']", "'words': ['申請'], 'refs': ['cl-1/2③']");
	fixture_write(f, "data/clauses/records.json",
		      "{'schema': 'bunkai/records/1', 'records': [{'id': 'request', 'name': "
		      "'作業申請書', 'of': ['申請書'], 'sheet': false, 'reason': '様式は別に定める。'}]}");
}

Test(view_inspection, measures_lead_to_articles_people_and_records)
{
	lay_statements();
	const struct view *v = view_of("inspection");

	expect(v, 0, "articles", "");
	expect(v, 1, "articles", "別紙：第2条");
	expect(v, 1, "provisions", "別紙：第2条1");
	expect(v, 1, "vendors", "例示社");
	expect(v, 1, "offices", "");
	expect(v, 1, "records", "作業申請書");
	v = view_of("inspection-records");
	cr_assert_eq(v->rows.n, 1);
	expect(v, 0, "no", "2③※");
	expect(v, 0, "record.name", "作業申請書");
	expect(v, 0, "who", "例示社");
	expect(v, 0, "provisions", "別紙第2条1");
}

/* What nobody agreed to shows an inspector nothing. */
Test(view_inspection, what_waits_is_left_out)
{
	lay_statements();
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'contract': 'c1', 'roles': "
			     "{'hospital': 'accountable', 'vendor': 'none'}, 'status': 'agreed'}");
	cr_assert_gt(view_of("inspection")->rows.n, 0);
	cr_assert_gt(f->run.words[0]->waiting.all.n, 0, "the case has to wait");
	expect(view_of("inspection"), 1, "articles", "");
	cr_expect_eq(view_of("inspection-records")->rows.n, 0);
}

Test(view_inspection, papers_of_vendors_stand_by_system)
{
	inspection_lay(f, INSPECTION_ANSWERS,
		       "{'id': 'a', 'system': 'karte', 'paper': 'mds', 'edition': 'form-1', "
		       "'asked': '2026-07-01', 'received': '2026-07-24'}");
	const struct view *v = view_of("disclosures");

	cr_assert_eq(v->rows.n, 2);
	expect(v, 0, "paper.brief", "MDS");
	expect(v, 0, "state", "old");
	expect(v, 0, "edition", "F1");
	expect(v, 0, "due-edition", "F2");
	expect(v, 0, "received", "令和8年7月24日");
	expect(v, 0, "where", "(missing)");
	expect(v, 1, "paper.brief", "SDS");
	expect(v, 1, "state", "not-asked");
	expect(v, 1, "reason", "遠隔保守");
	expect(v, 1, "where", "");
	v = view_of("disclosure-systems");
	cr_assert_eq(v->rows.n, 1);
	expect(v, 0, "vendor", "例示社");
	cr_expect(text_ends(text_of(v, 0, "paper:mds"), "/F1"), "%s", text_of(v, 0, "paper:mds"));
	cr_expect_not_null(strstr(text_of(v, 0, "paper:mds"), "令和8年7月1日"));
}

/* A column for each paper of the library: one that a hospital adds needs no other template. */
Test(view_inspection, a_table_has_a_column_for_each_paper)
{
	inspection_lay(f, INSPECTION_ANSWERS, INSPECTION_PAPERS);
	fixture_write(f, "project/clauses/disclosures.json",
		      "{'schema': 'bunkai/disclosures/1', 'papers': [{'id': 'report', 'name': "
		      "'第三者の報告書'}]}");
	fixture_write(f, "project/templates/documents/own.json",
		      "{'schema': 'bunkai/template/1', 'id': 'own', 'title': '題', 'scope': "
		      "'hospital', 'parts': [{'part': '部', 'body': [{'block': 'table', 'view': "
		      "'disclosure-systems', 'columns': [{'head': '名', 'field': 'system'}, "
		      "{'head': '［{{name}}］', 'field': 'paper', 'each': 'paper'}]}]}]}");
	fixture_load(f);
	const struct doc *d = fixture_bind(f, "own", NULL);

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	const char *text = doc_text(f->a, d);

	cr_expect(strstr(text, "［MDS］") && strstr(text, "［SDS］") && strstr(text, "［第三者の報告書］"),
		  "%s", text);
}
