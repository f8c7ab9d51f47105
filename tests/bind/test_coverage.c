/* SPDX-License-Identifier: MIT
 *
 * The views over coverage, and what changes in documents when the project names another edition.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"
#include "bind/bind.h"

FIXTURE_SUITE(bind_coverage, f);

#define TEMPLATE(view, columns) \
	"{'schema': 'bunkai/template/1', 'id': 'own', 'title': '表', 'scope': 'hospital', 'articles': 'rules', 'parts': [{'part': '部', 'body': [\n" \
	" {'block': 'table', 'view': '" view "', 'columns': [" columns "]}]}]}"
#define COLUMN(field) "{'head': '" field "', 'field': '" field "'}"

static const char *text_of(const char *view)
{
	fixture_write(f, "data/templates/documents/own.json", view);
	fixture_load(f);
	const struct doc *d = fixture_bind(f, "own", NULL);

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	return doc_text(f->a, d);
}

static void expect_in_order(const char *text, const char *const *wanted, size_t n)
{
	const char *at = text;

	for (size_t i = 0; i < n; i++) {
		const char *next = strstr(at, wanted[i]);

		cr_assert_not_null(next, "'%s' behind '%.20s' in:\n%s", wanted[i], at, text);
		at = next + strlen(wanted[i]);
	}
}

#define EXPECT(text, ...) \
	do { \
		static const char *const wanted_[] = {__VA_ARGS__}; \
		expect_in_order((text), wanted_, ARRAY_LEN(wanted_)); \
	} while (0)

Test(bind_coverage, rows_with_articles_or_reason)
{
	EXPECT(text_of(TEMPLATE("coverage-rows", COLUMN("key") ", " COLUMN("articles") ", " COLUMN(
							 "reason") ", " COLUMN("state"))),
	       "R1/①-1", "別紙：第1条", "article", "R1/①-2", "期限は契約書で定める。", "reason",
	       "R1/対応事項", "規程：第1条", "article");
}

Test(bind_coverage, items_with_articles_and_rows)
{
	EXPECT(text_of(TEMPLATE(
		       "coverage-items",
		       COLUMN("edition.id") ", " COLUMN("no") ", " COLUMN("articles") ", " COLUMN(
			       "rows") ", " COLUMN("keys") ", " COLUMN("state"))),
	       "gl-1", "3項", "別紙：第1条", "規程：第1条", "2", "R1（2）", "cited", "gl-2", "0",
	       "none");
}

Test(bind_coverage, counts)
{
	EXPECT(text_of(TEMPLATE("coverage-counts",
				COLUMN("total") ", " COLUMN("count:none") ", " COLUMN(
					"count:reason") ", " COLUMN("count:article"))),
	       "4", "0", "3", "1", "1", "0", "0", "1", "1", "0", "1", "0");
}

Test(bind_coverage, contracts_are_told_apart_and_runs_are_shortened)
{
	fixture_replace(f, "project/bunkai.json", "'omit': []}]",
			"'omit': []}, {'id': 'c2', 'title': '別契約', 'parties': [{'party': "
			"'clinic', 'label': '甲', 'role': 'hospital'},"
			"{'party': 'maker', 'label': '乙', 'role': 'vendor'}]}]");
	fixture_replace(f, "data/clauses/backup/backup-a.md", "documents: [annex]",
			"documents: [annex]\nrefs: [gl-1/4]");
	fixture_replace(f, "data/clauses/logging/logging-a.md", "documents: [annex]",
			"documents: [annex]\nrefs: [gl-1/4]");
	EXPECT(text_of(TEMPLATE("coverage-items", COLUMN("no") ", " COLUMN("articles"))), "4項",
	       "別紙1：第1条から第3条まで", "別紙2：第1条から第3条まで");
	EXPECT(text_of(TEMPLATE("papers",
				COLUMN("label") ", " COLUMN("contract") ", " COLUMN("articles"))),
	       "別紙1", "保守契約書", "3", "別紙2", "別契約", "規程", "1");
}

Test(bind_coverage, the_checklist_lists_what_is_missing_first)
{
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'",
			"'guideline': 'gl-9', 'checklist': 'gl-1'");
	EXPECT(text_of(TEMPLATE("checklist", COLUMN("no") ", " COLUMN("articles"))), "4項",
	       "該当する条なし", "3項", "第1条（remote-rの条）");
}

/* True when the line tells references, and nothing else. */
static bool tells_references(const char *line, const char *end)
{
	const char *at = strstr(line, "参照：");

	return at && at < end;
}

/* Every article's text and number is the same; only lines of references differ, and some do. */
static void compare_but_references(const char *a, const char *b)
{
	size_t differ = 0;

	while (*a && *b) {
		const char *end_a = strchrnul(a, '\n'), *end_b = strchrnul(b, '\n');

		if (tells_references(a, end_a) && tells_references(b, end_b))
			differ += end_a - a != end_b - b || strncmp(a, b, (size_t)(end_a - a)) != 0;
		else
			cr_assert(end_a - a == end_b - b && strncmp(a, b, (size_t)(end_a - a)) == 0,
				  "%.*s\n%.*s", (int)(end_a - a), a, (int)(end_b - b), b);
		a = end_a + (*end_a != 0);
		b = end_b + (*end_b != 0);
	}
	cr_assert(!*a && !*b && differ, "%zu lines of references differ", differ);
}

static const char *sample_text(const char *edition, const char *document, const char *contract)
{
	struct project *p;

	setenv("BUNKAI_DATA", ".", 1);
	cr_assert(run_load(&f->run, f->a, "samples/telehealth"), "%s",
		  found_all(f->a, f->run.problems));
	p = (struct project *)(uintptr_t)f->run.project;
	p->guideline = edition;
	for (size_t i = 0; i < p->contracts.n; i++) /* every article with its references */
		p->contracts.at[i].annex = NULL;
	run_check(&f->run);
	const struct doc *d = fixture_bind(f, document, contract);

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	return doc_text(f->a, d);
}

Test(bind_coverage, another_edition_changes_references_only)
{
	static const char *const documents[][2] = {
		{"annex", "tele-2026"}, {"annex", "ehr-2026"}, {"rules", NULL}};

	for (size_t i = 0; i < ARRAY_LEN(documents); i++)
		compare_but_references(sample_text("mhlw-6.0", documents[i][0], documents[i][1]),
				       sample_text("mhlw-7.0", documents[i][0], documents[i][1]));
}

static size_t count_text(const char *text, const char *wanted)
{
	size_t n = 0;

	for (const char *at = strstr(text, wanted); at; at = strstr(at + 1, wanted))
		n++;
	return n;
}

Test(bind_coverage, articles_cite_the_edition_named_and_no_other)
{
	const char *text = sample_text("mhlw-7.0", "annex", "tele-2026");

	cr_assert_eq(count_text(text, "安全管理ガイドライン6.0"), 0);
	cr_assert_geq(count_text(text, "参照：安全管理ガイドライン7.0 "), 50, "%zu",
		      count_text(text, "参照：安全管理ガイドライン7.0 "));
	cr_assert_not_null(strstr(text, "システム運用編 14※"), "a known item");
	cr_assert_not_null(strstr(text, "システム運用編※※"), "only the volume is known");
	cr_assert_geq(found_count(f->run.findings, DIAG_NO_SUCCESSOR), 20);
	text = sample_text("mhlw-6.0", "annex", "tele-2026");
	cr_assert_eq(count_text(text, "安全管理ガイドライン7.0"), 0);
	cr_assert_eq(found_count(f->run.findings, DIAG_NO_SUCCESSOR), 0);
}
