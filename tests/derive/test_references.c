/* SPDX-License-Identifier: MIT
 *
 * References as written, and in the edition that the project names.
 */
#include "derive/references.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "model/checklist.h"

FIXTURE_SUITE(references, f);

#define GL2 "data/clauses/guidelines/gl-2.json"
#define GUIDELINE(items)                                                                                 \
	"{'schema': 'bunkai/guideline/1', 'id': 'gl-2', 'title': '指針 第2版', 'short': '指針2', " \
	"'abbreviation': 'G2', 'supersedes': 'gl-1', 'items': [" items "]}"
#define ITEM(id, same) "{'id': '" id "', 'no': '" id "項', 'status': 'confirmed', 'same_as': [" same "]}"

Test(references, items_as_written)
{
	const struct guideline *g;

	fixture_load(f);
	cr_assert_str_eq(reference_item(f->run.library, "gl-1/3", &g)->no, "3項");
	cr_assert_str_eq(g->id, "gl-1");
	cr_assert_null(reference_item(f->run.library, "gl-1/9", &g));
	cr_assert_str_eq(g->id, "gl-1");
	cr_assert_null(reference_item(f->run.library, "gl-10/3", &g));
	cr_assert_null(g);
}

Test(references, what_stands_below)
{
	cr_assert(item_is_below("運用/8③", "運用/8") && item_is_below("運用/8.1", "運用/8") &&
		  item_is_below("運用/8", "運用") && item_is_below("8", "8"));
	cr_assert_not(item_is_below("経営/10", "経営/1"));
	cr_assert_not(item_is_below("経営/1", "経営/1.1"));
}

static void expect(const char *written, const char *edition, const char *item, bool exact)
{
	struct reference r = reference_resolve(f->a, f->run.project, f->run.library, written);

	cr_assert_eq(r.item != NULL, item != NULL, "%s", written);
	if (!item)
		return;
	cr_assert(strcmp(r.edition->id, edition) == 0 && strcmp(r.item->id, item) == 0, "%s: %s/%s",
		  written, r.edition->id, r.item->id);
	cr_assert_eq(r.exact, exact, "%s", written);
}

/* 4 took the place of 3; of 4 only the part is known; 5 has no predecessor. */
static void write_editions(void)
{
	fixture_replace(f, "data/clauses/guidelines/gl-1.json", "{'id': '4',",
			"{'id': '4.1', 'no': '4の1', 'status': 'confirmed'}, {'id': '4',");
	fixture_write(
		f, GL2,
		GUIDELINE(ITEM("4", "'gl-1/3'") ", " ITEM("part", "'gl-1/4'") ", " ITEM("5", "")));
}

Test(references, in_the_same_edition_they_stay)
{
	write_editions();
	fixture_load(f);
	expect("gl-1/3", "gl-1", "3", true);
	expect("gl-2/4", "gl-1", "3", true);
	expect("gl-2/5", NULL, NULL, false);
	expect("gl-1/9", NULL, NULL, false);
}

Test(references, in_another_edition_they_follow_what_it_says)
{
	write_editions();
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guideline': 'gl-2'");
	fixture_load(f);
	expect("gl-1/3", "gl-2", "4", true);
	expect("gl-1/4", "gl-2", "part", true);
	expect("gl-1/4.1", "gl-2", "part", false);
	expect("gl-2/5", "gl-2", "5", true);
}

Test(references, a_series_nobody_names_is_printed_as_written)
{
	write_editions();
	fixture_write(f, "data/clauses/guidelines/other-1.json",
		      "{'schema': 'bunkai/guideline/1', 'id': 'other-1', 'title': '他', 'short': "
		      "'他', 'abbreviation': 'O', 'items': [" ITEM("1", "") "]}");
	fixture_load(f);
	expect("other-1/1", "other-1", "1", true);
}

Test(references, two_that_become_one_are_listed_once)
{
	static const char *const written[] = {"gl-1/4", "gl-1/4.1", "gl-1/3"};

	write_editions();
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guideline': 'gl-2'");
	fixture_load(f);
	struct reference_list list = references_resolve(f->a, f->run.project, f->run.library,
							written, ARRAY_LEN(written));

	cr_assert_eq(list.all.n, 2);
	cr_assert_str_eq(list.all.at[0].item->id, "part");
	cr_assert_str_eq(list.all.at[1].item->id, "4");
}

Test(references, the_topic_stands_in_where_a_clause_cites_nothing_that_can_be_printed)
{
	fixture_replace(f, "data/clauses/remote/remote-a.md", "refs: [gl-1/3, gl-1/4]",
			"refs: [gl-2/3]");
	fixture_load(f);
	struct reference_list list = references_of_clause(
		f->a, f->run.project, f->run.library, library_clause(f->run.library, "remote-a"));

	cr_assert_eq(list.all.n, 1);
	cr_assert_str_eq(list.all.at[0].edition->id, "gl-1");
}

Test(references, the_checklist_is_the_project_s_or_the_default_s)
{
	fixture_load(f);
	cr_assert_null(project_checklist(f->run.project, f->run.library),
		       "this library has no " CHECKLIST_DEFAULT);
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'",
			"'guideline': 'gl-1', 'checklist': 'gl-2'");
	fixture_load(f);
	cr_assert_str_eq(project_checklist(f->run.project, f->run.library)->id, "gl-2");
}

#define CHECKLIST(id, year, more)                                                                  \
	"{'schema': 'bunkai/guideline/1', 'id': '" id "', 'title': '表', 'short': '表', "          \
	"'abbreviation': '表', 'status': 'partial', 'year': " year more ", 'items': []}"

static void expect_form(const char *date, const char *id)
{
	fixture_replace(f, "project/bunkai.json", "'date': '2026-10-01'", date);
	fixture_load(f);
	const struct guideline *g = project_checklist(f->run.project, f->run.library);

	cr_assert(g && strcmp(g->id, id) == 0, "%s: %s", date, g ? g->id : "none");
	fixture_replace(f, "project/bunkai.json", date, "'date': '2026-10-01'");
}

Test(references, without_a_checklist_the_form_of_the_date_s_year_counts)
{
	fixture_write(f, "data/clauses/guidelines/cl-r6.json", CHECKLIST("cl-r6", "2024", ""));
	fixture_write(f, "data/clauses/guidelines/cl-r7.json",
		      CHECKLIST("cl-r7", "2025", ", 'supersedes': 'cl-r6'"));
	fixture_write(f, "data/clauses/guidelines/cl-r8.json",
		      CHECKLIST("cl-r8", "2026", ", 'supersedes': 'cl-r7'"));
	expect_form("'date': '2022-10-01'", "cl-r6");
	expect_form("'date': '2025-03-31'", "cl-r6");
	expect_form("'date': '2025-04-01'", "cl-r7");
	expect_form("'date': '2027-04-01'", "cl-r7");
}
