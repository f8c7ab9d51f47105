/* SPDX-License-Identifier: MIT
 *
 * Findings about coverage and editions: each comes from one change to a sound project, and is gone
 * with another.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(check_coverage, f);

#define PROJECT "project/bunkai.json"
#define REASONS "data/clauses/not-covered.json"
#define REMOTE "data/clauses/remote/remote-a.md"
#define GL1 "data/clauses/guidelines/gl-1.json"
#define GL2 "data/clauses/guidelines/gl-2.json"
#define EDITION(more, items)                                                                             \
	"{'schema': 'bunkai/guideline/1', 'id': 'gl-2', 'title': '指針 第2版', 'short': '指針2', " \
	"'abbreviation': 'G2', " more " 'items': [" items "]}"
#define DROPS(more) "'supersedes': 'gl-1', 'dropped': [{'what': 'yearly-change', 'note': '求めない。', 'status': 'second-hand'" more "}],"

static void expect(enum diag_code code, const char *subject)
{
	fixture_check(f);
	const struct diag *d = found(f->run.findings, code, subject);

	cr_assert(d && found_count(f->run.findings, code) == 1, "one %s of %s expected:%s",
		  diag_code_name(code), subject, found_all(f->a, f->run.findings));
	cr_assert_null(strchr(d->message, '%'), "%s", d->message);
}

static void expect_none(void)
{
	fixture_check(f);
	cr_assert_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
}

Test(check_coverage, a_row_without_clause_or_reason)
{
	fixture_replace(f, REASONS, ", {'key': 'R3/③-1', 'reason': '対策しないと決めた。'}", "");
	expect(DIAG_NOT_ANSWERED, "R3/③-1");
}

Test(check_coverage, a_clause_that_names_the_row_answers_it)
{
	fixture_replace(f, REASONS, ", {'key': 'R3/③-1', 'reason': '対策しないと決めた。'}", "");
	fixture_replace(f, REMOTE, "covers: [R1/①-1]", "covers: [R1/①-1, R3/③-1]");
	expect_none();
}

/* A form is for the year from April 1 on; who names one means it. */
Test(check_coverage, the_default_checklist_may_be_of_another_year)
{
	static const struct {
		const char *date;
		size_t n;
	} cases[] = {{"2026-03-31", 0}, {"2026-04-01", 1}, {"2025-04-01", 0}, {"2025-03-31", 1}};
	const char *date = "2026-10-01";

	fixture_write(f, "data/clauses/guidelines/cl-r7.json",
		      "{'schema': 'bunkai/guideline/1', 'id': 'cl-r7', 'title': '表7', 'short': '表7', "
		      "'abbreviation': 'C7', 'year': 2025, 'items': []}");
	fixture_write(f, "data/clauses/guidelines/cl-r8.json",
		      "{'schema': 'bunkai/guideline/1', 'id': 'cl-r8', 'title': '表8', 'short': '表8', "
		      "'abbreviation': 'C8', 'year': 2026, 'supersedes': 'cl-r7', 'items': []}");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		fixture_replace(f, PROJECT, date, cases[i].date);
		date = cases[i].date;
		fixture_check(f);
		cr_expect_eq(found_count(f->run.findings, DIAG_CHECKLIST_OF_ANOTHER_YEAR),
			     cases[i].n, "%s", date);
	}
	fixture_replace(f, PROJECT, "'schema'", "'checklist': 'cl-r7', 'schema'");
	fixture_check(f);
	cr_expect_eq(found_count(f->run.findings, DIAG_CHECKLIST_OF_ANOTHER_YEAR), 0);
}

Test(check_coverage, a_duty_without_clause_or_reason)
{
	fixture_replace(f, "data/clauses/remote/remote-r.md", "covers: [R1/duty]\n", "");
	expect(DIAG_NOT_ANSWERED, "R1/duty");
}

Test(check_coverage, rows_of_no_known_family_are_told_per_topic)
{
	fixture_remove(f, REASONS);
	fixture_replace(f, "project/register.json", "'family': 'metimic-1.1',", "");
	fixture_replace(f, "project/register.json", "'scenario': '回線から入られる。'",
			"'scenario': '回線から入られる。', 'topic': 'remote'");
	expect_none();
	fixture_remove(f, "data/clauses/backup/backup-a.md");
	expect(DIAG_TOPIC_NOT_ANSWERED, "backup");
	cr_assert_eq(found_count(f->run.findings, DIAG_NOT_ANSWERED), 0);
}

Test(check_coverage, a_reason_for_a_row_that_is_not_there)
{
	fixture_replace(f, REASONS, "'key': 'R3/③-1'",
			"'key': 'R9/①-1', 'reason': '別の登録簿の行。'}, {'key': 'R3/③-1'");
	expect_none();
	fixture_replace(f, REASONS, "'key': 'R9/①-1'", "'key': 'R3/③-7'");
	expect(DIAG_UNKNOWN_REQUIREMENT, "R3/③-7");
}

Test(check_coverage, a_basis_that_a_later_edition_dropped)
{
	fixture_write(f, GL2,
		      EDITION(DROPS(""), "{'id': '3', 'no': '3', 'status': 'confirmed', 'same_as': "
					 "['gl-1/3', 'gl-1/4']}"));
	expect_none();
	fixture_replace(f, REMOTE, "order: 10", "order: 10\nbasis: [yearly-change]");
	expect(DIAG_OUTDATED_BASIS, "remote-a");
	cr_assert_not_null(
		strstr(found(f->run.findings, DIAG_OUTDATED_BASIS, NULL)->message, "gl-2"));
	fixture_replace(f, PROJECT, "'guideline': 'gl-1'", "'guideline': 'gl-2'");
	expect(DIAG_OUTDATED_BASIS, "remote-a");
}

