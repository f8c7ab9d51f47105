/* SPDX-License-Identifier: MIT
 *
 * What `impact` tells readers: names of articles and rows, who agrees, how each document stands;
 * the same in JSON.
 */
#include "effects/impact_print.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "work/state_pair.h"

FIXTURE_SUITE(impact_print, f);

static struct impact_report report_after(const char *file, const char *from, const char *to)
{
	struct state_pair *p = arena_alloc(f->a, sizeof *p);

	fixture_load(f);
	*p = (struct state_pair){.a = f->a, .name = "before", .before = f->run};
	fixture_replace(f, file, from, to);
	fixture_load(f);
	cr_assert(state_pair_compare(p, &f->run, NULL, f->dl), "%s", found_all(f->a, f->dl));
	return state_pair_report(p);
}

static const char *printed(const struct impact_report *r)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	cr_assert_not_null(out);
	impact_print(f->a, r, out);
	fclose(out);
	const char *copy = arena_strdup(f->a, text);

	free(text);
	return copy;
}

Test(impact_print, a_row_is_named_by_its_key_and_its_parties_agree)
{
	struct impact_report r = report_after("project/register.json", "'text': '作業を申請する。'",
					      "'text': '作業を書面で申請する。'");

	cr_assert_str_eq(printed(&r),
			 "since: before\n"
			 "C1 register: changed: requirement R1/①-1 text: 作業を申請する。 -> "
			 "作業を書面で申請する。\n"
			 "      c1/boundary: 1 row (R1/①-1)\n"
			 "      agree again: 見本病院 (duty or right), 例示社 (duty or right)\n"
			 "      tell: 保守窓口\n"
			 "c1/annex: untouched\n"
			 "c1/boundary: changed (0 articles, 1 row)\n"
			 "hospital/rules: untouched\n"
			 "hospital/contacts: untouched\n",
			 "%s", printed(&r));
}

Test(impact_print, an_article_is_named_by_number_and_title)
{
	struct impact_report r = report_after("data/clauses/logging/logging-a.md", "作業を記録する",
					      "作業を毎日記録する");

	cr_assert_not_null(strstr(printed(&r), "      c1/annex: 1 article (第3条（"), "%s",
			   printed(&r));
}

/* What an article rests on is no article that changed, and needs nobody's agreement. */
Test(impact_print, references_are_told_by_their_number)
{
	struct impact_report r = report_after("data/clauses/remote/remote-a.md",
					      "refs: [gl-1/3, gl-1/4]", "refs: [gl-1/3]");
	const char *text = printed(&r);

	cr_assert_not_null(strstr(text, "      c1/annex: references of 1 article\n"), "%s", text);
	cr_assert_null(strstr(text, "agree again"), "%s", text);
}

Test(impact_print, an_edition_asks_for_its_own_papers_only)
{
	struct impact_report r =
		report_after("project/bunkai.json", "'date': '2026-10-01'", "'date': '2026-11-01'");

	cr_assert_not_null(strstr(printed(&r), "no document says it"), "%s", printed(&r));
	r.scoped = true;
	cr_assert_not_null(strstr(printed(&r), "1 other change touches none of these documents\n"),
			   "%s", printed(&r));
}

Test(impact_print, that_its_contract_ends_is_told_of_an_edition)
{
	struct impact_report r =
		report_after("project/bunkai.json", "'edition': '初版'",
			     "'edition': '初版', 'ended': '2026-12-31'");

	r.scoped = true;
	r.scope = "c1";
	const char *text = printed(&r);

	cr_assert_not_null(strstr(text, "contract c1 ended: - -> 2026-12-31\n"), "%s", text);
	cr_assert_not_null(strstr(text, "      tell: 保守窓口\n"), "%s", text);
	r.scope = SCOPE_HOSPITAL;
	cr_assert_not_null(strstr(printed(&r), "1 other change touches none of these documents\n"),
			   "%s", printed(&r));
}

/* The hospital's papers lose its rows by it. */
Test(impact_print, rows_that_go_with_a_contract_go_by_its_end)
{
	fixture_replace(f, "project/bunkai.json", "'from': '2026-10-01'", "'from': '2026-04-01'");
	fixture_replace(f, "data/templates/documents/rules.json", "'view': 'duties'}]}",
			"'view': 'duties'}, {'block': 'table', 'view': 'duties', 'columns': "
			"[{'head': '項番', 'field': 'key'}]}]}");
	struct impact_report r =
		report_after("project/bunkai.json", "'edition': '初版'",
			     "'edition': '初版', 'ended': '2026-09-30'");
	const char *text = printed(&r);

	cr_assert_not_null(
		strstr(text, "ended: - -> 2026-09-30\n      hospital/rules: 1 row (R1/対応事項)"), "%s",
		text);
}

Test(impact_print, json_says_the_same)
{
	struct impact_report r = report_after("project/register.json", "'text': '作業を申請する。'",
					      "'text': '作業を書面で申請する。'");
	const struct json *j = impact_to_json(f->a, &r), *change = json_get(j, "changes")->first,
			  *unit = json_get(change, "touched")->first;

	cr_assert_str_eq(json_string(j, "since", ""), "before");
	cr_assert_null(json_get(j, "following"));
	cr_assert_str_eq(json_string(unit, "document", ""), "c1/boundary");
	cr_assert_str_eq(json_string(unit, "what", ""), "row");
	cr_assert_str_eq(json_string(unit, "state", ""), "changed");
	cr_assert_str_eq(json_string(unit, "key", ""), "R1/①-1");
	cr_assert_eq(json_get(change, "agree")->n, 2);
	cr_assert_eq(json_get(change, "tell")->n, 1);
	cr_assert_eq(json_get(j, "documents")->n, 4);
	cr_assert_str_eq(json_string(json_get(j, "documents")->first, "state", ""), "untouched");
}
