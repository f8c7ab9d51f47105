/* SPDX-License-Identifier: MIT
 *
 * Clauses of a rank: a paper that a project makes of them takes them from the document, and nothing
 * is lost where it makes none; numbers that were issued stay, and references lead across.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "derive/clauses.h"
#include "derive/papers.h"
#include "derive/selection_reference.h"

#define PROJECT "project/bunkai.json"

FIXTURE_SUITE(ranks, f);

static void add_clause(const char *id, const char *head, const char *text)
{
	fixture_write(f, arena_concat(f->a, "data/clauses/remote/", id, ".md", (char *)NULL),
		      arena_concat(f->a, "---\nid: ", id, "\ntopic: remote\ntitle: ", id,
				   "\ndocuments: [rules]\n", head, "---\n", text, "\n",
				   (char *)NULL));
}

/* rules: remote-r and above; bylaws: below, which cites above and is cited by it. */
static void lay_ranks(void)
{
	fixture_write(f, "data/templates/documents/bylaws.json",
		      "{'schema': 'bunkai/template/1', 'id': 'bylaws', 'title': '細かな定め', "
		      "'short': '細則', 'scope': 'hospital', 'of': 'rules', 'rank': 'bylaw', "
		      "'terms': {'hospital': '当院', 'vendor': '委託先'}, 'parts': [\n"
		      " {'part': '本則', 'body': [{'block': 'articles'}]}]}");
	add_clause("above", "order: 50\n", "係長は、{{ref:below}}により数える。");
	add_clause("below", "rank: bylaw\norder: 60\n", "係長は、{{ref:above/1}}を行う。");
}

static void name_bylaws(void)
{
	fixture_replace(f, PROJECT, "'rules', 'contacts'", "'rules', 'bylaws', 'contacts'");
}

static const struct selection *select_of(const char *document)
{
	return select_clauses(f->a, f->run.project, f->run.library,
			      library_template(f->run.library, document), NULL, NULL);
}

static const char *refer(const char *document, const char *target)
{
	return selection_reference(f->a, f->run.library, select_of(document), target);
}

static enum verdict verdict_of(const struct selection *s, const char *clause)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (strcmp(s->all.at[i].clause->id, clause) == 0)
			return s->all.at[i].verdict;
	return CLAUSE_NO_CHAPTER;
}

Test(ranks, the_document_has_all_where_nobody_makes_the_other)
{
	lay_ranks();
	fixture_load(f);
	cr_assert_eq(select_of("rules")->n_in, 3);
	cr_assert_null(select_of("rules")->other);
	cr_assert_str_eq(refer("rules", "below"), "第3条");
}

Test(ranks, each_paper_has_its_own_and_cites_the_other_by_name)
{
	lay_ranks();
	name_bylaws();
	fixture_load(f);
	cr_assert_eq(select_of("rules")->n_in, 2);
	cr_assert_eq(verdict_of(select_of("rules"), "below"), CLAUSE_RANK);
	cr_assert_eq(select_of("bylaws")->n_in, 1);
	cr_assert_eq(verdict_of(select_of("bylaws"), "above"), CLAUSE_RANK);
	cr_assert_eq(verdict_of(select_of("bylaws"), "remote-a"), CLAUSE_OTHER_DOCUMENT);
	cr_assert_str_eq(refer("rules", "below"), "細則第1条");
	cr_assert_str_eq(refer("rules", "above"), "第2条");
	cr_assert_str_eq(refer("bylaws", "above/1"), "規程第2条第1項");
	cr_assert_null(refer("bylaws", "above/9"));
}

Test(ranks, another_reason_goes_before)
{
	lay_ranks();
	name_bylaws();
	fixture_replace(f, PROJECT, "'params': {}}",
			"'params': {}, 'omit': [{'clause': 'below', 'reason': '行わない。'}]}");
	fixture_load(f);
	cr_assert_eq(verdict_of(select_of("rules"), "below"), CLAUSE_OMITTED);
	cr_assert_eq(verdict_of(select_of("bylaws"), "below"), CLAUSE_OMITTED);
}

