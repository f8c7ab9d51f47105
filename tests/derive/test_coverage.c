/* SPDX-License-Identifier: MIT
 *
 * Which articles answer a row or speak of an item, and why there is none.
 */
#include "derive/coverage.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(coverage, f);

#define PROJECT "project/bunkai.json"
#define REASONS "data/clauses/not-covered.json"

static const struct covered_row *row_of(const char *key)
{
	for (size_t i = 0; i < f->run.coverage->rows.n; i++)
		if (strcmp(f->run.coverage->rows.at[i].row->full_key, key) == 0)
			return &f->run.coverage->rows.at[i];
	cr_assert_fail("no row %s", key);
	return NULL;
}

static const struct covered_item *item_of(const char *edition, const char *id)
{
	for (size_t i = 0; i < f->run.coverage->items.n; i++) {
		const struct covered_item *item = &f->run.coverage->items.at[i];

		if (strcmp(item->edition->id, edition) == 0 && strcmp(item->item->id, id) == 0)
			return item;
	}
	cr_assert_fail("no item %s", id);
	return NULL;
}

static const char *names(const struct clause_list *list)
{
	const char *all = "";

	for (size_t i = 0; i < list->all.n; i++)
		all = arena_concat(f->a, all, i ? " " : "", list->all.at[i]->id, (char *)NULL);
	return all;
}

Test(coverage, every_row_stands_once_with_its_answer)
{
	fixture_replace(f, PROJECT, "'omit': []}]",
			"'omit': []}, {'id': 'c2', 'title': '別契約', 'parties': [{'party': "
			"'clinic', 'label': '甲', 'role': 'hospital'},"
			"{'party': 'maker', 'label': '乙', 'role': 'vendor'}]}]");
	fixture_load(f);
	cr_assert_eq(f->run.coverage->rows.n, 5);
	cr_assert_eq(f->run.coverage->papers.n, 3, "two annexes and the rules");
	cr_assert_eq(row_of("R1/①-1")->answer, ANSWER_ARTICLE);
	cr_assert_str_eq(names(&row_of("R1/①-1")->clauses), "remote-a");
	cr_assert_str_eq(names(&row_of("R1/duty")->clauses), "remote-r");
	cr_assert_eq(row_of("R2/②-1")->answer, ANSWER_REASON);
	cr_assert_str_eq(row_of("R2/②-1")->reason, "写しは論点の条で足りる。");
	for (size_t i = 0; i < f->run.coverage->rows.n; i++)
		cr_assert_not(row_is_open(&f->run.coverage->rows.at[i]));
}

Test(coverage, articles_of_the_topic_do_not_answer_a_row_that_clauses_could_name)
{
	fixture_remove(f, REASONS);
	fixture_load(f);
	cr_assert_eq(row_of("R2/②-1")->answer, ANSWER_TOPIC);
	cr_assert_str_eq(names(&row_of("R2/②-1")->clauses), "backup-a");
	cr_assert(row_is_open(row_of("R2/②-1")));
}

Test(coverage, but_they_serve_a_register_of_no_known_family)
{
	fixture_remove(f, REASONS);
	fixture_replace(f, "project/register.json", "'family': 'metimic-1.1',", "");
	fixture_load(f);
	cr_assert_eq(row_of("R2/②-1")->answer, ANSWER_SERVED);
	cr_assert_not(row_is_open(row_of("R2/②-1")));
}

Test(coverage, nothing_answers_without_a_clause)
{
	fixture_remove(f, REASONS);
	fixture_remove(f, "data/clauses/backup/backup-a.md");
	fixture_load(f);
	cr_assert_eq(row_of("R2/②-1")->answer, ANSWER_NONE);
	cr_assert(row_is_open(row_of("R2/②-1")));
}

Test(coverage, a_clause_that_the_contract_leaves_out_keeps_its_reason)
{
	fixture_replace(f, PROJECT, "'omit': []",
			"'omit': [{'clause': 'remote-a', 'reason': '回線がない。'}]");
	fixture_replace(f, "data/clauses/logging/logging-a.md", "{{ref:remote-a}}", "回線");
	fixture_replace(f, "data/clauses/backup/backup-a.md", "（{{ref:remote-a/2}}）", "");
	fixture_load(f);
	cr_assert_eq(row_of("R1/①-1")->answer, ANSWER_LEFT_OUT);
	cr_assert_str_eq(row_of("R1/①-1")->reason, "回線がない。");
	cr_assert_not(row_is_open(row_of("R1/①-1")));
}

Test(coverage, only_documents_that_the_project_asks_for_count)
{
	fixture_replace(f, PROJECT, "['annex', 'boundary', 'rules', 'contacts']", "['annex']");
	fixture_load(f);
	cr_assert_eq(f->run.coverage->papers.n, 1);
	cr_assert_eq(row_of("R1/duty")->answer, ANSWER_LEFT_OUT);
}

Test(coverage, the_project_s_reason_takes_the_place_of_the_library_s)
{
	fixture_write(f, "project/clauses/not-covered.json",
		      "{'schema': 'bunkai/not-covered/1', 'family': 'metimic-1.1', 'reasons': "
		      "[{'key': 'R2/②-1', 'reason': '自院の理由。'}]}");
	fixture_load(f);
	cr_assert_str_eq(row_of("R2/②-1")->reason, "自院の理由。");
	cr_assert_eq(row_of("R3/③-1")->answer, ANSWER_REASON, "the others stay");
}

Test(coverage, items_are_cited_by_clauses_or_through_rows_or_related_items)
{
	fixture_write(f, "data/clauses/guidelines/gl-2.json",
		      "{'schema': 'bunkai/guideline/1', 'id': 'gl-2', 'title': '2', 'short': '2', "
		      "'abbreviation': '2', 'items': [\n"
		      " {'id': 'same', 'no': '1', 'status': 'confirmed', 'same_as': ['gl-1/4']}, "
		      "{'id': 'key', 'no': '2', 'status': 'confirmed', 'keys': ['R1/duty']},\n"
		      " {'id': 'related', 'no': '3', 'status': 'confirmed', 'refs': ['gl-1/3']}, "
		      "{'id': 'none', 'no': '4', 'status': 'confirmed'},\n"
		      " {'id': 'volume', 'no': '5', 'status': 'confirmed', 'part': true}]}");
	fixture_load(f);
	cr_assert_eq(f->run.coverage->items.n, 2 + 4, "a volume is no item");
	cr_assert_str_eq(names(&item_of("gl-1", "3")->clauses), "remote-r remote-a",
			 "the topic's reference stands below remote-r");
	cr_assert_eq(item_of("gl-1", "3")->citation, CITED);
	cr_assert_eq(item_of("gl-1", "3")->rows.n, 2);
	cr_assert_str_eq(names(&item_of("gl-1", "4")->clauses), "remote-a");
	cr_assert_str_eq(names(&item_of("gl-2", "same")->clauses), "remote-a");
	cr_assert_str_eq(names(&item_of("gl-2", "key")->clauses), "remote-r");
	cr_assert(item_of("gl-2", "key")->citation == CITED && item_of("gl-2", "key")->rows.n == 1);
	cr_assert_eq(item_of("gl-2", "related")->citation, CITED_RELATED);
	cr_assert_eq(item_of("gl-2", "none")->citation, CITED_NOT);
	cr_assert_eq(item_of("gl-2", "none")->clauses.all.n + item_of("gl-2", "none")->rows.n, 0);
}