Test(check_coverage, a_basis_of_an_article_that_is_left_out_does_not_matter)
{
	fixture_write(f, GL2, EDITION(DROPS(""), ""));
	fixture_write(f, "data/clauses/backup/old.md",
		      "---\nid: old\ntopic: backup\ntitle: 旧\ndocuments: [annex]\nwhen: "
		      "contract.old\nbasis: [yearly-change]\n---\n毎年改める。\n");
	expect_none();
	fixture_replace(f, PROJECT, "'params': {}, 'positions'",
			"'params': {'old': true}, 'positions'");
	expect(DIAG_OUTDATED_BASIS, "old");
}

Test(check_coverage, an_edition_of_another_series_does_not_count)
{
	fixture_write(f, GL2,
		      EDITION("'dropped': [{'what': 'yearly-change', 'note': '求めない。', "
			      "'status': 'confirmed'}],",
			      ""));
	fixture_replace(f, REMOTE, "order: 10", "order: 10\nbasis: [yearly-change]");
	expect_none();
}

Test(check_coverage, a_parameter_may_be_the_basis)
{
	fixture_write(f, GL2, EDITION(DROPS(", 'params': ['days']"), ""));
	expect(DIAG_OUTDATED_BASIS, "remote-a");
	fixture_replace(f, PROJECT, "'params': {}, 'positions'",
			"'params': {'days': 0}, 'positions'");
	expect_none();
}

Test(check_coverage, a_register_row_may_ask_for_what_was_dropped)
{
	fixture_write(f, GL2, EDITION(DROPS(", 'keys': ['R2/②-1', 'other:R1/①-1']"), ""));
	expect(DIAG_OUTDATED_BASIS, "R2/②-1");
}

Test(check_coverage, a_basis_that_no_edition_knows)
{
	fixture_replace(f, REMOTE, "order: 10", "order: 10\nbasis: [yearly-change]");
	expect(DIAG_UNKNOWN_BASIS, "remote-a");
}

Test(check_coverage, references_without_an_item_in_the_named_edition)
{
	fixture_write(
		f, GL2,
		EDITION("'supersedes': 'gl-1',",
			"{'id': '3', 'no': '3', 'status': 'confirmed', 'same_as': ['gl-1/3']}"));
	expect_none();
	fixture_replace(f, PROJECT, "'guideline': 'gl-1'", "'guideline': 'gl-2'");
	expect(DIAG_NO_SUCCESSOR, "gl-1/4");
	cr_assert_eq(f->run.findings->all.n, 1, "%s", found_all(f->a, f->run.findings));
}

Test(check_coverage, what_editions_say_of_each_other)
{
	fixture_write(
		f, GL2,
		EDITION("", "{'id': '3', 'no': '3', 'status': 'confirmed', 'refs': ['gl-1/9']}"));
	expect(DIAG_UNKNOWN_REFERENCE, "3");
	fixture_write(
		f, GL2,
		EDITION("",
			"{'id': '3', 'no': '3', 'status': 'confirmed', 'same_as': ['gl-0/9']}"));
	expect(DIAG_UNKNOWN_REFERENCE, "3");
	fixture_write(f, GL2, EDITION("'supersedes': 'gl-0',", ""));
	expect(DIAG_UNKNOWN_GUIDELINE, "gl-2");
}

Test(check_coverage, a_loop_of_editions_ends)
{
	fixture_replace(f, GL1, "'issuer': '省'", "'supersedes': 'gl-2'");
	fixture_write(f, GL2, EDITION("'supersedes': 'gl-1',", ""));
	expect_none();
}

Test(check_coverage, checklist_items_need_an_article)
{
	fixture_write(f, "data/clauses/guidelines/cl-1.json",
		      "{'schema': 'bunkai/guideline/1', 'id': 'cl-1', 'title': '一覧', 'short': "
		      "'一覧', 'abbreviation': 'C', 'items': [\n"
		      " {'id': '1①', 'no': '1①', 'name': '責任者', 'status': 'confirmed'}, {'id': "
		      "'1②', 'no': '1②', 'status': 'confirmed'}]}");
	fixture_replace(f, PROJECT, "'guideline': 'gl-1'",
			"'guideline': 'gl-1', 'checklist': 'cl-1'");
	fixture_replace(f, "data/clauses/remote/remote-r.md",
			"covers:", "refs: [cl-1/1①]\ncovers:");
	expect_none();
	fixture_replace(f, "data/templates/documents/rules.json",
			"{'block': 'articles', 'view': 'duties'}",
			"{'block': 'articles', 'view': 'duties'}, {'block': 'table', 'view': "
			"'checklist', 'columns': [{'head': '項目', 'field': 'no'}]}");
	expect(DIAG_CHECKLIST_WITHOUT_ARTICLE, "cl-1/1②");
	fixture_replace(f, "data/clauses/remote/remote-r.md", "[cl-1/1①]", "[cl-1/1①, cl-1/1②]");
	expect_none();
	fixture_replace(f, PROJECT, "'checklist': 'cl-1'", "'checklist': 'cl-9'");
	expect(DIAG_UNKNOWN_GUIDELINE, "");
}