/* Each of the two papers tells what it has not itself. */
Test(ranks, what_is_left_out_is_told_once)
{
	static const char table[] =
		"{'block': 'table', 'view': 'omitted', 'empty': 'なし', 'columns': [{'head': '条項', "
		"'field': 'id'}, {'head': '理由', 'field': 'reason'}]}, {'block': 'articles'";

	lay_ranks();
	name_bylaws();
	add_clause("third", "rank: bylaw\norder: 70\n", "係長は、日を数える。");
	fixture_replace(f, "data/templates/documents/bylaws.json", "{'block': 'articles'", table);
	fixture_replace(f, "data/templates/documents/rules.json", "{'block': 'articles'", table);
	fixture_replace(f, PROJECT, "'params': {}}",
			"'params': {}, 'omit': [{'clause': 'third', 'reason': '行わない。'}]}");
	fixture_check(f);
	cr_assert_null(strstr(doc_text(f->a, fixture_bind(f, "rules", NULL)), "行わない。"));
	cr_assert_not_null(strstr(doc_text(f->a, fixture_bind(f, "bylaws", NULL)), "行わない。"));
}

Test(ranks, the_least_keeps_what_the_other_paper_cites)
{
	lay_ranks();
	name_bylaws();
	add_clause("below", "rank: bylaw\nlevel: least\norder: 60\n",
		   "係長は、{{ref:above/1}}を行う。");
	fixture_replace(f, PROJECT, "'guideline': 'gl-1'",
			"'guideline': 'gl-1', 'level': 'least'");
	fixture_load(f);
	cr_assert_not_null(selection_find(select_of("rules"), "above"));
	cr_assert_null(selection_find(select_of("rules"), "remote-r"));
}

Test(ranks, a_number_that_was_issued_stays_and_says_where_its_article_is)
{
	struct numbers frozen = {.document = "rules"};
	struct manifest m = {.contract = SCOPE_HOSPITAL};
	struct imprint imprint = {.numbers = &m};

	lay_ranks();
	name_bylaws();
	fixture_load(f);
	*vec_push(f->a, &frozen.chapters) = (struct chapter_number){"daily", "1", "日常"};
	*vec_push(f->a, &frozen.articles) =
		(struct article_number){"remote-r", "1", "daily", "remote-r", false};
	*vec_push(f->a, &frozen.articles) =
		(struct article_number){"below", "2", "daily", "below", false};
	*vec_push(f->a, &frozen.articles) =
		(struct article_number){"above", "3", "daily", "above", false};
	*vec_push(f->a, &m.numbers) = frozen;
	const struct selection *s = select_clauses(f->a, f->run.project, f->run.library,
						   library_template(f->run.library, "rules"), NULL,
						   &imprint);

	cr_assert_eq(s->numbers.articles.n, 3);
	cr_assert(s->numbers.articles.at[1].dropped);
	cr_assert_str_eq(selection_reference(f->a, f->run.library, s, "above"), "第3条");
	cr_assert_str_eq(selection_reference(f->a, f->run.library, s, "below"), "細則第1条");
}

Test(ranks, the_other_paper_is_made_as_well)
{
	lay_ranks();
	fixture_replace(f, PROJECT, "'rules', 'contacts'", "'bylaws', 'contacts'");
	fixture_check(f);
	cr_assert_not_null(found(f->run.findings, DIAG_RANK_ALONE, "bylaws"));
}

Test(ranks, of_names_a_document_with_articles)
{
	lay_ranks();
	name_bylaws();
	fixture_replace(f, "data/templates/documents/bylaws.json", "'of': 'rules'",
			"'of': 'annex'");
	fixture_check(f);
	cr_assert_not_null(found(f->run.findings, DIAG_RANK_OF, "bylaws"));
}
